import { PAGE_RULES } from '@lightwork/contract'
import { describe, expect, it } from 'vitest'
import { signOf } from '../../../lib/saving/save-sign.ts'
import { createWorld, textOf, type World, wordsOf } from './fake-world.ts'

const serverWords = ({ server }: World) => wordsOf(server.text.text)
const diskWords = ({ entries }: World) => [...entries.values()].map(({ text }) => wordsOf(text))
const elsewhere = ({ server }: World, words: string) => void server.store(textOf(words))
const sign = ({ page }: World) => signOf(page.getState()).kind

describe('saving while all is well', () => {
  it('writes into the browser within half a second of the last change and gives the server the text after a pause', async () => {
    const world = await createWorld()
    world.page.change(textOf('一'))
    await world.clock.pass(300)
    expect(diskWords(world)).toEqual(['一'])
    expect(world.server.saves).toBe(0)
    await world.clock.pass(1_700)
    expect(serverWords(world)).toBe('一')
    expect(diskWords(world)).toEqual([])
    expect(sign(world)).toBe('saved')
  })

  it('saves at least every half minute while somebody types without a pause, and into the browser within half a second', async () => {
    const world = await createWorld()
    let unwritten = 0
    for (let key = 1; key <= 350; key++) {
      world.page.change(textOf(`第${key}键`))
      await world.clock.pass(100)
      if (key > 20 && key < 280)
        unwritten = Math.max(unwritten, key - Number(diskWords(world)[0]?.match(/\d+/)?.[0] ?? 0))
    }
    expect(world.server.saves).toBe(1)
    expect(unwritten).toBeLessThanOrEqual(5)
  })

  it('saves at once when the field is left, and tells the other tabs', async () => {
    const world = await createWorld()
    world.page.change(textOf('一'))
    world.page.hurry()
    await world.clock.pass(0)
    expect(serverWords(world)).toBe('一')
    expect(world.announced).toEqual([2])
  })

  it('sends what was typed during a save afterwards, over the new revision', async () => {
    const world = await createWorld()
    world.page.change(textOf('一'))
    world.page.hurry()
    world.page.change(textOf('二'))
    await world.clock.pass(5_000)
    expect(serverWords(world)).toBe('二')
    expect(world.page.getState().revision).toBe(3)
  })

  it('asks nothing of the server when nothing was changed', async () => {
    const world = await createWorld()
    await world.clock.pass(600_000)
    expect(world.server.saves).toBe(0)
  })

  it('settles with the revision to release', async () => {
    const world = await createWorld()
    world.page.change(textOf('一'))
    const settled = world.page.settle()
    await world.clock.pass(0)
    expect((await settled).revision).toBe(2)
  })
})

describe('saving without a network', () => {
  it('keeps the text in the browser, says so, tries again with growing pauses and loses nothing', async () => {
    const world = await createWorld()
    world.server.weather = 'down'
    world.page.change(textOf('离线写的'))
    await world.clock.pass(10_000)
    expect(sign(world)).toBe('local')
    expect(diskWords(world)).toEqual(['离线写的'])
    await world.clock.pass(600_000)
    const { retryAt } = world.page.getState()
    expect(retryAt - world.clock.now()).toBeLessThanOrEqual(60_000)
    world.server.weather = 'fine'
    await world.clock.pass(60_000)
    expect(serverWords(world)).toBe('离线写的')
    expect(sign(world)).toBe('saved')
  })

  it('saves as soon as the network is back', async () => {
    const world = await createWorld()
    world.server.weather = 'busy'
    world.page.change(textOf('一'))
    await world.clock.pass(300_000)
    world.server.weather = 'fine'
    world.page.hurry()
    await world.clock.pass(0)
    expect(serverWords(world)).toBe('一')
  })

  it('understands a save whose answer was lost, even after more typing, without a conflict', async () => {
    const world = await createWorld()
    world.server.weather = 'lost-answer'
    world.page.change(textOf('一'))
    await world.clock.pass(2_500)
    expect(serverWords(world)).toBe('一')
    world.page.change(textOf('二'))
    world.server.weather = 'fine'
    await world.clock.pass(60_000)
    expect(serverWords(world)).toBe('二')
    expect(world.page.getState().conflict).toBeNull()
  })

  it('understands it after a crash too', async () => {
    const world = await createWorld()
    world.server.weather = 'lost-answer'
    world.page.change(textOf('一'))
    await world.clock.pass(2_500)
    world.page.change(textOf('二'))
    await world.clock.pass(500)
    world.crash()
    world.server.weather = 'fine'
    await world.open()
    await world.clock.pass(5_000)
    expect(serverWords(world)).toBe('二')
    expect(world.page.getState().conflict).toBeNull()
  })

  it('gives up a save that is never answered and tries again', async () => {
    const world = await createWorld()
    world.server.weather = 'silent'
    world.page.change(textOf('一'))
    await world.clock.pass(33_000)
    expect(sign(world)).toBe('local')
    world.server.weather = 'fine'
    await world.clock.pass(60_000)
    expect(serverWords(world)).toBe('一')
  })
})

describe('saving when the server says no', () => {
  it('keeps the text when the session is over and saves it after signing in again', async () => {
    const world = await createWorld()
    world.server.weather = 'signed-out'
    world.page.change(textOf('一'))
    await world.clock.pass(2_500)
    expect(sign(world)).toBe('signed-out')
    expect(diskWords(world)).toEqual(['一'])
    world.server.weather = 'fine'
    world.page.hurry()
    await world.clock.pass(0)
    expect(serverWords(world)).toBe('一')
  })

  it('does not ask again and again for a text that is refused, but does for the next one', async () => {
    const world = await createWorld()
    world.server.weather = 'refused'
    world.page.change(textOf('一'))
    await world.clock.pass(600_000)
    expect(world.page.getState().sends).toBe(1)
    expect(sign(world)).toBe('refused')
    world.server.weather = 'fine'
    world.page.change(textOf('二'))
    await world.clock.pass(60_000)
    expect(serverWords(world)).toBe('二')
  })

  it('keeps the text of a homework that was put away meanwhile', async () => {
    const world = await createWorld()
    world.server.weather = 'gone'
    world.page.change(textOf('一'))
    await world.clock.pass(600_000)
    expect(sign(world)).toBe('gone')
    expect(diskWords(world)).toEqual(['一'])
    expect(world.page.getState().sends).toBe(1)
  })
})

describe('a browser without room', () => {
  it('says so and goes on saving to the server, sooner than usual', async () => {
    const world = await createWorld()
    world.disk = 'full'
    world.page.change(textOf('一'))
    await world.clock.pass(1_000)
    expect(serverWords(world)).toBe('一')
    expect(signOf(world.page.getState()).noRoom).toBe(true)
    world.disk = 'fine'
    world.page.change(textOf('二'))
    await world.clock.pass(10_000)
    expect(signOf(world.page.getState()).noRoom).toBe(false)
  })

  it('says that nothing is safe when there is no network either', async () => {
    const world = await createWorld()
    world.disk = 'full'
    world.server.weather = 'down'
    world.page.change(textOf('一'))
    await world.clock.pass(5_000)
    expect(sign(world)).toBe('nowhere')
  })
})

describe('a browser that forbids its database', () => {
  it('does not keep the text from the server', async () => {
    const world = await createWorld()
    world.disk = 'forbidden'
    world.page.change(textOf('一'))
    await world.clock.pass(500)
    expect(serverWords(world)).toBe('一')
    world.page.change(textOf('二'))
    await world.clock.pass(500)
    expect(serverWords(world)).toBe('二')
  })

  it('does not keep the homework from opening either, nor does one that never answers', async () => {
    const world = await createWorld()
    for (const mood of ['forbidden', 'stuck'] as const) {
      world.disk = mood
      const { saver } = await world.open()
      saver.change(textOf(mood))
      await world.clock.pass(10_000)
      expect(serverWords(world)).toBe(mood)
    }
  })
})

describe('two texts over one revision', () => {
  const quarrel = async () => {
    const world = await createWorld()
    elsewhere(world, '别处的')
    world.page.change(textOf('我的'))
    await world.clock.pass(2_500)
    expect(sign(world)).toBe('conflict')
    return world
  }

  it('stops saving, asks, and puts the own text on the server at once', async () => {
    const world = await quarrel()
    expect(world.server.kept.map(wordsOf)).toEqual(['我的'])
    expect(world.page.getState().conflict?.newer.revision).toBe(2)
    await world.clock.pass(600_000)
    expect(serverWords(world)).toBe('别处的')
    expect(diskWords(world)).toEqual(['我的'])
  })

  it('keeps mine: the other text is kept on the server, then mine is saved over it', async () => {
    const world = await quarrel()
    world.page.choose('mine')
    await world.clock.pass(0)
    expect(serverWords(world)).toBe('我的')
    expect(world.server.kept.map(wordsOf)).toEqual(['我的', '别处的'])
    expect(sign(world)).toBe('saved')
  })

  it('takes the newer one: mine is kept on the server and the page goes on with the other', async () => {
    const world = await quarrel()
    world.page.choose('newer')
    await world.clock.pass(0)
    expect(wordsOf(world.page.getState().text)).toBe('别处的')
    expect(world.page.getState().generation).toBe(1)
    expect(world.server.kept.map(wordsOf)).toEqual(['我的'])
    expect(diskWords(world)).toEqual([])
  })

  it('takes the newer one only when what was typed meanwhile is on the server too', async () => {
    const world = await quarrel()
    world.page.change(textOf('我的，改过'))
    world.server.weather = 'slow'
    world.page.choose('newer')
    await world.clock.pass(500)
    world.page.change(textOf('我的，改过，又改过'))
    await world.clock.pass(5_000)
    expect(wordsOf(world.page.getState().text)).toBe('别处的')
    expect(world.server.kept.map(wordsOf)).toEqual(['我的', '我的，改过', '我的，改过，又改过'])
  })

  it('lets the person choose again when the answer to a choice never comes', async () => {
    const world = await quarrel()
    world.server.weather = 'silent'
    world.page.choose('mine')
    await world.clock.pass(60_000)
    expect(world.page.getState().conflict?.choosing).toBeNull()
    world.server.weather = 'fine'
    world.page.choose('mine')
    await world.clock.pass(0)
    expect(serverWords(world)).toBe('我的')
  })

  it('puts the own text on the server as soon as that works', async () => {
    const world = await createWorld()
    elsewhere(world, '别处的')
    world.page.change(textOf('我的'))
    world.server.weather = 'slow'
    await world.clock.pass(2_500)
    world.server.weather = 'busy'
    await world.clock.pass(100_000)
    expect(sign(world)).toBe('conflict')
    expect(world.server.kept).toEqual([])
    world.server.weather = 'fine'
    await world.clock.pass(60_000)
    expect(world.server.kept.map(wordsOf)).toEqual(['我的'])
  })

  it('goes on putting it there while the person decides and this browser has no room', async () => {
    const world = await quarrel()
    world.disk = 'full'
    world.page.change(textOf('我的，改过'))
    await world.clock.pass(1_000)
    expect(world.server.kept.map(wordsOf)).toEqual(['我的', '我的，改过'])
  })

  it('keeps both: the other text becomes a homework of its own', async () => {
    const world = await quarrel()
    world.page.choose('both')
    await world.clock.pass(0)
    expect(serverWords(world)).toBe('我的')
    expect(world.server.copies.map(wordsOf)).toEqual(['别处的'])
    expect(world.page.getState().copy).toEqual({ id: 'copy', title: '作业（另一份）' })
  })

  it('overwrites nothing while the losing text cannot be kept', async () => {
    const world = await quarrel()
    world.server.weather = 'down'
    world.page.choose('mine')
    await world.clock.pass(1_000)
    expect(serverWords(world)).toBe('别处的')
    expect(world.page.getState().conflict?.failure?.kind).toBe('unreachable')
    world.server.weather = 'fine'
    world.page.choose('mine')
    await world.clock.pass(0)
    expect(serverWords(world)).toBe('我的')
  })

  it('asks again when a third text arrives meanwhile', async () => {
    const world = await quarrel()
    elsewhere(world, '第三份')
    world.page.choose('mine')
    await world.clock.pass(0)
    expect(sign(world)).toBe('conflict')
    expect(wordsOf(world.page.getState().conflict?.newer.text ?? textOf(''))).toBe('第三份')
  })
})

describe('opening again', () => {
  it('takes up silently what was not saved, when nobody saved in between', async () => {
    const world = await createWorld()
    world.server.weather = 'down'
    world.page.change(textOf('断电前'))
    await world.clock.pass(500)
    world.crash()
    world.server.weather = 'fine'
    const { saver: page } = await world.open()
    expect(wordsOf(page.getState().text)).toBe('断电前')
    await world.clock.pass(3_000)
    expect(serverWords(world)).toBe('断电前')
    expect(world.entries.size).toBe(0)
  })

  it('asks when somebody did', async () => {
    const world = await createWorld()
    world.server.weather = 'down'
    world.page.change(textOf('断电前'))
    await world.clock.pass(500)
    world.crash()
    world.server.weather = 'fine'
    elsewhere(world, '别处的')
    await world.open()
    await world.clock.pass(0)
    expect(sign(world)).toBe('conflict')
    expect(world.server.kept.map(wordsOf)).toEqual(['断电前'])
  })

  it('asks about a text of a page from before an update, until it is decided', async () => {
    const world = await createWorld()
    world.server.weather = 'old-page'
    world.rules = PAGE_RULES - 1
    world.page.change(textOf('旧页面上写的'))
    await world.clock.pass(3_000)
    expect(sign(world)).toBe('old-page')
    world.crash()
    world.server.weather = 'fine'
    world.rules = PAGE_RULES
    for (const _ of ['reloaded', 'reloaded again']) {
      await world.open()
      await world.clock.pass(0)
      expect(sign(world)).toBe('conflict')
      expect(wordsOf(world.page.getState().text)).toBe('旧页面上写的')
      world.crash()
    }
    expect(serverWords(world)).toBe('')
    expect(world.server.kept.map(wordsOf)).toContain('旧页面上写的')
  })

  it('forgets an entry that says what the server has', async () => {
    const world = await createWorld()
    world.entries.set('old', {
      writer: 'old',
      at: '2026-11-24T00:00:00.000Z',
      base: 1,
      text: textOf(''),
      unsure: [],
      rules: 1,
    })
    await world.open()
    await world.clock.pass(3_000)
    expect(world.entries.size).toBe(0)
    expect(world.server.saves).toBe(0)
  })

  it('takes the newest of several and keeps the others for the next time', async () => {
    const world = await createWorld()
    const entry = (writer: string, at: string) => ({ writer, at, base: 1, text: textOf(writer), unsure: [], rules: 1 })
    world.entries.set('早', entry('早', '2026-11-24T00:00:00.000Z'))
    world.entries.set('晚', entry('晚', '2026-11-24T01:00:00.000Z'))
    await world.open()
    await world.clock.pass(3_000)
    expect(serverWords(world)).toBe('晚')
    expect(diskWords(world)).toEqual(['早'])
    await world.open()
    await world.clock.pass(0)
    expect(sign(world)).toBe('conflict')
  })
})

describe('a second tab that hears nothing of the first', () => {
  it('erases nothing that the first has written since', async () => {
    const world = await createWorld()
    const [first] = world.pages
    world.server.weather = 'down'
    first?.saver.change(textOf('一'))
    await world.clock.pass(500)
    world.disk = 'slow'
    first?.saver.change(textOf('一二'))
    await world.clock.pass(90)
    await world.open({ deaf: true })
    await world.clock.pass(200)
    world.crash(first)
    expect(diskWords(world).sort()).toEqual(['一', '一二'])
  })
})

describe('a newer text that comes to light', () => {
  it('is taken over where nothing waits', async () => {
    const world = await createWorld()
    elsewhere(world, '别处的')
    world.page.offer(world.server.text)
    expect(wordsOf(world.page.getState().text)).toBe('别处的')
    expect(world.page.getState().generation).toBe(1)
  })

  it('never replaces what waits to be saved', async () => {
    const world = await createWorld()
    world.page.change(textOf('我的'))
    elsewhere(world, '别处的')
    world.page.offer(world.server.text)
    expect(wordsOf(world.page.getState().text)).toBe('我的')
  })
})
