import type { Assignment } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import type { SheetTasks } from '../../../editor/blocks/parts.ts'
import { Refusal } from '../../../lib/Answer.tsx'
import { useWords } from '../../../lib/language.ts'
import { Button } from '../../../ui/Button.tsx'
import { OtherMinutes, PathFigures } from '../ClockPanel.tsx'
import { addressOf } from '../HomeworkTable.tsx'
import { copyHomework } from './begin-copy.ts'
import { togetherWords } from './together-words.ts'

export interface GuestClockProps {
  readonly assignment: Assignment
  readonly tasks: SheetTasks
}

/** The minutes of a colleague's homework; the colleague releases it, and a copy is released by whoever made it. */
export function GuestClock({ assignment, tasks }: GuestClockProps) {
  const say = useWords(togetherWords)
  const navigate = useNavigate()
  const copy = useMutation({ mutationFn: copyHomework, onSuccess: (made) => navigate(addressOf(made)) })
  return (
    <div className="homework-clock">
      <PathFigures tasks={tasks} />
      <OtherMinutes tasks={tasks} />
      <p className="quiet small">{say.guest(assignment.owner_name)}</p>
      <Button onPress={() => copy.mutate(assignment)} isPending={copy.isPending}>
        {say.copy}
      </Button>
      <Refusal error={copy.error} />
    </div>
  )
}
