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

/** Inverse of a symmetric positive definite matrix, by Gauss–Jordan; such a matrix needs no exchange of rows. */
export function inverse(matrix: Matrix): Float64Array[] {
  const size = matrix.length
  const left = matrix.map((row) => Float64Array.from(row))
  const right = zeros(size)
  for (let index = 0; index < size; index += 1) addTo(right, index, index, 1)
  for (const [index, pivotRow] of left.entries()) {
    const pivot = pivotRow[index] ?? 0
    const pivotRight = right[index] ?? new Float64Array(size)
    if (!(pivot > 0)) throw new RangeError('the matrix is not positive definite')
    for (let column = 0; column < size; column += 1) {
      pivotRow[column] = (pivotRow[column] ?? 0) / pivot
      pivotRight[column] = (pivotRight[column] ?? 0) / pivot
    }
    for (const [other, row] of left.entries()) {
      const factor = row[index] ?? 0
      const rowRight = right[other]
      if (other === index || factor === 0 || rowRight === undefined) continue
      for (let column = 0; column < size; column += 1) {
        row[column] = (row[column] ?? 0) - factor * (pivotRow[column] ?? 0)
        rowRight[column] = (rowRight[column] ?? 0) - factor * (pivotRight[column] ?? 0)
      }
    }
  }
  return right
}
