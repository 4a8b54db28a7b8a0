import { listReviewRules, type Output } from '@lightwork/contract'
import { type Subject, subjects } from '@lightwork/domain'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer } from '../../lib/Answer.tsx'
import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { query } from '../../lib/query.ts'
import { useReviewNames } from '../../lib/review-names.ts'
import { BackLink } from '../../ui/BackLink.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card, Page, Section } from '../../ui/Page.tsx'
import { Select } from '../../ui/Select.tsx'
import { groupWords } from './group-words.ts'
import { RuleDialog } from './RuleDialog.tsx'
import './reviews.css'

type Rule = Output<typeof listReviewRules>[number]

function RuleCard({ rule, onChange }: { readonly rule: Rule; readonly onChange: () => void }) {
  const say = useWords(groupWords)
  const names = useReviewNames()
  const days = useDays()
  const asks = rule.step === 'subject_review' || rule.step === 'second_review'
  return (
    <Section title={names.step[rule.step]} actions={<Button onPress={onChange}>{say.change}</Button>}>
      <Card>
        <p className="quiet">
          {{ default: say.forDefault, county: say.forCounty, subject: say.forSubject }[rule.set_for]}
          {rule.set_by !== null &&
            rule.set_at !== null &&
            ` · ${say.setBy(rule.set_by.name, days.moment(rule.set_at))}`}
        </p>
        {asks && (
          <dl className="review-rule">
            <dt>{say.votes}</dt>
            <dd>{rule.votes}</dd>
            <dt>{say.floor}</dt>
            <dd>{rule.floor}</dd>
            <dt>{say.extra}</dt>
            <dd>{rule.extra}</dd>
          </dl>
        )}
        {rule.ticks.length > 0 && (
          <ul className="review-record">
            {rule.ticks.map((code) => (
              <li key={code}>{names.tick[code]}</li>
            ))}
          </ul>
        )}
      </Card>
    </Section>
  )
}

/** By which rules opinions become a state, per subject. */
export function RulesPage() {
  const say = useWords(groupWords)
  const names = useNames()
  const [subject, setSubject] = useState<Subject>('math')
  const [changing, setChanging] = useState<Rule | null>(null)
  const rules = useQuery(query(listReviewRules, { params: { subject } }))
  return (
    <Page title={say.rulesTitle} lead={say.rulesLead}>
      <BackLink to="/reviews">{say.toQueue}</BackLink>
      <div className="review-filters">
        <Select
          label={say.subject}
          options={subjects.map((value) => ({ value, label: names.subject(value) }))}
          value={subject}
          onChange={setSubject}
        />
      </div>
      <Answer query={rules}>
        {(listed) => (
          <div className="review-rules">
            {listed
              .filter(({ step }) => step !== 'duplicate_check')
              .map((rule) => (
                <RuleCard key={rule.step} rule={rule} onChange={() => setChanging(rule)} />
              ))}
          </div>
        )}
      </Answer>
      {changing !== null && <RuleDialog rule={changing} subject={subject} onClose={() => setChanging(null)} />}
    </Page>
  )
}
