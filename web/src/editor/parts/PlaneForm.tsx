import type { Plane } from '@lightwork/content'
import { useWords } from '../../lib/language.ts'
import { Checkbox } from '../../ui/Choice.tsx'
import { ParsedField } from './ParsedField.tsx'
import type { PartFormProps } from './part-form.ts'
import { planeWords } from './plane-words.ts'
import * as parts from './read-parts.ts'

type Described = 'points' | 'segments' | 'circles' | 'rightAngles' | 'curves'

const writers: { readonly [Name in Described]: (value: Plane[Name]) => string } = {
  points: parts.writePoints,
  segments: parts.writeSegments,
  circles: parts.writeCircles,
  rightAngles: parts.writeAngles,
  curves: parts.writeCurves,
}
const readers: { readonly [Name in Described]: (text: string) => Plane[Name] | null } = {
  points: parts.readPoints,
  segments: parts.readSegments,
  circles: parts.readCircles,
  rightAngles: parts.readAngles,
  curves: parts.readCurves,
}

interface FieldProps {
  readonly plane: Plane
  readonly onChange: (plane: Plane) => void
}

function Described<Name extends Described>({ plane, onChange, name }: FieldProps & { readonly name: Name }) {
  const words = useWords(planeWords)
  return (
    <div className="wide">
      <ParsedField
        label={words[name]}
        help={words[`${name}Help`]}
        error={words[`${name}Error`]}
        value={plane[name]}
        write={writers[name]}
        read={(text) => {
          const value = readers[name](text)
          return value === null || parts.changedPlane(plane, { [name]: value }) === null ? null : value
        }}
        onChange={(value) => onChange({ ...plane, [name]: value })}
      />
    </div>
  )
}

function Edge({ plane, onChange, axis, end }: FieldProps & { readonly axis: 'x' | 'y'; readonly end: 0 | 1 }) {
  const words = useWords(planeWords)
  const moved = (value: number): Plane => ({
    ...plane,
    [axis]: end === 0 ? [value, plane[axis][1]] : [plane[axis][0], value],
  })
  return (
    <ParsedField
      label={`${axis} ${end === 0 ? words.from : words.to}`}
      error={words.rangeError}
      value={plane[axis][end]}
      write={String}
      read={(text) => {
        const value = parts.readNumber(text)
        return value === null || parts.changedPlane(plane, moved(value)) === null ? null : value
      }}
      onChange={(value) => onChange(moved(value))}
    />
  )
}

/** Points, sides, circles, right angles and curves as one writes them; a plane shows what a plane needs. */
export function PlaneForm({ attrs, set }: PartFormProps) {
  const words = useWords(planeWords)
  const plane = attrs.plane as Plane
  const onChange = (next: Plane) => set({ plane: next })
  const shared = { plane, onChange }
  return (
    <div className="part-fields">
      <Edge {...shared} axis="x" end={0} />
      <Edge {...shared} axis="x" end={1} />
      <Edge {...shared} axis="y" end={0} />
      <Edge {...shared} axis="y" end={1} />
      <Described {...shared} name="points" />
      <Described {...shared} name="segments" />
      {!plane.axes && <Described {...shared} name="rightAngles" />}
      {!plane.axes && <Described {...shared} name="circles" />}
      {plane.axes && <Described {...shared} name="curves" />}
      <Checkbox isSelected={plane.axes} onChange={(axes) => onChange({ ...plane, axes })}>
        {words.axes}
      </Checkbox>
      <Checkbox isSelected={plane.grid} onChange={(grid) => onChange({ ...plane, grid })}>
        {words.grid}
      </Checkbox>
    </div>
  )
}
