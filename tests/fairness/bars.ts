import type { Setting } from './simulate.ts'
import type { Trial } from './trial.ts'

/** A severe, a lenient and an erratic judge and two who favour one school, among 12 to 18. */
export const worst: Setting = { bad: ['severe', 'lenient', 'erratic', 'colluding'], perEntry: 5 }

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole)

/** What the method must do in the worst setting; each line with its figure and whether it holds. */
export function judgeTrial({ tau, best, wins, flags, colluders }: Trial) {
  const found = {
    severe: share(flags.severe.severe, flags.severe.judges),
    lenient: share(flags.lenient.lenient, flags.lenient.judges),
    erratic: share(flags.erratic.erratic, flags.erratic.judges),
    colluding: share(colluders.caught, colluders.met),
    fair: share(flags.fair.any, flags.fair.judges),
  }
  return [
    {
      what: 'Kendall tau, corrected less trimmed',
      figure: tau.severity - tau.trimmed,
      holds: tau.severity >= tau.trimmed + 0.04,
    },
    { what: 'corrected nearer to the truth than trimmed', figure: wins, holds: wins >= 0.9 },
    {
      what: 'best tenth found, corrected less trimmed',
      figure: best.severity - best.trimmed,
      holds: best.severity > best.trimmed,
    },
    { what: 'severe judges flagged', figure: found.severe, holds: found.severe >= 0.95 },
    { what: 'lenient judges flagged', figure: found.lenient, holds: found.lenient >= 0.95 },
    { what: 'erratic judges flagged', figure: found.erratic, holds: found.erratic >= 0.95 },
    {
      what: 'colluding judges flagged, of 3 and more entries',
      figure: found.colluding,
      holds: found.colluding >= 0.85,
    },
    { what: 'fair judges flagged', figure: found.fair, holds: found.fair <= 0.08 },
  ]
}
