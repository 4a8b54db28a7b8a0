import { type Document, type DocumentNode, pathsOfHomework } from '@lightwork/content'
import type { BlindWork, JudgedSheet } from '@lightwork/contract'
import { type PathCode, pathName } from '@lightwork/domain'
import { type ReactNode, useState } from 'react'
import { useWords } from '../../../lib/language.ts'
import { useNames } from '../../../lib/names.ts'
import { Segmented } from '../../../ui/Choice.tsx'
import { Rendered } from '../../../ui/Rendered.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { AttributeTable } from './AttributeTable.tsx'
import { sheetWords } from './sheet-words.ts'
import { WorkPaper } from './WorkPaper.tsx'

const views = ['pupils', 'teachers', 'attributes', 'files'] as const
type View = (typeof views)[number]
type Work = JudgedSheet['work']

function Files({ files, base }: { readonly files: Work['files']; readonly base: string }) {
  const say = useWords(sheetWords)
  if (files.length === 0) return <p className="quiet">{say.noFiles}</p>
  return (
    <ul className="judged-files">
      {files.map(({ id, name, bytes }) => (
        <li key={id}>
          <a href={`${base}/files/${id}`} download aria-label={say.download(name)}>
            {name}
          </a>
          <span className="quiet small">{Math.max(1, Math.round(bytes / 1024))} kB</span>
        </li>
      ))}
    </ul>
  )
}

/** Intent and aims stand above the homework, as in the work itself. */
function Purpose({ work }: { readonly work: Work }) {
  const say = useWords(sheetWords)
  const parts = [
    { title: say.intent, content: work.intent as DocumentNode },
    { title: say.aims, content: work.aims as DocumentNode },
  ]
  return parts.map(({ title, content }) => (
    <details key={title} className="judged-purpose" open>
      <summary>{title}</summary>
      <Rendered content={content} />
    </details>
  ))
}

/** One homework with its own ways: its groups where it has some, else the tiers. */
function PupilsPaper({ work }: { readonly work: BlindWork }) {
  const say = useWords(sheetWords)
  const names = useNames()
  const [view, setView] = useState<PathCode | 'all'>('all')
  const paths = pathsOfHomework(work.document as Document)
  return (
    <>
      <Segmented
        label={say.path(work.title)}
        hideLabel
        options={[
          { value: 'all', label: say.all },
          ...paths.map((path) => ({ value: path.code, label: pathName(path, names.tier) })),
        ]}
        value={view}
        onChange={setView}
      />
      <WorkPaper work={work} look={{ path: paths.find(({ code }) => code === view) ?? null, withAnswers: false }} />
    </>
  )
}

const TeachersPaper = ({ work }: { readonly work: BlindWork }) => (
  <WorkPaper work={work} look={{ path: null, withAnswers: true }} />
)

interface PapersProps {
  readonly work: Work
  readonly Paper: typeof PupilsPaper | typeof TeachersPaper
}

function Papers({ work, Paper }: PapersProps) {
  return (
    <>
      <Purpose work={work} />
      {work.works.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the works of an entry keep their order.
        <Paper key={index} work={one} />
      ))}
    </>
  )
}

/** The work as pupils of each path see it, as teachers see it, its attributes, its files. */
export function WorkView({ work, base }: { readonly work: Work; readonly base: string }) {
  const say = useWords(sheetWords)
  const [view, setView] = useState<View>('pupils')
  const contents: Record<View, ReactNode> = {
    pupils: <Papers work={work} Paper={PupilsPaper} />,
    teachers: <Papers work={work} Paper={TeachersPaper} />,
    attributes: <AttributeTable attributes={work.attributes} />,
    files: <Files files={work.files} base={base} />,
  }
  return (
    <div className="judged-work">
      <Tabs
        label={say.view}
        tabs={views.map((value) => ({
          value,
          label: say[value],
          content: <div className="judged-view">{contents[value]}</div>,
        }))}
        value={view}
        onChange={setView}
      />
    </div>
  )
}
