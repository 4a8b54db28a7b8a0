/** Slope of the straight line through (log size, log figure): figures grow as size^slope. */
export function growthOf(sizes: readonly number[], figures: readonly number[]): number {
  const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const x = sizes.map(Math.log)
  const y = figures.map((figure) => Math.log(Math.max(1, figure)))
  const [mx, my] = [average(x), average(y)]
  const over = x.reduce((sum, value, index) => sum + (value - mx) * ((y[index] ?? 0) - my), 0)
  return over / x.reduce((sum, value) => sum + (value - mx) ** 2, 0)
}
