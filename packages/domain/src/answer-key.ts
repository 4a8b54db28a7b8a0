/** Left and right position of things that belong together. */
export interface PairsKey {
  readonly pairs: readonly (readonly [number, number])[]
}
/** Position of what comes first, second … */
export interface OrderKey {
  readonly order: readonly number[]
}
/** For each numbered blank the position of the right option, or what is accepted. */
export interface GapsKey {
  readonly gaps: readonly (number | readonly string[])[]
}
/** What is right, by position in the body. Null where only the written answer says so. */
export type SimpleKey = readonly number[] | boolean | null | PairsKey | OrderKey | GapsKey
export interface PartsKey {
  /** One for each sub-item. */
  readonly parts: readonly SimpleKey[]
}
export type AnswerKey = SimpleKey | PartsKey
