interface CodeSelectProps<V extends string> {
  readonly editable: boolean
  readonly tabIndex?: number
  readonly label: string
  readonly codes: readonly V[]
  readonly names: Readonly<Record<V, string>>
  readonly value: V
  readonly onChange: (value: V) => void
}

/** One code of a closed list, in the line of a block. */
export function CodeSelect<V extends string>(props: CodeSelectProps<V>) {
  const { editable, tabIndex = 0, label, codes, names, value, onChange } = props
  return (
    <select
      aria-label={label}
      tabIndex={tabIndex}
      disabled={!editable}
      value={value}
      onChange={({ currentTarget }) => {
        const code = codes.find((each) => each === currentTarget.value)
        if (code !== undefined) onChange(code)
      }}
    >
      {codes.map((code) => (
        <option key={code} value={code}>
          {names[code]}
        </option>
      ))}
    </select>
  )
}
