/** Something that a paste or drop held and the sheet cannot take. */
export interface Dropped {
  readonly kind: 'picture' | 'formula' | 'file'
  readonly name: string
}

const isPicture = (file: File) => file.type.startsWith('image/')

export const droppedFiles = (files: Iterable<File>): Dropped[] =>
  Array.from(files, (file) => ({ kind: isPicture(file) ? 'picture' : 'file', name: file.name }))

/** Our own pictures carry their hash; all others would point into another program. */
const countPictures = (document: Document): number =>
  [...document.querySelectorAll('img, object, embed')].filter(
    (element) => element.closest('figure[data-asset]') === null,
  ).length

/**
 * What Word or WPS put on the clipboard that will not arrive. Word writes a formula as a conditional comment beside a
 * picture of it; WPS writes only a picture or an object.
 */
export function lostInHtml(html: string): Dropped[] {
  const formulas = html.match(/<!--\[if gte msEquation/g)?.length ?? 0
  const pictures = countPictures(new DOMParser().parseFromString(html, 'text/html'))
  return [
    ...Array.from({ length: formulas }, (): Dropped => ({ kind: 'formula', name: '' })),
    ...Array.from({ length: Math.max(0, pictures - formulas) }, (): Dropped => ({ kind: 'picture', name: '' })),
  ]
}
