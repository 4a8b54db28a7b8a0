import type { ItemHit } from '@lightwork/contract'
import { type ReactNode, useRef, useState } from 'react'
import { noTasks, type SheetTasks } from '../../editor/blocks/parts.ts'
import { HomeworkEditor } from '../../editor/HomeworkEditor.tsx'
import type { HomeworkHandle } from '../../editor/handle.ts'
import { StageContext, stageOf } from '../../editor/math/stage.ts'
import { useDroppedToast } from '../../editor/use-dropped-toast.ts'
import { useWords } from '../../lib/language.ts'
import { useSaver } from '../../lib/saving/use-saver.ts'
import { useSignedInAgain } from '../../lib/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Dialog.tsx'
import { BankIcon } from '../../ui/icons.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { useWide } from '../../ui/use-wide.ts'
import { useHomeworkMedia } from '../media/use-homework-media.tsx'
import { ReportDialog } from '../remarks/ReportDialog.tsx'
import { BankDrawer } from './BankDrawer.tsx'
import { ClockPanel } from './ClockPanel.tsx'
import { DayLine } from './DayLine.tsx'
import { createVersions } from './homework-versions.ts'
import { homeworkWords } from './homework-words.ts'
import { LoadVoice } from './LoadVoice.tsx'
import { PaperHead } from './PaperHead.tsx'
import { EVERYBODY, PathDesk, type View } from './paths/PathDesk.tsx'
import { SimilarDialog } from './SimilarDialog.tsx'
import type { HomeworkSession } from './saving/homework-session.ts'
import { useEditing } from './saving/use-editing.ts'
import { newItemOf } from './sheet-items.ts'
import { GuestClock } from './together/GuestClock.tsx'
import { useDay } from './use-day.ts'
import { useRelease } from './use-release.ts'
import { useTyping } from './use-typing.ts'
import './homework.css'

/** Below this width bank and clock lie over the paper, and the day stays as one line under it. */
const WIDE = 1180

type Panel = 'bank' | 'clock'

interface FootProps {
  readonly onOpen: (panel: Panel) => void
  /** Word on the button that opens the clock. */
  readonly clock: string
  readonly children: ReactNode
}

/** Under the paper, where bank and clock have no room beside it. */
function Foot({ onOpen, clock, children }: FootProps) {
  const words = useWords(homeworkWords)
  return (
    <div className="homework-foot">
      <Button onPress={() => onOpen('bank')}>
        <BankIcon size={18} />
        {words.bank}
      </Button>
      {children}
      <Button kind="primary" onPress={() => onOpen('clock')}>
        {clock}
      </Button>
    </div>
  )
}

/** The desk: bank, paper, clock. */
export function Desk({ session }: { readonly session: HomeworkSession }) {
  const { assignment, saver } = session
  const words = useWords(homeworkWords)
  const generation = useSaver(saver, (state) => state.generation)
  const { typed, flush } = useTyping(saver)
  const [reported, setReported] = useState<string | null>(null)
  const [replaced, setReplaced] = useState<{ readonly id: string; readonly versionId: string } | null>(null)
  const [versions] = useState(() => createVersions({ report: setReported, similar: setReplaced }))
  const [tasks, setTasks] = useState<SheetTasks>(noTasks)
  const { parts } = tasks
  const [open, setOpen] = useState<Panel | null>(null)
  const [view, setView] = useState<View>(EVERYBODY)
  const media = useHomeworkMedia()
  const wide = useWide(WIDE)
  const mayWrite = useEditing(session.editing).kind === 'mine'
  const editor = useRef<HomeworkHandle>(null)
  const day = useDay(assignment, tasks)
  const release = useRelease({ assignment, saver, tasks, day, onBefore: flush })

  const tellDropped = useDroppedToast()

  useSignedInAgain(saver.hurry)

  const makeOptional = (ids: readonly string[], said: string) => {
    editor.current?.makeOptional(ids)
    showToast({ text: said, undo: { label: words.undo, onUndo: () => editor.current?.undo() } })
  }
  const find = (blockId: string) => {
    setOpen(null)
    setView(EVERYBODY)
    // A panel over the paper gives the focus back when it closes; the block takes it after that.
    setTimeout(() => editor.current?.focusBlock(blockId), 120)
  }
  const add = (hit: ItemHit) => editor.current?.insertItem(newItemOf(hit))
  const bank = (
    <BankDrawer subject={assignment.subject} grade={assignment.grade} parts={parts} onAdd={add} onFind={find} />
  )
  const clock =
    assignment.right !== 'own' ? (
      <GuestClock assignment={assignment} tasks={tasks} />
    ) : (
      <ClockPanel assignment={assignment} tasks={tasks} day={day} release={release} onMakeOptional={makeOptional} />
    )
  return (
    <div className={mayWrite ? 'homework-desk' : 'homework-desk alone'}>
      {wide && mayWrite && (
        <section className="homework-side" aria-label={words.bank}>
          {bank}
        </section>
      )}
      <div className="homework-paper">
        <PaperHead session={session} onFind={find} currentBlock={() => editor.current?.currentBlock() ?? null} />
        <PathDesk
          session={session}
          tasks={tasks}
          versions={versions}
          view={view}
          onView={setView}
          onBefore={flush}
          onGroups={mayWrite ? (groups) => editor.current?.setGroups(groups) : undefined}
        >
          <StageContext value={stageOf(assignment.subject, assignment.grade)}>
            <HomeworkEditor
              key={generation}
              ref={editor}
              document={saver.getState().text.document}
              versions={versions}
              onTasks={setTasks}
              onChange={typed}
              readOnly={!mayWrite}
              onDropped={tellDropped}
              onFiles={media.take}
            />
          </StageContext>
        </PathDesk>
        {!wide && mayWrite && (
          <Foot onOpen={setOpen} clock={assignment.right === 'own' ? words.release : words.load}>
            <DayLine day={day} subject={assignment.subject} />
          </Foot>
        )}
      </div>
      {wide && mayWrite && (
        <aside className="homework-side" aria-label={words.load}>
          {clock}
        </aside>
      )}
      {assignment.right === 'own' && <LoadVoice day={day} tasks={tasks} />}
      {replaced !== null && (
        <SimilarDialog
          versionId={replaced.versionId}
          parts={parts}
          onTake={(hit) => {
            editor.current?.replaceItem(replaced.id, newItemOf(hit))
            setReplaced(null)
          }}
          onClose={() => setReplaced(null)}
        />
      )}
      {media.dialog}
      {reported !== null && <ReportDialog versionId={reported} onClose={() => setReported(null)} />}
      <Sheet
        side="left"
        title={words.bank}
        isOpen={!wide && mayWrite && open === 'bank'}
        onClose={() => setOpen(null)}
        closeLabel={words.close}
      >
        {bank}
      </Sheet>
      <Sheet
        title={words.load}
        isOpen={!wide && mayWrite && open === 'clock'}
        onClose={() => setOpen(null)}
        closeLabel={words.close}
      >
        {clock}
      </Sheet>
    </div>
  )
}
