import { defineWords, useWords } from '../../lib/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { editWords } from './edit-words.ts'
import { ItemPaper } from './ItemPaper.tsx'
import { type ItemForm, toDraft } from './item-form.ts'

const words = defineWords({
  zh: {
    title: '别处已保存了更新的内容，两份都在，请选一份',
    mine: '您写的（在本机）',
    theirs: '别处保存的',
    tagsDiffer: (names: string) => `标注也有不同：${names}`,
    list: '、',
    keepMine: '用我写的覆盖',
    takeTheirs: '改用别处保存的',
    stays: '没有选的那一份仍留在本机，可以换回来。',
  },
  en: {
    title: 'A newer text was saved elsewhere; both are here, please choose',
    mine: 'Yours (on this computer)',
    theirs: 'Saved elsewhere',
    tagsDiffer: (names: string) => `Tags differ too: ${names}`,
    list: ', ',
    keepMine: 'Save mine over it',
    takeTheirs: 'Use the one saved elsewhere',
    stays: 'The one you do not choose stays on this computer and can be brought back.',
  },
})

export interface ItemConflictProps {
  readonly mine: ItemForm
  readonly theirs: ItemForm
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
}

/** Names of the tags in which two forms differ. */
function useDifferentTags(mine: ItemForm, theirs: ItemForm): string[] {
  const say = useWords(editWords)
  const labels = {
    subject: say.subject,
    grades: say.grades,
    unit_ids: say.units,
    point_ids: say.points,
    type: say.type,
    tier: say.tier,
    mode: say.mode,
    place: say.place,
    minutes: say.minutes,
    minutes_note: say.minutesNote,
    score_rate: say.scoreRate,
    competencies: say.competencies,
    education: say.education,
    origin: say.origin,
    citation: say.citation,
    licence: say.licence,
  } as const
  const [a, b] = [toDraft(mine), toDraft(theirs)]
  // The keys of `labels` are written out just above.
  return (Object.keys(labels) as (keyof typeof labels)[])
    .filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]))
    .map((key) => labels[key])
}

const paper = (form: ItemForm) => {
  const { body, answer, explanation } = toDraft(form)
  return { body, answer, explanation }
}

/** Two texts of one item, side by side, and the person's choice. Nothing is lost either way. */
export function ItemConflict({ mine, theirs, onKeepMine, onTakeTheirs }: ItemConflictProps) {
  const say = useWords(words)
  const different = useDifferentTags(mine, theirs)
  return (
    <Notice tone="refuse" title={say.title}>
      {different.length > 0 && <p>{say.tagsDiffer(different.join(say.list))}</p>}
      <div className="item-conflict">
        <section aria-label={say.mine}>
          <h2>{say.mine}</h2>
          <ItemPaper version={paper(mine)} isOpen />
          <Button kind="primary" onPress={onKeepMine}>
            {say.keepMine}
          </Button>
        </section>
        <section aria-label={say.theirs}>
          <h2>{say.theirs}</h2>
          <ItemPaper version={paper(theirs)} isOpen />
          <Button onPress={onTakeTheirs}>{say.takeTheirs}</Button>
        </section>
      </div>
      <p className="quiet">{say.stays}</p>
    </Notice>
  )
}
