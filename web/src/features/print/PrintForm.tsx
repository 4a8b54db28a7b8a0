import type { Assignment } from '@lightwork/contract'
import { type Path, paperCodes, pathName, printKinds } from '@lightwork/domain'
import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { Checkbox, RadioGroup, Segmented } from '../../ui/Choice.tsx'
import { NumberField } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { chosenPath, type PrintChoices, type PrintedPaths, WHOLE } from './print-choices.ts'
import { printWords } from './print-words.ts'

interface PartProps {
  readonly choices: PrintChoices
  readonly paths: PrintedPaths
  readonly onChange: (changes: Partial<PrintChoices>) => void
}

/** How many pupils each path has. Without paths there is one number. */
function Copies({ choices, paths, onChange }: PartProps) {
  const say = useWords(printWords)
  const names = useNames()
  const field = ({ code }: Path, label: string) => (
    <NumberField
      key={code}
      label={label}
      value={choices.copies[code] ?? null}
      max={120}
      onChange={(count) => onChange({ copies: { ...choices.copies, [code]: count } })}
    />
  )
  return (
    <fieldset className="print-copies">
      <legend className="ui-label">{say.copies}</legend>
      <div>
        {paths.differ
          ? paths.all.map((path) => field(path, say.copiesOf(pathName(path, names.tier))))
          : paths.all.slice(0, 1).map((path) => field(path, say.copiesAll))}
      </div>
      <p className="ui-help">{say.copiesHelp}</p>
      <Checkbox isSelected={choices.duplex} onChange={(duplex) => onChange({ duplex })}>
        {say.duplex}
      </Checkbox>
    </fieldset>
  )
}

function PathChoice({ choices, paths, onChange }: PartProps) {
  const say = useWords(printWords)
  const names = useNames()
  return (
    <RadioGroup
      label={say.path}
      help={say.pathHelp}
      options={[
        ...paths.all.map((path) => ({ value: path.code, label: pathName(path, names.tier) })),
        { value: WHOLE, label: say.wholeClass },
      ]}
      value={chosenPath(choices, paths) ?? WHOLE}
      onChange={(path) => onChange({ path })}
    />
  )
}

const DRAFT = 'draft'

/** Of a released homework: for which class it is printed. */
function ForClass({ assignment, ...part }: PartProps & { readonly assignment: Assignment }) {
  const { choices, onChange } = part
  const say = useWords(printWords)
  const days = useDays()
  const live = assignment.releases.filter(({ withdrawn_at }) => withdrawn_at === null)
  if (live.length === 0) return null
  return (
    <Select
      label={say.release}
      options={[
        ...live.map(({ id, class_name, day }) => ({ value: id, label: `${class_name} ${days.day(day)}` })),
        { value: DRAFT, label: say.draft },
      ]}
      value={choices.releaseId ?? DRAFT}
      onChange={(value) => onChange({ releaseId: value === DRAFT ? null : value })}
    />
  )
}

/** What is printed and how. */
export function PrintForm({ assignment, ...part }: PartProps & { readonly assignment: Assignment }) {
  const { choices, paths, onChange } = part
  const say = useWords(printWords)
  const { kind } = choices
  return (
    <section className="print-form" aria-label={say.choices}>
      <RadioGroup
        column
        label={say.kind}
        options={printKinds.map((value) => ({ value, label: say.kinds(value) }))}
        value={kind}
        onChange={(value) => onChange({ kind: value })}
      />
      {paths.differ && (kind === 'pupils' || kind === 'answers') && <PathChoice {...part} />}
      {kind === 'set' && <Copies {...part} />}
      <ForClass assignment={assignment} {...part} />
      <Segmented
        label={say.paper}
        options={paperCodes.map((value) => ({ value, label: say.papers(value) }))}
        value={choices.paper}
        onChange={(paper) => onChange({ paper })}
      />
      {(kind === 'pupils' || kind === 'set') && (
        <Checkbox isSelected={choices.room} onChange={(room) => onChange({ room })}>
          {say.room}
        </Checkbox>
      )}
      <Checkbox isSelected={choices.large} onChange={(large) => onChange({ large })}>
        {say.large}
      </Checkbox>
    </section>
  )
}
