import { loadOfPath, pathName, pathsOf, type Quantity, type Tasks } from '@lightwork/domain'
import { useNames } from '../../../lib/names.ts'
import type { PathMinutes } from '../../../ui/PathLoadBars.tsx'

/** What each way through a homework asks, by the name that the school gives it. */
export function usePathMinutes({ parts, groups }: Tasks): (quantity: Quantity) => PathMinutes[] {
  const { tier } = useNames()
  return (quantity) =>
    pathsOf(groups).map((path) => ({
      code: path.code,
      name: pathName(path, tier),
      minutes: loadOfPath(parts, path)[quantity],
    }))
}
