import { mathToHtml } from '@lightwork/content'
import { useContext, useState } from 'react'
import { Toolbar } from 'react-aria-components/Toolbar'
import { useLanguage, useWords } from '../../lib/language.ts'
import { Tabs } from '../../ui/Tabs.tsx'
import { ChemistryInput } from './ChemistryInput.tsx'
import { mathWords } from './math-words.ts'
import { type PaletteGroup, palette, type Template } from './palette.ts'
import { insertTemplate } from './slots.ts'
import { openingStage, rememberStage, StageContext } from './stage.ts'
import type { FormulaField } from './use-formula-field.ts'

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
    <>
      <p className="templates-name" aria-hidden="true">
        {name}
      </p>
      <Toolbar aria-label={name} className="templates">
        {group.templates.map((template) => (
          <TemplateButton
            key={template.name.zh}
            template={template}
            onChoose={() => field.put(insertTemplate(field.state, template.latex))}
          />
        ))}
      </Toolbar>
    </>
  )
}

/** The school forms by buttons, stage by stage; chemistry also as it is typed. */
export function Palette({ field, chemistry }: { readonly field: FormulaField; readonly chemistry: boolean }) {
  const words = useWords(mathWords)
  const language = useLanguage()
  const suggested = useContext(StageContext)
  const [chosen, setChosen] = useState(() => (chemistry ? 'chemistry' : openingStage(suggested)))
  const tabs = palette.map(({ stage, name, groups }) => ({
    value: stage,
    label: name[language],
    content: (
      <div className="stage">
        {stage === 'chemistry' && <ChemistryInput field={field} focused={chemistry} />}
        {groups.map((group) => (
          <Group key={group.name.zh} group={group} field={field} />
        ))}
      </div>
    ),
  }))
  return (
    <Tabs
      label={words.palette}
      tabs={tabs}
      value={chosen}
      onChange={(stage) => {
        setChosen(stage)
        rememberStage(suggested, stage)
      }}
    />
  )
}
