import { hasPaths, pathsOfHomework } from '@lightwork/content/path'
import { type AssignmentSummary, exportAssignment, getAssignment, type Input } from '@lightwork/contract'
import { type Paper, type Path, type PathCode, paperCodes, pathName } from '@lightwork/domain'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { query } from '../../lib/query.ts'
import { fromBase64, saveFile } from '../../lib/save-file.ts'
import { Button } from '../../ui/Button.tsx'
import { RadioGroup } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'

const words = defineWords({
  zh: {
    title: (title: string) => `下载《${title}》`,
    copy: '给谁用',
    pupil: '学生用（不含答案）',
    teacher: '教师用（含答案和解析）',
    path: '给谁的作业单',
    pathHelp: '每份作业单只有这些学生的题和时间，单上和文件名里都不写层次或分组的名称。',
    whole: '全部题目，写明哪些题谁做',
    paper: '纸张',
    a4: 'A4 竖版',
    b4: 'B4 横版两栏',
    '8k': '8 开横版两栏',
    saved: '下载的是已保存的内容。公式、表格在 Word 和 WPS 里都可以直接修改。',
    download: '下载',
    kept: (count: number) => `文件已下载，其中 ${count} 个公式 Word 写不出来，已用黄底标出原文，请在文件里改写：`,
    done: '文件已下载。',
    close: '关闭',
  },
  en: {
    title: (title: string) => `Download ${title}`,
    copy: 'For whom',
    pupil: 'Pupils (no answers)',
    teacher: 'Teacher (keys and explanations)',
    path: 'Whose sheet',
    pathHelp: 'The sheet of a path holds only its items and minutes; neither it nor its file names a tier or group.',
    whole: 'All items, saying who does which',
    paper: 'Paper',
    a4: 'A4 upright',
    b4: 'B4 across, two columns',
    '8k': '8K across, two columns',
    saved: 'This is the saved text. Formulas and tables can be edited in Word and WPS.',
    download: 'Download',
    kept: (count: number) =>
      `Downloaded. Word cannot write ${count} of the formulas; their source is marked in yellow for you to rewrite:`,
    done: 'Downloaded.',
    close: 'Close',
  },
})

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

type Wishes = Input<typeof exportAssignment>['querystring']
type Copy = Wishes['copy']

/** Fetches the file and hands it over; answers with the formulas that stayed source. */
async function fetchWord({ school_id, id }: AssignmentSummary, querystring: Wishes) {
  const params = { school_id, assignment_id: id }
  const { file_name, base64, kept } = await api(exportAssignment, { params, querystring })
  saveFile({ name: file_name, type: wordType, content: fromBase64(base64) })
  return kept
}

/** The ways through the homework; none where all pupils get the same sheet, or before that is known. */
function usePaths({ school_id, id }: AssignmentSummary): readonly Path[] {
  const { data } = useQuery(query(getAssignment, { params: { school_id, assignment_id: id } }))
  return data !== undefined && hasPaths(data.document) ? pathsOfHomework(data.document) : []
}

const WHOLE = 'whole'

export interface WordDialogProps {
  readonly of: AssignmentSummary
  readonly onClose: () => void
}

/** For whom and on which paper, then the file. */
export function WordDialog({ of, onClose }: WordDialogProps) {
  const say = useWords(words)
  const [copy, setCopy] = useState<Copy>('pupil')
  const [paper, setPaper] = useState<Paper>('a4')
  const [path, setPath] = useState<PathCode | typeof WHOLE>(WHOLE)
  const paths = usePaths(of)
  const names = useNames()
  const download = useMutation({
    mutationFn: () => fetchWord(of, { copy, paper, ...(copy === 'pupil' && path !== WHOLE && { path }) }),
  })
  const kept = download.data
  return (
    <Dialog
      title={say.title(of.title)}
      isOpen
      onClose={onClose}
      closeLabel={say.close}
      actions={
        <Button kind="primary" onPress={() => download.mutate()} isPending={download.isPending}>
          {say.download}
        </Button>
      }
    >
      <div className="ui-form">
        <RadioGroup
          label={say.copy}
          options={[
            { value: 'pupil', label: say.pupil },
            { value: 'teacher', label: say.teacher },
          ]}
          value={copy}
          onChange={setCopy}
          column
        />
        {copy === 'pupil' && paths.length > 0 && (
          <RadioGroup
            label={say.path}
            help={say.pathHelp}
            options={[
              { value: WHOLE, label: say.whole },
              ...paths.map((each) => ({ value: each.code, label: pathName(each, names.tier) })),
            ]}
            value={path}
            onChange={setPath}
            column
          />
        )}
        <RadioGroup
          label={say.paper}
          options={paperCodes.map((size) => ({ value: size, label: say[size] }))}
          value={paper}
          onChange={setPaper}
          column
        />
        <p>{say.saved}</p>
      </div>
      {kept !== undefined && (
        <Notice tone="info">
          {kept.length === 0 ? say.done : say.kept(kept.length)}
          {kept.length > 0 && (
            <ul>
              {[...new Set(kept)].map((latex) => (
                <li key={latex}>
                  <code>{latex}</code>
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      <Refusal error={download.error} />
    </Dialog>
  )
}
