import { describeMedia, type Media } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { StoredMedia } from '../../editor/inserts.ts'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Busy } from '../../ui/Notice.tsx'
import { sendFile } from '../media/send-file.ts'

const words = defineWords({
  zh: {
    title: '图片或录音',
    close: '关闭',
    uploading: '正在上传并检查…',
    alt: '替代文字',
    altHelp: '看不见图、听不到声音的人靠它知道内容；送审前必填',
    author: '作者',
    source: '来源',
    sourceHelp: '自己画的、录的写“自制”；别处的写书名、网址',
    licence: '许可',
    licenceHelp: '自制的一般是 CC BY 4.0',
    missing: '请填写这一项',
    cancel: '不用了',
    insert: '放进题目',
  },
  en: {
    title: 'Picture or recording',
    close: 'Close',
    uploading: 'Sending and checking…',
    alt: 'Alternative text',
    altHelp: 'For those who cannot see or hear it; needed before review',
    author: 'Author',
    source: 'Source',
    sourceHelp: '“Own work”, or title and address',
    licence: 'Licence',
    licenceHelp: 'Usually CC BY 4.0 for your own',
    missing: 'Please fill this in',
    cancel: 'Cancel',
    insert: 'Insert',
  },
})

type Rights = Pick<Media, 'alt' | 'author' | 'source' | 'licence'>

interface RightsFormProps {
  readonly media: Media
  readonly onClose: () => void
  readonly onInsert: (media: StoredMedia) => void
}

function RightsForm({ media, onClose, onInsert }: RightsFormProps) {
  const say = useWords(words)
  const [rights, setRights] = useState<Rights>({
    alt: media.alt,
    author: media.author,
    source: media.source,
    licence: media.licence === '' ? 'CC BY 4.0' : media.licence,
  })
  const [asked, setAsked] = useState(false)
  const insert = useMutation({
    mutationFn: async () => {
      if (media.mine) await api(describeMedia, { params: { media_id: media.id }, body: rights })
    },
    onSuccess: () => {
      const kind = media.content_type.startsWith('audio/') ? 'audio' : 'figure'
      onInsert({ kind, asset: media.id, alt: rights.alt.trim() })
    },
  })
  const isMissing = (name: keyof Rights) => asked && rights[name].trim() === '' && (media.mine || name === 'alt')
  const field = (name: keyof Rights, help?: string) => (
    <TextField
      label={say[name]}
      {...(help !== undefined && { help })}
      error={isMissing(name) ? say.missing : undefined}
      value={rights[name]}
      onChange={(value) => setRights((now) => ({ ...now, [name]: value }))}
      isDisabled={!media.mine && name !== 'alt'}
    />
  )
  const submit = () => {
    setAsked(true)
    const needed: readonly (keyof Rights)[] = media.mine ? ['alt', 'author', 'source', 'licence'] : ['alt']
    if (needed.every((name) => rights[name].trim() !== '')) insert.mutate()
  }
  return (
    <div className="ui-form">
      {media.content_type.startsWith('audio/') ? (
        // biome-ignore lint/a11y/useMediaCaption: its words stand in the answer, which pupils do not see.
        <audio controls src={`/media/${media.id}`} />
      ) : (
        <img className="item-media" src={`/media/${media.id}`} alt={rights.alt} />
      )}
      {field('alt', say.altHelp)}
      {field('author')}
      {field('source', say.sourceHelp)}
      {field('licence', say.licenceHelp)}
      <Refusal error={insert.error} />
      <div className="item-media-actions">
        <Button onPress={onClose}>{say.cancel}</Button>
        <Button kind="primary" onPress={submit} isPending={insert.isPending}>
          {say.insert}
        </Button>
      </div>
    </div>
  )
}

export interface MediaDialogProps {
  readonly file: File
  readonly onClose: () => void
  readonly onInsert: (media: StoredMedia) => void
}

/** Sends a file, says why where it is refused, and asks what it shows and whose it is before it is put into the text. */
export function MediaDialog({ file, onClose, onInsert }: MediaDialogProps) {
  const say = useWords(words)
  const { mutate, data, error } = useMutation({ mutationFn: sendFile })
  useEffect(() => mutate(file), [file, mutate])
  return (
    <Dialog title={say.title} isOpen onClose={onClose} closeLabel={say.close}>
      {data === undefined && error === null && <Busy>{say.uploading}</Busy>}
      <Refusal error={error} />
      {data !== undefined && <RightsForm media={data} onClose={onClose} onInsert={onInsert} />}
    </Dialog>
  )
}
