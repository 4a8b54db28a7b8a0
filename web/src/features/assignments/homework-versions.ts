import { getItemVersions, type ItemVersionForTeacher, listReplacements } from '@lightwork/contract'
import type { Versions } from '../../editor/versions.ts'
import { api } from '../../lib/api.ts'

type Known = Map<string, ItemVersionForTeacher>

/** For retired versions, by their ids: the published one to use instead. */
async function findSuccessors(versions: readonly ItemVersionForTeacher[]): Promise<Known> {
  const retired = versions.filter(({ state }) => state === 'retired')
  if (retired.length === 0) return new Map()
  const ids = [...new Set(retired.map(({ item_id }) => item_id))].join(',')
  const replacements = await api(listReplacements, { querystring: { ids } })
  const targets = replacements.flatMap(({ successor }) => successor?.version_id ?? [])
  if (targets.length === 0) return new Map()
  const found = await api(getItemVersions, { querystring: { ids: [...new Set(targets)].join(',') } })
  return new Map(
    retired.flatMap(({ version_id, item_id }) => {
      const target = replacements.find((each) => each.item_id === item_id)?.successor?.version_id
      const version = found.find((each) => each.version_id === target)
      return version === undefined ? [] : [[version_id, version] as const]
    }),
  )
}

/** Loads the item versions that the sheet shows, each once, several in one request; of retired ones what to use instead. */
export function createVersions(asks: Pick<Versions, 'report' | 'similar'>): Versions {
  const known: Known = new Map()
  const successors: Known = new Map()
  const asked = new Set<string>()
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  let waiting: string[] = []
  const load = () => {
    const ids = waiting
    waiting = []
    api(getItemVersions, { querystring: { ids: ids.join(',') } }).then(
      (versions) => {
        for (const version of versions) known.set(version.version_id, version)
        tell()
        // Without it the block says that its item is retired, and the page still works.
        findSuccessors(versions).then(
          (found) => {
            for (const [id, version] of found) successors.set(id, version)
            if (found.size > 0) tell()
          },
          () => undefined,
        )
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
    successor: (id) => successors.get(id),
    ...asks,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
