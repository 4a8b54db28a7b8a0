import { getTermTree, type TermTree } from '@lightwork/contract'
import { type Subject, subjects } from '@lightwork/domain'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { query } from '../../lib/query.ts'
import { Page } from '../../ui/Page.tsx'
import { Select } from '../../ui/Select.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { BankNav } from '../items/BankNav.tsx'
import { BooksTab } from './BooksTab.tsx'
import { ChangesTab } from './ChangesTab.tsx'
import { LabelsTab } from './LabelsTab.tsx'
import { OwnersLine } from './OwnersLine.tsx'
import { PointsTab } from './PointsTab.tsx'
import { taxonomyWords } from './taxonomy-words.ts'
import './taxonomy.css'

const parts = ['points', 'books', 'labels', 'changes'] as const
type Part = (typeof parts)[number]

function Parts({ tree, part, onPart }: { tree: TermTree; part: Part; onPart: (part: Part) => void }) {
  const say = useWords(taxonomyWords)
  return (
    <Tabs
      label={say.parts}
      value={part}
      onChange={onPart}
      tabs={[
        { value: 'points', label: say.points, content: <PointsTab key={tree.subject} tree={tree} /> },
        { value: 'books', label: say.books, content: <BooksTab tree={tree} /> },
        { value: 'labels', label: say.labels(tree.open_labels), content: <LabelsTab tree={tree} /> },
        { value: 'changes', label: say.changes(tree.open_changes), content: <ChangesTab tree={tree} /> },
      ]}
    />
  )
}

/** Where the closed lists of tags are kept, subject by subject; subject and part stand in the address. */
export function TaxonomyPage() {
  const say = useWords(taxonomyWords)
  const names = useNames()
  const [address, setAddress] = useSearchParams()
  const subject = subjects.find((each) => each === address.get('subject')) ?? 'math'
  const part = parts.find((each) => each === address.get('part')) ?? 'points'
  const go = (next: { subject?: Subject; part?: Part }) =>
    setAddress({ subject, part, ...next }, { replace: true, preventScrollReset: true })
  const tree = useQuery(query(getTermTree, { params: { subject } }))
  return (
    <Page title={say.title} lead={say.lead}>
      <BankNav />
      <div className="term-subject">
        <Select
          label={say.subject}
          options={subjects.map((value) => ({ value, label: names.subject(value) }))}
          value={subject}
          onChange={(chosen) => go({ subject: chosen })}
        />
      </div>
      <Answer query={tree}>
        {(found) => (
          <>
            <OwnersLine tree={found} />
            <Parts tree={found} part={part} onPart={(chosen) => go({ part: chosen })} />
          </>
        )}
      </Answer>
    </Page>
  )
}
