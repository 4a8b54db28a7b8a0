import type { Assignment } from '@lightwork/contract'
import { figureOf, type LoadBlock, loadOf } from '@lightwork/domain'
import type { SheetTasks } from '../../editor/blocks/parts.ts'
import { isProblem } from '../../lib/api.ts'
import { useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { useNames } from '../../lib/names.ts'
import { CheckboxGroup } from '../../ui/Choice.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ClassLoad, LimitRules, ProjectLoad } from './ClassLoad.tsx'
import { homeworkWords } from './homework-words.ts'
import { usePathMinutes } from './paths/use-path-minutes.ts'
import { ReleasedPart, ReleasePart } from './ReleasePart.tsx'
import type { DayState } from './use-day.ts'
import type { ReleaseState } from './use-release.ts'
import { WayOut } from './WayOut.tsx'

export interface ClockPanelProps {
  readonly assignment: Assignment
  readonly tasks: SheetTasks
  readonly day: DayState
  readonly release: ReleaseState
  readonly onMakeOptional: (ids: readonly string[], said: string) => void
}

const asWritten = <B extends LoadBlock>(block: B): B => ({ ...block, mode: 'written', place: 'home' })

/** Where no class's bars say it: the written minutes of this homework on each way through it. */
export function PathFigures({ tasks }: { readonly tasks: SheetTasks }) {
  const words = useWords(homeworkWords)
  const names = useNames()
  const minutesOf = usePathMinutes(tasks)
  return (
    <section className="homework-own" aria-label={words.ownMinutes}>
      <h2>{words.ownMinutes}</h2>
      <dl>
        {minutesOf('written').map(({ code, name, minutes }) => (
          <div key={code}>
            <dt>{name}</dt>
            <dd>{names.minutes(minutes)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** What this homework asks beside the written minutes that the limit counts. */
export function OtherMinutes({ tasks }: { readonly tasks: SheetTasks }) {
  const words = useWords(homeworkWords)
  const { written, optional } = figureOf(loadOf(tasks))
  const asked = tasks.parts.map((part) =>
    'pick' in part ? { ...part, blocks: part.blocks.map(asWritten) } : asWritten(part),
  )
  const all = figureOf(loadOf({ ...tasks, parts: asked })).written
  return (
    <>
      {all > written && <p className="quiet small">{words.allRequired(all)}</p>}
      {optional > 0 && <p className="quiet small">{words.optional(optional)}</p>}
    </>
  )
}

/** The clock beside the paper: this homework's minutes, the class's day so far, what is left and by which rule. */
export function ClockPanel({ assignment, tasks, day, release, onMakeOptional }: ClockPanelProps) {
  const words = useWords(homeworkWords)
  const { today } = useMe()
  const { classes, classIds, setClassIds, outlooks } = day
  const isTooMuch = isProblem(release.error, 'day-limit-exceeded')
  return (
    <div className="homework-clock">
      {classes.length === 0 ? (
        <Notice tone="info">{words.noClass}</Notice>
      ) : (
        <CheckboxGroup
          label={words.classes}
          options={classes.map(({ class_id, class_name }) => ({ value: class_id, label: class_name }))}
          value={[...classIds]}
          onChange={setClassIds}
        />
      )}
      <DateField label={words.day} value={day.day} onChange={(chosen) => day.setDay(chosen ?? today)} min={today} />
      {(outlooks.length !== 1 || day.length > 1) && <PathFigures tasks={tasks} />}
      {day.length === 1
        ? outlooks.map((outlook) => (
            <ClassLoad
              key={outlook.classDay.class_id}
              outlook={outlook}
              subject={assignment.subject}
              tasks={tasks}
              byPath={outlooks.length === 1}
            />
          ))
        : day.classIds.map((id) => (
            <ProjectLoad
              key={id}
              outlooks={outlooks.filter(({ classDay }) => classDay.class_id === id)}
              subject={assignment.subject}
            />
          ))}
      <OtherMinutes tasks={tasks} />
      <WayOut day={day} parts={tasks.parts} isRefused={isTooMuch} onMakeOptional={onMakeOptional} />
      <ReleasedPart assignment={assignment} releases={day.releases} />
      <LimitRules outlooks={outlooks} />
      <ReleasePart day={day} release={release} />
    </div>
  )
}
