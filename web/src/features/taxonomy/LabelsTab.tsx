import {
  decideLabel,
  getTaxonomy,
  getTermTree,
  type Input,
  type LabelProposal,
  listLabelProposals,
  type TermTree,
} from '@lightwork/contract'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { FormDialog } from '../../lib/FormDialog.tsx'
import { useWords } from '../../lib/language.ts'
import { refresh } from '../../lib/query.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Busy, Empty } from '../../ui/Notice.tsx'
import { ComboBox } from '../../ui/Select.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { pointOptions } from './TermDialogs.tsx'
import { taxonomyWords, workWords } from './taxonomy-words.ts'
import { indexTree, targetsFor } from './term-tree.ts'

type Decision = Input<typeof decideLabel>['body']
type Options = ReturnType<typeof pointOptions>

const useDecide = (tree: TermTree, label: LabelProposal) => {
  const say = useWords(workWords)
  return useMutation({
    mutationFn: (decision: Decision) =>
      api(decideLabel, { params: { subject: tree.subject, proposal_id: label.proposal_id }, body: decision }),
    onSuccess: ({ tagged }, { outcome }) => {
      showToast({ text: outcome === 'refused' ? say.refused : say.tagged(tagged) })
      return refresh(listLabelProposals, getTermTree, getTaxonomy)
    },
  })
}

interface LabelProps {
  readonly tree: TermTree
  readonly label: LabelProposal
  readonly options: Options
}

const TOP = 'top'

function AcceptDialog({ tree, label, options, onClose }: LabelProps & { readonly onClose: () => void }) {
  const say = useWords(workWords)
  const words = useWords(taxonomyWords)
  const [name, setName] = useState(label.name)
  const [parent, setParent] = useState<string>(TOP)
  const decide = useDecide(tree, label)
  const decision = { outcome: 'accepted', name: name.trim(), parent_id: parent === TOP ? null : parent } as const
  return (
    <FormDialog
      title={say.accept}
      saveLabel={words.save}
      isReady={() => name.trim() !== ''}
      onSave={() => decide.mutateAsync(decision)}
      onClose={onClose}
    >
      <TextField label={words.name} value={name} onChange={setName} maxLength={100} />
      <ComboBox
        label={say.parent}
        empty={words.none}
        options={[{ value: TOP, label: words.toTop }, ...options]}
        value={parent}
        onChange={setParent}
      />
    </FormDialog>
  )
}

function MapDialog({ tree, label, options, onClose }: LabelProps & { readonly onClose: () => void }) {
  const say = useWords(workWords)
  const words = useWords(taxonomyWords)
  const [target, setTarget] = useState<string | null>(null)
  const decide = useDecide(tree, label)
  return (
    <FormDialog
      title={`${say.map}：${label.name}`}
      saveLabel={words.save}
      isReady={() => target !== null}
      onSave={async () => target !== null && decide.mutateAsync({ outcome: 'mapped', point_id: target })}
      onClose={onClose}
    >
      <ComboBox
        label={words.target}
        placeholder={words.type}
        empty={words.none}
        options={options}
        value={target}
        onChange={setTarget}
      />
    </FormDialog>
  )
}

function Label(props: LabelProps) {
  const { tree, label } = props
  const say = useWords(workWords)
  const [asked, setAsked] = useState<'accept' | 'map' | null>(null)
  const decide = useDecide(tree, label)
  const isDisabled = !tree.may_change
  return (
    <li className="label-line">
      <div>
        <strong>{label.name}</strong> <span className="quiet">{say.waiting(label.uses)}</span>
        {label.route !== '' && <p className="quiet">{say.from(label.route)}</p>}
      </div>
      <ButtonRow>
        {label.near.map(({ id, name }) => (
          <Button
            key={id}
            isDisabled={isDisabled}
            isPending={decide.isPending}
            onPress={() => decide.mutate({ outcome: 'mapped', point_id: id })}
          >
            {say.mapTo(name)}
          </Button>
        ))}
        <Button isDisabled={isDisabled} onPress={() => setAsked('map')}>
          {say.map}
        </Button>
        <Button isDisabled={isDisabled} onPress={() => setAsked('accept')}>
          {say.accept}
        </Button>
        <Button
          kind="quiet"
          isDisabled={isDisabled}
          isPending={decide.isPending}
          onPress={() => decide.mutate({ outcome: 'refused' })}
        >
          {say.refuse}
        </Button>
      </ButtonRow>
      <Refusal error={decide.error} />
      {asked === 'accept' && <AcceptDialog {...props} onClose={() => setAsked(null)} />}
      {asked === 'map' && <MapDialog {...props} onClose={() => setAsked(null)} />}
    </li>
  )
}

/** Names that imports brought: each is decided once, then all items that wait get the tag. */
export function LabelsTab({ tree }: { readonly tree: TermTree }) {
  const say = useWords(workWords)
  const { subject, points } = tree
  const options = useMemo(() => {
    const index = indexTree(points)
    return pointOptions(index, targetsFor(index, points, null))
  }, [points])
  const found = useInfiniteQuery({
    queryKey: [listLabelProposals.url, subject],
    queryFn: ({ pageParam }) =>
      api(listLabelProposals, { params: { subject }, querystring: pageParam === '' ? {} : { after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  const labels = found.data?.pages.flatMap((page) => page.labels)
  if (labels === undefined) return found.error === null ? <Busy>…</Busy> : <Refusal error={found.error} />
  if (labels.length === 0) return <Empty>{say.labelsEmpty}</Empty>
  return (
    <div className="term-part">
      <p className="quiet">{say.labelsLead}</p>
      <ul className="label-list">
        {labels.map((label) => (
          <Label key={label.proposal_id} tree={tree} label={label} options={options} />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button onPress={() => void found.fetchNextPage()} isPending={found.isFetchingNextPage}>
          {say.more}
        </Button>
      )}
    </div>
  )
}
