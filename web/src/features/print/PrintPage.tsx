import type { Document } from '@lightwork/content'
import { hasPaths, pathsOfHomework } from '@lightwork/content/path'
import { type Assignment, getAssignment, getHomeworkVersion } from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { useParams } from 'react-router'
import { Answer, Refusal } from '../../lib/Answer.tsx'
import { useWords } from '../../lib/language.ts'
import { query } from '../../lib/query.ts'
import { Button, ButtonRow, LinkButton } from '../../ui/Button.tsx'
import { BackIcon, DownloadIcon, PrintIcon } from '../../ui/icons.tsx'
import { Busy } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { downloadPdf } from './download-pdf.ts'
import { Preview } from './Preview.tsx'
import { PrintForm } from './PrintForm.tsx'
import { firstChoices, orderOf, type PrintedPaths, pageAddress, pdfAddress } from './print-choices.ts'
import { printWords } from './print-words.ts'
import './print.css'

/** The ways of the text that is printed: what was released may be older than what lies on the desk. */
function usePrintedPaths({ school_id, id, document, revision, releases }: Assignment, releaseId: string | null) {
  const released = releases.find((release) => release.id === releaseId)?.revision ?? revision
  const { data } = useQuery({
    ...query(getHomeworkVersion, { params: { school_id, assignment_id: id, revision: released } }),
    enabled: released !== revision,
    // A released text never changes.
    staleTime: Number.POSITIVE_INFINITY,
  })
  const printed: Document | undefined = released === revision ? document : data?.document
  return useMemo<PrintedPaths | null>(
    () => (printed === undefined ? null : { all: pathsOfHomework(printed), differ: hasPaths(printed) }),
    [printed],
  )
}

/** Choices beside the paper, and the two ways to get it. */
function PrintDesk({ assignment }: { readonly assignment: Assignment }) {
  const say = useWords(printWords)
  const { id: assignmentId, school_id: schoolId, title } = assignment
  const live = assignment.releases.find(({ withdrawn_at }) => withdrawn_at === null)
  const [choices, setChoices] = useState(() => firstChoices(live?.id ?? null))
  const paths = usePrintedPaths(assignment, choices.releaseId)
  const [laid, setLaid] = useState<{ readonly address: string; readonly pages: number } | null>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const order = paths === null ? null : orderOf(choices, paths)
  // Copies are typed digit by digit: the paper follows when there is time.
  const shown = useDeferredValue(order === null ? null : pageAddress({ schoolId, assignmentId }, order))
  const pages = laid !== null && laid.address === shown ? laid.pages : null
  const pdf = useMutation({
    mutationFn: (address: string) => downloadPdf(address, `${title}.pdf`),
  })
  return (
    <div className="print-desk">
      <div>
        {paths !== null && (
          <PrintForm
            assignment={assignment}
            choices={choices}
            paths={paths}
            onChange={(changes) => {
              pdf.reset()
              setChoices({ ...choices, ...changes })
            }}
          />
        )}
        <ButtonRow>
          <Button
            kind="primary"
            isDisabled={shown === null || pages === null}
            onPress={() => frame.current?.contentWindow?.print()}
          >
            <PrintIcon />
            {say.print}
          </Button>
          <Button
            isDisabled={order === null}
            isPending={pdf.isPending}
            onPress={() => order !== null && pdf.mutate(pdfAddress({ schoolId, assignmentId }, order))}
          >
            <DownloadIcon />
            {pdf.isPending ? say.making : say.pdf}
          </Button>
        </ButtonRow>
        <p role="status" className="print-pages">
          {paths === null ? '' : shown === null ? say.copiesWanted : pages === null ? '' : say.pages(pages)}
        </p>
        <Refusal error={pdf.error} />
        <p className="ui-help">{say.hint}</p>
      </div>
      {shown !== null && (
        <Preview
          key={shown}
          address={shown}
          paper={choices.paper}
          frame={frame}
          onPages={(count) => setLaid({ address: shown, pages: count })}
        />
      )}
    </div>
  )
}

/** Printing one homework. */
export function PrintPage() {
  const say = useWords(printWords)
  const { schoolId = '', assignmentId = '' } = useParams()
  const assignment = useQuery({
    ...query(getAssignment, { params: { school_id: schoolId, assignment_id: assignmentId } }),
    refetchOnMount: 'always',
  })
  return (
    <Page
      title={assignment.data === undefined ? say.title : `${say.title}：${assignment.data.title}`}
      actions={
        <LinkButton to={`/homework/${schoolId}/${assignmentId}`}>
          <BackIcon />
          {say.back}
        </LinkButton>
      }
    >
      {/* What an earlier page knew of it may be older than the text that is printed, and have other groups. */}
      {assignment.isFetchedAfterMount ? (
        <Answer query={assignment}>{(data) => <PrintDesk assignment={data} />}</Answer>
      ) : (
        <Busy>{say.loading}</Busy>
      )}
    </Page>
  )
}
