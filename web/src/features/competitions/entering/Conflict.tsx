import type { Entry } from '@lightwork/contract'
import { useWords } from '../../../lib/language.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Rendered } from '../../../ui/Rendered.tsx'
import { Fold } from '../Fold.tsx'
import { enteringWords } from './entering-words.ts'
import { formOf } from './entry-form.ts'

interface ConflictProps {
  readonly newer: Entry
  readonly onOwn: (newer: Entry) => void
  readonly onTheirs: (newer: Entry) => void
}

/** Two pages wrote: the person says which text goes on, and the other one is kept. */
export function Conflict({ newer, onOwn, onTheirs }: ConflictProps) {
  const say = useWords(enteringWords)
  const { aims, intent, title } = formOf(newer)
  return (
    <Notice
      tone="refuse"
      title={say.conflict}
      actions={
        <>
          <Button onPress={() => onOwn(newer)}>{say.keepOwn}</Button>
          <Button onPress={() => onTheirs(newer)}>{say.takeTheirs}</Button>
        </>
      }
    >
      <p>{say.conflictHelp}</p>
      <Fold summary={say.theirs(title)}>
        <Rendered content={aims} />
        <Rendered content={intent} />
      </Fold>
    </Notice>
  )
}
