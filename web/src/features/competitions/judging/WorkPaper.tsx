import { bodyOfPath, type Document, type DocumentNode, keyText, type PathWork, pathOf } from '@lightwork/content'
import type { BlindWork } from '@lightwork/contract'
import type { Path } from '@lightwork/domain'
import { useWords } from '../../../lib/language.ts'
import { useNames } from '../../../lib/names.ts'
import { Rendered } from '../../../ui/Rendered.tsx'
import { sheetWords } from './sheet-words.ts'

/** Formulas, figures and blanks count as something to read; empty paragraphs do not. */
const holdsAnything = ({ type, text, content = [] }: DocumentNode): boolean =>
  text !== undefined ||
  ['mathInline', 'mathBlock', 'figure', 'blank', 'gap', 'drill'].includes(type) ||
  content.some(holdsAnything)

interface Look {
  /** Null: everybody's. */
  readonly path: Path | null
  readonly withAnswers: boolean
}

function Answer({ item }: { readonly item: BlindWork['items'][number] }) {
  const say = useWords(sheetWords)
  const key = keyText(item.answer.key as Parameters<typeof keyText>[0], say)
  // Documents were checked when they were written; the contract keeps them opaque.
  const [written, explanation] = [item.answer.body as DocumentNode, item.explanation as DocumentNode]
  return (
    <div className="judged-answer">
      {(key !== '' || holdsAnything(written)) && <p className="judged-label">{say.answer}</p>}
      {key !== '' && <p>{key}</p>}
      {holdsAnything(written) && <Rendered content={written} />}
      {holdsAnything(explanation) && (
        <>
          <p className="judged-label">{say.explanation}</p>
          <Rendered content={explanation} />
        </>
      )}
    </div>
  )
}

function Task({
  part,
  items,
  look,
}: {
  readonly part: PathWork
  readonly items: BlindWork['items']
  readonly look: Look
}) {
  const say = useWords(sheetWords)
  const names = useNames()
  const { node, attributes, number } = part
  const item = items.find(({ version_id }) => version_id === attributes.item_version_id)
  const body = item === undefined ? node : bodyOfPath(item.body as Document, attributes, look.path)
  const facts = [
    ...(look.withAnswers ? [attributes.tiers.map((tier) => names.tier[tier]).join('、')] : []),
    ...(attributes.required ? [] : [say.optional]),
    names.mode[attributes.mode],
    names.place[attributes.place],
    say.minutes(attributes.minutes),
  ]
  return (
    <div className="judged-task">
      <span className="judged-number">{number}.</span>
      <div>
        <Rendered content={body} />
        <p className="judged-facts">{facts.join(' · ')}</p>
        {look.withAnswers && item !== undefined && <Answer item={item} />}
      </div>
    </div>
  )
}

/** One homework of the work: as a path of pupils has it, or with answers as a teacher has it. */
export function WorkPaper({ work, look }: { readonly work: BlindWork; readonly look: Look }) {
  const say = useWords(sheetWords)
  return (
    <div className="judged-paper">
      <h2>{work.title}</h2>
      {pathOf(work.document as Document, look.path).map((part, index) => {
        if (part.kind === 'work') return <Task key={part.number} part={part} items={work.items} look={look} />
        if (part.kind === 'text')
          // biome-ignore lint/suspicious/noArrayIndexKey: the document does not change while it is read.
          return <Rendered key={`text ${index}`} content={{ type: 'doc', content: [part.node] }} />
        return (
          <div key={`choice ${part.works[0]?.number}`} className="judged-choice">
            <p className="judged-facts">{say.pick(part.works.length, part.pick)}</p>
            {part.works.map((inside) => (
              <Task key={inside.number} part={inside} items={work.items} look={look} />
            ))}
          </div>
        )
      })}
    </div>
  )
}
