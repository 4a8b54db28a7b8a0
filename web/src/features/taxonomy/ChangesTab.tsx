import { type ChangeRecord, decideTermChange, listTermChanges, type TermTree } from '@lightwork/contract'
import type { Subject } from '@lightwork/domain'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Answer, Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { query } from '../../lib/query.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { Section } from '../../ui/Page.tsx'
import { taxonomyWords, workWords } from './taxonomy-words.ts'
import { refreshTerms, undoChange } from './use-term-change.ts'

/** A change in words. */
function useChangeText() {
  const say = useWords(workWords)
  return ({ change, names }: ChangeRecord): string => {
    const name = 'id' in change ? (names[change.id] ?? '…') : ''
    switch (change.kind) {
      case 'add':
        return say.didAdd(change.name)
      case 'rename':
        return say.didRename(name, change.name)
      case 'move':
        return say.didMove(name)
      case 'merge':
        return say.didMerge(name, names[change.into_id] ?? '…')
      case 'retire':
        return say.didRetire(name)
      case 'restore':
        return say.didRestore(name)
      case 'alias':
        return say.didAlias(name, change.name)
      case 'unalias':
        return say.didUnalias(name, change.name)
    }
  }
}

interface LineProps {
  readonly subject: Subject
  readonly record: ChangeRecord
  readonly mayChange: boolean
}

function Decide({ subject, record: { change_id } }: LineProps) {
  const say = useWords(workWords)
  const decide = useMutation({
    mutationFn: (accept: boolean) => api(decideTermChange, { params: { subject, change_id }, body: { accept } }),
    onSuccess: refreshTerms,
  })
  return (
    <>
      <ButtonRow>
        <Button onPress={() => decide.mutate(true)} isPending={decide.isPending}>
          {say.agree}
        </Button>
        <Button kind="quiet" onPress={() => decide.mutate(false)} isPending={decide.isPending}>
          {say.decline}
        </Button>
      </ButtonRow>
      <Refusal error={decide.error} />
    </>
  )
}

function Line(props: LineProps) {
  const { subject, record, mayChange } = props
  const say = useWords(workWords)
  const words = useWords(taxonomyWords)
  const days = useDays()
  const toText = useChangeText()
  return (
    <li className="label-line">
      <div>
        {toText(record)} {record.state === 'undone' && <span className="quiet">{say.undone}</span>}
        <p className="quiet">
          {say.by(record.proposed_by?.name ?? '', days.moment(record.proposed_at))}
          {record.note !== '' && `：${record.note}`}
        </p>
      </div>
      {mayChange && record.state === 'proposed' && <Decide {...props} />}
      {mayChange && record.may_undo && (
        <Button kind="quiet" onPress={() => void undoChange(subject, record.change_id)}>
          {words.undo}
        </Button>
      )}
    </li>
  )
}

function Changes({ tree, state, title }: { tree: TermTree; state: 'proposed' | 'done'; title: string }) {
  const say = useWords(workWords)
  const { subject, may_change } = tree
  const records = useQuery(query(listTermChanges, { params: { subject }, querystring: { state } }))
  return (
    <Section title={title}>
      <Answer query={records}>
        {(listed) =>
          listed.length === 0 ? (
            <p className="quiet">{say.changesEmpty}</p>
          ) : (
            <ul className="label-list">
              {listed.map((record) => (
                <Line key={record.change_id} subject={subject} record={record} mayChange={may_change} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Section>
  )
}

/** What was proposed and what was done; each done change can be taken back. */
export function ChangesTab({ tree }: { readonly tree: TermTree }) {
  const say = useWords(workWords)
  return (
    <div className="term-part">
      {tree.open_changes > 0 && <Changes tree={tree} state="proposed" title={say.openChanges} />}
      <Changes tree={tree} state="done" title={say.doneChanges} />
    </div>
  )
}
