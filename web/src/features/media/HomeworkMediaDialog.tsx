import { FIGURE_WIDTH } from '@lightwork/content'
import { describeMedia } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { StoredMedia } from '../../editor/inserts.ts'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useWords } from '../../lib/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { NumberField, TextField } from '../../ui/Field.tsx'
import { Cropper } from './Cropper.tsx'
import { cropPicture, isCut, uncut } from './crop.ts'
import { mediaWords } from './media-words.ts'
import { sendFile } from './send-file.ts'
import './media.css'

export interface HomeworkMediaDialogProps {
  readonly file: File
  readonly onClose: () => void
  readonly onInsert: (media: StoredMedia) => void
}

/**
 * A picture or recording for one's own homework: what it shows must be said, where it is from may be. The bank asks for
 * all of its rights before it takes it.
 */
export function HomeworkMediaDialog({ file, onClose, onInsert }: HomeworkMediaDialogProps) {
  const words = useWords(mediaWords)
  const isPicture = file.type.startsWith('image/')
  const [edges, setEdges] = useState(uncut)
  const [alt, setAlt] = useState('')
  const [source, setSource] = useState('')
  const [width, setWidth] = useState<number | null>(isPicture ? 80 : null)
  const [asked, setAsked] = useState(false)
  const insert = useMutation({
    mutationFn: async () => {
      const media = await sendFile(isCut(edges) ? await cropPicture(file, edges) : file)
      const { author, licence } = media
      const rights = { alt: alt.trim(), source: source.trim() === '' ? media.source : source.trim(), author, licence }
      if (media.mine) await api(describeMedia, { params: { media_id: media.id }, body: rights })
      return media
    },
    onSuccess: ({ id, content_type }) =>
      onInsert(
        content_type.startsWith('audio/')
          ? { kind: 'audio', asset: id, alt: alt.trim() }
          : { kind: 'figure', asset: id, alt: alt.trim(), width },
      ),
  })
  const submit = () => {
    setAsked(true)
    if (alt.trim() !== '') insert.mutate()
  }
  const actions = (
    <>
      <Button onPress={onClose}>{words.cancel}</Button>
      <Button kind="primary" onPress={submit} isPending={insert.isPending}>
        {words.insert}
      </Button>
    </>
  )
  const [min, max] = FIGURE_WIDTH
  return (
    <Dialog title={words.title} isOpen holdsForm onClose={onClose} closeLabel={words.close} actions={actions}>
      <div className="ui-form">
        <TextField
          autoFocus
          label={words.alt}
          help={words.altHelp}
          error={asked && alt.trim() === '' ? words.altMissing : undefined}
          maxLength={200}
          value={alt}
          onChange={setAlt}
        />
        {isPicture && <Cropper file={file} edges={edges} onChange={setEdges} />}
        {isPicture && (
          <NumberField label={words.width} unit={words.mm} min={min} max={max} value={width} onChange={setWidth} />
        )}
        <TextField label={words.source} help={words.sourceHelp} maxLength={300} value={source} onChange={setSource} />
        <Refusal error={insert.error} />
      </div>
    </Dialog>
  )
}
