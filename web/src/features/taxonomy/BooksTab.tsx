import {
  getTaxonomy,
  getTermTree,
  getTextbook,
  renameUnit,
  retireTextbook,
  type TermTree,
  type Textbook,
} from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer, Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { query, refresh } from '../../lib/query.ts'
import { Button, ButtonRow, IconButton } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { PencilIcon } from '../../ui/icons.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Table } from '../../ui/Table.tsx'
import { TableButtons } from './TableButtons.tsx'
import { Ask } from './TermDialogs.tsx'
import { taxonomyWords, workWords } from './taxonomy-words.ts'

const useBookName = () => {
  const say = useWords(workWords)
  const names = useNames()
  return ({ publisher, year, grade, volume }: Textbook) =>
    `${publisher} · ${say.year(year)} · ${names.grade(grade)} ${say.volume(volume)}`
}

function RenameUnit({ unit, onClose }: { readonly unit: { id: string; title: string }; readonly onClose: () => void }) {
  const say = useWords(workWords)
  const words = useWords(taxonomyWords)
  const [title, setTitle] = useState(unit.title)
  const save = useMutation({
    mutationFn: () => api(renameUnit, { params: { unit_id: unit.id }, body: { title: title.trim() } }),
    onSuccess: () => {
      void refresh(getTextbook, getTaxonomy)
      onClose()
    },
  })
  return (
    <Ask
      title={say.renameUnit(unit.title)}
      isPending={save.isPending}
      error={save.error}
      onSave={() => title.trim() !== '' && save.mutate()}
      onClose={onClose}
    >
      <TextField
        autoFocus
        label={words.name}
        value={title}
        onChange={setTitle}
        maxLength={100}
        error={title.trim() === '' ? words.nameNeeded : undefined}
      />
    </Ask>
  )
}

interface BookDialogProps {
  readonly book: Textbook
  readonly mayChange: boolean
  readonly onClose: () => void
}

/** Units and lessons of one textbook. */
function BookDialog({ book, mayChange, onClose }: BookDialogProps) {
  const say = useWords(workWords)
  const words = useWords(taxonomyWords)
  const nameOf = useBookName()
  const [renaming, setRenaming] = useState<{ id: string; title: string } | null>(null)
  const units = useQuery(query(getTextbook, { params: { textbook_id: book.id } }))
  return (
    <Dialog
      title={nameOf(book)}
      isOpen
      width="wide"
      onClose={onClose}
      closeLabel={words.close}
      actions={<Button onPress={onClose}>{words.close}</Button>}
    >
      <Answer query={units}>
        {(whole) => (
          <ul className="book-units">
            {whole.units.map((unit) => (
              <li key={unit.id} className={unit.parent_id === null ? undefined : 'lesson'}>
                <span>{unit.title}</span>
                {mayChange && (
                  <IconButton
                    label={say.renameUnit(unit.title)}
                    icon={<PencilIcon size={16} />}
                    onPress={() => setRenaming(unit)}
                  />
                )}
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {renaming !== null && <RenameUnit unit={renaming} onClose={() => setRenaming(null)} />}
    </Dialog>
  )
}

function RetireButton({ book }: { readonly book: Textbook }) {
  const say = useWords(workWords)
  const retire = useMutation({
    mutationFn: () => api(retireTextbook, { params: { textbook_id: book.id }, body: { retired: !book.retired } }),
    onSuccess: () => refresh(getTermTree, getTaxonomy),
  })
  return (
    <>
      <Button kind="quiet" onPress={() => retire.mutate()} isPending={retire.isPending}>
        {book.retired ? say.useAgain : say.stop}
      </Button>
      <Refusal error={retire.error} />
    </>
  )
}

/** The textbooks of a subject: publisher, edition, grade, volume. */
export function BooksTab({ tree: { subject, textbooks, may_change } }: { readonly tree: TermTree }) {
  const say = useWords(workWords)
  const nameOf = useBookName()
  const [shown, setShown] = useState<Textbook | null>(null)
  return (
    <div className="term-part">
      <p className="quiet">{say.editions}</p>
      <TableButtons kind="books" subject={subject} mayWrite={may_change} />
      {textbooks.length === 0 ? (
        <Empty>{say.noBooks}</Empty>
      ) : (
        <Table
          caption={say.book}
          hideCaption
          rows={textbooks}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'book',
              title: say.book,
              isHeading: true,
              cell: (book) => (book.retired ? `${nameOf(book)}（${say.stopped}）` : nameOf(book)),
            },
            {
              key: 'actions',
              title: say.units,
              end: true,
              cell: (book) => (
                <ButtonRow end>
                  <Button kind="quiet" onPress={() => setShown(book)}>
                    {say.open}
                  </Button>
                  {may_change && <RetireButton book={book} />}
                </ButtonRow>
              ),
            },
          ]}
        />
      )}
      {shown !== null && <BookDialog book={shown} mayChange={may_change} onClose={() => setShown(null)} />}
    </div>
  )
}
