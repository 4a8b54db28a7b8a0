import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import Fastify from 'fastify'
import { afterAll, expect, it } from 'vitest'
import { admitInTurn } from './admission.ts'

const app = Fastify()
let gates: (() => void)[] = []
await app.register(async (inner) => {
  admitInTurn(inner, { count: 2, now: () => new Date() })
  inner.post('/hand-in', async ({ body }) => {
    if ((body as { wait: boolean }).wait) await new Promise<void>((open) => gates.push(open))
    return 'received'
  })
})
await app.listen({ port: 0, host: '127.0.0.1' })
const { port } = app.server.address() as { port: number }
const openAll = () => {
  for (const open of gates) open()
  gates = []
}
afterAll(async () => {
  openAll()
  app.server.closeAllConnections()
  await app.close()
})

/** A whole request over a line of its own. */
async function send(wait: boolean): Promise<Socket> {
  const line = connect(port, '127.0.0.1')
  line.on('error', () => undefined)
  await once(line, 'connect')
  const body = JSON.stringify({ wait })
  line.write(
    `POST /hand-in HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  )
  return line
}

async function answered(): Promise<string> {
  const line = await send(false)
  const answer = await Promise.race([
    once(line, 'data').then(([data]) => String(data)),
    pause(2000).then(() => 'no answer'),
  ])
  line.destroy()
  return answer
}

it('gives the place of who hangs up to the next, whether inside or still waiting', async () => {
  const inside = await Promise.all([send(true), send(true)])
  await expect.poll(() => gates.length).toBe(2)
  const waiting = await Promise.all([send(false), send(true), send(false)])
  await pause(100)
  for (const line of [...waiting, ...inside]) line.destroy()
  await pause(100)
  openAll()
  for (let round = 0; round < 4; round++) expect(await answered()).toContain('received')
})

it('lets no more in than there are places, and all in the end', async () => {
  const lines = await Promise.all(Array.from({ length: 6 }, () => send(true)))
  const answers = lines.map((line) => once(line, 'data').then(([data]) => String(data)))
  let most = 0
  for (let served = 0; served < 6; ) {
    await expect.poll(() => gates.length).toBeGreaterThan(0)
    await pause(30)
    most = Math.max(most, gates.length)
    served += gates.length
    openAll()
  }
  expect(most).toBe(2)
  for (const answer of await Promise.all(answers)) expect(answer).toContain('received')
  for (const line of lines) line.destroy()
})
