import { getTierNames, nameTiers, type Organisation } from '@lightwork/contract'
import { areTierNames, standardTierNames, TIER_NAME_LIMIT, type TierNames, tiers } from '@lightwork/domain'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Answer, Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { defineWords, useLanguage, useWords } from '../../lib/language.ts'
import { query, refresh } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { RadioGroup } from '../../ui/Choice.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Card } from '../../ui/Page.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { commonWords } from './school-words.ts'

const words = defineWords({
  zh: {
    explain:
      '本校教师在作业里看到的层次叫法：题块、时间条、打印件、Word、版本对照都用它。作业里存的不是字母，改叫法不会改动任何作业；题库仍用“基础、提升、拓展”，给家长的公示不写层次。',
    choice: '层次怎么叫',
    standard: '基础、提升、拓展（通用）',
    rising: 'A、B、C，A 最基础',
    falling: 'A、B、C，A 最难',
    own: '本校自己的叫法',
    nameOf: (tier: string) => `“${tier}”叫作`,
    wanted: `请写三个不同的叫法，各 1 到 ${TIER_NAME_LIMIT} 个字`,
    now: (names: string) => `本校现在的叫法：${names}`,
    said: (standard: string, own: string) => `${standard} → ${own}`,
    list: '，',
  },
  en: {
    explain:
      'What this school’s teachers call the tiers of homework: on blocks, bars, prints, in Word files and comparisons. Homework holds no letters, so a change touches none of it; the bank keeps base, raise, extend, and notices for parents name no tier.',
    choice: 'Names of the tiers',
    standard: 'Base, Raise, Extend (common)',
    rising: 'A, B, C; A is the easiest',
    falling: 'A, B, C; A is the hardest',
    own: 'The school’s own words',
    nameOf: (tier: string) => `${tier} is called`,
    wanted: `Write three different names of 1 to ${TIER_NAME_LIMIT} characters`,
    now: (names: string) => `Names in use: ${names}`,
    said: (standard: string, own: string) => `${standard} → ${own}`,
    list: ', ',
  },
})

const ways = ['standard', 'rising', 'falling', 'own'] as const
type Way = (typeof ways)[number]

const letters = {
  rising: { base: 'A', raise: 'B', extend: 'C' },
  falling: { base: 'C', raise: 'B', extend: 'A' },
} as const satisfies Partial<Record<Way, TierNames>>

const isSame = (a: TierNames, b: TierNames) => tiers.every((tier) => a[tier] === b[tier])

function wayOf(names: TierNames | null): Way {
  if (names === null) return 'standard'
  return isSame(names, letters.rising) ? 'rising' : isSame(names, letters.falling) ? 'falling' : 'own'
}

interface FormProps {
  readonly schoolId: string
  readonly names: TierNames | null
}

const trimmed = ({ base, raise, extend }: TierNames): TierNames => ({
  base: base.trim(),
  raise: raise.trim(),
  extend: extend.trim(),
})

function TierNamesForm({ schoolId, names }: FormProps) {
  const say = useWords(words)
  const common = useWords(commonWords)
  const standard = standardTierNames[useLanguage()]
  const [way, setWay] = useState(() => wayOf(names))
  const [own, setOwn] = useState<TierNames>(names ?? standardTierNames.zh)
  const [wasSent, setSent] = useState(false)
  const next = way === 'standard' ? null : way === 'own' ? trimmed(own) : letters[way]
  const isWrong = next !== null && !areTierNames(next)
  const save = useMutation({
    mutationFn: async () => {
      await api(nameTiers, { params: { school_id: schoolId }, body: { names: next } })
      await refresh(getTierNames)
    },
    onSuccess: () => showToast({ text: common.saved }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (!isWrong && !save.isPending) save.mutate()
  }
  return (
    <form className="ui-form" onSubmit={submit}>
      <RadioGroup
        label={say.choice}
        column
        options={ways.map((value) => ({ value, label: say[value] }))}
        value={way}
        onChange={setWay}
        error={wasSent && isWrong ? say.wanted : undefined}
      />
      {way === 'own' && (
        <div className="ui-form-row">
          {tiers.map((tier) => (
            <TextField
              key={tier}
              label={say.nameOf(standard[tier])}
              value={own[tier]}
              maxLength={TIER_NAME_LIMIT}
              onChange={(name) => setOwn({ ...own, [tier]: name })}
            />
          ))}
        </div>
      )}
      <Refusal error={save.error} />
      <div>
        <Button kind="primary" type="submit" isPending={save.isPending}>
          {common.save}
        </Button>
      </div>
    </form>
  )
}

/** What the school calls its tiers: whoever leads it chooses, its teachers read it here. */
export function TierNamesPart({ school, canChange }: { readonly school: Organisation; readonly canChange: boolean }) {
  const say = useWords(words)
  const standard = standardTierNames[useLanguage()]
  const found = useQuery(query(getTierNames, { params: { school_id: school.id } }))
  return (
    <Answer query={found}>
      {({ names }) => (
        <Card>
          <div className="ui-form">
            <p>{say.now(tiers.map((tier) => say.said(standard[tier], (names ?? standard)[tier])).join(say.list))}</p>
            <p className="quiet">{say.explain}</p>
            {canChange && <TierNamesForm key={JSON.stringify(names)} schoolId={school.id} names={names} />}
          </div>
        </Card>
      )}
    </Answer>
  )
}
