import { useSyncExternalStore } from 'react'

export type Language = 'zh' | 'en'

const KEY = 'lightwork.language'
const listeners = new Set<() => void>()

const stored = (): Language => {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh'
  }
}

let current: Language = stored()

export const getLanguage = (): Language => current

/** Chinese first; English when the person asked for it in this browser. */
export function setLanguage(language: Language): void {
  current = language
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  try {
    localStorage.setItem(KEY, language)
  } catch {
    // Storage may be full or forbidden; the choice then lasts until the page is closed.
  }
  for (const listener of listeners) listener()
}

/** What the server says of a case it says in both languages, `中文 / English`: the half for this person. */
export function halfOf(language: Language, text: string): string {
  const cut = text.lastIndexOf(' / ')
  if (cut === -1) return text
  return language === 'zh' ? text.slice(0, cut) : text.slice(cut + 3)
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useLanguage = (): Language => useSyncExternalStore(subscribe, getLanguage)

// biome-ignore lint/suspicious/noExplicitAny: a message may take any arguments; the pack that defines it types them.
type Messages = Record<string, string | ((...args: any[]) => string)>
type SameKeys<T extends Messages> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] }

export type Words<T extends Messages> = Readonly<Record<Language, SameKeys<T>>>

/** The words of one place on the screen in both languages. A missing or extra English word does not compile. */
export const defineWords = <T extends Messages>(words: {
  readonly zh: T
  readonly en: SameKeys<NoInfer<T>>
}): Words<T> =>
  // Each member of T is a string or keeps its own type, which is what SameKeys says; the compiler cannot see it for any T.
  words as Words<T>

/** The words in the language of the moment. */
export const useWords = <T extends Messages>(words: Words<T>): SameKeys<T> => words[useLanguage()]

/** The same outside React, for messages made in handlers. */
export const wordsNow = <T extends Messages>(words: Words<T>): SameKeys<T> => words[current]
