import type { TermsBody } from '@lightwork/contract'
import {
  type Rubric,
  rubricFaults,
  rubricTemplates,
  sumOfPoints,
  withCriterion,
  withRequirement,
  withStep,
} from '@lightwork/domain'
import { useWords } from '../../../lib/language.ts'
import { Button } from '../../../ui/Button.tsx'
import { Segmented } from '../../../ui/Choice.tsx'
import { NumberField, TextField } from '../../../ui/Field.tsx'
import { PlusIcon } from '../../../ui/icons.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Select } from '../../../ui/Select.tsx'
import { CriterionEditor } from './CriterionEditor.tsx'
import { useRubricFaultText } from './fault-text.ts'
import { MoveButtons } from './MoveButtons.tsx'
import { rubricWords } from './rubric-words.ts'

type WireRubric = TermsBody['rubric']

interface Props {
  readonly rubric: WireRubric
  readonly onChange: (rubric: WireRubric) => void
}

/** The domain's shapes are readonly, those of the wire are not. */
const toWire = (rubric: Rubric) => structuredClone(rubric) as WireRubric

const templates = Object.entries(rubricTemplates).map(([code, { name }]) => ({
  // Entries forget the closed list of their keys.
  value: code as keyof typeof rubricTemplates,
  label: name,
}))

const MOST_CRITERIA = 30
const MOST_REQUIREMENTS = 20

function Requirements({ rubric, onChange }: Props) {
  const say = useWords(rubricWords)
  const { requirements } = rubric
  const set = (next: WireRubric['requirements']) => onChange({ ...rubric, requirements: next })
  return (
    <>
      <h3>{say.requirements}</h3>
      <p className="ui-help">{say.requirementsHelp}</p>
      <ul className="competition-criteria">
        {requirements.map(({ code, text }, index) => (
          <li key={code} className="competition-criterion-head">
            <TextField
              label={say.requirement(index + 1)}
              value={text}
              onChange={(typed) => set(requirements.map((each, at) => (at === index ? { code, text: typed } : each)))}
            />
            <MoveButtons name={say.requirement(index + 1)} list={requirements} index={index} onChange={set} />
          </li>
        ))}
      </ul>
      <div className="ui-button-row">
        <Button
          isDisabled={requirements.length >= MOST_REQUIREMENTS}
          onPress={() => onChange(toWire(withRequirement(rubric, { name: say.newRequirement })))}
        >
          <PlusIcon />
          {say.addRequirement}
        </Button>
      </div>
    </>
  )
}

/** Whether it can be used as it stands, said while it is written. */
function Check({ rubric }: { readonly rubric: WireRubric }) {
  const say = useWords(rubricWords)
  const faultText = useRubricFaultText(rubric.criteria)
  const faults = [...new Set(rubricFaults(rubric).map(faultText))]
  return (
    <div role="status">
      {faults.length === 0 ? (
        <p className="ui-help">{say.sum(sumOfPoints(rubric))}</p>
      ) : (
        <ul className="competition-faults">
          {faults.map((text) => (
            <li key={text} className="ui-error">
              {text}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** What judges score: criteria with bands and guidance, and requirements that are met or not. */
export function RubricPart({ rubric, onChange }: Props) {
  const say = useWords(rubricWords)
  const { criteria } = rubric
  const chosen = templates.find(({ label }) => label === rubric.name)?.value ?? null
  return (
    <Section title={say.rubric}>
      <div className="competition-row">
        <Select
          label={say.template}
          options={templates}
          value={chosen}
          onChange={(code) => onChange(toWire(rubricTemplates[code]))}
        />
        <NumberField
          label={say.total}
          unit={say.unit}
          value={rubric.total}
          min={1}
          max={1000}
          onChange={(total) => total !== null && onChange({ ...rubric, total })}
        />
        <Segmented
          label={say.step}
          options={[
            { value: '1', label: say.whole },
            { value: '0.5', label: say.half },
          ]}
          value={rubric.step === 1 ? '1' : '0.5'}
          onChange={(step) => onChange(toWire(withStep(rubric, step === '1' ? 1 : 0.5)))}
        />
      </div>
      <p className="ui-help">{rubric.note}</p>
      <ol className="competition-criteria">
        {criteria.map((criterion, index) => (
          <CriterionEditor
            key={criterion.code}
            criteria={criteria}
            index={index}
            criterion={criterion}
            step={rubric.step}
            onChange={(next) => onChange({ ...rubric, criteria: next })}
          />
        ))}
      </ol>
      <Check rubric={rubric} />
      <div className="ui-button-row">
        <Button
          isDisabled={criteria.length >= MOST_CRITERIA}
          onPress={() => onChange(toWire(withCriterion(rubric, { name: say.newCriterion })))}
        >
          <PlusIcon />
          {say.addCriterion}
        </Button>
      </div>
      <Requirements rubric={rubric} onChange={onChange} />
    </Section>
  )
}
