import {
  addTextbook,
  addUnit,
  getTaxonomy,
  getTermTree,
  getTextbook,
  renameUnit,
  type Textbook,
} from '@lightwork/contract'
import { gradesOfSubject, type Subject, type Volume, volumes } from '@lightwork/domain'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { FormDialog } from '../../lib/FormDialog.tsx'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { query, refresh } from '../../lib/query.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { plainDigits } from '../../ui/digits.ts'
import { TextField } from '../../ui/Field.tsx'
import { PencilIcon, PlusIcon } from '../../ui/icons.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { taxonomyWords, workWords } from './taxonomy-words.ts'

export const useBookName = () => {
  const say = useWords(workWords)
  const names = useNames()
  return ({ publisher, year, grade, volume }: Textbook) =>
    `${publisher} · ${say.year(year)} · ${names.grade(grade)} ${say.volume(volume)}`
}

const yearOf = (text: string): number | null => {
  const digits = plainDigits(text.trim())
  const year = /^\d{4}$/.test(digits) ? Number(digits) : 0
  return year >= 1990 && year <= 2100 ? year : null
}

interface NewBookProps {
  readonly subject: Subject
  /** The new textbook, to go on with its units. */
  readonly onAdded: (book: Textbook) => void
  readonly onClose: () => void
}

export function NewBook({ subject, onAdded, onClose }: NewBookProps) {
  const say = useWords(workWords)
  const words = useWords(taxonomyWords)
  const names = useNames()
  const [from, to] = gradesOfSubject[subject]
  const [publisher, setPublisher] = useState('')
  const [yearText, setYearText] = useState('')
  const [grade, setGrade] = useState(from)
  const [volume, setVolume] = useState<Volume>('上')
  const [isTried, setTried] = useState(false)
  const year = yearOf(yearText)
  const add = async () => {
    const edition = { publisher: publisher.trim(), year: year ?? 0, grade, volume }
    const book = await api(addTextbook, { params: { subject }, body: edition })
    void refresh(getTermTree, getTaxonomy)
    onAdded(book)
  }
  return (
    <FormDialog
      title={say.addBook}
      saveLabel={words.save}
      isReady={() => {
        setTried(true)
        return publisher.trim() !== '' && year !== null
      }}
      onSave={add}
      onClose={onClose}
    >
      <TextField
        autoFocus
        label={say.publisher}
        value={publisher}
        onChange={setPublisher}
        maxLength={60}
        error={isTried && publisher.trim() === '' ? say.publisherNeeded : undefined}
      />
      <TextField
        label={say.editionYear}
        value={yearText}
        onChange={setYearText}
        inputMode="numeric"
        maxLength={4}
        error={isTried && year === null ? say.yearNeeded : undefined}
      />
      <Select
        label={say.grade}
        options={Array.from({ length: to - from + 1 }, (_, index) => ({
          value: String(from + index),
          label: names.grade(from + index),
        }))}
        value={String(grade)}
        onChange={(chosen) => setGrade(Number(chosen))}
      />
      <Segmented
        label={say.volumeLabel}
        options={volumes.map((each) => ({ value: each, label: say.volume(each) }))}
        value={volume}
        onChange={setVolume}
      />
    </FormDialog>
  )
}

/** What is asked a title for: a standing unit or lesson, or a new one (a lesson when it names its unit). */
type Asked =
  | { readonly kind: 'rename'; readonly id: string; readonly title: string }
  | { readonly kind: 'add'; readonly unit: { readonly id: string; readonly title: string } | null }

interface TitleProps {
  readonly bookId: string
  readonly asked: Asked
  readonly onClose: () => void
}

function AskTitle({ bookId, asked, onClose }: TitleProps) {
  const say = useWords(workWords)
  const words = useWords(taxonomyWords)
  const [title, setTitle] = useState(asked.kind === 'rename' ? asked.title : '')
  const [isTried, setTried] = useState(false)
  const save = async () => {
    const wanted = title.trim()
    if (asked.kind === 'rename') await api(renameUnit, { params: { unit_id: asked.id }, body: { title: wanted } })
    else {
      const body = { unit_id: asked.unit?.id ?? null, title: wanted }
      await api(addUnit, { params: { textbook_id: bookId }, body })
    }
    void refresh(getTextbook, getTaxonomy)
  }
  const name =
    asked.kind === 'rename'
      ? say.renameUnit(asked.title)
      : asked.unit === null
        ? say.addUnit
        : say.addLesson(asked.unit.title)
  return (
    <FormDialog
      title={name}
      saveLabel={words.save}
      isReady={() => {
        setTried(true)
        return title.trim() !== ''
      }}
      onSave={save}
      onClose={onClose}
    >
      <TextField
        autoFocus
        label={words.name}
        value={title}
        onChange={setTitle}
        maxLength={100}
        error={isTried && title.trim() === '' ? words.nameNeeded : undefined}
      />
    </FormDialog>
  )
}

interface BookDialogProps {
  readonly book: Textbook
  readonly mayChange: boolean
  readonly onClose: () => void
}

/** Units and lessons of one textbook. */
export function BookDialog({ book, mayChange, onClose }: BookDialogProps) {
  const say = useWords(workWords)
  const words = useWords(taxonomyWords)
  const nameOf = useBookName()
  const [asked, setAsked] = useState<Asked | null>(null)
  const units = useQuery(query(getTextbook, { params: { textbook_id: book.id } }))
  return (
    <Dialog
      title={nameOf(book)}
      isOpen
      width="wide"
      onClose={onClose}
      closeLabel={words.close}
      actions={
        <>
          {mayChange && <Button onPress={() => setAsked({ kind: 'add', unit: null })}>{say.addUnit}</Button>}
          <Button onPress={onClose}>{words.close}</Button>
        </>
      }
    >
      <Answer query={units}>
        {(whole) =>
          whole.units.length === 0 ? (
            <Empty>{say.noUnits}</Empty>
          ) : (
            <ul className="book-units">
              {whole.units.map((unit) => (
                <li key={unit.id} className={unit.parent_id === null ? undefined : 'lesson'}>
                  <span>{unit.title}</span>
                  {mayChange && unit.parent_id === null && (
                    <IconButton
                      label={say.addLesson(unit.title)}
                      icon={<PlusIcon size={16} />}
                      onPress={() => setAsked({ kind: 'add', unit })}
                    />
                  )}
                  {mayChange && (
                    <IconButton
                      label={say.renameUnit(unit.title)}
                      icon={<PencilIcon size={16} />}
                      onPress={() => setAsked({ kind: 'rename', ...unit })}
                    />
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {asked !== null && <AskTitle bookId={book.id} asked={asked} onClose={() => setAsked(null)} />}
    </Dialog>
  )
}
