/** A square matrix, row by row. */
export type Matrix = readonly Float64Array[]

export const zeros = (size: number): Float64Array[] => Array.from({ length: size }, () => new Float64Array(size))

/** `matrix[row][column]`; a place outside is a mistake of the caller. */
export function cell(matrix: Matrix, row: number, column: number): number {
  const value = matrix[row]?.[column]
  if (value === undefined) throw new RangeError(`no cell ${row}, ${column}`)
  return value
}

export function addTo(matrix: readonly Float64Array[], row: number, column: number, value: number): void {
  const line = matrix[row]
  if (line !== undefined) line[column] = (line[column] ?? 0) + value
}

/** Inverse of a symmetric positive definite matrix, by Gauss–Jordan in place; such a matrix needs no exchange of rows. */
export function inverse(matrix: Matrix): Float64Array[] {
  const found = matrix.map((row) => Float64Array.from(row))
  for (const [index, pivotRow] of found.entries()) {
    const pivot = pivotRow[index] ?? 0
    if (!(pivot > 0)) throw new RangeError('the matrix is not positive definite')
    pivotRow[index] = 1
    for (let column = 0; column < pivotRow.length; column += 1) pivotRow[column] = (pivotRow[column] ?? 0) / pivot
    for (const row of found) {
      const factor = row[index] ?? 0
      if (row === pivotRow || factor === 0) continue
      row[index] = 0
      for (let column = 0; column < row.length; column += 1)
        row[column] = (row[column] ?? 0) - factor * (pivotRow[column] ?? 0)
    }
  }
  return found
}
