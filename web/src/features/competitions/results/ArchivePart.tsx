import { type ArchiveVerdict, exportArchive, getArchive, verifyArchive } from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Answer, Refusal } from '../../../lib/Answer.tsx'
import { api } from '../../../lib/api.ts'
import { useDays } from '../../../lib/days.ts'
import { useLanguage, useWords } from '../../../lib/language.ts'
import { query } from '../../../lib/query.ts'
import { saveFile } from '../../../lib/save-file.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Table } from '../../../ui/Table.tsx'
import { actNames } from './act-names.ts'
import { afterWords } from './after-words.ts'

function Verdict({ verdict }: { readonly verdict: ArchiveVerdict }) {
  const say = useWords(afterWords)
  const { chain, links, sheets, changed_sheets, results, changed_results } = verdict
  const faults = [
    ...(chain.holds ? [] : [say.broken(chain.number)]),
    ...changed_sheets.map(({ code, why }) => (why === 'differs' ? say.sheetDiffers(code) : say.sheetNotChained(code))),
    ...changed_results.map(say.resultDiffers),
  ]
  if (faults.length === 0)
    return (
      <Notice tone="done" title={say.holds(links, sheets, results)}>
        {chain.holds && <p className="result-hash">{say.head(chain.head)}</p>}
      </Notice>
    )
  return (
    <Notice tone="refuse">
      {faults.map((fault) => (
        <p key={fault}>{fault}</p>
      ))}
    </Notice>
  )
}

/** The chain: to be read, verified and taken away as a file. */
export function ArchivePart({ competitionId }: { readonly competitionId: string }) {
  const say = useWords(afterWords)
  const days = useDays()
  const names = actNames[useLanguage()]
  const params = { competition_id: competitionId }
  const archive = useQuery(query(getArchive, { params }))
  const verify = useMutation({ mutationFn: () => api(verifyArchive, { params }) })
  const save = useMutation({
    mutationFn: () => api(exportArchive, { params }),
    onSuccess: (file) =>
      saveFile({
        name: `${file.competition.title}-archive.json`,
        type: 'application/json',
        content: JSON.stringify(file, null, 1),
      }),
  })
  return (
    <>
      <p className="quiet">{say.chain}</p>
      <div className="ui-button-row">
        <Button kind="primary" isPending={verify.isPending} onPress={() => verify.mutate()}>
          {say.verify}
        </Button>
        <Button isPending={save.isPending} onPress={() => save.mutate()}>
          {say.exportFile}
        </Button>
      </div>
      {verify.data !== undefined && <Verdict verdict={verify.data} />}
      <Refusal error={verify.error ?? save.error} />
      <Answer query={archive}>
        {({ lines }) => (
          <Table
            caption={say.chain}
            hideCaption
            rows={lines}
            rowKey={({ number }) => String(number)}
            columns={[
              {
                key: 'act',
                title: say.act,
                isHeading: true,
                cell: ({ number, kind }) => `${number} ${names[kind] ?? kind}`,
              },
              { key: 'when', title: say.when, cell: ({ at }) => days.moment(at) },
              { key: 'who', title: say.who, cell: ({ by }) => by ?? say.bySystem },
              { key: 'hash', title: say.hash, cell: ({ hash }) => <code title={hash}>{hash.slice(0, 12)}</code> },
            ]}
          />
        )}
      </Answer>
    </>
  )
}
