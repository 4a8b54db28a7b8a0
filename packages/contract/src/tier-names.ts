import { TIER_NAME_LIMIT } from '@lightwork/domain'
import { type Static, Type } from 'typebox'
import { defineEndpoint } from './endpoint.ts'
import { Id, Nothing, Nullable, Strict } from './shared.ts'

const Name = Type.String({ minLength: 1, maxLength: TIER_NAME_LIMIT })
/** What a school calls its tiers; null: the standard words. */
const Chosen = Strict({ names: Nullable(Strict({ base: Name, raise: Name, extend: Name })) })
export type ChosenTierNames = Static<typeof Chosen>

const inSchool = Type.Object({ school_id: Id })

export const getTierNames = defineEndpoint({
  method: 'GET',
  url: '/api/schools/:school_id/tier-names',
  summary: 'What the school calls its tiers of homework; null for the standard words',
  params: inSchool,
  response: Chosen,
})
export const nameTiers = defineEndpoint({
  method: 'PUT',
  url: '/api/schools/:school_id/tier-names',
  summary: 'Name the tiers as the school does; null goes back to the standard words. Homework is not touched',
  params: inSchool,
  body: Chosen,
  response: Nothing,
})
