import { useEffect, useState } from 'react'
import { useMe } from '../../../lib/me.ts'
import { openSheet, type SheetSession } from './sheet-session.ts'

export type Opening =
  | { readonly state: 'opening' }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'open'; readonly session: SheetSession }

export interface OpenedSheet {
  readonly opening: Opening
  /** Opens it anew from the server: it was handed in, or could not be read. */
  readonly again: () => void
}

/** The sheet of this address, open for as long as the page shows it. */
export function useSheetSession(competitionId: string, sheetId: string): OpenedSheet {
  const { account_id } = useMe()
  const [opening, setOpening] = useState<Opening>({ state: 'opening' })
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks for it again.
  useEffect(() => {
    let left = false
    let opened: SheetSession | undefined
    openSheet({ competition_id: competitionId, sheet_id: sheetId }, { account_id }).then(
      (session) => {
        opened = session
        if (left) session.close()
        else setOpening({ state: 'open', session })
      },
      (error: unknown) => !left && setOpening({ state: 'failed', error }),
    )
    return () => {
      left = true
      opened?.close()
    }
  }, [competitionId, sheetId, account_id, round])
  return { opening, again: () => setRound((before) => before + 1) }
}
