import type { TermsBody } from '@lightwork/contract'
import { roundings, scoreMethods } from '@lightwork/domain'
import { useWords } from '../../../lib/language.ts'
import { RadioGroup } from '../../../ui/Choice.tsx'
import { NumberField, TextField } from '../../../ui/Field.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Select } from '../../../ui/Select.tsx'
import { setUpWords } from './set-up-words.ts'

type Rules = TermsBody['rules']

interface Props {
  readonly rules: Rules
  readonly onChange: (rules: Rules) => void
}

function Scores({ rules, onChange }: Props) {
  const say = useWords(setUpWords)
  const set = (part: Partial<Rules>) => onChange({ ...rules, ...part })
  return (
    <>
      <div className="competition-row">
        <NumberField
          label={say.judgesPer}
          unit={say.unitPeople}
          value={rules.judges_per_entry}
          min={1}
          max={9}
          onChange={(value) => value !== null && set({ judges_per_entry: value })}
        />
        <NumberField
          label={say.third}
          help={say.thirdHelp}
          unit={say.unitPoints}
          value={rules.third_threshold}
          min={1}
          max={100}
          onChange={(third_threshold) => set({ third_threshold })}
        />
        <NumberField
          label={say.grace}
          help={say.graceHelp}
          unit={say.unitMinutes}
          value={Math.round(rules.grace_seconds / 60)}
          max={60}
          onChange={(minutes) => minutes !== null && set({ grace_seconds: minutes * 60 })}
        />
      </div>
      <RadioGroup
        label={say.method}
        options={scoreMethods.map((value) => ({ value, label: say[value] }))}
        value={rules.method}
        onChange={(method) => set({ method })}
      />
      {rules.method === 'trimmed' && (
        <div className="competition-row">
          <NumberField
            label={say.trimFrom}
            unit={say.unitSheets}
            value={rules.trim_from}
            min={3}
            max={99}
            onChange={(trim_from) => trim_from !== null && set({ trim_from })}
          />
        </div>
      )}
      <p className="ui-help">{say.tie}</p>
    </>
  )
}

type Level = Rules['awards']['levels'][number]

const amountOf = (level: Level) => ('percent' in level ? level.percent : level.count)
const make = ({ code, name }: Level, amount: number, percent: boolean): Level =>
  percent ? { code, name, percent: amount } : { code, name, count: amount }

function Awards({ rules: { awards, ...rules }, onChange }: Props) {
  const say = useWords(setUpWords)
  const byPercent = awards.levels.some((level) => 'percent' in level)
  const set = (part: Partial<Rules['awards']>) => onChange({ ...rules, awards: { ...awards, ...part } })
  const setLevel = (index: number, level: Level) =>
    set({ levels: awards.levels.map((each, at) => (at === index ? level : each)) })
  return (
    <>
      <RadioGroup
        label={say.awards}
        options={[
          { value: 'percent', label: say.byPercent },
          { value: 'count', label: say.byCount },
        ]}
        value={byPercent ? 'percent' : 'count'}
        onChange={(by) => set({ levels: awards.levels.map((level) => make(level, amountOf(level), by === 'percent')) })}
      />
      <div className="competition-row">
        {awards.levels.map((level, index) => (
          <div key={level.code} className="competition-award">
            <TextField
              label={say.awardName}
              value={level.name}
              onChange={(name) => setLevel(index, { ...level, name })}
            />
            <NumberField
              label={byPercent ? say.share : say.number}
              unit={byPercent ? say.percent : say.places}
              value={amountOf(level)}
              max={byPercent ? 100 : 1000}
              onChange={(amount) => setLevel(index, make(level, amount ?? 0, byPercent))}
            />
          </div>
        ))}
        <Select
          label={say.rounding}
          options={roundings.map((value) => ({ value, label: say[value] }))}
          value={awards.rounding}
          onChange={(rounding) => set({ rounding })}
        />
      </div>
    </>
  )
}

/** How sheets become scores, and scores become awards. */
export function RulesPart(props: Props) {
  const say = useWords(setUpWords)
  return (
    <Section title={say.rules}>
      <Scores {...props} />
      <Awards {...props} />
    </Section>
  )
}
