import { mathToHtml } from '@lightwork/content'
import { useState } from 'react'
import { Toolbar } from 'react-aria-components/Toolbar'
import { useLanguage, useWords } from '../../lib/language.ts'
import { Tabs } from '../../ui/Tabs.tsx'
import { ChemistryInput } from './ChemistryInput.tsx'
import { mathWords } from './math-words.ts'
import { type PaletteGroup, palette, type Template } from './palette.ts'
import { insertTemplate } from './slots.ts'
import type { FormulaField } from './use-formula-field.ts'

const KEY = 'lightwork.palette'

/** A teacher of one subject uses one group; it is remembered in this browser. */
function lastGroup(): string {
  try {
    return localStorage.getItem(KEY) ?? 'primary'
  } catch {
    return 'primary'
  }
}

function remember(group: string): void {
  try {
    localStorage.setItem(KEY, group)
  } catch {
    // Storage may be full or forbidden; the palette then opens at its first group.
  }
}

function TemplateButton({ template, onChoose }: { readonly template: Template; readonly onChoose: () => void }) {
  const name = template.name[useLanguage()]
  const html = mathToHtml(template.face ?? template.latex, { display: false })
  return (
    <button type="button" className="template" title={name} onClick={onChoose}>
      <span className="visually-hidden">{name}</span>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own templates. */}
      <span aria-hidden="true" dangerouslySetInnerHTML={{ __html: html }} />
    </button>
  )
}

function Group({ group, field }: { readonly group: PaletteGroup; readonly field: FormulaField }) {
  const name = group.name[useLanguage()]
  return (
    <Toolbar aria-label={name} className="templates">
      {group.templates.map((template) => (
        <TemplateButton
          key={template.name.zh}
          template={template}
          onChoose={() => field.put(insertTemplate(field.state, template.latex))}
        />
      ))}
    </Toolbar>
  )
}

/** The school forms by buttons, and chemistry as it is typed. */
export function Palette({ field, chemistry }: { readonly field: FormulaField; readonly chemistry: boolean }) {
  const words = useWords(mathWords)
  const language = useLanguage()
  const [chosen, setChosen] = useState(() => (chemistry ? 'chemistry' : lastGroup()))
  const groups = palette.map((group) => ({
    value: group.id,
    label: group.name[language],
    content: <Group group={group} field={field} />,
  }))
  const tabs = [
    ...groups,
    { value: 'chemistry', label: words.chemistry, content: <ChemistryInput field={field} focused={chemistry} /> },
  ]
  return (
    <Tabs
      label={words.palette}
      tabs={tabs}
      value={tabs.some(({ value }) => value === chosen) ? chosen : 'primary'}
      onChange={(group) => {
        setChosen(group)
        remember(group)
      }}
    />
  )
}
