import * as contract from '@lightwork/contract'
import { afterAll, describe, expect, it } from 'vitest'
import { cloneDatabase } from '../../../test/database.ts'
import { buildApp } from '../../app.ts'
import { readConfig } from '../../config.ts'
import { createLog } from '../../log.ts'
import { createSearch } from '../../search/create-search.ts'
import { createSetUpCode } from './first-start.ts'

const { db } = await cloneDatabase()
const config = readConfig({ LIGHTWORK_MODE: 'production', DATA_DIR: '/nonexistent' })
const log = createLog('silent')
const { search, stop } = await createSearch(config, db, log)
const app = await buildApp({ config, db, log, search, now: () => new Date() })
afterAll(async () => {
  await app.close()
  await stop()
})

const call = contract.createClient(async ({ method, url, headers, body }) => {
  const response = await app.inject({ method, url, headers, ...(body !== undefined && { payload: body }) })
  return { ok: response.statusCode < 400, json: response.json() as unknown }
})

const first = { bureau_name: '新县教育局', login: 'first.admin', name: '方岩', password: '一个足够长的县级好口令' }

describe('a new county', () => {
  it('is set up once, by the newest code, whatever else was tried before', async () => {
    expect(await call(contract.getSetUp, {})).toEqual({ needed: true, demo: false })
    const old = (await createSetUpCode(db)) ?? ''
    const code = (await createSetUpCode(db)) ?? ''
    for (const wrong of [old, 'a-code-nobody-made']) {
      await expect(call(contract.setUp, { body: { ...first, code: wrong } })).rejects.toMatchObject({
        code: 'code-refused',
      })
    }
    await expect(call(contract.setUp, { body: { ...first, code, password: 'short' } })).rejects.toMatchObject({
      code: 'password-weak',
    })
    const me = await call(contract.setUp, { body: { ...first, code } })
    expect(me).toMatchObject({
      login: 'first.admin',
      has_password: true,
      memberships: [{ role: 'admin', organisation_name: '新县教育局' }],
    })
    expect(await call(contract.getSetUp, {})).toEqual({ needed: false, demo: false })
    expect(await createSetUpCode(db)).toBeNull()
  })
})
