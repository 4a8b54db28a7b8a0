import { v5 as nameId } from 'uuid'

/** The demo county's own name space: the same seed gives the same ids everywhere, and seeding again finds its rows. */
const NAMESPACE = '6c1f2c52-6f5e-4a36-9d3c-3f0f6f1a7b10'

type Kind =
  | 'organisation'
  | 'account'
  | 'membership'
  | 'guidance'
  | 'class'
  | 'strand'
  | 'point'
  | 'book'
  | 'unit'
  | 'item'
  | 'version'
  | 'block'
  | 'part'

export const seedId = (kind: Kind, ...names: readonly (string | number)[]): string =>
  nameId([kind, ...names].join('/'), NAMESPACE)
