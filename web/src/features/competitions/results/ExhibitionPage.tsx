import { getExhibition } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { Answer } from '../../../lib/Answer.tsx'
import { isId } from '../../../lib/ids.ts'
import { useWords } from '../../../lib/language.ts'
import { query } from '../../../lib/query.ts'
import { BackLink } from '../../../ui/BackLink.tsx'
import { Chip } from '../../../ui/Chip.tsx'
import { Empty } from '../../../ui/Notice.tsx'
import { Page, Section } from '../../../ui/Page.tsx'
import { NotFound } from '../../shell/PageError.tsx'
import { afterWords } from './after-words.ts'
import { resultWords } from './result-words.ts'
import './results.css'

function Works({ competitionId }: { readonly competitionId: string }) {
  const say = useWords(afterWords)
  const shown = useQuery(query(getExhibition, { params: { competition_id: competitionId } }))
  return (
    <Answer query={shown}>
      {({ open_since, works }) => {
        if (open_since === null) return <Empty>{say.notYet}</Empty>
        if (works.length === 0) return <Empty>{say.noWinners}</Empty>
        return [...new Set(works.map(({ group }) => group))].map((group) => (
          <Section key={group} title={group}>
            <ul className="result-winners">
              {works
                .filter((work) => work.group === group)
                .map(({ entry_id, title, award, school, authors, comments }) => (
                  <li key={entry_id} className="ui-card">
                    <Link to={`/competitions/${competitionId}/exhibition/${entry_id}`}>{title}</Link>
                    <Chip tone="accent">{award}</Chip>
                    <span className="result-by">
                      {school} · {authors.join('、')}
                      {comments > 0 && ` · ${say.comments(comments)}`}
                    </span>
                  </li>
                ))}
            </ul>
          </Section>
        ))
      }}
    </Answer>
  )
}

/** Winners that may be shown, group by group. */
export function ExhibitionPage() {
  const say = useWords(afterWords)
  const words = useWords(resultWords)
  const { competitionId = '' } = useParams()
  if (!isId(competitionId)) return <NotFound />
  return (
    <Page title={say.exhibition} lead={say.exhibitionLead}>
      <BackLink to={`/competitions/${competitionId}`}>{words.back}</BackLink>
      <Works competitionId={competitionId} />
    </Page>
  )
}
