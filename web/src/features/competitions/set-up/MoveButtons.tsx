import { moved } from '@lightwork/domain'
import { useWords } from '../../../lib/language.ts'
import { IconButton } from '../../../ui/Button.tsx'
import { ArrowDownIcon, ArrowUpIcon, TrashIcon } from '../../../ui/icons.tsx'
import { rubricWords } from './rubric-words.ts'

interface Props<T> {
  readonly name: string
  readonly list: readonly T[]
  readonly index: number
  readonly onChange: (list: T[]) => void
}

/** Up, down and out of a list. */
export function MoveButtons<T>({ name, list, index, onChange }: Props<T>) {
  const say = useWords(rubricWords)
  return (
    <span className="competition-moves">
      <IconButton
        label={say.up(name)}
        icon={<ArrowUpIcon />}
        isDisabled={index === 0}
        onPress={() => onChange(moved(list, index, -1))}
      />
      <IconButton
        label={say.down(name)}
        icon={<ArrowDownIcon />}
        isDisabled={index === list.length - 1}
        onPress={() => onChange(moved(list, index, 1))}
      />
      <IconButton
        label={say.remove(name)}
        icon={<TrashIcon />}
        onPress={() => onChange(list.filter((_, at) => at !== index))}
      />
    </span>
  )
}
