import type { TermsBody } from '@lightwork/contract'
import { type Criterion, withBand, withBandEnd, withoutBand, withPoints } from '@lightwork/domain'
import { useWords } from '../../../lib/language.ts'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { NumberField, TextArea, TextField } from '../../../ui/Field.tsx'
import { PlusIcon, TrashIcon } from '../../../ui/icons.tsx'
import { Fold } from '../Fold.tsx'
import { MoveButtons } from './MoveButtons.tsx'
import { rubricWords } from './rubric-words.ts'

export type WireCriterion = TermsBody['rubric']['criteria'][number]

interface Props {
  readonly criteria: readonly WireCriterion[]
  readonly index: number
  readonly criterion: WireCriterion
  readonly step: number
  readonly onChange: (criteria: WireCriterion[]) => void
}

/** The domain's shapes are readonly, those of the wire are not. */
const toWire = ({ bands, ...rest }: Criterion): WireCriterion => ({ ...rest, bands: [...bands] })

/** A band of one mark only is written as that mark. */
const rangeOf = ({ from, to }: WireCriterion['bands'][number]) => (from === to ? String(from) : `${from}–${to}`)

interface BandsProps {
  readonly criterion: WireCriterion
  readonly step: number
  readonly onChange: (criterion: Criterion) => void
}

/** Levels of marks, one below the other: each is named and says where it ends. */
function Bands({ criterion, step, onChange }: BandsProps) {
  const say = useWords(rubricWords)
  const { bands, points } = criterion
  const rename = (index: number, name: string) =>
    onChange({ ...criterion, bands: bands.map((band, at) => (at === index ? { ...band, name } : band)) })
  return (
    <fieldset className="competition-bands">
      <legend className="ui-label">{say.bands}</legend>
      {bands.length === 0 && <p className="ui-help">{say.noBands}</p>}
      {bands.map(({ name, from, to }, index) => (
        // Bands have no id of their own and are never sorted: the place is the identity.
        // biome-ignore lint/suspicious/noArrayIndexKey: as said above
        <div key={index} className="competition-band">
          <TextField label={say.bandName(index + 1)} value={name} onChange={(text) => rename(index, text)} />
          <span className="competition-band-from">{say.bandFrom(from)}</span>
          <NumberField
            label={say.bandEnd(name)}
            unit={say.unit}
            value={to}
            max={points}
            onChange={(value) => value !== null && onChange(withBandEnd(criterion, index, value, step))}
          />
          <IconButton
            label={say.remove(name)}
            icon={<TrashIcon />}
            onPress={() => onChange(withoutBand(criterion, index, step))}
          />
        </div>
      ))}
      <Button
        isDisabled={bands.length >= Math.min(10, points / step + 1)}
        onPress={() => onChange(withBand(criterion, { name: say.newBand }, step))}
      >
        <PlusIcon />
        {say.addBand}
      </Button>
    </fieldset>
  )
}

/** One criterion: name and points in sight, bands and guidance behind one line that sums them up. */
export function CriterionEditor({ criteria, index, criterion, step, onChange }: Props) {
  const say = useWords(rubricWords)
  const { name, points, bands, guidance } = criterion
  const set = (next: Criterion) => onChange(criteria.map((each, at) => (at === index ? toWire(next) : each)))
  const levels = bands.map((band) => `${band.name} ${rangeOf(band)}`).join('，')
  return (
    <li className="competition-criterion">
      <div className="competition-criterion-head">
        <TextField
          label={say.criterionName(index + 1)}
          value={name}
          onChange={(text) => set({ ...criterion, name: text })}
        />
        <NumberField
          label={say.pointsOf(name)}
          unit={say.unit}
          value={points}
          min={1}
          max={1000}
          onChange={(value) => value !== null && set(withPoints(criterion, value, step))}
        />
        <MoveButtons name={name} list={criteria} index={index} onChange={onChange} />
      </div>
      <Fold summary={`${say.bands}：${levels === '' ? say.noBands : levels}`}>
        <Bands criterion={criterion} step={step} onChange={set} />
        <TextArea
          label={say.guidance}
          rows={2}
          value={guidance}
          onChange={(text) => set({ ...criterion, guidance: text })}
        />
      </Fold>
    </li>
  )
}
