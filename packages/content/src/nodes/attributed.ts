/** The part of an HTML element that parse rules read; spares this package the browser's types. */
export interface Attributed {
  getAttribute(name: string): string | null
}
