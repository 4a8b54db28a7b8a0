import type { ItemHit } from '@lightwork/contract'
import type { LoadPart } from '@lightwork/domain'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useParams } from 'react-router'
import { HomeworkEditor } from '../../editor/HomeworkEditor.tsx'
import type { HomeworkHandle } from '../../editor/handle.ts'
import { messageOf } from '../../lib/api.ts'
import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { useSignedInAgain } from '../../lib/session.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckboxGroup } from '../../ui/Choice.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Busy, Notice } from '../../ui/Notice.tsx'
import { useTitle } from '../../ui/Page.tsx'
import { BankDrawer } from './BankDrawer.tsx'
import { createVersions } from './homework-versions.ts'
import { homeworkWords } from './homework-words.ts'
import { LoadPanel } from './LoadPanel.tsx'
import { ReleasePart } from './ReleasePart.tsx'
import { type HomeworkSession, openSession } from './saving/homework-session.ts'
import { signOf } from './saving/save-sign.ts'
import './homework.css'

/** Opens the homework of the address: the server's text, or what this browser still holds. */
export function HomeworkPage() {
  const words = useWords(homeworkWords)
  const { schoolId = '', assignmentId = '' } = useParams()
  const { account_id } = useMe()
  const [session, setSession] = useState<HomeworkSession | null>(null)
  const [error, setError] = useState<unknown>(null)
  const copyTitle = useRef(words.copy)
  useEffect(() => {
    let left = false
    let opened: HomeworkSession | undefined
    openSession({ schoolId, assignmentId, me: { account_id }, copyTitle: copyTitle.current }).then((found) => {
      opened = found
      if (left) found.close()
      else setSession(found)
    }, setError)
    return () => {
      left = true
      opened?.close()
      setSession(null)
    }
  }, [schoolId, assignmentId, account_id])
  if (error !== null) return <Notice tone="refuse">{messageOf(error)}</Notice>
  return session === null ? <Busy>{words.opening}</Busy> : <Desk session={session} />
}

const pointerOf = ({ points }: ItemHit) => points.join('、').slice(0, 200)

/** The desk: bank, paper, clock. */
function Desk({ session: { assignment, saver, restoredFrom } }: { readonly session: HomeworkSession }) {
  const words = useWords(homeworkWords)
  const days = useDays()
  const me = useMe()
  const state = useSyncExternalStore(saver.subscribe, saver.getState)
  const [versions] = useState(createVersions)
  const [parts, setParts] = useState<LoadPart[]>([])
  const classes = me.teaching.filter(
    ({ school_id, grade, subject }) =>
      school_id === assignment.school_id && grade === assignment.grade && subject === assignment.subject,
  )
  const [classIds, setClassIds] = useState<readonly string[]>(classes.slice(0, 1).map(({ class_id }) => class_id))
  const [day, setDay] = useState(me.today)
  const editor = useRef<HomeworkHandle>(null)
  const sign = signOf(state)
  useTitle(state.text.title)

  useSignedInAgain(saver.hurry)

  const add = (hit: ItemHit) =>
    editor.current?.insertItem({
      item_id: hit.item_id,
      version_id: hit.version_id,
      minutes: hit.minutes,
      mode: hit.mode,
      place: hit.place,
      tier: hit.tier,
      pointer: pointerOf(hit),
    })

  return (
    <div className="homework-desk">
      <BankDrawer subject={assignment.subject} grade={assignment.grade} onAdd={add} />
      <div className="homework-paper">
        <h1 className="visually-hidden">{words.page}</h1>
        <TextField
          label={words.title}
          value={state.text.title}
          maxLength={100}
          onChange={(title) => saver.change({ ...saver.getState().text, title })}
        />
        <p role="status" className="quiet small">
          {words.sign(sign.kind, days.clock(sign.savedAt))}
        </p>
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
        <HomeworkEditor
          key={state.generation}
          ref={editor}
          document={state.text.document}
          versions={versions}
          onParts={setParts}
          onChange={(getDocument) => saver.change({ ...saver.getState().text, document: getDocument() })}
        />
      </div>
      <aside className="homework-load" aria-label={words.load}>
        {classes.length === 0 ? (
          <Notice tone="info">{words.noClass}</Notice>
        ) : (
          <CheckboxGroup
            label={words.classes}
            options={classes.map(({ class_id, class_name }) => ({ value: class_id, label: class_name }))}
            value={[...classIds]}
            onChange={setClassIds}
          />
        )}
        <DateField label={words.day} value={day} onChange={(chosen) => setDay(chosen ?? me.today)} min={me.today} />
        <LoadPanel
          assignment={assignment}
          parts={parts}
          classIds={classIds}
          day={day}
          onMakeOptional={(ids) => editor.current?.makeOptional(ids)}
        />
        <ReleasePart assignment={assignment} saver={saver} classIds={classIds} day={day} onDay={setDay} />
      </aside>
    </div>
  )
}
