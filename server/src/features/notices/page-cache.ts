/** What the cache must know of a page: whose it is and which days its text depends on. */
export interface Cached {
  readonly schoolId: string
  readonly classId: string
  readonly from: string
  readonly to: string
}

export interface PageCacheOptions {
  /** How long an answer is given without asking again. */
  readonly freshMs: number
  /** How long it is still given when asking fails. */
  readonly keptMs: number
  /** After a failure, how long nobody asks again. */
  readonly retryMs: number
  /** Longest wait for a new answer while an old one is there. */
  readonly patienceMs: number
  readonly limit: number
  readonly clock: () => number
}

interface Entry<P> {
  readonly page: P
  readonly freshUntil: number
  readonly keptUntil: number
}

type Render<P> = () => Promise<P | null>

const classKey = ({ schoolId, classId }: Pick<Cached, 'schoolId' | 'classId'>) => `${schoolId}/${classId}`.toLowerCase()

/**
 * Pages by address, bounded, least recently rendered out first. Simultaneous misses of one address share one rendering;
 * a rendering that began before a page was forgotten is not kept.
 */
export class PageCache<P extends Cached> {
  readonly #options: PageCacheOptions
  readonly #entries = new Map<string, Entry<P>>()
  readonly #ofClass = new Map<string, Set<string>>()
  readonly #underWay = new Map<string, { readonly answer: Promise<P | null> }>()

  constructor(options: PageCacheOptions) {
    this.#options = options
  }

  get size(): number {
    return this.#entries.size
  }

  /** The hot path: one look-up, no promise. */
  fresh(key: string): P | undefined {
    const entry = this.#entries.get(key)
    return entry !== undefined && this.#options.clock() < entry.freshUntil ? entry.page : undefined
  }

  /** Whatever was rendered last, fresh or not. */
  last(key: string): P | undefined {
    return this.#entries.get(key)?.page
  }

  /**
   * The page, rendered at most once at a time. Null where there is none; throws when asking fails and no old answer
   * is left.
   */
  get(key: string, render: Render<P>): Promise<P | null> {
    const running = this.#underWay.get(key)
    if (running !== undefined) return running.answer
    const run: { answer: Promise<P | null> } = { answer: Promise.resolve(null) }
    this.#underWay.set(key, run)
    run.answer = this.#orOld(key, this.#render(key, render, run))
    return run.answer
  }

  /** Something on the class's day changed: its pages are asked for again, the old ones stand by for a failing database. */
  forgetDay(schoolId: string, classId: string, day: string): void {
    for (const key of this.#ofClass.get(classKey({ schoolId, classId })) ?? []) {
      const entry = this.#entries.get(key)
      if (entry !== undefined && entry.page.from <= day && day <= entry.page.to)
        this.#entries.set(key, { ...entry, freshUntil: 0 })
    }
    this.#underWay.clear()
  }

  /** The class changed its address or was closed: nothing of it is answered any more. */
  forgetClass(schoolId: string, classId: string): void {
    for (const key of this.#ofClass.get(classKey({ schoolId, classId })) ?? []) this.#remove(key)
    this.#underWay.clear()
  }

  async #render(key: string, render: Render<P>, run: object): Promise<P | null> {
    const isCurrent = () => this.#underWay.get(key) === run
    try {
      const page = await render()
      if (isCurrent()) this.#remove(key)
      if (isCurrent() && page !== null) this.#store(key, page)
      return page
    } finally {
      if (isCurrent()) this.#underWay.delete(key)
    }
  }

  /** An answer of an earlier second serves when the new one fails or takes too long. */
  async #orOld(key: string, rendered: Promise<P | null>): Promise<P | null> {
    const { clock, patienceMs, retryMs } = this.#options
    const old = this.#entries.get(key)
    if (old === undefined || clock() >= old.keptUntil) return rendered
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<never>((_, reject) => {
      timer = setTimeout(reject, patienceMs, new Error('the new page takes too long'))
    })
    try {
      return await Promise.race([rendered, patience])
    } catch {
      // The late rendering may still fail; nobody waits for it any more.
      rendered.catch(() => undefined)
      if (this.#entries.get(key) === old) this.#entries.set(key, { ...old, freshUntil: clock() + retryMs })
      return old.page
    } finally {
      clearTimeout(timer)
    }
  }

  #store(key: string, page: P): void {
    const { clock, freshMs, keptMs, limit } = this.#options
    const now = clock()
    this.#entries.set(key, { page, freshUntil: now + freshMs, keptUntil: now + keptMs })
    const keys = this.#ofClass.get(classKey(page)) ?? new Set()
    this.#ofClass.set(classKey(page), keys.add(key))
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= limit) break
      this.#remove(oldest)
    }
  }

  #remove(key: string): void {
    const entry = this.#entries.get(key)
    if (entry === undefined) return
    this.#entries.delete(key)
    const keys = this.#ofClass.get(classKey(entry.page))
    keys?.delete(key)
    if (keys?.size === 0) this.#ofClass.delete(classKey(entry.page))
  }
}
