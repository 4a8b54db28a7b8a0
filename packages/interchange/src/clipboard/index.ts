export type { Lost, Picture } from './lost.ts'
export { type Pasted, readHtml, readText } from './read-clipboard.ts'
