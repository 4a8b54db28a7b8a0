import { writeXlsx } from 'hucre/xlsx'

export interface SheetColumn {
  readonly title: string
  readonly width: number
}

/** One sheet with a header row that stays in sight. Every cell is a text or a number, never a formula. */
export async function writeTable(
  name: string,
  columns: readonly SheetColumn[],
  rows: readonly (readonly (string | number | null)[])[],
): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [
      {
        name,
        columns: columns.map(({ title, width }) => ({ header: title, width })),
        rows: [columns.map(({ title }) => title), ...rows.map((row) => [...row])],
        freezePane: { rows: 1 },
      },
    ],
  })
}
