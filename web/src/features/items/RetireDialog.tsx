import { getItemUse, type Item, retireItem } from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { query } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea, TextField } from '../../ui/Field.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { keepItem } from './keep-item.ts'

const words = defineWords({
  zh: {
    title: '停用这道题？',
    explain: '停用后教师查不到它，含有它的作业也不能再布置；已布置的作业和公示不变。以后要再用，须修改后重新送审。',
    stillIn: (homeworks: number, ahead: number) =>
      ahead > 0
        ? `还在 ${homeworks} 份作业里，其中 ${ahead} 份已布置在今天以后。`
        : `还在 ${homeworks} 份作业里，没有布置在今天以后的。`,
    inNone: '没有作业在用这道题。',
    reason: '停用的原因',
    reasonHelp: '例如：数据过时；超出课程标准；与另一题重复',
    successor: '改用哪一题',
    successorHelp: '可以不填。打开要改用的题，把网址粘贴在这里。',
    badSuccessor: '请粘贴题库里一道题的网址',
    retire: '停用',
    cancel: '不停用',
    close: '关闭',
    done: '已停用，新的作业不能再用',
  },
  en: {
    title: 'Retire this item?',
    explain:
      'Teachers no longer find it, and homework that holds it cannot be released again. Released homework and notices stay. To use it later it must be edited and reviewed again.',
    stillIn: (homeworks: number, ahead: number) =>
      `${homeworks} homeworks still hold it; ${ahead} of them are released for a day after today.`,
    inNone: 'No homework holds it.',
    reason: 'Why it is retired',
    reasonHelp: 'e.g. the figures are out of date; beyond the standard; a duplicate',
    successor: 'What to use instead',
    successorHelp: 'May be left out. Open the other item and paste its address here.',
    badSuccessor: 'Paste the address of an item of the bank',
    retire: 'Retire',
    cancel: 'Keep it',
    close: 'Close',
    done: 'Retired; new homework cannot use it',
  },
})

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

interface RetireProps {
  readonly item: Item
  readonly onClose: () => void
}

/** Asks why an item is taken out of use, and what to use instead. */
export function RetireDialog({ item: { current }, onClose }: RetireProps) {
  const say = useWords(words)
  const [reason, setReason] = useState('')
  const [address, setAddress] = useState('')
  const successor = uuid.exec(address)?.[0]?.toLowerCase() ?? null
  const use = useQuery({ ...query(getItemUse, { params: { item_id: current.item_id } }), staleTime: 0 }).data?.county
  const isBad = address.trim() !== '' && successor === null
  const retire = useMutation({
    mutationFn: () =>
      api(retireItem, {
        params: { item_id: current.item_id },
        body: { revision: current.revision, reason: reason.trim(), successor_id: successor },
      }),
    onSuccess: (retired) => {
      keepItem(retired)
      showToast({ text: say.done })
      onClose()
    },
  })
  return (
    <Dialog
      title={say.title}
      isOpen
      onClose={onClose}
      closeLabel={say.close}
      actions={
        <>
          <Button onPress={onClose}>{say.cancel}</Button>
          <Button
            kind="primary"
            isPending={retire.isPending}
            isDisabled={reason.trim() === '' || isBad}
            onPress={() => retire.mutate()}
          >
            {say.retire}
          </Button>
        </>
      }
    >
      <p>{say.explain}</p>
      {use && <p role="status">{use.homeworks === 0 ? say.inNone : say.stillIn(use.homeworks, use.ahead)}</p>}
      <div className="ui-form">
        <TextArea label={say.reason} help={say.reasonHelp} value={reason} onChange={setReason} maxLength={500} />
        <TextField
          label={say.successor}
          help={say.successorHelp}
          value={address}
          onChange={setAddress}
          error={isBad ? say.badSuccessor : undefined}
        />
      </div>
      <Refusal error={retire.error} />
    </Dialog>
  )
}
