import {
  type Competition,
  getCompetition,
  listCompetitions,
  listCompetitionTerms,
  saveCompetition,
} from '@lightwork/contract'
import { withEnteringEnded } from '@lightwork/domain'
import { useState } from 'react'
import { api } from '../../../lib/api.ts'
import { FormDialog } from '../../../lib/FormDialog.tsx'
import { useWords } from '../../../lib/language.ts'
import { query, queryClient, refresh } from '../../../lib/query.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { closingWords } from './closing-words.ts'

/** All works are in before the day is over: entering ends now, for a reason that everybody reads. */
export function EndEntering({ competition }: { readonly competition: Competition }) {
  const say = useWords(closingWords)
  const [isAsking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const params = { competition_id: competition.id }
  return (
    <>
      <Button onPress={() => setAsking(true)}>{say.endNow}</Button>
      {isAsking && (
        <FormDialog
          title={say.endNow}
          saveLabel={say.endNow}
          isReady={() => reason.trim() !== ''}
          onClose={() => setAsking(false)}
          onSave={async () => {
            // Ends by the server's clock of this moment, not by that of when the page was opened.
            const { kind, title, semester, groups, feeds, terms, revision, now } = await api(getCompetition, { params })
            const phases = withEnteringEnded(terms.phases, now)
            const saved = await api(saveCompetition, {
              params,
              body: {
                kind,
                title,
                semester,
                groups,
                feeds_id: feeds?.id ?? null,
                terms: { ...terms, phases },
                revision,
                reason: reason.trim(),
              },
            })
            queryClient.setQueryData(query(getCompetition, { params }).queryKey, saved)
            await refresh(listCompetitions, listCompetitionTerms)
          }}
        >
          <p className="ui-help">{say.endNowHelp}</p>
          <TextField label={say.endNowReason} value={reason} onChange={setReason} autoFocus />
        </FormDialog>
      )}
    </>
  )
}
