import { type BulkEditDetails, getBulkEdit, prepareBulkEdit, prepareUndo } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useWords } from '../../lib/language.ts'
import { refresh } from '../../lib/query.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { bulkWords } from './bulk-words.ts'

/** After it ended: hand the changed items in together, or take the whole edit back. */
export function NextSteps({ edit }: { readonly edit: BulkEditDetails }) {
  const say = useWords(bulkWords)
  const navigate = useNavigate()
  const go = ({ edit_id }: BulkEditDetails) => {
    void refresh(getBulkEdit)
    return navigate(`/curation/bulk/${edit_id}`)
  }
  const undo = useMutation({
    mutationFn: () => api(prepareUndo, { params: { edit_id: edit.edit_id } }),
    onSuccess: go,
  })
  const handIn = useMutation({
    mutationFn: () =>
      api(prepareBulkEdit, { body: { selection: { changed_by: edit.edit_id }, action: { kind: 'hand_in' } } }),
    onSuccess: go,
  })
  return (
    <Notice
      tone="done"
      title={edit.undone_by === null ? say.finished : say.undone}
      actions={
        <>
          {edit.may.undo && (
            <Button isPending={undo.isPending} onPress={() => undo.mutate()}>
              {say.undo}
            </Button>
          )}
          {edit.may.hand_in && (
            <Button kind="primary" isPending={handIn.isPending} onPress={() => handIn.mutate()}>
              {say.handIn(edit.changed)}
            </Button>
          )}
          {edit.undone_by !== null && <LinkButton to={`/curation/bulk/${edit.undone_by}`}>{say.toUndo}</LinkButton>}
          <LinkButton to="/bank">{say.toBank}</LinkButton>
        </>
      }
    >
      {edit.new_versions > 0 && <p>{say.startedVersions(edit.new_versions)}</p>}
      <Refusal error={undo.error ?? handIn.error} />
    </Notice>
  )
}
