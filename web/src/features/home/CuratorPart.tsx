import { defineWords, useWords } from '../../lib/language.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Section } from '../../ui/Page.tsx'
import { BankNav } from '../items/BankNav.tsx'
import { ReviewPart } from './ReviewPart.tsx'

const words = defineWords({
  zh: { write: '写新题', bring: '导入题目', more: '题库工作' },
  en: { write: 'Write an item', bring: 'Import items', more: 'Work on the bank' },
})

/** A curator's day: what is under review, the places of the bank, and the ways to bring items in. */
export function CuratorPart() {
  const say = useWords(words)
  return (
    <>
      <ReviewPart view="all" />
      <Section title={say.more}>
        <BankNav />
        <div className="ui-button-row">
          <LinkButton to="/bank/new">{say.write}</LinkButton>
          <LinkButton to="/bank/imports">{say.bring}</LinkButton>
        </div>
      </Section>
    </>
  )
}
