import { type CompetitionGroup, listOrganisations, type TermsBody } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { Answer } from '../../../lib/Answer.tsx'
import { useWords } from '../../../lib/language.ts'
import { query } from '../../../lib/query.ts'
import { IconButton } from '../../../ui/Button.tsx'
import { CheckboxGroup } from '../../../ui/Choice.tsx'
import { NumberField } from '../../../ui/Field.tsx'
import { TrashIcon } from '../../../ui/icons.tsx'
import { Section } from '../../../ui/Page.tsx'
import { ComboBox } from '../../../ui/Select.tsx'
import { Fold } from '../Fold.tsx'
import { setUpWords } from './set-up-words.ts'

interface Props {
  readonly terms: TermsBody
  readonly groups: readonly CompetitionGroup[]
  /** A round has one school only: nothing is said school by school. */
  readonly ofSchool: boolean
  readonly onChange: (terms: TermsBody) => void
}

interface School {
  readonly id: string
  readonly name: string
}

type OwnQuotas = TermsBody['quotas']['schools']

interface OwnProps {
  readonly schools: readonly School[]
  readonly own: OwnQuotas
  readonly usual: number | null
  readonly onChange: (own: OwnQuotas) => void
}

/** Schools with another number of places than the others, e.g. large ones. */
function SchoolQuotas({ schools, own, usual, onChange }: OwnProps) {
  const say = useWords(setUpWords)
  const nameOf = (wanted: string) => schools.find(({ id }) => id === wanted)?.name ?? ''
  const said = own.map(({ organisation_id, per_group }) => `${nameOf(organisation_id)} ${per_group ?? say.noLimit}`)
  return (
    <Fold summary={`${say.ownQuotas}：${said.length === 0 ? say.ownQuotasNone : said.join('，')}`}>
      {own.map(({ organisation_id, per_group }, index) => (
        <div key={organisation_id} className="competition-criterion-head">
          <NumberField
            label={say.ofSchoolQuota(nameOf(organisation_id))}
            unit={say.unitWorks}
            value={per_group}
            max={1000}
            onChange={(most) => onChange(own.map((each, at) => (at === index ? { ...each, per_group: most } : each)))}
          />
          <IconButton
            label={say.removeSchool(nameOf(organisation_id))}
            icon={<TrashIcon />}
            onPress={() => onChange(own.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <ComboBox
        key={own.length}
        label={say.addSchool}
        empty={say.nobody}
        options={schools
          .filter(({ id }) => !own.some(({ organisation_id }) => organisation_id === id))
          .map(({ id, name }) => ({ value: id, label: name }))}
        value={null}
        onChange={(id) => onChange([...own, { organisation_id: id, per_group: usual }])}
      />
    </Fold>
  )
}

/** What only a competition of several schools has. */
function BySchool({ terms, groups, onChange }: Omit<Props, 'ofSchool'>) {
  const say = useWords(setUpWords)
  const { quotas, village_schools } = terms
  const found = useQuery(query(listOrganisations, {}))
  const withSessions = groups.some(({ session }) => session !== 'all')
  return (
    <Answer query={found}>
      {(organisations) => {
        const schools = organisations.filter(({ kind }) => kind === 'school')
        return (
          <>
            <SchoolQuotas
              schools={schools}
              own={quotas.schools}
              usual={quotas.per_group}
              onChange={(own) => onChange({ ...terms, quotas: { ...quotas, schools: own } })}
            />
            {(withSessions || village_schools.length > 0) && (
              <Fold
                summary={`${say.village}：${village_schools.length === 0 ? say.villageNone : say.villageCount(village_schools.length)}`}
              >
                <CheckboxGroup
                  label={say.village}
                  help={say.villageHelp}
                  options={schools.map(({ id, name }) => ({ value: id, label: name }))}
                  value={village_schools}
                  onChange={(chosen) => onChange({ ...terms, village_schools: chosen })}
                />
              </Fold>
            )}
          </>
        )
      }}
    </Answer>
  )
}

/** How many works may come, and from where. */
export function QuotasPart({ ofSchool, ...props }: Props) {
  const say = useWords(setUpWords)
  const { terms, onChange } = props
  const { quotas } = terms
  const set = (part: Partial<TermsBody['quotas']>) => onChange({ ...terms, quotas: { ...quotas, ...part } })
  return (
    <Section title={say.quotas}>
      <div className="competition-row">
        <NumberField
          label={say.perGroup}
          help={say.noLimit}
          unit={say.unitWorks}
          value={quotas.per_group}
          max={1000}
          onChange={(per_group) => set({ per_group })}
        />
        <NumberField
          label={say.perPerson}
          help={say.noLimit}
          unit={say.unitWorks}
          value={quotas.per_person}
          max={1000}
          onChange={(per_person) => set({ per_person })}
        />
      </div>
      {!ofSchool && <BySchool {...props} />}
    </Section>
  )
}
