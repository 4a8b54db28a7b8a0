import { halfOf, type Language, useLanguage } from '../../lib/language.ts'
import { refusalReasons } from './refusal-reasons.ts'

/** The words of a code; a code of a newer server is shown as it is. */
export const reasonIn = (language: Language, code: string): string => refusalReasons[code]?.[language] ?? code

export const useReasons = () => {
  const language = useLanguage()
  return { reasonOf: (code: string) => reasonIn(language, code), half: (text: string) => halfOf(language, text) }
}
