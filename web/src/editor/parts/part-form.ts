/** What every form of a part gets: what the part is drawn by now, and how to change it. */
export interface PartFormProps {
  // Attributes of a node whose schema has checked them; each form knows its own.
  readonly attrs: Readonly<Record<string, unknown>>
  readonly set: (attributes: Readonly<Record<string, unknown>>) => void
}
