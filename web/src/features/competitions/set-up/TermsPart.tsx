import type { TermsBody } from '@lightwork/contract'
import { roundings, rubricTemplates, scoreMethods, startOfDay } from '@lightwork/domain'
import { useWords } from '../../../lib/language.ts'
import { RadioGroup } from '../../../ui/Choice.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { NumberField, TextField } from '../../../ui/Field.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Select } from '../../../ui/Select.tsx'
import { Table } from '../../../ui/Table.tsx'
import { competitionWords } from '../competition-words.ts'
import { setUpWords } from './set-up-words.ts'

interface Props {
  readonly terms: TermsBody
  readonly onChange: (terms: TermsBody) => void
}

const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })
const dayOf = (moment: string) => shanghai.format(new Date(moment))

/** When what is open. */
export function PhasesPart({ terms, onChange }: Props) {
  const say = useWords(setUpWords)
  const words = useWords(competitionWords)
  const change = (index: number, part: Partial<TermsBody['phases'][number]>) =>
    onChange({ ...terms, phases: terms.phases.map((phase, at) => (at === index ? { ...phase, ...part } : phase)) })
  return (
    <Section title={say.phases}>
      <p className="ui-help">{say.phasesHelp}</p>
      {terms.phases.map((phase, index) => (
        <fieldset key={phase.kind} className="competition-row">
          <legend>{words[phase.kind]}</legend>
          <DateField
            label={say.from}
            value={dayOf(phase.from)}
            onChange={(day) => change(index, { from: startOfDay(day) })}
          />
          <DateField
            label={say.until}
            value={dayOf(phase.until)}
            onChange={(day) => change(index, { until: startOfDay(day) })}
          />
        </fieldset>
      ))}
    </Section>
  )
}

/** What judges score. */
export function RubricPart({ terms, onChange }: Props) {
  const say = useWords(setUpWords)
  const { rubric } = terms
  const setPoints = (code: string, points: number) => {
    // Bands of other points would no longer fit: they are chosen anew with a template.
    const criteria = rubric.criteria.map((each) => (each.code === code ? { ...each, points, bands: [] } : each))
    onChange({ ...terms, rubric: { ...rubric, criteria, total: criteria.reduce((sum, each) => sum + each.points, 0) } })
  }
  const templates = Object.entries(rubricTemplates).map(([value, { name }]) => ({
    value: value as keyof typeof rubricTemplates,
    label: name,
  }))
  const chosen = templates.find(({ label }) => label === rubric.name)?.value ?? null
  return (
    <Section title={say.rubric}>
      <Select
        label={say.template}
        options={templates}
        value={chosen}
        // The templates are readonly, what is sent is not.
        onChange={(code) =>
          onChange({ ...terms, rubric: structuredClone(rubricTemplates[code]) as unknown as TermsBody['rubric'] })
        }
      />
      <p className="ui-help">{rubric.note}</p>
      <Table
        caption={rubric.name}
        rows={rubric.criteria}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'name',
            title: say.criterion,
            isHeading: true,
            cell: ({ name, guidance }) => (
              <>
                {name}
                <span className="ui-help competition-line">{guidance}</span>
              </>
            ),
          },
          {
            key: 'bands',
            title: say.bands,
            cell: ({ bands }) =>
              bands.length === 0
                ? say.noBands
                : bands.map(({ name, from, to }) => `${name} ${from === to ? from : `${from}–${to}`}`).join('，'),
          },
          {
            key: 'points',
            title: say.points,
            end: true,
            cell: ({ code, name, points }) => (
              <div className="competition-points">
                <NumberField
                  label={`${name} ${say.points}`}
                  value={points}
                  min={1}
                  max={100}
                  onChange={(value) => value !== null && setPoints(code, value)}
                />
              </div>
            ),
          },
        ]}
      />
      <p>{say.total(rubric.total)}</p>
      <p className="ui-label">{say.requirements}</p>
      <ul>
        {rubric.requirements.map(({ code, text }) => (
          <li key={code}>{text}</li>
        ))}
      </ul>
    </Section>
  )
}

/** How scores become awards, and how many works may come. */
export function RulesPart({ terms, onChange }: Props) {
  const say = useWords(setUpWords)
  const { rules, quotas } = terms
  const set = (part: Partial<TermsBody['rules']>) => onChange({ ...terms, rules: { ...rules, ...part } })
  const setQuotas = (part: Partial<TermsBody['quotas']>) => onChange({ ...terms, quotas: { ...quotas, ...part } })
  const { awards } = rules
  const byPercent = awards.levels.some((level) => 'percent' in level)
  const setLevels = (levels: TermsBody['rules']['awards']['levels']) => set({ awards: { ...awards, levels } })
  const amountOf = (level: (typeof awards.levels)[number]) => ('percent' in level ? level.percent : level.count)
  const make = (level: { code: string; name: string }, amount: number, percent: boolean) =>
    percent
      ? { code: level.code, name: level.name, percent: amount }
      : { code: level.code, name: level.name, count: amount }
  return (
    <Section title={say.rules}>
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
          label={say.perGroup}
          help={say.noLimit}
          unit={say.unitWorks}
          value={quotas.per_group}
          max={1000}
          onChange={(per_group) => setQuotas({ per_group })}
        />
        <NumberField
          label={say.perPerson}
          help={say.noLimit}
          unit={say.unitWorks}
          value={quotas.per_person}
          max={1000}
          onChange={(per_person) => setQuotas({ per_person })}
        />
      </div>
      <RadioGroup
        label={say.method}
        options={scoreMethods.map((value) => ({ value, label: say[value] }))}
        value={rules.method}
        onChange={(method) => set({ method })}
      />
      <p className="ui-help">{say.tie}</p>
      <RadioGroup
        label={say.awards}
        options={[
          { value: 'percent', label: say.byPercent },
          { value: 'count', label: say.byCount },
        ]}
        value={byPercent ? 'percent' : 'count'}
        onChange={(by) => setLevels(awards.levels.map((level) => make(level, amountOf(level), by === 'percent')))}
      />
      <div className="competition-row">
        {awards.levels.map((level, index) => (
          <div key={level.code} className="competition-award">
            <TextField
              label={say.awardName}
              value={level.name}
              onChange={(name) => setLevels(awards.levels.map((each, at) => (at === index ? { ...each, name } : each)))}
            />
            <NumberField
              label={byPercent ? say.byPercent : say.byCount}
              unit={byPercent ? say.percent : say.places}
              value={amountOf(level)}
              max={byPercent ? 100 : 1000}
              onChange={(amount) =>
                setLevels(awards.levels.map((each, at) => (at === index ? make(each, amount ?? 0, byPercent) : each)))
              }
            />
          </div>
        ))}
        <Select
          label={say.rounding}
          options={roundings.map((value) => ({ value, label: say[value] }))}
          value={awards.rounding}
          onChange={(rounding) => set({ awards: { ...awards, rounding } })}
        />
      </div>
    </Section>
  )
}
