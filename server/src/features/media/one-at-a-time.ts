import { Problem } from '../../http/problem.ts'

const MOST_WAITING = 20

/** A decoded picture takes up to 200 MB: one is decoded at a time, some wait, more are asked to come again. */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#waiting >= MOST_WAITING)
      throw new Problem('busy', '正在处理别的图片，请稍后再传 / other files are being read')
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
