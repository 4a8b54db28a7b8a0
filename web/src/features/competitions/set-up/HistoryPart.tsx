import { listCompetitionTerms, type TermsVersion } from '@lightwork/contract'
import { isSameJson } from '@lightwork/domain'
import { useQuery } from '@tanstack/react-query'
import { Answer } from '../../../lib/Answer.tsx'
import { useDays } from '../../../lib/days.ts'
import { useWords } from '../../../lib/language.ts'
import { query } from '../../../lib/query.ts'
import { Section } from '../../../ui/Page.tsx'
import { peopleWords } from './people-words.ts'

const parts = ['phases', 'rubric', 'rules', 'quotas', 'village_schools'] as const

/** Every version that was in force, why it came, and which parts of the terms it changed. */
export function HistoryPart({ competitionId }: { readonly competitionId: string }) {
  const say = useWords(peopleWords)
  const days = useDays()
  const found = useQuery(query(listCompetitionTerms, { params: { competition_id: competitionId } }))
  const changesOf = (version: TermsVersion, before: TermsVersion | undefined) =>
    before === undefined ? [] : parts.filter((part) => !isSameJson(version.terms[part], before.terms[part]))
  return (
    <Section title={say.history}>
      <Answer query={found}>
        {(versions) => {
          // The last without a reason is the one that was announced; those before it were drafts.
          const announced = versions.findIndex(({ reason }) => reason === '')
          const shown = announced < 0 ? versions : versions.slice(0, announced + 1)
          return (
            <ul className="competition-history">
              {shown.map((version, index) => {
                const changed = changesOf(version, shown[index + 1]).map((part) => say[part])
                return (
                  <li key={version.version}>
                    <span>{version.reason === '' ? say.firstVersion : version.reason}</span>
                    <span className="quiet small">
                      {[
                        index === 0 && say.inForce,
                        days.moment(version.set_at),
                        version.set_by.name,
                        changed.length > 0 && say.changed(changed.join('、')),
                      ]
                        .filter((part) => part !== false)
                        .join(' · ')}
                    </span>
                  </li>
                )
              })}
            </ul>
          )
        }}
      </Answer>
    </Section>
  )
}
