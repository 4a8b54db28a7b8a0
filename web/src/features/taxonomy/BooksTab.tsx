import { getTaxonomy, getTermTree, retireTextbook, type TermTree, type Textbook } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useWords } from '../../lib/language.ts'
import { refresh } from '../../lib/query.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Table } from '../../ui/Table.tsx'
import { BookDialog, NewBook, useBookName } from './BookDialogs.tsx'
import { TableButtons } from './TableButtons.tsx'
import { workWords } from './taxonomy-words.ts'

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
  const [isAdding, setAdding] = useState(false)
  return (
    <div className="term-part">
      <p className="quiet">{say.editions}</p>
      <TableButtons kind="books" subject={subject} mayWrite={may_change}>
        {may_change && <Button onPress={() => setAdding(true)}>{say.addBook}</Button>}
      </TableButtons>
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
      {isAdding && (
        <NewBook
          subject={subject}
          onAdded={(book) => {
            setAdding(false)
            setShown(book)
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {shown !== null && <BookDialog book={shown} mayChange={may_change} onClose={() => setShown(null)} />}
    </div>
  )
}
