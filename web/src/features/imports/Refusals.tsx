import { type ImportRun, listImportRefusals } from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer, Refusal } from '../../lib/Answer.tsx'
import { useWords } from '../../lib/language.ts'
import { query } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { DownloadIcon } from '../../ui/icons.tsx'
import { Card, Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { importWords } from './import-words.ts'
import { useReasons } from './refusal-words.ts'
import { allRefusals, type RefusedLine, saveAsFile, toCsv } from './refusals-file.ts'

/** More are in the file; nobody reads a thousand on a screen. */
const STEP = 100
const MOST_SHOWN = 1000

function Rows({ rows, total }: { readonly rows: readonly RefusedLine[]; readonly total: number }) {
  const say = useWords(importWords)
  const { reasonOf, half } = useReasons()
  const [shown, setShown] = useState(STEP)
  return (
    <>
      <Card>
        <Table
          caption={say.refusals}
          hideCaption
          rows={rows.slice(0, shown)}
          rowKey={({ line }) => String(line)}
          columns={[
            { key: 'line', title: say.line, cell: ({ line }) => line, isHeading: true },
            {
              key: 'reason',
              title: say.reason,
              cell: ({ code, detail }) => (
                <span className="import-reason">
                  {reasonOf(code)}
                  <small>{half(detail)}</small>
                </span>
              ),
            },
            {
              key: 'excerpt',
              title: say.excerpt,
              cell: ({ excerpt }) => <code className="import-excerpt">{excerpt}</code>,
            },
          ]}
        />
      </Card>
      {Math.min(rows.length, total, MOST_SHOWN) > shown && (
        <div>
          <Button onPress={() => setShown(shown + STEP)}>{say.showMore}</Button>
        </div>
      )}
    </>
  )
}

/** The lines that were not imported, each with its reason, and all of them as a file. */
export function Refusals({ run }: { readonly run: ImportRun }) {
  const say = useWords(importWords)
  const { reasonOf, half } = useReasons()
  const refusals = useQuery(query(listImportRefusals, { params: { run_id: run.id }, querystring: {} }))
  const download = useMutation({
    mutationFn: async () => {
      const rows = (await allRefusals(run.id)).map(
        ({ line, code, detail, excerpt }) => [line, code, reasonOf(code), half(detail), excerpt] as const,
      )
      saveAsFile(toCsv([say.line, say.code, say.reason, say.detail, say.excerpt], rows), say.fileName(run.file_name))
    },
  })
  return (
    <Section
      title={say.refusals}
      actions={
        <Button onPress={() => download.mutate()} isPending={download.isPending}>
          <DownloadIcon />
          {download.isPending ? say.downloading : say.download}
        </Button>
      }
    >
      <Refusal error={download.error} />
      <Answer query={refusals}>{(rows) => <Rows rows={rows} total={run.refused} />}</Answer>
    </Section>
  )
}
