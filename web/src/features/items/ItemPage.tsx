import { getItem, getItemVersions, type Item, type ItemVersionForTeacher } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { isId } from '../../lib/ids.ts'
import { useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { useNames } from '../../lib/names.ts'
import { query } from '../../lib/query.ts'
import { BackLink } from '../../ui/BackLink.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { ItemDuplicates } from '../duplicates/ItemDuplicates.tsx'
import { ItemMinutesPart } from '../minutes/ItemMinutesPart.tsx'
import { CommentedPaper } from '../remarks/CommentedPaper.tsx'
import { CommentPanel } from '../remarks/CommentPanel.tsx'
import { ReportDialog } from '../remarks/ReportDialog.tsx'
import { reportWords } from '../remarks/report-words.ts'
import { useComments } from '../remarks/use-comments.ts'
import { NotFound } from '../shell/PageError.tsx'
import { ItemMoves } from './ItemMoves.tsx'
import { ItemPaper } from './ItemPaper.tsx'
import { ItemReviews } from './ItemReviews.tsx'
import { ItemTags } from './ItemTags.tsx'
import { ItemUsePart } from './ItemUsePart.tsx'
import { ItemVersions } from './ItemVersions.tsx'
import { homeworkSchools, isCurator, mayEdit } from './item-roles.ts'
import { itemWords } from './item-words.ts'
import { UseInHomework } from './UseInHomework.tsx'
import './item.css'

interface ShownProps {
  readonly item: Item
  readonly version: ItemVersionForTeacher
}

/** Says when what is shown is not what is newest, or not what teachers get. */
function Standing({ item: { current, published_version_id, versions }, version }: ShownProps) {
  const say = useWords(itemWords)
  if (version.version_id !== current.version_id) {
    return (
      <Notice actions={<LinkButton to={`/bank/${current.item_id}`}>{say.newest}</LinkButton>}>
        <p>{say.oldVersion(version.number)}</p>
      </Notice>
    )
  }
  const inUse = versions.find(({ version_id }) => version_id === published_version_id)
  if (inUse === undefined || inUse.version_id === current.version_id) return null
  return (
    <Notice>
      <p>{say.otherInUse(inUse.number)}</p>
    </Notice>
  )
}

function Actions({ item, version }: ShownProps) {
  const say = useWords(itemWords)
  const me = useMe()
  const sayReport = useWords(reportWords)
  const [isUsing, setUsing] = useState(false)
  const [isReporting, setReporting] = useState(false)
  const { current } = item
  const canUse = homeworkSchools(me).length > 0 && version.state === 'published'
  const canEdit =
    mayEdit(me, current.created_by?.id) && current.state !== 'in_review' && version.version_id === current.version_id
  return (
    <div className="ui-button-row">
      {canUse && (
        <Button kind="primary" onPress={() => setUsing(true)}>
          {say.use}
        </Button>
      )}
      {canEdit && (
        <LinkButton to={`/bank/${current.item_id}/edit`}>
          {current.state === 'draft' ? say.edit : say.editPublished}
        </LinkButton>
      )}
      {version.published_at !== null && (
        <Button kind="quiet" onPress={() => setReporting(true)}>
          {sayReport.report}
        </Button>
      )}
      {isReporting && <ReportDialog versionId={version.version_id} onClose={() => setReporting(false)} />}
      {isUsing && <UseInHomework item={version} onClose={() => setUsing(false)} />}
    </div>
  )
}

function Shown({ item, version }: ShownProps) {
  const say = useWords(itemWords)
  const names = useNames()
  const me = useMe()
  const isNewest = version.version_id === item.current.version_id
  const grades = version.grades.map(names.grade).join(say.list)
  const comments = useComments(version, mayEdit(me, item.current.created_by?.id))
  return (
    <Page
      title={say.title(names.subject(version.subject), grades, names.itemType[version.type])}
      lead={
        <span className="item-state">
          <Chip tone={version.state === 'published' ? 'accent' : version.state === 'retired' ? 'quiet' : 'plain'}>
            {names.itemState[version.state]}
          </Chip>
          {say.version(version.number)}
        </span>
      }
      actions={<Actions item={item} version={version} />}
    >
      <BackLink to="/bank">{say.toBank}</BackLink>
      <Standing item={item} version={version} />
      {isNewest && <ItemMoves item={item} />}
      <div className="item-columns shown">
        {comments === null ? (
          <ItemPaper key={version.version_id} version={version} isOpen={isCurator(me)} />
        ) : (
          <CommentedPaper key={version.version_id} comments={comments} isOpen={isCurator(me)} />
        )}
        <div className="item-side">
          {comments !== null && <CommentPanel comments={comments} />}
          <Section title={say.tags}>
            <ItemTags version={version} />
          </Section>
        </div>
        <div className="item-below">
          {isNewest && <ItemMinutesPart version={version} />}
          <Section title={say.versions}>
            <ItemVersions item={item} shownId={version.version_id} />
          </Section>
          <ItemUsePart itemId={item.current.item_id} />
          <ItemReviews item={item} />
          <ItemDuplicates itemId={item.current.item_id} />
        </div>
      </div>
    </Page>
  )
}

/** An older version, loaded when it is asked for; it never changes. */
function OlderVersion({ item, versionId }: { readonly item: Item; readonly versionId: string }) {
  const say = useWords(itemWords)
  const older = useQuery({ ...query(getItemVersions, { querystring: { ids: versionId } }), staleTime: 60_000 })
  return (
    <Answer query={older}>
      {([version]) =>
        version === undefined || version.item_id !== item.current.item_id ? (
          <Page title={say.versions}>
            <Notice tone="refuse" actions={<LinkButton to={`/bank/${item.current.item_id}`}>{say.newest}</LinkButton>}>
              <p>{say.versionGone}</p>
            </Notice>
          </Page>
        ) : (
          <Shown item={item} version={version} />
        )
      }
    </Answer>
  )
}

function Known({ itemId }: { readonly itemId: string }) {
  const [address] = useSearchParams()
  const item = useQuery(query(getItem, { params: { item_id: itemId } }))
  return (
    <Answer query={item}>
      {(found) => {
        const versionId = address.get('version')
        const isOlder = versionId !== null && versionId !== found.current.version_id
        return isOlder ? (
          <OlderVersion item={found} versionId={versionId} />
        ) : (
          <Shown item={found} version={found.current} />
        )
      }}
    </Answer>
  )
}

/** One item with everything the bank knows of it. `?version=` shows an older one. */
export function ItemPage() {
  const { itemId = '' } = useParams()
  return isId(itemId) ? <Known itemId={itemId} /> : <NotFound />
}
