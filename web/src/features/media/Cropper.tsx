import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { useWords } from '../../lib/language.ts'
import { NumberField } from '../../ui/Field.tsx'
import { between, type Edges, type Spot, withEdge } from './crop.ts'
import { mediaWords } from './media-words.ts'

const sides = ['left', 'right', 'top', 'bottom'] as const

/** Where the pointer is on the picture. */
function spotOf({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>): Spot {
  const { left, top, width, height } = currentTarget.getBoundingClientRect()
  return { x: (clientX - left) / width, y: (clientY - top) / height }
}

interface CropperProps {
  readonly file: File
  readonly edges: Edges
  readonly onChange: (edges: Edges) => void
}

/** The picture with what is cut off veiled. By mouse and finger on the picture, by keys in the fields below it. */
export function Cropper({ file, edges, onChange }: CropperProps) {
  const words = useWords(mediaWords)
  const from = useRef<Spot | null>(null)
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return (
    <fieldset className="media-crop">
      <legend className="ui-label">{words.crop}</legend>
      <div
        className="media-crop-picture"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          from.current = spotOf(event)
        }}
        onPointerMove={(event) => {
          if (from.current !== null) onChange(between(from.current, spotOf(event)))
        }}
        onPointerUp={() => {
          from.current = null
        }}
      >
        {address !== null && <img src={address} alt="" draggable={false} />}
        <div
          className="media-crop-kept"
          style={{ inset: `${edges.top}% ${edges.right}% ${edges.bottom}% ${edges.left}%` }}
        />
      </div>
      <p className="ui-help">{words.cropHelp}</p>
      <div className="media-crop-sides">
        {sides.map((side) => (
          <NumberField
            key={side}
            label={words[side]}
            unit="%"
            max={90}
            value={edges[side]}
            onChange={(share) => onChange(withEdge(edges, side, share ?? 0))}
          />
        ))}
      </div>
    </fieldset>
  )
}
