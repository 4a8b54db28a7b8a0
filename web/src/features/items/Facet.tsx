import { useId } from 'react'

export interface FacetOption<V> {
  readonly value: V
  readonly label: string
  /** How many items there would be; left out where nobody counted. */
  readonly count?: number | undefined
}

export interface FacetProps<V> {
  readonly title: string
  readonly options: readonly FacetOption<V>[]
  readonly chosen: V | undefined
  /** Called with undefined when the chosen one is pressed again. */
  readonly onChoose: (value: V | undefined) => void
  readonly countWord: (count: number) => string
}

/** One filter with a few values, all in sight, each with its count. Pressing the chosen value takes it back. */
export function Facet<V extends string | number>({ title, options, chosen, onChoose, countWord }: FacetProps<V>) {
  const id = useId()
  if (options.length === 0) return null
  return (
    <fieldset aria-labelledby={id} className="bank-facet">
      <h2 id={id}>{title}</h2>
      <div className="bank-facet-values">
        {options.map(({ value, label, count }) => (
          <button
            key={value}
            type="button"
            className="bank-facet-value"
            aria-pressed={value === chosen}
            onClick={() => onChoose(value === chosen ? undefined : value)}
          >
            {label}
            {count !== undefined && (
              <span className="count">
                <span aria-hidden="true">{count}</span>
                <span className="visually-hidden">{countWord(count)}</span>
              </span>
            )}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
