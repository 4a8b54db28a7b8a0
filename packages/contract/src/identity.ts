import { stages } from '@lightwork/domain'
import { type Static, Type } from 'typebox'
import { defineEndpoint } from './endpoint.ts'
import { Grade, Id, Moment, Nothing, Nullable, OneOf, RoleCode, Strict, SubjectCode } from './shared.ts'

const Login = Type.String({ pattern: '^[a-z0-9][a-z0-9._-]{1,63}$' })
const Password = Type.String({ minLength: 1, maxLength: 200 })
const PersonName = Type.String({ minLength: 1, maxLength: 50 })
const Code = Type.String({ minLength: 8, maxLength: 100 })

export const Membership = Type.Object({
  organisation_id: Id,
  organisation_name: Type.String(),
  organisation_kind: OneOf(['bureau', 'training_school', 'school']),
  role: RoleCode,
  subject: Nullable(SubjectCode),
  grade: Nullable(Grade),
})
export type Membership = Static<typeof Membership>

export const TaughtClass = Type.Object({
  school_id: Id,
  class_id: Id,
  class_name: Type.String(),
  grade: Grade,
  subject: SubjectCode,
})
export type TaughtClass = Static<typeof TaughtClass>

/** Who is signed in, what they may do and which classes they teach or lead. */
export const Me = Type.Object({
  account_id: Id,
  login: Type.String(),
  name: Type.String(),
  has_password: Type.Boolean(),
  memberships: Type.Array(Membership),
  teaching: Type.Array(TaughtClass),
  leads: Type.Array(Type.Object({ school_id: Id, class_id: Id, class_name: Type.String(), grade: Grade })),
  /** Subjects and stages this person reviews, as one of the guidance group. */
  reviews: Type.Array(Type.Object({ subject: SubjectCode, stage: OneOf(stages) })),
  today: Type.String({ format: 'date' }),
})
export type Me = Static<typeof Me>

export const getSetUp = defineEndpoint({
  method: 'GET',
  url: '/api/set-up',
  summary: 'Whether this county still has to be set up',
  access: 'public',
  response: Type.Object({ needed: Type.Boolean(), demo: Type.Boolean() }),
})

export const setUp = defineEndpoint({
  method: 'POST',
  url: '/api/set-up',
  summary: 'First administrator of a new county, by the one-time set-up code',
  access: 'public',
  body: Strict({
    code: Code,
    bureau_name: Type.String({ minLength: 2, maxLength: 100 }),
    login: Login,
    name: PersonName,
    password: Password,
  }),
  response: Me,
})

export const signIn = defineEndpoint({
  method: 'POST',
  url: '/api/sign-in',
  summary: 'Sign in with account and password',
  access: 'public',
  body: Strict({ login: Type.String({ maxLength: 100 }), password: Password }),
  response: Me,
})

export const signInByCode = defineEndpoint({
  method: 'POST',
  url: '/api/sign-in-code',
  summary: 'Sign in with a single-use link',
  access: 'public',
  body: Strict({ code: Code }),
  response: Me,
})

export const signOut = defineEndpoint({ method: 'POST', url: '/api/sign-out', summary: 'Sign out', response: Nothing })
export const getMe = defineEndpoint({ method: 'GET', url: '/api/me', summary: 'Who is signed in', response: Me })

export const changePassword = defineEndpoint({
  method: 'POST',
  url: '/api/password',
  summary: 'Change the own password; ends all other sessions',
  body: Strict({ current: Nullable(Password), next: Password }),
  response: Nothing,
})

export const Account = Type.Object({
  account_id: Id,
  login: Type.String(),
  name: Type.String(),
  state: OneOf(['active', 'disabled']),
  memberships: Type.Array(Type.Object({ role: RoleCode, subject: Nullable(SubjectCode), grade: Nullable(Grade) })),
})
export type Account = Static<typeof Account>

const AccountDraft = {
  name: PersonName,
  memberships: Type.Array(Strict({ role: RoleCode, subject: Nullable(SubjectCode), grade: Nullable(Grade) }), {
    minItems: 1,
    maxItems: 20,
  }),
}

export const listAccounts = defineEndpoint({
  method: 'GET',
  url: '/api/organisations/:organisation_id/accounts',
  summary: 'Accounts of an organisation',
  params: Type.Object({ organisation_id: Id }),
  response: Type.Array(Account),
})

const SignInLink = Type.Object({ url: Type.String(), expires_at: Moment })

export const createAccount = defineEndpoint({
  method: 'POST',
  url: '/api/organisations/:organisation_id/accounts',
  summary: 'New account; answers a single-use link with which the person signs in and sets a password',
  params: Type.Object({ organisation_id: Id }),
  body: Strict({ login: Login, ...AccountDraft }),
  response: Type.Object({ account: Account, link: SignInLink }),
})

export const changeAccount = defineEndpoint({
  method: 'PUT',
  url: '/api/organisations/:organisation_id/accounts/:account_id',
  summary: 'Change name, roles in this organisation, or whether the account is active',
  params: Type.Object({ organisation_id: Id, account_id: Id }),
  body: Strict({ ...AccountDraft, state: OneOf(['active', 'disabled']) }),
  response: Account,
})

export const createSignInLink = defineEndpoint({
  method: 'POST',
  url: '/api/organisations/:organisation_id/accounts/:account_id/sign-in-link',
  summary: 'A new single-use sign-in link, for a forgotten password',
  params: Type.Object({ organisation_id: Id, account_id: Id }),
  response: SignInLink,
})
