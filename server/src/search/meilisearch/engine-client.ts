import { Meilisearch, MeilisearchApiError, type MultiSearchQuery, type Settings } from 'meilisearch'
import type { ItemDocument } from './document.ts'

/** A task as it was taken in: its number alone is not enough, an engine that lost its queue counts anew. */
export interface SentTask {
  readonly uid: number
  readonly enqueuedAt: string
}
export type TaskState =
  | { readonly is: 'running' | 'done' | 'vanished' }
  | { readonly is: 'refused'; readonly error: EngineFault }

export interface EngineFault {
  readonly code: string
  readonly type: string
  readonly message: string
}

/** What a document says about itself, to compare with Postgres. */
export type Stamp = Pick<ItemDocument, 'id' | 'rev' | 'hash'>

export interface EngineAddress {
  readonly url: string
  readonly key: string | null
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof MeilisearchApiError ? error.cause?.code : undefined

/** The engine answers that this index is not there. */
export const isIndexMissing = (error: unknown): boolean => codeOf(error) === 'index_not_found'

export type EngineClient = ReturnType<typeof engineClient>

/** The few calls we make to an engine; each gives up after `timeout` milliseconds. */
export function engineClient({ url, key }: EngineAddress, timeout: number) {
  const client = new Meilisearch({ host: url, timeout, ...(key !== null && { apiKey: key }) })
  const sent = ({ taskUid, enqueuedAt }: { taskUid: number; enqueuedAt: string }): SentTask => {
    if (typeof taskUid !== 'number') throw new Error('the engine gave no task number')
    return { uid: taskUid, enqueuedAt }
  }
  return {
    multiSearch: <T extends Record<string, unknown>>(queries: MultiSearchQuery[]) =>
      client.multiSearch<{ queries: MultiSearchQuery[] }, T>({ queries }),

    createIndex: async (uid: string, primaryKey: string) => sent(await client.createIndex(uid, { primaryKey })),
    deleteIndex: async (uid: string) => sent(await client.deleteIndex(uid)),
    updateSettings: async (uid: string, settings: Settings) => sent(await client.index(uid).updateSettings(settings)),
    addDocuments: async (uid: string, documents: readonly ItemDocument[]) =>
      sent(await client.index<ItemDocument>(uid).addDocuments([...documents], { primaryKey: 'id' })),
    deleteDocuments: async (uid: string, ids: readonly string[]) =>
      sent(await client.index(uid).deleteDocuments([...ids])),

    async taskState({ uid, enqueuedAt }: SentTask): Promise<TaskState> {
      try {
        const task = await client.tasks.getTask(uid)
        if (Date.parse(task.enqueuedAt) !== Date.parse(enqueuedAt)) return { is: 'vanished' }
        if (task.status === 'succeeded') return { is: 'done' }
        if (task.status === 'failed' || task.status === 'canceled') {
          const { code = task.status, type = 'internal', message = '' } = task.error ?? {}
          return { is: 'refused', error: { code, type, message } }
        }
        return { is: 'running' }
      } catch (error) {
        if (codeOf(error) === 'task_not_found') return { is: 'vanished' }
        throw error
      }
    },

    /** Up to `limit` stamps of the documents that a filter names. */
    async stamps(uid: string, filter: string, limit: number): Promise<Stamp[]> {
      const { results } = await client
        .index<ItemDocument>(uid)
        .getDocuments<ItemDocument>({ filter, limit, fields: ['id', 'rev', 'hash'] })
      return results
    },
    async documentCount(uid: string): Promise<number> {
      return (await client.index(uid).getStats()).numberOfDocuments
    },
    /** Whether the index has its settings: an engine that lost its data makes a bare one from the next documents. */
    async hasSettings(uid: string, settings: Settings): Promise<boolean> {
      const present = await client.index(uid).getSettings()
      return JSON.stringify(present.searchableAttributes) === JSON.stringify(settings.searchableAttributes)
    },
  }
}
