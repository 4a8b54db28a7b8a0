import { type Competition, cancelCompetition, getCompetition, listCompetitions } from '@lightwork/contract'
import { useState } from 'react'
import { api } from '../../../lib/api.ts'
import { FormDialog } from '../../../lib/FormDialog.tsx'
import { useWords } from '../../../lib/language.ts'
import { query, queryClient, refresh } from '../../../lib/query.ts'
import { Button } from '../../../ui/Button.tsx'
import { setUpWords } from './set-up-words.ts'

/** The way out of a competition that was begun by mistake or cannot be held. */
export function CancelPart({ competition }: { readonly competition: Competition }) {
  const say = useWords(setUpWords)
  const [isAsking, setAsking] = useState(false)
  const params = { competition_id: competition.id }
  return (
    <div className="competition-announce">
      <Button kind="quiet" onPress={() => setAsking(true)}>
        {say.cancel}
      </Button>
      {isAsking && (
        <FormDialog
          title={say.cancelTitle(competition.title)}
          saveLabel={say.cancelDo}
          onClose={() => setAsking(false)}
          onSave={async () => {
            const cancelled = await api(cancelCompetition, { params, body: { revision: competition.revision } })
            queryClient.setQueryData(query(getCompetition, { params }).queryKey, cancelled)
            await refresh(listCompetitions)
          }}
        >
          <p>{say.cancelHelp}</p>
        </FormDialog>
      )}
    </div>
  )
}
