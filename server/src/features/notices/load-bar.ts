const WIDTH = 600
const HEIGHT = 10

/** A rectangle by presentation attributes only: the page's policy allows no style attribute. */
const rectangle = (x: number, width: number, fill: string) =>
  `<rect x="${x}" width="${width}" height="${HEIGHT}" fill="${fill}"/>`

/** Minutes of the day by subject up to the limit line; what is over it is darker, and the text beside it says so. */
export function loadBar(minutes: readonly number[], limit: number): string {
  const total = minutes.reduce((sum, each) => sum + each, 0)
  const scale = WIDTH / Math.max(1, total, limit)
  let used = 0
  const parts = minutes.map((each, index) => {
    const [x, width] = [Math.round(used * scale), Math.round(each * scale) - 2]
    used += each
    return width > 0 ? rectangle(x, width, index % 2 === 0 ? '#555' : '#999') : ''
  })
  const line = Math.min(WIDTH - 2, Math.round(limit * scale))
  return `<svg class="bar" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">${rectangle(0, WIDTH, '#e8e8e8')}${parts.join('')}${rectangle(line, 2, '#000')}</svg>`
}
