import { useSyncExternalStore } from 'react'
import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useTitle } from '../../ui/Page.tsx'
import { homeworkWords } from './homework-words.ts'
import { signOf } from './saving/save-sign.ts'
import type { Saver } from './saving/saver.ts'

interface PaperHeadProps {
  readonly saver: Saver
  readonly restoredFrom: string | null
}

/** Above the paper: its title, the permanent sign of saving, and the choice when two texts exist. */
export function PaperHead({ saver, restoredFrom }: PaperHeadProps) {
  const state = useSyncExternalStore(saver.subscribe, saver.getState)
  useTitle(state.text.title)
  const words = useWords(homeworkWords)
  const days = useDays()
  const sign = signOf(state)
  return (
    <header className="homework-head">
      <h1 className="visually-hidden">{words.page}</h1>
      <div className="homework-title-line">
        <TextField
          label={words.title}
          value={state.text.title}
          maxLength={100}
          onChange={(title) => saver.change({ ...saver.getState().text, title })}
        />
        <p role="status" className={`homework-sign ${sign.kind}`}>
          {words.sign(sign.kind, days.clock(sign.savedAt))}
        </p>
      </div>
      {restoredFrom !== null && <Notice tone="info">{words.restored}</Notice>}
      {state.conflict !== null && (
        <Notice
          tone="refuse"
          title={words.conflict}
          actions={
            <>
              <Button kind="quiet" onPress={() => saver.choose('mine')}>
                {words.mine}
              </Button>
              <Button kind="quiet" onPress={() => saver.choose('newer')}>
                {words.newer}
              </Button>
              <Button kind="quiet" onPress={() => saver.choose('both')}>
                {words.both}
              </Button>
            </>
          }
        >
          {state.conflict.newer.text.title}
        </Notice>
      )}
    </header>
  )
}
