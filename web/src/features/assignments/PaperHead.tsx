import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useTitle } from '../../ui/Page.tsx'
import { homeworkWords } from './homework-words.ts'
import { signOf } from './saving/save-sign.ts'
import type { Saver } from './saving/saver.ts'
import { useSaver } from './saving/use-saver.ts'

interface PaperHeadProps {
  readonly saver: Saver
  readonly restoredFrom: string | null
}

function Title({ saver }: { readonly saver: Saver }) {
  const title = useSaver(saver, ({ text }) => text.title)
  useTitle(title)
  const words = useWords(homeworkWords)
  return (
    <TextField
      label={words.title}
      value={title}
      maxLength={100}
      onChange={(next) => saver.change({ ...saver.getState().text, title: next })}
    />
  )
}

function Sign({ saver }: { readonly saver: Saver }) {
  const kind = useSaver(saver, (state) => signOf(state).kind)
  const savedAt = useSaver(saver, (state) => state.savedAt)
  const words = useWords(homeworkWords)
  const days = useDays()
  return (
    <p role="status" className={`homework-sign ${kind}`}>
      {words.sign(kind, days.clock(savedAt))}
    </p>
  )
}

function TwoTexts({ saver }: { readonly saver: Saver }) {
  const newer = useSaver(saver, ({ conflict }) => conflict?.newer)
  const words = useWords(homeworkWords)
  if (newer === undefined) return null
  return (
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
      {newer.text.title}
    </Notice>
  )
}

/** Above the paper: its title, the permanent sign of saving, and the choice when two texts exist. */
export function PaperHead({ saver, restoredFrom }: PaperHeadProps) {
  const words = useWords(homeworkWords)
  return (
    <header className="homework-head">
      <h1 className="visually-hidden">{words.page}</h1>
      <div className="homework-title-line">
        <Title saver={saver} />
        <Sign saver={saver} />
      </div>
      {restoredFrom !== null && <Notice tone="info">{words.restored}</Notice>}
      <TwoTexts saver={saver} />
    </header>
  )
}
