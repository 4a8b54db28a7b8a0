import { getItemVersions, type ItemVersionForTeacher } from '@lightwork/contract'
import type { Versions } from '../../editor/versions.ts'
import { api } from '../../lib/api.ts'

/** Loads the item versions that the sheet shows, each once, several in one request. */
export function createVersions(): Versions {
  const known = new Map<string, ItemVersionForTeacher>()
  const asked = new Set<string>()
  const listeners = new Set<() => void>()
  let waiting: string[] = []
  const load = () => {
    const ids = waiting
    waiting = []
    api(getItemVersions, { querystring: { ids: ids.join(',') } }).then(
      (versions) => {
        for (const version of versions) known.set(version.version_id, version)
        for (const listener of listeners) listener()
      },
      // Asked again when the block is next drawn.
      () => ids.forEach((id) => void asked.delete(id)),
    )
  }
  return {
    get: (id) => {
      if (!asked.has(id)) {
        asked.add(id)
        if (waiting.length === 0) queueMicrotask(load)
        waiting.push(id)
      }
      return known.get(id)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
