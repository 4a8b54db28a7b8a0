import type { PhaseFault, RubricFault, SetUpFault } from '@lightwork/domain'
import { useDays } from '../../../lib/days.ts'
import { useWords } from '../../../lib/language.ts'
import { competitionWords } from '../competition-words.ts'
import { faultWords } from './fault-words.ts'
import { setUpWords } from './set-up-words.ts'

type Criteria = readonly { readonly code: string; readonly name: string }[]

/** What is wrong with a rubric, by the names of its criteria. */
export function useRubricFaultText(criteria: Criteria): (fault: RubricFault) => string {
  const say = useWords(faultWords)
  return (fault) => {
    if (fault.fault === 'no_criteria' || fault.fault === 'code_twice') return say[fault.fault]
    if (fault.fault === 'points_sum') return say.points_sum(fault.sum, fault.total)
    const name = criteria.find(({ code }) => code === fault.criterion)?.name ?? fault.criterion
    if (fault.fault === 'points_not_positive' || fault.fault === 'not_a_step') return say[fault.fault](name)
    return say.bands(name)
  }
}

function usePhaseFaultText(): (fault: PhaseFault) => string {
  const say = useWords(faultWords)
  const names = useWords(competitionWords)
  const switches = useWords(setUpWords)
  const days = useDays()
  return (fault) => {
    if (fault.fault === 'gap') return say.gap(days.moment(fault.from), days.end(fault.until))
    if (fault.fault === 'missing') return say.missingPhase(names[fault.kind])
    if (fault.fault !== 'contradiction') return say.phase(names[fault.kind])
    const kinds = [...new Set(fault.kinds)].map((kind) => names[kind]).join(' · ')
    return say.contradiction(kinds, switches[fault.between.first], switches[fault.between.second])
  }
}

/** What is missing, in words that say what to do. */
export function useFaultText(criteria: Criteria): (fault: SetUpFault) => string {
  const say = useWords(faultWords)
  const ofRubric = useRubricFaultText(criteria)
  const ofPhase = usePhaseFaultText()
  return (fault) => {
    if (fault.fault === 'group_twice') return say.group_twice(fault.name)
    if (fault.fault === 'too_few_judges') return say.too_few_judges(fault.group, fault.have, fault.need)
    if (fault.fault === 'awards_over_all') return say.awards_over_all(fault.percent)
    if (fault.fault === 'rubric') return ofRubric(fault.rubric)
    if (fault.fault === 'phase') return ofPhase(fault.phase)
    return say[fault.fault]
  }
}
