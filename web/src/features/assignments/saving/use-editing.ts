import { useSyncExternalStore } from 'react'
import type { EditingSession, EditingState } from './editing.ts'

/** Who may write the homework of this page. */
export const useEditing = (editing: EditingSession): EditingState =>
  useSyncExternalStore(editing.subscribe, editing.getState)
