import type { ItemVersionForTeacher } from '@lightwork/contract'
import { createContext, useContext, useSyncExternalStore } from 'react'

/** Where the sheet finds the item versions it pins. Loading them is the page's business. */
export interface Versions {
  /** The version when it is loaded. Answers the same object as long as nothing changes. */
  readonly get: (versionId: string) => ItemVersionForTeacher | undefined
  /** Calls back whenever `get`, `newer` or `successor` may answer something else. */
  readonly subscribe: (listener: () => void) => () => void
  /** A newer published version of the same item; it is shown, and used only when the teacher says so. */
  readonly newer?: (versionId: string) => Newer | undefined
  /** What to use instead of a version whose item was retired; it is offered, never put there silently. */
  readonly successor?: (versionId: string) => ItemVersionForTeacher | undefined
  /** Tells the keepers of the bank that something is wrong with a version. */
  readonly report?: (versionId: string) => void
  /** Offers other items for the block that pins this version. */
  readonly similar?: (block: { readonly id: string; readonly versionId: string }) => void
}

export interface Newer {
  readonly version_id: string
  readonly number: number
}

const nothing: Versions = { get: () => undefined, subscribe: () => () => {} }

export const VersionsContext = createContext<Versions>(nothing)

/** May the sheet be changed? Block views are drawn apart from the editor, so they hear it from here. */
export const EditableContext = createContext(true)

export function useVersion(versionId: string): ItemVersionForTeacher | undefined {
  const { get, subscribe } = useContext(VersionsContext)
  return useSyncExternalStore(subscribe, () => get(versionId))
}

export function useSuccessor(versionId: string): ItemVersionForTeacher | undefined {
  const { successor, subscribe } = useContext(VersionsContext)
  return useSyncExternalStore(subscribe, () => successor?.(versionId))
}

export const useSimilar = (): Versions['similar'] => useContext(VersionsContext).similar

export const useReport = (): Versions['report'] => useContext(VersionsContext).report

export function useNewer(versionId: string): Newer | undefined {
  const { newer, subscribe } = useContext(VersionsContext)
  return useSyncExternalStore(subscribe, () => newer?.(versionId))
}
