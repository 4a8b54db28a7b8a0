import * as contract from '@lightwork/contract'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import { inTransaction, nothing } from '../../db/transaction.ts'
import { createCode, setPassword } from './identity.commands.ts'
import { hashPassword } from './secrets.ts'

const { as, app, db, county, clock, cookieOf } = await startTestApp()

describe('who is signed in', () => {
  it('names the person, the roles and the classes taught', async () => {
    const me = await as('mathTeacher').call(contract.getMe, {})
    expect(me.login).toBe('mathteacher')
    expect(me.memberships).toMatchObject([{ role: 'teacher', subject: 'math', organisation_name: '东河学校' }])
    expect(me.teaching.map(({ class_name }) => class_name)).toContain('五年级(1)班')
    expect(me.today).toBe('2026-11-25')
  })

  it('is nobody without a session', async () => {
    await expect(as(null).call(contract.getMe, {})).rejects.toMatchObject({ code: 'sign-in-needed', status: 401 })
  })
})

describe('sign-in by code', () => {
  it('works once', async () => {
    const { code } = await inTransaction(db, nothing, (tx) => createCode(tx, 'sign_in', county.people.head, clock.now))
    const me = await as(null).call(contract.signInByCode, { body: { code } })
    expect(me.name).toBe('head')
    await expect(as(null).call(contract.signInByCode, { body: { code } })).rejects.toMatchObject({
      code: 'code-refused',
    })
  })

  it('does not take a set-up code', async () => {
    const { code } = await inTransaction(db, nothing, (tx) => createCode(tx, 'set_up', null, clock.now))
    await expect(as(null).call(contract.signInByCode, { body: { code } })).rejects.toMatchObject({
      code: 'code-refused',
    })
  })
})

describe('sign-in by password', () => {
  it('refuses an unknown account and a wrong password alike', async () => {
    await inTransaction(db, nothing, async (tx) =>
      setPassword(tx, county.people.bureau, await hashPassword('清早五点半的操场'), null),
    )
    for (const body of [
      { login: 'nobody.here', password: 'x' },
      { login: 'bureau', password: 'wrong' },
    ]) {
      await expect(as(null).call(contract.signIn, { body })).rejects.toMatchObject({
        code: 'sign-in-refused',
        status: 401,
      })
    }
    const me = await as(null).call(contract.signIn, { body: { login: 'bureau', password: '清早五点半的操场' } })
    expect(me.memberships[0]?.role).toBe('bureau')
  })

  it('stops guessing after ten failures from one place', async () => {
    const guess = () => as(null).call(contract.signIn, { body: { login: 'lead', password: 'wrong' } })
    for (let tries = 0; tries < 10; tries++) await expect(guess()).rejects.toMatchObject({ code: 'sign-in-refused' })
    await expect(guess()).rejects.toMatchObject({ code: 'too-many-attempts', status: 429 })
  })
})

describe('password', () => {
  it('is refused when short, common or the account name', async () => {
    for (const next of ['short', '1234567890', 'chineseteacher-1', 'aaaaaaaaaaaa']) {
      await expect(
        as('chineseTeacher').call(contract.changePassword, { body: { current: null, next } }),
      ).rejects.toMatchObject({ code: 'password-weak' })
    }
  })

  it('ends the other sessions when it changes', async () => {
    const before = await cookieOf('englishTeacher')
    await as('englishTeacher').call(contract.changePassword, {
      body: { current: null, next: '一本新买的数学练习册子' },
    })
    const { statusCode } = await app.inject({ url: '/api/me', headers: { cookie: before } })
    expect(statusCode).toBe(401)
  })
})

describe('accounts', () => {
  const draft = { name: '新老师', memberships: [{ role: 'teacher' as const, subject: 'art' as const, grade: null }] }

  it('are made by the head of the school, with a link instead of a password', async () => {
    const params = { organisation_id: county.school }
    const { account, link } = await as('head').call(contract.createAccount, {
      params,
      body: { login: 'new.teacher', ...draft },
    })
    const me = await as(null).call(contract.signInByCode, { body: { code: link.url.split('#')[1] ?? '' } })
    expect(me).toMatchObject({ account_id: account.account_id, has_password: false })
    await expect(
      as('head').call(contract.createAccount, { params, body: { login: 'new.teacher', ...draft } }),
    ).rejects.toMatchObject({ code: 'login-taken' })
  })

  it('of another school or with a county role are refused to a head', async () => {
    const other = { organisation_id: county.otherSchool }
    await expect(
      as('head').call(contract.createAccount, { params: other, body: { login: 'x.y', ...draft } }),
    ).rejects.toMatchObject({ code: 'not-allowed' })
    const memberships = [{ role: 'bureau' as const, subject: null, grade: null }]
    const body = { login: 'x.y', name: '某', memberships }
    await expect(
      as('head').call(contract.createAccount, { params: { organisation_id: county.school }, body }),
    ).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('that are disabled lose their sessions at once', async () => {
    const cookie = await cookieOf('otherTeacher')
    const params = { organisation_id: county.otherSchool, account_id: county.people.otherTeacher }
    const memberships = [{ role: 'teacher' as const, subject: 'math' as const, grade: null }]
    await as('otherHead').call(contract.changeAccount, {
      params,
      body: { name: 'otherTeacher', memberships, state: 'disabled' },
    })
    expect((await app.inject({ url: '/api/me', headers: { cookie } })).statusCode).toBe(401)
  })
})

describe('a forgotten password', () => {
  it('is answered by a new link from the head, for a person found in the list of the school', async () => {
    const params = { organisation_id: county.school }
    const accounts = await as('head').call(contract.listAccounts, { params })
    const { account_id } = accounts.find(({ login }) => login === 'mathteacher') ?? { account_id: '' }
    expect(account_id).toBe(county.people.mathTeacher)
    const link = await as('head').call(contract.createSignInLink, { params: { ...params, account_id } })
    const me = await as(null).call(contract.signInByCode, { body: { code: link.url.split('#')[1] ?? '' } })
    expect(me.login).toBe('mathteacher')
  })

  it('of another school’s person is not the head’s to answer, nor a teacher’s', async () => {
    const elsewhere = { organisation_id: county.otherSchool, account_id: county.people.otherHead }
    const hidden = { organisation_id: county.school, account_id: county.people.otherHead }
    for (const [who, params, code] of [
      ['head', elsewhere, 'not-allowed'],
      ['head', hidden, 'not-found'],
      ['mathTeacher', { organisation_id: county.school, account_id: county.people.head }, 'not-allowed'],
    ] as const)
      await expect(as(who).call(contract.createSignInLink, { params })).rejects.toMatchObject({ code })
    await expect(
      as('mathTeacher').call(contract.listAccounts, { params: { organisation_id: county.school } }),
    ).rejects.toMatchObject({ code: 'not-allowed' })
  })
})

describe('sign-out', () => {
  it('ends this session and no other', async () => {
    const [here, there] = [await cookieOf('curator'), await cookieOf('reviewer')]
    await as('curator').call(contract.signOut, {})
    const asks = async (cookie: string) => (await app.inject({ url: '/api/me', headers: { cookie } })).statusCode
    expect([await asks(here), await asks(there)]).toEqual([401, 200])
  })
})

describe('foreign pages', () => {
  it('cannot change anything', async () => {
    const cookie = await cookieOf('head')
    const send = (headers: Record<string, string>) =>
      app.inject({ method: 'POST', url: '/api/sign-out', headers: { cookie, ...headers } })
    expect((await send({ origin: 'https://evil.example' })).json()).toMatchObject({ code: 'wrong-origin' })
    expect((await send({ 'sec-fetch-site': 'cross-site' })).json()).toMatchObject({ code: 'wrong-origin' })
    const text = { 'content-type': 'text/plain' }
    expect((await app.inject({ method: 'POST', url: '/api/sign-in', headers: text, payload: '{}' })).statusCode).toBe(
      415,
    )
  })
})

describe('pages of before an update', () => {
  it('read, and change nothing until they are reloaded', async () => {
    const cookie = await cookieOf('mathTeacher')
    const ask = async (method: 'GET' | 'POST', rules: number) => {
      const url = method === 'GET' ? '/api/me' : '/api/sign-out'
      const headers = { cookie, [contract.pageRulesHeader]: `${rules}` }
      const answer = await app.inject({ method, url, headers })
      return [answer.statusCode, answer.json().code]
    }
    expect(await ask('POST', contract.PAGE_RULES - 1)).toEqual([409, 'page-outdated'])
    expect(await ask('GET', contract.PAGE_RULES - 1)).toEqual([200, undefined])
    expect(await ask('POST', contract.PAGE_RULES)).toEqual([200, undefined])
  })
})
