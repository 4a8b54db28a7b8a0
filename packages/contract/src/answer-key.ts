import type { AnswerKey } from '@lightwork/domain'
import { Type } from 'typebox'
import { Strict, Whole } from './shared.ts'

const simple = [
  Type.Array(Whole, { maxItems: 26, description: 'positions of the right options' }),
  Type.Boolean(),
  Type.Null(),
  Strict({ pairs: Type.Array(Type.Array(Whole, { minItems: 2, maxItems: 2 }), { maxItems: 100 }) }),
  Strict({ order: Type.Array(Whole, { maxItems: 26 }) }),
  Strict({
    gaps: Type.Array(Type.Union([Whole, Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 10 })]), {
      maxItems: 60,
    }),
  }),
]

/** What is right, by position in the body: `packages/domain` says what each form means. */
export const AnswerKeyBody = Type.Unsafe<AnswerKey>(
  Type.Union([...simple, Strict({ parts: Type.Array(Type.Union(simple), { maxItems: 30 }) })]),
)
