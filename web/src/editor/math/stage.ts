import { createContext } from 'react'

/** What a formula is written for: 小学、初中数学、物理、化学. Each has its own forms. */
export type Stage = 'primary' | 'junior' | 'physics' | 'chemistry'

/** The stage of a homework or an item. In a 5+4 school grade 6 still learns what grade 6 learns. */
export function stageOf(subject: string | null, grade: number | null): Stage {
  if (subject === 'physics' || subject === 'chemistry') return subject
  return grade !== null && grade > 6 ? 'junior' : 'primary'
}

/** The stage of what is being written; the palette opens there. */
export const StageContext = createContext<Stage>('primary')

const keyOf = (suggested: Stage) => `lightwork.palette.${suggested}`

const isStage = (text: string | null): text is Stage => /^(?:primary|junior|physics|chemistry)$/.test(text ?? '')

/** Where the palette opens: what was chosen last for work of this stage, in this browser. */
export function openingStage(suggested: Stage): Stage {
  try {
    const last = localStorage.getItem(keyOf(suggested))
    return isStage(last) ? last : suggested
  } catch {
    return suggested
  }
}

export function rememberStage(suggested: Stage, chosen: Stage): void {
  try {
    localStorage.setItem(keyOf(suggested), chosen)
  } catch {
    // Storage may be full or forbidden; the palette then opens at the stage of the work.
  }
}
