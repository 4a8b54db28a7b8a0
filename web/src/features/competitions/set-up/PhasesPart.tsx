import type { TermsBody } from '@lightwork/contract'
import { addDays, defaultSwitches, type PhaseKind, phaseKinds, phaseSwitches, startOfDay } from '@lightwork/domain'
import { useDays } from '../../../lib/days.ts'
import { useWords } from '../../../lib/language.ts'
import { Button } from '../../../ui/Button.tsx'
import { CheckboxGroup } from '../../../ui/Choice.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { TrashIcon } from '../../../ui/icons.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Select } from '../../../ui/Select.tsx'
import { competitionWords } from '../competition-words.ts'
import { Fold } from '../Fold.tsx'
import { setUpWords } from './set-up-words.ts'

type Phase = TermsBody['phases'][number]

interface Props {
  readonly phases: readonly Phase[]
  readonly onChange: (phases: Phase[]) => void
}

const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })
const dayOf = (moment: string) => shanghai.format(new Date(moment))

/** The last day of what ends at that moment. */
const lastDayOf = (end: string) => dayOf(new Date(Date.parse(end) - 1).toISOString())

const isMidnight = (moment: string) => Date.parse(moment) === Date.parse(startOfDay(dayOf(moment)))

const DAYS_OF_NEW_PHASE = 7

/** In its place among the others, a week from where the one before ends. */
function withPhase(phases: readonly Phase[], kind: PhaseKind): Phase[] {
  const place = (of: PhaseKind) => phaseKinds.indexOf(of)
  const before = phases.filter((phase) => place(phase.kind) < place(kind))
  const from = before.at(-1)?.until ?? phases[0]?.from ?? new Date().toISOString()
  const until = startOfDay(addDays(dayOf(from), DAYS_OF_NEW_PHASE))
  const made = { kind, from, until, switches: { ...defaultSwitches[kind] } }
  return [...before, made, ...phases.slice(before.length)]
}

function PhaseRow({ phase, onChange }: { readonly phase: Phase; readonly onChange: (phase: Phase | null) => void }) {
  const say = useWords(setUpWords)
  const words = useWords(competitionWords)
  const days = useDays()
  const on = phaseSwitches.filter((name) => phase.switches[name])
  const isWholeDays = isMidnight(phase.from) && isMidnight(phase.until)
  const setSwitches = (chosen: readonly string[]) =>
    onChange({
      ...phase,
      switches: {
        may_enter: chosen.includes('may_enter'),
        may_calibrate: chosen.includes('may_calibrate'),
        may_judge: chosen.includes('may_judge'),
        sees_names: chosen.includes('sees_names'),
        sees_others_scores: chosen.includes('sees_others_scores'),
        may_object: chosen.includes('may_object'),
      },
    })
  return (
    <fieldset className="competition-row competition-phase">
      <legend>{words[phase.kind]}</legend>
      <DateField
        label={say.from}
        value={dayOf(phase.from)}
        onChange={(day) => onChange({ ...phase, from: startOfDay(day) })}
      />
      <DateField
        label={say.until}
        value={lastDayOf(phase.until)}
        onChange={(day) => onChange({ ...phase, until: startOfDay(addDays(day, 1)) })}
      />
      {!isWholeDays && <p className="ui-help">{say.exactly(days.moment(phase.from), days.end(phase.until))}</p>}
      <Fold summary={`${say.more}：${on.map((name) => say[name]).join('、')}`}>
        <CheckboxGroup
          label={say.switches}
          options={phaseSwitches.map((value) => ({ value, label: say[value] }))}
          value={on}
          onChange={setSwitches}
          column
        />
        <Button onPress={() => onChange(null)}>
          <TrashIcon />
          {say.removePhase(words[phase.kind])}
        </Button>
      </Fold>
    </fieldset>
  )
}

/** When what is open. */
export function PhasesPart({ phases, onChange }: Props) {
  const say = useWords(setUpWords)
  const words = useWords(competitionWords)
  const left = phaseKinds.filter((kind) => !phases.some((phase) => phase.kind === kind))
  return (
    <Section title={say.phases}>
      <p className="ui-help">{say.phasesHelp}</p>
      {phases.map((phase, index) => (
        <PhaseRow
          key={phase.kind}
          phase={phase}
          onChange={(next) =>
            onChange(phases.flatMap((each, at) => (at !== index ? [each] : next === null ? [] : [next])))
          }
        />
      ))}
      {left.length > 0 && (
        <Select
          label={say.addPhase}
          options={left.map((value) => ({ value, label: words[value] }))}
          value={null}
          onChange={(kind) => onChange(withPhase(phases, kind))}
        />
      )}
    </Section>
  )
}
