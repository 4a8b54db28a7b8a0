import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { signOf } from '../../lib/saving/save-sign.ts'
import { useSaver } from '../../lib/saving/use-saver.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeading, useTitle } from '../../ui/Page.tsx'
import { homeworkWords } from './homework-words.ts'
import type { HomeworkSession } from './saving/homework-session.ts'
import type { HomeworkSaver } from './saving/homework-text.ts'
import { useEditing } from './saving/use-editing.ts'
import { EditingNotice } from './together/EditingNotice.tsx'
import { HomeworkTools, type HomeworkToolsProps, SharedLine } from './together/HomeworkTools.tsx'

interface TitleProps {
  readonly saver: HomeworkSaver
  readonly isReadOnly: boolean
}

function Title({ saver, isReadOnly }: TitleProps) {
  const title = useSaver(saver, ({ text }) => text.title)
  useTitle(title)
  const words = useWords(homeworkWords)
  return (
    <TextField
      label={words.title}
      value={title}
      maxLength={100}
      isReadOnly={isReadOnly}
      onChange={(next) => saver.change({ ...saver.getState().text, title: next })}
    />
  )
}

function Sign({ saver }: { readonly saver: HomeworkSaver }) {
  const kind = useSaver(saver, (state) => signOf(state).kind)
  const savedAt = useSaver(saver, (state) => state.savedAt)
  const words = useWords(homeworkWords)
  const days = useDays()
  return (
    // Said only when something is to be done: at every pause in typing "saved" would talk over the teacher's own words.
    <p
      role="status"
      aria-live={kind === 'saved' || kind === 'saving' ? 'off' : 'polite'}
      className={`homework-sign ${kind}`}
    >
      {words.sign(kind, days.clock(savedAt))}
    </p>
  )
}

function TwoTexts({ saver }: { readonly saver: HomeworkSaver }) {
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

interface PaperHeadProps extends Omit<HomeworkToolsProps, 'session'> {
  readonly session: HomeworkSession
}

/** Above the paper: its title, the permanent sign of saving, who writes, and the choice when two texts exist. */
export function PaperHead({ session, ...tools }: PaperHeadProps) {
  const words = useWords(homeworkWords)
  const { saver, restoredFrom } = session
  const state = useEditing(session.editing)
  return (
    <header className="homework-head">
      <PageHeading className="visually-hidden">{words.page}</PageHeading>
      <div className="homework-title-line">
        <Title saver={saver} isReadOnly={state.kind !== 'mine'} />
        <div className="homework-tools">
          <Sign saver={saver} />
          <HomeworkTools session={session} {...tools} />
        </div>
      </div>
      <SharedLine session={session} />
      <EditingNotice session={session} state={state} />
      {restoredFrom !== null && <Notice tone="info">{words.restored}</Notice>}
      {state.kind === 'mine' && <TwoTexts saver={saver} />}
    </header>
  )
}
