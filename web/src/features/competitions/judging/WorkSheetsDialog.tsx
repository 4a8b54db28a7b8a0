import { getSheetsOfWork, type SheetsOfWork } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer } from '../../../lib/Answer.tsx'
import { useDays } from '../../../lib/days.ts'
import { useLanguage, useWords } from '../../../lib/language.ts'
import { query } from '../../../lib/query.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Table } from '../../../ui/Table.tsx'
import { GiveSheetForm } from './GiveSheetForm.tsx'
import { sheetNames } from './judging-words.ts'
import { overseeWords } from './oversee-words.ts'
import { ReopenDialog } from './ReopenDialog.tsx'

type Sheet = SheetsOfWork['sheets'][number]

interface SheetsTableProps {
  readonly work: SheetsOfWork
  readonly onReopen: (sheetId: string) => void
}

function SheetsTable({ work, onReopen }: SheetsTableProps) {
  const say = useWords(overseeWords)
  const names = sheetNames[useLanguage()]
  const days = useDays()
  return (
    <Table<Sheet>
      caption={say.sheets}
      hideCaption
      rows={work.sheets}
      rowKey={({ sheet_id }) => sheet_id}
      columns={[
        { key: 'judge', title: say.judge, isHeading: true, cell: ({ judge }) => judge.name },
        { key: 'round', title: say.round, cell: ({ round }) => names.round[round] },
        {
          key: 'state',
          title: say.state,
          cell: ({ state, at, recuse_reason }) => (
            <>
              {names.state[state]} <span className="quiet small">{days.moment(at)}</span>
              {recuse_reason !== null && <span className="quiet small block">{recuse_reason}</span>}
            </>
          ),
        },
        { key: 'total', title: say.total, end: true, cell: ({ total }) => total ?? '—' },
        {
          key: 'reopen',
          title: say.reopen,
          hideTitle: true,
          cell: ({ sheet_id, state }) =>
            state === 'final' &&
            work.rounds.length > 0 && (
              <Button kind="quiet" onPress={() => onReopen(sheet_id)}>
                {say.reopen}
              </Button>
            ),
        },
      ]}
    />
  )
}

interface WorkSheetsDialogProps {
  readonly competitionId: string
  readonly blindId: string
  readonly onClose: () => void
}

/** Who judges one work, and who else could. */
export function WorkSheetsDialog({ competitionId, blindId, onClose }: WorkSheetsDialogProps) {
  const say = useWords(overseeWords)
  const [reopening, setReopening] = useState<string | null>(null)
  const work = useQuery(query(getSheetsOfWork, { params: { competition_id: competitionId, blind_id: blindId } }))
  const title = work.data === undefined ? say.sheets : `${work.data.code} ${work.data.title}`
  if (reopening !== null)
    return <ReopenDialog competitionId={competitionId} sheetId={reopening} onClose={() => setReopening(null)} />
  return (
    <Dialog title={title} isOpen onClose={onClose} closeLabel={say.close} width="wide">
      <Answer query={work}>
        {(found) => (
          <>
            <SheetsTable work={found} onReopen={setReopening} />
            <GiveSheetForm competitionId={competitionId} work={found} />
          </>
        )}
      </Answer>
    </Dialog>
  )
}
