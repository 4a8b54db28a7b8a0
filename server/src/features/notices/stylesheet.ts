import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf } from './encoded.ts'

/** Read once; its name changes with its content, so that it may be kept for ever. */
export const stylesheet = readFileSync(join(import.meta.dirname, 'notice.css'), 'utf8').replace(/\s+/g, ' ')
export const stylesheetPath = `/n/notice-${hashOf(stylesheet).replace(/[^A-Za-z0-9]/g, '')}.css`
/** Also the names of earlier and later versions, while two versions of the server run side by side. */
export const isStylesheet = (path: string): boolean => /^\/n\/notice-[A-Za-z0-9]{10,22}\.css$/.test(path)
