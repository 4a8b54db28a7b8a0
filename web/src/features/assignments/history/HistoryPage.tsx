import { type Assignment, getAssignment, type HomeworkVersion, listHomeworkVersions } from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { Answer, Refusal } from '../../../lib/Answer.tsx'
import { api } from '../../../lib/api.ts'
import { useDays } from '../../../lib/days.ts'
import { isId } from '../../../lib/ids.ts'
import { useWords } from '../../../lib/language.ts'
import { query } from '../../../lib/query.ts'
import { Button } from '../../../ui/Button.tsx'
import { PencilIcon, UndoIcon } from '../../../ui/icons.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Select } from '../../../ui/Select.tsx'
import { showToast } from '../../../ui/Toast.tsx'
import { NotFound } from '../../shell/PageError.tsx'
import { whenLeft } from '../saving/homework-session.ts'
import { HomeworkDiff } from './HomeworkDiff.tsx'
import { historyWords } from './history-words.ts'
import { NameDialog } from './NameDialog.tsx'
import { chooseVersions, restoreVersion } from './restore.ts'
import { VersionList } from './VersionList.tsx'
import './history.css'
import { BackLink } from '../../../ui/BackLink.tsx'

interface Which {
  readonly school_id: string
  readonly assignment_id: string
}

/** Restoring says what it did and offers to undo it, which is a restoring too. */
function useRestore(of: Which, newest: number) {
  const say = useWords(historyWords)
  const days = useDays()
  const [, setAddress] = useSearchParams()
  return useMutation({
    // The list is read anew on the way, and then another version is the newest: the one that was is kept here.
    mutationFn: async ({ revision }: HomeworkVersion) => ({
      before: newest,
      made: await restoreVersion(of, revision, newest),
    }),
    onSuccess: ({ before, made }, { saved_at }) => {
      setAddress({}, { replace: true })
      const onUndo = () =>
        void restoreVersion(of, before, made).then(
          () => showToast({ text: say.undone }),
          () => undefined,
        )
      showToast({ text: say.restored(days.moment(saved_at)), undo: { label: say.undo, onUndo } })
    },
  })
}

interface ChosenProps {
  readonly of: Which
  readonly versions: readonly HomeworkVersion[]
  readonly mayWrite: boolean
}

/** The chosen version beside another: what differs, and what can be done with it. */
function Comparison({ of, versions, mayWrite }: ChosenProps) {
  const say = useWords(historyWords)
  const days = useDays()
  const [address, setAddress] = useSearchParams()
  const [naming, setNaming] = useState<HomeworkVersion | null>(null)
  const newest = versions[0]?.revision ?? 1
  const restore = useRestore(of, newest)
  const chosen = chooseVersions(versions, address)
  if (chosen === null) return null
  const { before, after } = chosen
  const shown = versions.find(({ revision }) => String(revision) === address.get('version')) ?? after
  const options = versions.map(({ revision, saved_at, saved_by_name, name }) => ({
    value: String(revision),
    label: name ?? say.of(days.moment(saved_at), saved_by_name),
  }))
  const other = shown === before ? after : before
  return (
    <section className="history-main">
      <h2 className="visually-hidden">{say.compareWith}</h2>
      <div className="history-bar">
        <Select
          label={say.compareWith}
          options={options.filter(({ value }) => value !== String(shown.revision))}
          value={String(other.revision)}
          onChange={(value) => setAddress({ version: String(shown.revision), with: value }, { replace: true })}
        />
        {mayWrite && (
          <div className="ui-button-row">
            <Button kind="quiet" onPress={() => setNaming(shown)}>
              <PencilIcon size={18} />
              {shown.name === null ? say.name : say.rename}
            </Button>
            {shown.revision !== newest && (
              <Button kind="primary" isPending={restore.isPending} onPress={() => restore.mutate(shown)}>
                <UndoIcon size={18} />
                {say.restore}
              </Button>
            )}
          </div>
        )}
      </div>
      {mayWrite && shown.revision !== newest && <p className="quiet small">{say.restoreHint}</p>}
      <Refusal error={restore.error} />
      <HomeworkDiff of={of} chosen={chosen} />
      {naming !== null && <NameDialog of={of} version={naming} onClose={() => setNaming(null)} />}
    </section>
  )
}

function History({ assignment, of }: { readonly assignment: Assignment; readonly of: Which }) {
  const say = useWords(historyWords)
  const [address] = useSearchParams()
  const versions = useQuery(query(listHomeworkVersions, { params: of }))
  return (
    <Page
      title={say.title(assignment.title)}
      lead={say.explain}
      actions={<BackLink to={`/homework/${of.school_id}/${of.assignment_id}`}>{say.back}</BackLink>}
    >
      <Answer query={versions}>
        {(found) => {
          const chosen = Number(address.get('version') ?? found[0]?.revision)
          return (
            <div className="history">
              <VersionList versions={found} chosen={chosen} />
              <Comparison of={of} versions={found} mayWrite={assignment.right !== 'read'} />
            </div>
          )
        }}
      </Answer>
    </Page>
  )
}

/** Earlier texts of a homework: who saved what when, what differs, and the way back. */
export function HistoryPage() {
  const { schoolId = '', assignmentId = '' } = useParams()
  const params = { school_id: schoolId, assignment_id: assignmentId }
  const assignment = useQuery({
    ...query(getAssignment, { params }),
    queryFn: async () => {
      await whenLeft(assignmentId)
      return api(getAssignment, { params })
    },
    staleTime: 0,
    enabled: isId(schoolId) && isId(assignmentId),
  })
  if (!isId(schoolId) || !isId(assignmentId)) return <NotFound />
  return <Answer query={assignment}>{(found) => <History assignment={found} of={params} />}</Answer>
}
