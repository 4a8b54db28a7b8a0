import {
  commentOnWinner,
  type ExhibitedWork,
  getExhibitedWork,
  getExhibition,
  templateFromWinner,
} from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { Answer, Refusal } from '../../../lib/Answer.tsx'
import { api } from '../../../lib/api.ts'
import { useDays } from '../../../lib/days.ts'
import { isId } from '../../../lib/ids.ts'
import { useWords } from '../../../lib/language.ts'
import { useMe } from '../../../lib/me.ts'
import { query, refresh } from '../../../lib/query.ts'
import { BackLink } from '../../../ui/BackLink.tsx'
import { Button } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { Empty, Notice } from '../../../ui/Notice.tsx'
import { Page, Section } from '../../../ui/Page.tsx'
import { NotFound } from '../../shell/PageError.tsx'
import { WorkView } from '../judging/WorkView.tsx'
import { afterWords } from './after-words.ts'
import { HarvestPart } from './HarvestPart.tsx'
import '../judging/judging.css'
import './results.css'

interface WinnerProps {
  readonly competitionId: string
  readonly work: ExhibitedWork
}

function Commentary({ competitionId, work }: WinnerProps) {
  const say = useWords(afterWords)
  const days = useDays()
  const me = useMe()
  const own = work.commentary.find(({ judge }) => judge.id === me.account_id)?.text ?? ''
  const [text, setText] = useState(own)
  const save = useMutation({
    mutationFn: () =>
      api(commentOnWinner, { params: { competition_id: competitionId, entry_id: work.entry_id }, body: { text } }),
    onSuccess: () => refresh(getExhibitedWork, getExhibition),
  })
  return (
    <Section title={say.commentary}>
      {work.commentary.length === 0 && <Empty>{say.noCommentary}</Empty>}
      <ul className="result-comments">
        {work.commentary.map(({ judge, text: said, at }) => (
          <li key={judge.id}>
            <p className="result-text">{said}</p>
            <p className="quiet">
              {judge.name} · {days.moment(at)}
            </p>
          </li>
        ))}
      </ul>
      {work.may.comment && (
        <div className="ui-form">
          <TextArea
            label={say.ownCommentary}
            help={say.ownCommentaryHelp}
            value={text}
            onChange={setText}
            maxLength={2000}
          />
          <Button isPending={save.isPending} isDisabled={text === own} onPress={() => save.mutate()}>
            {say.saveCommentary}
          </Button>
          <Refusal error={save.error} />
        </div>
      )}
    </Section>
  )
}

/** A template in the person's own school, of each homework in the work. */
function Templates({ competitionId, work }: WinnerProps) {
  const say = useWords(afterWords)
  const me = useMe()
  const school = me.memberships.find(({ organisation_kind }) => organisation_kind === 'school')
  const make = useMutation({
    mutationFn: ({ position, title }: ExhibitedWork['works'][number]) =>
      api(templateFromWinner, {
        params: { competition_id: competitionId, entry_id: work.entry_id },
        body: { school_id: school?.organisation_id ?? '', work: position, name: title },
      }),
  })
  if (school === undefined) return null
  return (
    <>
      <div className="ui-button-row">
        {work.works.map((each) => (
          <Button key={each.position} isPending={make.isPending} onPress={() => make.mutate(each)}>
            {work.works.length === 1 ? say.useTemplate : `${say.useTemplate}：${each.title}`}
          </Button>
        ))}
      </div>
      {make.data !== undefined && <Notice tone="done">{say.templateMade}</Notice>}
      <Refusal error={make.error} />
    </>
  )
}

function Winner({ competitionId, work }: WinnerProps) {
  const say = useWords(afterWords)
  const { title, group, award, school, authors, licence, intent, aims, attributes, works, files } = work
  const lead = `${group} ${award} · ${school} · ${authors.join('、')} · ${say.licence(licence)}`
  return (
    <Page title={title} lead={lead}>
      <BackLink to={`/competitions/${competitionId}/exhibition`}>{say.backToExhibition}</BackLink>
      <Templates competitionId={competitionId} work={work} />
      <WorkView
        work={{ code: '', title, group, intent, aims, attributes: attributes ?? { works: [] }, works, files }}
        base={`/api/competitions/${competitionId}/exhibition/${work.entry_id}`}
      />
      <Commentary competitionId={competitionId} work={work} />
      {work.may.harvest && <HarvestPart competitionId={competitionId} work={work} />}
    </Page>
  )
}

/** One winning work as pupils and teachers see it, with its authors and what judges say. */
export function WinnerPage() {
  const { competitionId = '', entryId = '' } = useParams()
  const work = useQuery({
    ...query(getExhibitedWork, { params: { competition_id: competitionId, entry_id: entryId } }),
    enabled: isId(competitionId) && isId(entryId),
  })
  if (!isId(competitionId) || !isId(entryId)) return <NotFound />
  return <Answer query={work}>{(found) => <Winner competitionId={competitionId} work={found} />}</Answer>
}
