import { type Assignment, type ClassDay, listClassDays } from '@lightwork/contract'
import {
  blocksToDrop,
  dayFigure,
  excesses,
  figureOf,
  type LoadPart,
  loadOf,
  type Quantity,
  type Subject,
  type Tier,
  tiers,
  withoutSubject,
  withSubject,
} from '@lightwork/domain'
import { useQuery } from '@tanstack/react-query'
import { quantityShown } from '../../lib/class-day.ts'
import { useLanguage, useWords } from '../../lib/language.ts'
import { query } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TierLoadBars } from '../../ui/TierLoadBars.tsx'
import { homeworkWords } from './homework-words.ts'

export interface LoadPanelProps {
  readonly assignment: Assignment
  readonly parts: readonly LoadPart[]
  readonly classIds: readonly string[]
  readonly day: string
  readonly onMakeOptional: (ids: readonly string[]) => void
}

const EVERY_MS = 20_000

/** The class's day beside the paper: the very rules by which the server releases or refuses. */
export function LoadPanel({ assignment, parts, classIds, day, onMakeOptional }: LoadPanelProps) {
  const querystring = { class_ids: classIds.join(','), from: day, to: day }
  const asked = query(listClassDays, { params: { school_id: assignment.school_id }, querystring })
  const { data = [] } = useQuery({
    ...asked,
    enabled: classIds.length > 0,
    refetchInterval: EVERY_MS,
    refetchOnWindowFocus: true,
  })
  return (
    <>
      {data.map((classDay) => (
        <ClassLoad
          key={classDay.class_id}
          classDay={classDay}
          assignment={assignment}
          parts={parts}
          onMakeOptional={onMakeOptional}
        />
      ))}
    </>
  )
}

/** What others hold: an earlier release of this very homework gives way to the new one. */
function othersOf({ loads, releases }: ClassDay, assignment: Assignment) {
  const own = new Set(assignment.releases.map(({ id }) => id))
  return releases
    .filter(({ release_id }) => own.has(release_id))
    .reduce((rest, { subject, load }) => withoutSubject(rest, subject, load), loads)
}

interface ClassLoadProps extends Pick<LoadPanelProps, 'assignment' | 'parts' | 'onMakeOptional'> {
  readonly classDay: ClassDay
}

function ClassLoad({ classDay, assignment, parts, onMakeOptional }: ClassLoadProps) {
  const words = useWords(homeworkWords)
  const language = useLanguage()
  const quantity: Quantity = quantityShown(classDay)
  const loads = othersOf(classDay, assignment)
  const mine = loadOf(parts)
  const limits = Object.fromEntries(classDay.blocking.map((rule) => [rule.quantity, rule]))
  const over = excesses(dayFigure(loads), dayFigure(withSubject(loads, assignment.subject, mine)), limits)
  const drop = over.length === 0 ? [] : blocksToDrop(parts, assignment.subject, { loads, limits })
  const others = Object.entries(loads)
    .map(([subject, load]) => ({ subject: subject as Subject, minutes: figureOf(load)[quantity] }))
    .filter(({ minutes }) => minutes > 0)
  const byTier = Object.fromEntries(tiers.map((tier) => [tier, mine[tier][quantity]])) as Record<Tier, number>
  const optional = figureOf(mine).optional
  const textOf = (rule: ClassDay['blocking'][number] | undefined) =>
    (language === 'zh' ? rule?.text_zh : rule?.text_en) ?? ''
  return (
    <section className="homework-class-load">
      <TierLoadBars
        label={classDay.class_name}
        others={others}
        subject={assignment.subject}
        mine={byTier}
        limit={limits[quantity]?.minutes ?? null}
      />
      {optional > 0 && <p className="quiet small">{words.optional(optional)}</p>}
      {classDay.day_kind === 'rest_day' && classDay.blocking.length === 0 && (
        <p className="quiet small">{words.rest}</p>
      )}
      {over.map((excess) => (
        <Notice
          key={excess.quantity}
          tone="refuse"
          actions={
            drop !== null &&
            drop.length > 0 && (
              <Button kind="quiet" onPress={() => onMakeOptional(drop)}>
                {words.makeOptional}
              </Button>
            )
          }
        >
          {words.over(excess.over, textOf(limits[excess.quantity]))}
        </Notice>
      ))}
      {classDay.blocking.map((rule) => (
        <p key={rule.id} className="quiet small">
          {words.rule}：{textOf(rule)}（{rule.number ?? rule.title}）
        </p>
      ))}
    </section>
  )
}
