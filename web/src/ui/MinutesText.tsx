import { useNames } from '../lib/names.ts'

/** Minutes never stand without their unit: 12 分钟 / 12 min. */
export function MinutesText({ minutes }: { readonly minutes: number }) {
  const names = useNames()
  return <span style={{ whiteSpace: 'nowrap' }}>{names.minutes(minutes)}</span>
}
