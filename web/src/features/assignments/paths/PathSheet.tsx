import type { DocumentNode, PathChoice, PathWork } from '@lightwork/content'
import { homeworkTasks } from '@lightwork/content/homework'
import { bodyOfPath, pathOf, worksOfPath } from '@lightwork/content/path'
import { loadOfPath, type Path, pathName } from '@lightwork/domain'
import { useMemo } from 'react'
import { useVersion } from '../../../editor/versions.ts'
import { useWords } from '../../../lib/language.ts'
import { useNames } from '../../../lib/names.ts'
import { useSaver } from '../../../lib/saving/use-saver.ts'
import { Button } from '../../../ui/Button.tsx'
import { PencilIcon } from '../../../ui/icons.tsx'
import { Rendered } from '../../../ui/Rendered.tsx'
import type { HomeworkSaver } from '../saving/homework-text.ts'
import { pathWords } from './path-words.ts'

interface WorkProps {
  readonly work: PathWork
  readonly path: Path
}

/** What a pupil has to know before beginning, as the printed sheet says it. */
function Marks({ work: { attributes }, type }: { readonly work: PathWork; readonly type: string | undefined }) {
  const say = useWords(pathWords)
  const names = useNames()
  const { required, mode, place } = attributes
  const marks = [
    ...(required ? [] : [say.optionalMark]),
    ...(type === 'multiple_choice' ? [say.several] : type === 'true_false' ? [say.truth] : []),
    ...(mode === 'written' ? [] : [names.mode[mode]]),
    ...(place === 'home' ? [] : [names.place[place]]),
  ]
  return marks.length === 0 ? null : <p className="path-marks">〔{marks.join('·')}〕</p>
}

function BankBody({ work, path }: WorkProps) {
  const say = useWords(pathWords)
  const version = useVersion(work.attributes.item_version_id ?? '')
  const body = useMemo(
    // The contract keeps the content of documents opaque.
    () => version && bodyOfPath(version.body as DocumentNode, work.attributes, path),
    [version, work, path],
  )
  return (
    <>
      <Marks work={work} type={version?.type} />
      {body === undefined ? <p className="quiet">{say.loading}</p> : <Rendered content={body} />}
    </>
  )
}

/** One numbered piece of work: its number is that of the whole homework, as on paper. */
function Work({ work, path }: WorkProps) {
  return (
    <li className="path-work" value={work.number}>
      <span className="path-number">{work.number}.</span>
      <div>
        {work.node.type === 'itemBlock' ? (
          <BankBody work={work} path={path} />
        ) : (
          <>
            <Marks work={work} type={undefined} />
            <Rendered content={work.node} />
          </>
        )}
      </div>
    </li>
  )
}

function Choice({ choice: { pick, works }, path }: { readonly choice: PathChoice; readonly path: Path }) {
  const say = useWords(pathWords)
  const [first, last] = [works[0]?.number ?? 0, works.at(-1)?.number ?? 0]
  return (
    <>
      {pick < works.length && <p className="path-choice">{say.choice(first, last, [pick, works.length])}</p>}
      <ol>
        {works.map((work) => (
          <Work key={work.number} work={work} path={path} />
        ))}
      </ol>
    </>
  )
}

export interface PathSheetProps {
  readonly saver: HomeworkSaver
  readonly path: Path
  /** Back to the sheet on which one writes. */
  readonly onEdit: () => void
}

/** Exactly what a pupil of one path gets: its work with the numbers of the printed sheet, and its minutes. */
export function PathSheet({ saver, path, onEdit }: PathSheetProps) {
  const say = useWords(pathWords)
  const names = useNames()
  const document = useSaver(saver, ({ text }) => text.document)
  const parts = useMemo(() => pathOf(document, path), [document, path])
  const { written, written_home, home_total, optional } = loadOfPath(homeworkTasks(document).parts, path)
  const name = pathName(path, names.tier)
  const count = worksOfPath(parts).length
  const facts = [
    ...(written > 0 ? [say.written(written)] : []),
    ...(home_total > written_home ? [say.atHome(home_total)] : []),
    ...(optional > 0 ? [say.optional(optional)] : []),
    count === 0 ? say.none : say.items(count),
  ]
  return (
    <section className="path-sheet" aria-label={say.sheetOf(name)}>
      <div className="path-facts">
        <h2>{say.sheetOf(name)}</h2>
        <p role="status">{facts.join(' · ')}</p>
        <Button kind="quiet" onPress={onEdit}>
          <PencilIcon size={16} />
          {say.edit}
        </Button>
      </div>
      <div className="path-paper">
        {parts.map((part, index) => {
          if (part.kind === 'text')
            // biome-ignore lint/suspicious/noArrayIndexKey: texts have no id, and nothing here has a state to lose.
            return <Rendered key={index} content={{ type: 'doc', content: [part.node] }} />
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          if (part.kind === 'choice') return <Choice key={index} choice={part} path={path} />
          return (
            <ol key={part.attributes.id}>
              <Work work={part} path={path} />
            </ol>
          )
        })}
      </div>
    </section>
  )
}
