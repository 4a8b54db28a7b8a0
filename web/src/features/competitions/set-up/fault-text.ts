import type { SetUpFault } from '@lightwork/domain'
import { useWords } from '../../../lib/language.ts'
import { competitionWords } from '../competition-words.ts'
import { faultWords } from './set-up-words.ts'

/** What is missing, in words that say what to do. */
export function useFaultText(): (fault: SetUpFault) => string {
  const say = useWords(faultWords)
  const names = useWords(competitionWords)
  return (fault) => {
    if (fault.fault === 'group_twice') return say.group_twice(fault.name)
    if (fault.fault === 'too_few_judges') return say.too_few_judges(fault.group, fault.have, fault.need)
    if (fault.fault === 'awards_over_all') return say.awards_over_all(fault.percent)
    if (fault.fault !== 'phase') return say[fault.fault]
    const { phase } = fault
    if (phase.fault === 'gap') return say.gap
    const kinds = 'kinds' in phase ? [...new Set(phase.kinds)] : [phase.kind]
    return say.phase(kinds.map((kind) => names[kind]).join(' · '))
  }
}
