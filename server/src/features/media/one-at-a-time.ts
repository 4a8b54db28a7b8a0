import { Problem } from '../../http/problem.ts'

/** A decoded picture takes up to 200 MB: one is decoded at a time, some wait, more are asked to come again. */
export class OneAtATime {
  readonly #mostWaiting: number
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  constructor({ mostWaiting = 20 }: { readonly mostWaiting?: number } = {}) {
    this.#mostWaiting = mostWaiting
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#waiting >= this.#mostWaiting)
      throw new Problem('busy', '正在处理别的文件，请稍后再传 / other files are being read')
    this.#waiting++
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => undefined)
    try {
      return await turn
    } finally {
      this.#waiting--
    }
  }
}
