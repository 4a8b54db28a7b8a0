import {
  type Certificate,
  closeCompetition,
  getArchive,
  issueCertificates,
  listCertificates,
  listObjections,
  printCertificates,
  publishResult,
  type ResultState,
} from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Answer, Refusal } from '../../../lib/Answer.tsx'
import { api } from '../../../lib/api.ts'
import { useDays } from '../../../lib/days.ts'
import { useWords } from '../../../lib/language.ts'
import { query, refresh } from '../../../lib/query.ts'
import { Button } from '../../../ui/Button.tsx'
import { Chip } from '../../../ui/Chip.tsx'
import { Empty, Notice } from '../../../ui/Notice.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Table } from '../../../ui/Table.tsx'
import { afterWords } from './after-words.ts'
import { refreshResults } from './refresh-results.ts'
import { resultWords } from './result-words.ts'

interface PartProps {
  readonly competitionId: string
  readonly state: ResultState
}

/** The days of public notice: computed and shown before the one press. */
function PublicNotice({ competitionId, state }: PartProps) {
  const say = useWords(afterWords)
  const days = useDays()
  const [newest] = state.versions
  const publish = useMutation({
    mutationFn: (version: number) =>
      api(publishResult, { params: { competition_id: competitionId, version }, body: {} }),
    onSuccess: async () => {
      await refreshResults()
      await refresh(listObjections, getArchive)
    },
  })
  const { publicity, publicity_if_now: ifNow } = state
  if (newest === undefined) return <Empty>{say.nothingToPublish}</Empty>
  return (
    <>
      {publicity !== null && (
        <Notice tone={publicity.is_over ? 'done' : 'info'}>
          <p>
            {(publicity.is_over ? say.isOver : say.isPublished)(publicity.version, days.fullDay(publicity.last_day))}{' '}
            {publicity.corrected && <Chip>{say.corrected}</Chip>}
          </p>
          <p>
            <a href={`/publicity/${competitionId}`} target="_blank" rel="noreferrer">
              {say.publicPage}
            </a>
          </p>
        </Notice>
      )}
      {newest.public_from === null && state.state !== 'archived' && (
        <div className="result-making">
          <p className="quiet">{say.publishLead(days.fullDay(ifNow.first_day), days.fullDay(ifNow.last_day))}</p>
          <Button kind="primary" isPending={publish.isPending} onPress={() => publish.mutate(newest.version)}>
            {say.publish(newest.version)}
          </Button>
          <Refusal error={publish.error} />
        </div>
      )}
    </>
  )
}

const pdfAddress = (competitionId: string, number?: string) =>
  printCertificates.url.replace(':competition_id', competitionId) + (number === undefined ? '' : `?number=${number}`)

/** Certificates that the person may read, each to be printed and checked. */
export function CertificateTable({
  competitionId,
  certificates,
}: {
  readonly competitionId: string
  readonly certificates: readonly Certificate[]
}) {
  const say = useWords(afterWords)
  return (
    <Table
      caption={say.certificates}
      hideCaption
      rows={certificates}
      rowKey={({ number }) => number}
      columns={[
        {
          key: 'name',
          title: say.name,
          isHeading: true,
          cell: ({ printed }) => `${printed.name}（${printed.school}）`,
        },
        { key: 'work', title: say.work, cell: ({ printed }) => printed.title },
        { key: 'award', title: say.award, cell: ({ printed }) => `${printed.group} ${printed.award}` },
        {
          key: 'number',
          title: say.number,
          cell: ({ number, revoked_at }) =>
            revoked_at !== null ? (
              <span className="quiet">
                <s>{number}</s> {say.revoked}
              </span>
            ) : (
              <span className="nowrap">
                {number} <a href={pdfAddress(competitionId, number)}>{say.print}</a>{' '}
                <a href={`/certificates/${number}`} target="_blank" rel="noreferrer">
                  {say.check}
                </a>
              </span>
            ),
        },
      ]}
    />
  )
}

function Certificates({ competitionId, state }: PartProps) {
  const say = useWords(afterWords)
  const certificates = useQuery(query(listCertificates, { params: { competition_id: competitionId } }))
  const issue = useMutation({
    mutationFn: () => api(issueCertificates, { params: { competition_id: competitionId }, body: {} }),
    onSuccess: async () => {
      await refreshResults()
      await refresh(listCertificates, getArchive)
    },
  })
  const isDue = state.publicity?.is_over === true && state.objections.open === 0 && state.state === 'published'
  return (
    <Section title={say.certificates}>
      <p className="quiet">{say.certificatesLead}</p>
      <div className="ui-button-row">
        {isDue && (
          <Button
            kind={state.certificates === 0 ? 'primary' : 'plain'}
            isPending={issue.isPending}
            onPress={() => issue.mutate()}
          >
            {state.certificates === 0 ? say.issue : say.issueAgain}
          </Button>
        )}
        {state.certificates > 0 && (
          <a className="ui-button plain normal" href={pdfAddress(competitionId)}>
            {say.printAll}
          </a>
        )}
      </div>
      <Refusal error={issue.error} />
      <Answer query={certificates}>
        {(list) =>
          list.length === 0 ? (
            <Empty>{say.noCertificates}</Empty>
          ) : (
            <CertificateTable competitionId={competitionId} certificates={list} />
          )
        }
      </Answer>
    </Section>
  )
}

/** Public notice, then certificates, then the end. */
export function PublicityPart({ competitionId, state }: PartProps) {
  const say = useWords(afterWords)
  const close = useMutation({
    mutationFn: () => api(closeCompetition, { params: { competition_id: competitionId }, body: {} }),
    onSuccess: async () => {
      await refreshResults()
      await refresh(getArchive)
    },
  })
  const { objections, publicity } = state
  const words = useWords(resultWords)
  return (
    <>
      <Section title={words.notice}>
        <PublicNotice competitionId={competitionId} state={state} />
        {objections.open > 0 && <Notice tone="warn">{say.openObjections(objections.open)}</Notice>}
      </Section>
      <Certificates competitionId={competitionId} state={state} />
      {state.state === 'archived' && <Notice tone="done">{say.closed}</Notice>}
      {state.state === 'published' && publicity?.is_over === true && objections.open === 0 && (
        <Section title={say.close}>
          <p className="quiet">{say.closeLead}</p>
          <div className="ui-button-row">
            <Button isPending={close.isPending} onPress={() => close.mutate()}>
              {say.close}
            </Button>
          </div>
          <Refusal error={close.error} />
        </Section>
      )}
    </>
  )
}
