import { ApiError, type Document, defaultSettings, type Index, type Settings } from './model.ts'

/** What an engine may do to us; all of it has been seen in real ones. */
export interface Faults {
  /** Connections break. */
  down: boolean
  /** Milliseconds before every answer. */
  slow: number
  /** Answers are a proxy's HTML page. */
  html: boolean
  /** Tasks wait in the queue. */
  held: boolean
  /** A task with more documents fails: the write does not fit. */
  mostDocuments: number
  /** So many of the next tasks fail for reasons of the engine's own. */
  failing: number
  /** So many of the next tasks are done, or are not, and then nobody knows them. */
  vanishing: { count: number; applied: boolean }
  /** So many of the next tasks are called done, and are not. */
  lying: number
  /** Documents that fail the task they are in. */
  poison: (document: Document) => boolean
  /** Every task is done twice. */
  twice: boolean
}

export const noFaults = (): Faults => ({
  down: false,
  slow: 0,
  html: false,
  held: false,
  mostDocuments: Number.POSITIVE_INFINITY,
  failing: 0,
  vanishing: { count: 0, applied: false },
  lying: 0,
  poison: () => false,
  twice: false,
})

interface Fault {
  readonly message: string
  readonly code: string
  readonly type: string
  readonly link: string
}
const fault = (code: string, type: string, message: string): Fault => ({ message, code, type, link: '' })

export interface Task {
  readonly uid: number
  readonly indexUid: string
  readonly type: 'indexCreation' | 'indexDeletion' | 'settingsUpdate' | 'documentAdditionOrUpdate' | 'documentDeletion'
  readonly enqueuedAt: string
  status: 'enqueued' | 'succeeded' | 'failed'
  error: Fault | null
  readonly documents: readonly Document[]
  readonly ids: readonly string[]
  readonly change: Partial<Settings>
  readonly primaryKey: string
}
export type NewTask = Pick<Task, 'indexUid' | 'type'> & Partial<Task>

export class Tasks {
  readonly indexes = new Map<string, Index>()
  readonly faults: Faults
  #known = new Map<number, Task>()
  #queue: Task[] = []
  #next = 0
  #isWorking = false

  constructor(faults: Faults) {
    this.faults = faults
  }

  add(task: NewTask): Task {
    const uid = this.#next++
    const enqueuedAt = new Date(Date.now()).toISOString().replace('Z', `${String(uid % 1e6).padStart(6, '0')}Z`)
    const complete: Task = {
      documents: [],
      ids: [],
      change: {},
      primaryKey: 'id',
      ...task,
      uid,
      enqueuedAt,
      status: 'enqueued',
      error: null,
    }
    this.#known.set(uid, complete)
    this.#queue.push(complete)
    this.work()
    return complete
  }

  get(uid: number): Task {
    const task = this.#known.get(uid)
    if (task === undefined) throw new ApiError(404, 'task_not_found', `Task \`${uid}\` not found.`)
    return task
  }

  get waiting(): number {
    return this.#queue.length
  }

  /** As after a crash that lost the queue: what waited is gone, and numbers begin anew. */
  restart(): void {
    this.#queue = []
    this.#known.clear()
    this.#next = 0
  }

  /** Goes on with the queue, one task after the other. */
  work(): void {
    if (this.#isWorking || this.faults.held || this.#queue.length === 0) return
    this.#isWorking = true
    setImmediate(() => {
      this.#isWorking = false
      const task = this.faults.held ? undefined : this.#queue.shift()
      if (task !== undefined) this.#process(task)
      this.work()
    })
  }

  #process(task: Task): void {
    const { faults } = this
    if (faults.vanishing.count > 0) {
      faults.vanishing.count--
      this.#known.delete(task.uid)
      if (faults.vanishing.applied) this.#apply(task)
      return
    }
    if (faults.lying > 0) {
      faults.lying--
      task.status = 'succeeded'
      return
    }
    task.error = this.#refusal(task)
    task.status = task.error === null ? 'succeeded' : 'failed'
    if (task.error !== null) return
    this.#apply(task)
    if (faults.twice) this.#apply(task)
  }

  #refusal({ type, indexUid, documents }: Task): Fault | null {
    const { faults } = this
    if (faults.failing > 0) {
      faults.failing--
      return fault('internal', 'internal', 'An internal error has occurred.')
    }
    if (documents.length > faults.mostDocuments)
      return fault('internal', 'internal', 'MDB_TXN_FULL: Transaction has too many dirty pages')
    if (documents.some(faults.poison))
      return fault('invalid_document_fields', 'invalid_request', 'a document cannot be read')
    const exists = this.indexes.has(indexUid)
    if (type === 'indexCreation' && exists)
      return fault('index_already_exists', 'invalid_request', `Index \`${indexUid}\` already exists.`)
    if ((type === 'indexDeletion' || type === 'documentDeletion') && !exists)
      return fault('index_not_found', 'invalid_request', `Index \`${indexUid}\` not found.`)
    return null
  }

  #apply({ type, indexUid, primaryKey, documents, ids, change }: Task): void {
    if (type === 'indexDeletion') {
      this.indexes.delete(indexUid)
      return
    }
    // Whatever comes first makes the index, with bare settings: the engine does so too.
    const index = this.indexes.get(indexUid) ?? { primaryKey, settings: defaultSettings, documents: new Map() }
    this.indexes.set(indexUid, index)
    index.settings = { ...index.settings, ...change }
    for (const document of documents) index.documents.set(String(document[index.primaryKey]), document)
    for (const id of ids) index.documents.delete(id)
  }
}
