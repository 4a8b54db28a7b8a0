import { createCompetition, listCompetitions } from '@lightwork/contract'
import { type CompetitionKind, competitionKinds } from '@lightwork/domain'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Refusal } from '../../../lib/Answer.tsx'
import { api } from '../../../lib/api.ts'
import { useWords } from '../../../lib/language.ts'
import { hasRole, useMe } from '../../../lib/me.ts'
import { query, refresh } from '../../../lib/query.ts'
import { BackLink } from '../../../ui/BackLink.tsx'
import { Button } from '../../../ui/Button.tsx'
import { RadioGroup } from '../../../ui/Choice.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { Card, Page } from '../../../ui/Page.tsx'
import { Select } from '../../../ui/Select.tsx'
import { competitionWords } from '../competition-words.ts'
import { setUpWords } from './set-up-words.ts'

const COUNTY = 'county'
const NOWHERE = 'nowhere'

/** 上学期 begins in August. */
function semesterOf(today: string): string {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  const first = month >= 8 ? year : year - 1
  return `${first}-${first + 1}-${month >= 2 && month < 8 ? 2 : 1}`
}

/** A title and a kind are enough: all else has a default. */
export function NewCompetitionPage() {
  const say = useWords(setUpWords)
  const names = useWords(competitionWords)
  const me = useMe()
  const navigate = useNavigate()
  const schools = me.memberships.filter(({ role }) => role === 'head')
  const levels = [
    ...schools.map((school) => ({ value: school.organisation_id, label: say.ofSchool(school.organisation_name) })),
    ...(hasRole(me, 'curator', 'bureau', 'admin') ? [{ value: COUNTY, label: say.ofCounty }] : []),
  ]
  const [level, setLevel] = useState(levels[0]?.value ?? COUNTY)
  const [kind, setKind] = useState<CompetitionKind>('lesson')
  const [title, setTitle] = useState('')
  const [semester, setSemester] = useState(semesterOf(me.today))
  const [feeds, setFeeds] = useState(NOWHERE)
  const above = useQuery(query(listCompetitions, {}))
  const county = (above.data ?? []).filter(({ round_school, state }) => round_school === null && state === 'announced')
  const create = useMutation({
    mutationFn: () =>
      api(createCompetition, {
        body: {
          kind,
          title: title.trim(),
          semester: semester.trim(),
          round_school_id: level === COUNTY ? null : level,
          feeds_id: level === COUNTY || feeds === NOWHERE ? null : feeds,
        },
      }),
    onSuccess: ({ id }) => {
      void refresh(listCompetitions)
      void navigate(`/competitions/${id}`)
    },
  })
  return (
    <Page title={say.newTitle} lead={say.newLead} width="narrow">
      <BackLink to="/competitions">{names.back}</BackLink>
      <Card>
        <div className="ui-form">
          <TextField label={say.name} value={title} onChange={setTitle} autoFocus />
          <RadioGroup
            label={say.kind}
            options={competitionKinds.map((value) => ({ value, label: names[value] }))}
            value={kind}
            onChange={setKind}
          />
          <Select label={say.level} options={levels} value={level} onChange={setLevel} />
          {level !== COUNTY && county.length > 0 && (
            <Select
              label={say.feeds}
              options={[
                { value: NOWHERE, label: say.noFeeds },
                ...county.map((each) => ({ value: each.id, label: each.title })),
              ]}
              value={feeds}
              onChange={setFeeds}
            />
          )}
          <TextField label={say.semester} help={say.semesterHelp} value={semester} onChange={setSemester} />
          <div className="ui-button-row">
            <Button
              kind="primary"
              isDisabled={title.trim() === ''}
              isPending={create.isPending}
              onPress={() => create.mutate()}
            >
              {say.create}
            </Button>
          </div>
          <Refusal error={create.error} />
        </div>
      </Card>
    </Page>
  )
}
