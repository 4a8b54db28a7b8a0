import { getJudgingDesk, handInScoreSheet, type JudgedSheet } from '@lightwork/contract'
import { type SheetFault, sheetFaults, sheetTotal } from '@lightwork/domain'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Refusal } from '../../../lib/Answer.tsx'
import { api, isProblem } from '../../../lib/api.ts'
import { useLanguage, useWords } from '../../../lib/language.ts'
import { refresh } from '../../../lib/query.ts'
import { isClean } from '../../../lib/saving/save-state.ts'
import { useSaver } from '../../../lib/saving/use-saver.ts'
import { useSignedInAgain } from '../../../lib/session.ts'
import { useKeys } from '../../../lib/use-keys.ts'
import { BackLink } from '../../../ui/BackLink.tsx'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { Chip } from '../../../ui/Chip.tsx'
import { Page } from '../../../ui/Page.tsx'
import { showToast } from '../../../ui/Toast.tsx'
import { sheetNames } from './judging-words.ts'
import { rangesOf } from './mark-steps.ts'
import { OtherSheets } from './OtherSheets.tsx'
import { RecuseDialog } from './RecuseDialog.tsx'
import { RubricForm } from './RubricForm.tsx'
import { SheetNotices } from './SheetNotices.tsx'
import { SheetSign } from './SheetSign.tsx'
import type { SheetSession } from './sheet-session.ts'
import { sheetWords } from './sheet-words.ts'
import { WorkView } from './WorkView.tsx'

interface HandIn {
  readonly session: SheetSession
  readonly onDone: () => void
}

/** Saves what waits, then hands in what was saved. */
function useHandIn({ session: { sheet, saver }, onDone }: HandIn) {
  const say = useWords(sheetWords)
  const params = { competition_id: sheet.competition.id, sheet_id: sheet.sheet_id }
  return useMutation({
    mutationFn: async () => {
      const state = await saver.settle()
      if (!isClean(state)) throw state.failure?.error ?? new Error('not saved')
      return api(handInScoreSheet, { params, body: { revision: state.revision } })
    },
    onSuccess: () => {
      void refresh(getJudgingDesk)
      showToast({ text: say.handedIn })
      onDone()
    },
  })
}

const showIt = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' })

/** What keeps the sheet from being handed in, as it is mended. */
function Missing({ session }: { readonly session: SheetSession }) {
  const say = useWords(sheetWords)
  const { criteria, requirements, ...rubric } = session.sheet.rubric
  const text = useSaver(session.saver, (state) => state.text)
  const faults = sheetFaults({ criteria, requirements, ...rubric }, text)
  const lineOf = (fault: SheetFault): string => {
    const criterion = criteria.find(({ code }) => code === fault.code)
    if (criterion === undefined)
      return say.choose(requirements.find(({ code }) => code === fault.code)?.text ?? fault.code)
    if (fault.fault === 'mark_not_allowed')
      return say.of(criterion.name, say.notAllowed(String(fault.mark), rangesOf(criterion)))
    return say.of(criterion.name, say.noMark(rangesOf(criterion)))
  }
  if (faults.length === 0) return null
  return (
    // Handed in by keyboard from the middle of the rubric, the foot is out of sight.
    <div role="alert" className="sheet-missing" ref={showIt}>
      <p>{say.fix}</p>
      <ul>
        {faults.map((fault) => (
          <li key={fault.code}>{lineOf(fault)}</li>
        ))}
      </ul>
    </div>
  )
}

function Total({ session }: { readonly session: SheetSession }) {
  const say = useWords(sheetWords)
  const { rubric } = session.sheet
  const text = useSaver(session.saver, (state) => state.text)
  const total = sheetTotal(rubric, text)
  const open = rubric.criteria.filter(({ code }) => text.marks[code] === undefined).length
  return (
    <p className="sheet-total" aria-live="polite">
      <strong>{say.total(total === null ? '—' : String(total), rubric.total)}</strong>
      {open > 0 && <span className="quiet small">{say.totalOpen(open)}</span>}
    </p>
  )
}

function Neighbours({ sheet, base }: { readonly sheet: JudgedSheet; readonly base: string }) {
  const say = useWords(sheetWords)
  return (
    <div className="sheet-neighbours">
      {sheet.previous_id !== null && <LinkButton to={`${base}/${sheet.previous_id}`}>{say.previous}</LinkButton>}
      {sheet.next_id !== null && <LinkButton to={`${base}/${sheet.next_id}`}>{say.next}</LinkButton>}
    </div>
  )
}

function Foot({ session, onAgain }: { readonly session: SheetSession; readonly onAgain: () => void }) {
  const say = useWords(sheetWords)
  const [isRecusing, setRecusing] = useState(false)
  const handIn = useHandIn({ session, onDone: onAgain })
  useKeys({ 'ctrl+enter': () => !handIn.isPending && handIn.mutate() })
  return (
    <div className="sheet-foot">
      {isProblem(handIn.error, 'sheet-incomplete') ? <Missing session={session} /> : <Refusal error={handIn.error} />}
      <div className="sheet-buttons">
        <Button kind="primary" isPending={handIn.isPending} onPress={() => handIn.mutate()}>
          {say.handIn}
        </Button>
        <Button kind="quiet" onPress={() => setRecusing(true)}>
          {say.recuse}
        </Button>
      </div>
      <p className="quiet small">{say.handInHelp}</p>
      {isRecusing && <RecuseDialog sheet={session.sheet} onClose={() => setRecusing(false)} />}
    </div>
  )
}

/** The work on the left, the rubric beside it. */
export function SheetDesk({ session, onAgain }: { readonly session: SheetSession; readonly onAgain: () => void }) {
  const say = useWords(sheetWords)
  const names = sheetNames[useLanguage()]
  const navigate = useNavigate()
  const { sheet, saver } = session
  const text = useSaver(saver, (state) => state.text)
  const base = `/competitions/${sheet.competition.id}/judging`
  const go = (key: 'n' | 'p') => {
    const id = key === 'n' ? sheet.next_id : sheet.previous_id
    if (id !== null) void navigate(`${base}/${id}`)
  }
  useSignedInAgain(() => saver.hurry())
  useKeys({ n: () => go('n'), p: () => go('p') })
  return (
    <Page
      title={`${sheet.work.code} ${sheet.work.title}`}
      lead={
        <span className="sheet-lead">
          <Chip>{sheet.work.group}</Chip>
          <Chip tone="accent">{names.round[sheet.round]}</Chip>
          {sheet.is_open ? <SheetSign saver={saver} /> : <span>{names.state[sheet.state]}</span>}
        </span>
      }
      actions={<Neighbours sheet={sheet} base={base} />}
    >
      <BackLink to={base}>{say.toDesk}</BackLink>
      <SheetNotices session={session} />
      <div className="sheet-desk">
        <WorkView work={sheet.work} base={`/api/judging/${sheet.competition.id}/sheets/${sheet.sheet_id}`} />
        <section className="sheet-side" aria-label={say.rubric}>
          <div className="sheet-side-head">
            <h2>{say.rubric}</h2>
            <Total session={session} />
          </div>
          {sheet.is_open && <p className="quiet small sheet-keys">{say.keys}</p>}
          <RubricForm
            rubric={sheet.rubric}
            text={text}
            isOpen={sheet.is_open}
            onChange={(next) => saver.change(next)}
            onKey={go}
          />
          {sheet.is_open && <Foot session={session} onAgain={onAgain} />}
        </section>
      </div>
      {sheet.others !== null && <OtherSheets others={sheet.others} rubric={sheet.rubric} />}
    </Page>
  )
}
