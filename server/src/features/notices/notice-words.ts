import {
  type Mode,
  type Place,
  type Subject,
  schoolDay,
  subjectNames,
  subjects,
  type TierMinutes,
} from '@lightwork/domain'

/** The public page speaks Chinese: its readers are the parents of a Chinese county. Only the 404 page has English too. */
export const modeNames: Record<Mode, string> = {
  written: '书面',
  oral: '口头',
  reading: '阅读',
  practical: '实践',
  exercise: '体育锻炼',
  labour: '劳动',
  art: '艺术',
}

export const placeNames: Record<Place, string> = { home: '在家', after_school: '课后服务', school: '在校' }

const isSubject = (code: string): code is Subject => Object.hasOwn(subjectNames, code)
export const subjectName = (code: string): string => (isSubject(code) ? subjectNames[code].zh : code)

/** Timetable order; what is no subject of ours comes last. */
export const subjectRank = (code: string): number => (isSubject(code) ? subjects.indexOf(code) : subjects.length)

const part = (day: string, from: number, to: number) => Number(day.slice(from, to))
const weekdays = ['日', '一', '二', '三', '四', '五', '六']

export const weekdayName = (day: string): string => weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
export const monthAndDay = (day: string): string => `${part(day, 5, 7)}月${part(day, 8, 10)}日`
export const fullDay = (day: string): string => `${part(day, 0, 4)}年${monthAndDay(day)} 星期${weekdayName(day)}`
export const dayNumber = (day: string): number => part(day, 8, 10)

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})

/** A moment of today's school time: 11月25日 16:05. */
export const momentName = (moment: string): string =>
  `${monthAndDay(schoolDay(new Date(moment)))} ${clock.format(new Date(moment))}`

/** Written minutes, and with other work at home what it comes to there. In-school talk and the like has no figure. */
export function figureToText({ written, written_home, home_total, optional }: TierMinutes): string {
  const figures = [
    ...(written > 0 ? [`书面 ${written} 分钟`] : []),
    ...(home_total > written_home ? [`在家共 ${home_total} 分钟`] : []),
  ]
  return figures.length > 0 ? figures.join('，') : optional > 0 ? `选做 ${optional} 分钟` : ''
}
