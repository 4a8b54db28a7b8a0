import { useSyncExternalStore } from 'react'
import type { SaveState } from './save-state.ts'
import type { Saver } from './saver.ts'

/**
 * One thing of the saver's state: a plain value, or an object the state itself holds. The state changes at every key,
 * and each time React draws anything it walks the whole text the caret is in; so take no more than what is shown.
 */
export const useSaver = <T, V>(saver: Saver<T>, select: (state: SaveState<T>) => V): V =>
  useSyncExternalStore(saver.subscribe, () => select(saver.getState()))
