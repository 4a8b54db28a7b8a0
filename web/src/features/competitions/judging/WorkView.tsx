import type { DocumentNode } from '@lightwork/content'
import type { BlindWork, EntryAttributes, JudgedSheet } from '@lightwork/contract'
import { type Tier, tiers } from '@lightwork/domain'
import { useState } from 'react'
import { useWords } from '../../../lib/language.ts'
import { useNames } from '../../../lib/names.ts'
import { Segmented } from '../../../ui/Choice.tsx'
import { Rendered } from '../../../ui/Rendered.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { AttributeTable } from './AttributeTable.tsx'
import { sheetWords } from './sheet-words.ts'
import { WorkPaper } from './WorkPaper.tsx'

type View = 'pupils' | 'teachers' | 'attributes' | 'files'
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

/** The work as pupils of each path see it, as teachers see it, its attributes, its files. */
export function WorkView({ work, base }: { readonly work: Work; readonly base: string }) {
  const say = useWords(sheetWords)
  const names = useNames()
  const [view, setView] = useState<View>('pupils')
  const [tier, setTier] = useState<Tier | 'all'>('all')
  const works = work.works as readonly BlindWork[]
  const tabs: readonly View[] = work.files.length === 0 ? ['pupils', 'teachers', 'attributes'] : ['pupils', 'teachers', 'attributes', 'files']
  return (
    <div className="judged-work">
      <Tabs label={say.view} tabs={tabs.map((value) => ({ value, label: say[value] }))} value={view} onChange={setView} />
      {view === 'pupils' && (
        <Segmented
          label={say.path}
          options={[{ value: 'all', label: say.all }, ...tiers.map((value) => ({ value, label: names.tier[value] }))]}
          value={tier}
          onChange={setTier}
        />
      )}
      {view === 'files' && <Files files={work.files} base={base} />}
      {view === 'attributes' && <AttributeTable attributes={work.attributes as EntryAttributes} />}
      {(view === 'pupils' || view === 'teachers') && (
        <>
          <Purpose work={work} />
          {works.map((one, index) => (
            <WorkPaper
              // biome-ignore lint/suspicious/noArrayIndexKey: the works of an entry keep their order.
              key={index}
              work={one}
              look={{ tier: view === 'teachers' || tier === 'all' ? null : tier, withAnswers: view === 'teachers' }}
            />
          ))}
        </>
      )}
    </div>
  )
}
