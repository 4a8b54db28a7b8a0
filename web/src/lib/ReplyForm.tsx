import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { TextArea } from '../ui/Field.tsx'
import { Refusal } from './Answer.tsx'

export interface ReplyFormProps {
  readonly words: { readonly replyText: string; readonly reply: string; readonly cancel: string }
  readonly maxLength: number
  readonly onSend: (text: string) => Promise<unknown>
  /** Sent, or given up. */
  readonly onDone: () => void
}

/** A reply below a comment. */
export function ReplyForm({ words, maxLength, onSend, onDone }: ReplyFormProps) {
  const [text, setText] = useState('')
  const send = useMutation({ mutationFn: () => onSend(text.trim()), onSuccess: onDone })
  return (
    <form
      className="ui-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '' && !send.isPending) send.mutate()
      }}
    >
      <TextArea label={words.replyText} value={text} onChange={setText} maxLength={maxLength} rows={2} autoFocus />
      <Refusal error={send.error} />
      <ButtonRow>
        <Button type="submit" isPending={send.isPending} isDisabled={text.trim() === ''}>
          {words.reply}
        </Button>
        <Button kind="quiet" onPress={onDone}>
          {words.cancel}
        </Button>
      </ButtonRow>
    </form>
  )
}
