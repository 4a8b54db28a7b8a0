import { describe, expect, it } from 'vitest'
import { type EditingAnswer, HEARTBEAT_MS, startEditing, WATCH_MS } from './editing.ts'
import { createWorld, textOf, wordsOf } from './fake-world.ts'

const colleague = { name: '王老师', is_me: false, since: '2026-11-25T08:00:00.000Z' }

/** A page that writes, in a world where the test says who has the right to. */
async function begin() {
  const world = await createWorld()
  const { server, page: saver, clock } = world
  const lease = { holder: null as typeof colleague | null, seen: true, reachable: true, asked: [] as boolean[] }
  const answer = (takeOver: boolean): EditingAnswer => {
    lease.asked.push(takeOver)
    if (!lease.reachable) return 'unreachable'
    if (takeOver) lease.holder = null
    server.weather = lease.holder === null ? 'fine' : 'held'
    return { mine: lease.holder === null, holder: lease.holder, revision: server.text.revision }
  }
  const keepOwn = async () => {
    server.kept.push(structuredClone(saver.getState().text))
    return lease.reachable
  }
  const editing = startEditing(
    {
      clock,
      saver,
      ask: async (takeOver) => answer(takeOver),
      catchUp: async () => saver.offer(structuredClone(server.text)),
      keep: keepOwn,
      isSeen: () => lease.seen,
    },
    { kind: 'mine' },
  )
  const takenBy = (holder: typeof colleague) => {
    lease.holder = holder
    server.weather = 'held'
  }
  return { ...world, saver, editing, lease, takenBy }
}

describe('who may write', () => {
  it('is asked again while the page is seen, and not while it is not', async () => {
    const { clock, lease } = await begin()
    await clock.pass(3 * HEARTBEAT_MS)
    expect(lease.asked).toEqual([false, false, false])
    lease.seen = false
    await clock.pass(5 * HEARTBEAT_MS)
    expect(lease.asked).toHaveLength(3)
  })

  it('is told soon after a colleague took over, with every word of this page kept on the server', async () => {
    const { clock, editing, saver, server, takenBy } = await begin()
    saver.change(textOf('没来得及'))
    takenBy(colleague)
    await clock.pass(2_500)
    expect(editing.getState()).toEqual({ kind: 'lost', holder: colleague })
    expect(server.kept.map(wordsOf)).toEqual(['没来得及'])
    await clock.pass(5 * WATCH_MS)
    expect(server.kept).toHaveLength(1)
    expect(wordsOf(saver.getState().text)).toBe('没来得及')
  })

  it('shows what the other saves, and gives the pen back upon the newest text when the other has gone', async () => {
    const { clock, editing, lease, saver, server, takenBy } = await begin()
    takenBy(colleague)
    await clock.pass(HEARTBEAT_MS)
    server.store(textOf('同事写的'))
    await clock.pass(WATCH_MS)
    expect(wordsOf(saver.getState().text)).toBe('同事写的')
    server.store(textOf('同事写完了'))
    lease.holder = null
    await clock.pass(WATCH_MS)
    expect(editing.getState()).toEqual({ kind: 'mine' })
    expect(wordsOf(saver.getState().text)).toBe('同事写完了')
  })

  it('takes over when asked, and then both texts are there to choose from', async () => {
    const { clock, editing, saver, server, takenBy } = await begin()
    saver.change(textOf('我的'))
    takenBy(colleague)
    await clock.pass(2_500)
    server.store(textOf('同事的'))
    await Promise.all([editing.takeOver(), clock.pass(3_000)])
    expect(editing.getState()).toEqual({ kind: 'mine' })
    const { conflict, text } = saver.getState()
    expect(wordsOf(text)).toBe('我的')
    expect(conflict === null ? null : wordsOf(conflict.newer.text)).toBe('同事的')
  })

  it('stays as it was while the server cannot be reached: the revision still guards the text', async () => {
    const { clock, editing, lease } = await begin()
    lease.reachable = false
    await clock.pass(10 * HEARTBEAT_MS)
    expect(editing.getState()).toEqual({ kind: 'mine' })
  })
})
