import { type Language, useLanguage } from '../../lib/language.ts'
import { refusalReasons } from './refusal-reasons.ts'

/** The words of a code; a code of a newer server is shown as it is. */
export const reasonIn = (language: Language, code: string): string => refusalReasons[code]?.[language] ?? code

/** Details from the server say the same in both languages, `中文 / English`: the half for this person. */
export function halfOf(language: Language, text: string): string {
  const cut = text.lastIndexOf(' / ')
  if (cut === -1) return text
  return language === 'zh' ? text.slice(0, cut) : text.slice(cut + 3)
}

export const useReasons = () => {
  const language = useLanguage()
  return { reasonOf: (code: string) => reasonIn(language, code), half: (text: string) => halfOf(language, text) }
}
