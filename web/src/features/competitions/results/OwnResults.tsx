import { getOwnResults, listCertificates } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { Answer } from '../../../lib/Answer.tsx'
import { useWords } from '../../../lib/language.ts'
import { query } from '../../../lib/query.ts'
import { Empty } from '../../../ui/Notice.tsx'
import { Section } from '../../../ui/Page.tsx'
import { afterWords } from './after-words.ts'
import { FigureSheets } from './FigureSheets.tsx'
import { figureWords } from './figure-words.ts'
import { CertificateTable } from './PublicityPart.tsx'

/** What came of the person's own works; of others' there is nothing here. */
export function OwnResults({ competitionId }: { readonly competitionId: string }) {
  const say = useWords(afterWords)
  const words = useWords(figureWords)
  const params = { competition_id: competitionId }
  const figures = useQuery(query(getOwnResults, { params }))
  const { data: certificates = [] } = useQuery(query(listCertificates, { params }))
  return (
    <Answer query={figures}>
      {(own) => (
        <>
          {certificates.length > 0 && (
            <Section title={say.certificates}>
              <CertificateTable competitionId={competitionId} certificates={certificates} />
            </Section>
          )}
          {own.length === 0 && <Empty>{say.noOwn}</Empty>}
          {own.map((figure) => (
            <Section key={figure.blind_id} title={`${figure.code} ${figure.title}`}>
              <p>{words.lead(figure.rank, figure.award)}</p>
              <FigureSheets figure={figure} />
            </Section>
          ))}
        </>
      )}
    </Answer>
  )
}
