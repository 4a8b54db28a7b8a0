import { type Language, useLanguage } from './language.ts'

const locale: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' }

/** A school day is a date without a zone: it is written in UTC so that no browser shifts it. */
const asDate = (day: string) => new Date(`${day}T00:00:00Z`)

const format = (language: Language, options: Intl.DateTimeFormatOptions, zone: string) =>
  new Intl.DateTimeFormat(locale[language], { ...options, timeZone: zone })

const formatsIn = (language: Language) => {
  const day = format(language, { month: 'long', day: 'numeric' }, 'UTC')
  const short = format(language, { month: 'numeric', day: 'numeric' }, 'UTC')
  const weekday = format(language, { weekday: 'short' }, 'UTC')
  const month = format(language, { year: 'numeric', month: 'long' }, 'UTC')
  const full = format(language, { year: 'numeric', month: 'long', day: 'numeric' }, 'UTC')
  // The county keeps China standard time, wherever the browser stands.
  const moment = format(
    language,
    { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false },
    'Asia/Shanghai',
  )
  const dayThere = format(language, { month: 'long', day: 'numeric' }, 'Asia/Shanghai')
  const clock = format(language, { hour: '2-digit', minute: '2-digit', hour12: false }, 'Asia/Shanghai')
  return {
    /** 11月25日 / 25 November */
    day: (text: string) => day.format(asDate(text)),
    /** 11/25 */
    shortDay: (text: string) => short.format(asDate(text)),
    /** 周三 / Wed */
    weekday: (text: string) => weekday.format(asDate(text)),
    /** 11月25日周三 / Wed 25 November */
    dayAndWeekday: (text: string) =>
      language === 'zh'
        ? `${day.format(asDate(text))}${weekday.format(asDate(text))}`
        : `${weekday.format(asDate(text))} ${day.format(asDate(text))}`,
    /** 2026年11月 / November 2026; takes any day of the month */
    month: (text: string) => month.format(asDate(text)),
    /** 2026年11月25日 */
    fullDay: (text: string) => full.format(asDate(text)),
    /** 11月25日 14:03, of a moment */
    moment: (text: string) => moment.format(new Date(text)),
    /** 11月25日 24:00, of a moment at which something ends: midnight belongs to the day before */
    end: (text: string) => {
      const at = new Date(text)
      const isMidnight = (at.getTime() / 3_600_000 + 8) % 24 === 0
      return isMidnight ? `${dayThere.format(new Date(at.getTime() - 1))} 24:00` : moment.format(at)
    },
    /** 14:03, of a moment */
    clock: (text: string) => clock.format(new Date(text)),
  }
}

export const formats = { zh: formatsIn('zh'), en: formatsIn('en') }

/** Days and moments in the language of the moment. */
export const useDays = (): ReturnType<typeof formatsIn> => formats[useLanguage()]
