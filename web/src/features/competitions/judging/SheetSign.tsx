import type { SheetText } from '@lightwork/contract'
import { useDays } from '../../../lib/days.ts'
import { useWords } from '../../../lib/language.ts'
import { signOf } from '../../../lib/saving/save-sign.ts'
import type { Saver } from '../../../lib/saving/saver.ts'
import { useSaver } from '../../../lib/saving/use-saver.ts'
import { signWords } from './sheet-words.ts'

/** The permanent sign: saved at 14:03, or where it lies and what happens next. */
export function SheetSign({ saver }: { readonly saver: Saver<SheetText> }) {
  const say = useWords(signWords)
  const days = useDays()
  const kind = useSaver(saver, (state) => signOf(state).kind)
  const savedAt = useSaver(saver, (state) => state.savedAt)
  const words = say[kind]
  return (
    <span role="status" className={kind === 'nowhere' ? 'sheet-sign alarm' : 'sheet-sign'}>
      {typeof words === 'string' ? words : words(days.clock(savedAt))}
    </span>
  )
}
