import { getImport, type ImportRun, listImports, searchItems } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Answer } from '../../lib/Answer.tsx'
import { useWords } from '../../lib/language.ts'
import { query, refresh } from '../../lib/query.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Page.tsx'
import { importWords } from './import-words.ts'
import { Refusals } from './Refusals.tsx'
import { RunDuplicates } from './RunDuplicates.tsx'
import { useReasons } from './refusal-words.ts'

const POLL = 1000

function Counts({ run }: { readonly run: ImportRun }) {
  const say = useWords(importWords)
  const counts = [
    { key: 'added', term: say.added, help: say.addedHelp, count: run.added },
    { key: 'unchanged', term: say.unchanged, help: say.unchangedHelp, count: run.unchanged },
    { key: 'refused', term: say.refused, help: say.refusedHelp, count: run.refused },
    { key: 'warned', term: say.warned, help: say.warnedHelp, count: run.warned },
  ]
  return (
    <dl className="import-counts">
      {counts.map(({ key, term, help, count }) => (
        <div key={key}>
          <dt>{term}</dt>
          <dd>
            <strong>{count}</strong>
            <small>{help}</small>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Outcome({ run }: { readonly run: ImportRun }) {
  const say = useWords(importWords)
  const { half } = useReasons()
  if (run.finished_at === null) {
    return (
      <div className="import-progress">
        <p>{say.running(run.lines)}</p>
        <progress aria-label={say.isRunning} />
      </div>
    )
  }
  if (run.error !== null) {
    return (
      <Notice tone="refuse" title={say.stopped}>
        <p>{half(run.error)}</p>
      </Notice>
    )
  }
  return (
    <Notice
      tone="done"
      title={say.finished}
      actions={
        run.added > 0 && (
          <>
            <LinkButton to={`/bank?state=draft&import_id=${run.id}`}>{say.seeDrafts}</LinkButton>
            <LinkButton to="/bank">{say.seeBank}</LinkButton>
          </>
        )
      }
    >
      <p>{say.lines(run.lines)}</p>
    </Notice>
  )
}

/** How far an import is, then how it ended. */
export function RunReport({ runId }: { readonly runId: string }) {
  const say = useWords(importWords)
  const run = useQuery({
    ...query(getImport, { params: { run_id: runId } }),
    refetchInterval: ({ state: { data } }) => (data?.finished_at === null ? POLL : false),
  })
  const isOver = run.data !== undefined && run.data.finished_at !== null
  useEffect(() => {
    if (isOver) void refresh(listImports, searchItems)
  }, [isOver])
  return (
    <Answer query={run}>
      {(found) => (
        <>
          <Section title={`${say.report} · ${found.file_name}`}>
            <Outcome run={found} />
            <Counts run={found} />
            {isOver && found.added > 0 && <RunDuplicates runId={found.id} />}
          </Section>
          {isOver && found.refused > 0 && <Refusals key={found.id} run={found} />}
        </>
      )}
    </Answer>
  )
}
