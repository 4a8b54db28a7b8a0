import type { DocumentNode } from '@lightwork/content'
import type { JudgedSheet } from '@lightwork/contract'
import { type Tier, tiers } from '@lightwork/domain'
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

interface PapersProps {
  readonly work: Work
  readonly tier: Tier | null
  readonly withAnswers: boolean
}

function Papers({ work, tier, withAnswers }: PapersProps) {
  return (
    <>
      <Purpose work={work} />
      {work.works.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the works of an entry keep their order.
        <WorkPaper key={index} work={one} look={{ tier, withAnswers }} />
      ))}
    </>
  )
}

function PupilsView({ work }: { readonly work: Work }) {
  const say = useWords(sheetWords)
  const names = useNames()
  const [tier, setTier] = useState<Tier | 'all'>('all')
  return (
    <>
      <Segmented
        label={say.path}
        hideLabel
        options={[{ value: 'all', label: say.all }, ...tiers.map((value) => ({ value, label: names.tier[value] }))]}
        value={tier}
        onChange={setTier}
      />
      <Papers work={work} tier={tier === 'all' ? null : tier} withAnswers={false} />
    </>
  )
}

/** The work as pupils of each path see it, as teachers see it, its attributes, its files. */
export function WorkView({ work, base }: { readonly work: Work; readonly base: string }) {
  const say = useWords(sheetWords)
  const [view, setView] = useState<View>('pupils')
  const contents: Record<View, ReactNode> = {
    pupils: <PupilsView work={work} />,
    teachers: <Papers work={work} tier={null} withAnswers />,
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
