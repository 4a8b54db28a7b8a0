import { listAssignments } from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Refusal } from '../../lib/Answer.tsx'
import { messageOf } from '../../lib/api.ts'
import { useDays } from '../../lib/days.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { useNames } from '../../lib/names.ts'
import { query } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { RadioGroup } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Busy } from '../../ui/Notice.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { addToHomework, newHomeworks, recentHomeworks, startHomework, type UsableItem } from './homework-with-item.ts'

const words = defineWords({
  zh: {
    title: '用这道题布置作业',
    close: '关闭',
    where: '放进哪份作业',
    fresh: (name: string) => `新作业：${name}`,
    titleOf: (subject: string, day: string) => `${subject}作业 ${day}`,
    at: (school: string) => `（${school}）`,
    recent: (title: string, saved: string) => `《${title}》，${saved} 保存`,
    loading: '正在读取您的作业…',
    start: '新建并打开',
    add: '加进去',
    cancel: '不用了',
    added: (title: string) => `已加到《${title}》末尾`,
    undo: '撤销',
    undone: (title: string) => `已从《${title}》取出`,
  },
  en: {
    title: 'Use in homework',
    close: 'Close',
    where: 'Which homework',
    fresh: (name: string) => `New homework: ${name}`,
    titleOf: (subject: string, day: string) => `${subject} homework, ${day}`,
    at: (school: string) => ` (${school})`,
    recent: (title: string, saved: string) => `“${title}”, saved ${saved}`,
    loading: 'Loading your homework…',
    start: 'Create and open',
    add: 'Add',
    cancel: 'Cancel',
    added: (title: string) => `Added at the end of “${title}”`,
    undo: 'Undo',
    undone: (title: string) => `Taken out of “${title}”`,
  },
})

type Choice = {
  readonly value: string
  readonly label: string
  readonly isNew: boolean
  readonly run: () => Promise<void>
}

/** New homework for each grade that fits, then what the person worked on last. */
function useChoices(item: UsableItem, onDone: () => void): { choices: Choice[]; isLoading: boolean } {
  const say = useWords(words)
  const names = useNames()
  const days = useDays()
  const me = useMe()
  const navigate = useNavigate()
  const mine = useQuery(query(listAssignments, {}))
  const places = newHomeworks(me, item)
  const severalSchools = new Set(places.map(({ schoolId }) => schoolId)).size > 1

  const fresh = places.map((place): Choice => {
    const name = `${names.grade(place.grade)} ${names.subject(item.subject)}`
    return {
      value: `new ${place.schoolId} ${place.grade}`,
      label: `${say.fresh(name)}${severalSchools ? say.at(place.schoolName) : ''}`,
      isNew: true,
      run: async () => {
        const { school_id, id } = await startHomework(
          item,
          place,
          say.titleOf(names.subject(item.subject), days.day(me.today)),
        )
        await navigate(`/homework/${school_id}/${id}`)
      },
    }
  })
  const recent = recentHomeworks(mine.data ?? [], item).map(
    (homework): Choice => ({
      value: homework.id,
      label: say.recent(homework.title, days.moment(homework.saved_at)),
      isNew: false,
      run: async () => {
        const takeBack = await addToHomework(item, homework)
        const onUndo = () => {
          takeBack().then(
            () => showToast({ text: say.undone(homework.title) }),
            (error: unknown) => showToast({ text: messageOf(error) }),
          )
        }
        showToast({ text: say.added(homework.title), undo: { label: say.undo, onUndo } })
        onDone()
      },
    }),
  )
  return { choices: [...fresh, ...recent], isLoading: mine.isPending }
}

export interface UseInHomeworkProps {
  readonly item: UsableItem
  readonly onClose: () => void
}

/** Asks which homework the item goes into. A new one is opened; into one that is there it is added, with undo. */
export function UseInHomework({ item, onClose }: UseInHomeworkProps) {
  const say = useWords(words)
  const { choices, isLoading } = useChoices(item, onClose)
  const [value, setValue] = useState<string | null>(null)
  const chosen = choices.find((choice) => choice.value === value) ?? choices[0]
  const go = useMutation({ mutationFn: async () => chosen?.run() })
  return (
    <Dialog
      title={say.title}
      isOpen
      onClose={onClose}
      closeLabel={say.close}
      actions={
        <>
          <Button onPress={onClose}>{say.cancel}</Button>
          <Button kind="primary" onPress={() => go.mutate()} isPending={go.isPending} isDisabled={chosen === undefined}>
            {chosen?.isNew === false ? say.add : say.start}
          </Button>
        </>
      }
    >
      <RadioGroup
        column
        label={say.where}
        options={choices.map(({ value: key, label }) => ({ value: key, label }))}
        value={chosen?.value ?? null}
        onChange={setValue}
      />
      {isLoading && <Busy>{say.loading}</Busy>}
      <Refusal error={go.error} />
    </Dialog>
  )
}
