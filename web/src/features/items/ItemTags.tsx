import type { ItemVersionForTeacher } from '@lightwork/contract'
import type { ReactNode } from 'react'
import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { itemWords } from './item-words.ts'
import { unitPlace } from './unit-names.ts'

type Row = readonly [term: string, value: ReactNode]

function ScoreRate({ rate }: { readonly rate: number }) {
  const say = useWords(itemWords)
  const word = rate >= 0.8 ? say.easy : rate >= 0.5 ? say.middle : say.hard
  return say.scoreRateOf(Math.round(rate * 100), word)
}

function Units({ units }: Pick<ItemVersionForTeacher, 'units'>) {
  const names = useNames()
  return (
    <ul className="item-plain-list">
      {units.map((unit) => (
        <li key={unit.id}>
          {unit.title} <span className="quiet small">{unitPlace(unit, names)}</span>
        </li>
      ))}
    </ul>
  )
}

/** Everything the bank says of an item beside its text. */
export function ItemTags({ version }: { readonly version: ItemVersionForTeacher }) {
  const say = useWords(itemWords)
  const names = useNames()
  const days = useDays()
  const { source, samples, at, note } = version.minutes_evidence
  const rows: readonly Row[] = [
    [say.subject, names.subject(version.subject)],
    [say.grades, version.grades.map(names.grade).join(say.list)],
    [say.units, version.units.length > 0 && <Units units={version.units} />],
    [say.points, version.points.map(({ name }) => name).join(say.list)],
    [say.type, names.itemType[version.type]],
    [say.tier, names.tier[version.tier]],
    [say.mode, names.mode[version.mode]],
    [say.place, names.place[version.place]],
    [say.minutes, names.minutes(version.minutes)],
    [
      say.evidence,
      <>
        {say.evidenceOf(names.evidence[source], samples, days.fullDay(at.slice(0, 10)))}
        {note !== undefined && <span className="item-note">{note}</span>}
      </>,
    ],
    [say.scoreRate, version.score_rate !== null && <ScoreRate rate={version.score_rate} />],
    [say.competencies, version.competencies.join(say.list)],
    [say.education, names.education[version.education]],
    [say.origin, names.origin[version.origin]],
    [say.citation, version.citation],
    [say.licence, version.licence],
    [say.author, version.created_by?.name],
  ]
  // An original item has no source to name, an imported one no author here: those two lines may be missing.
  const optional = new Set([say.citation, say.author])
  return (
    <dl className="item-tags">
      {rows
        .filter(([term, value]) => Boolean(value) || !optional.has(term))
        .map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value || <span className="quiet">{say.none}</span>}</dd>
          </div>
        ))}
    </dl>
  )
}
