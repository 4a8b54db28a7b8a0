import { type HomeworkTemplate, listTemplates, putTemplateAway } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer } from '../../lib/Answer.tsx'
import { api, messageOf } from '../../lib/api.ts'
import { useWords } from '../../lib/language.ts'
import { query, refresh } from '../../lib/query.ts'
import { IconButton } from '../../ui/Button.tsx'
import { MoreIcon, PencilIcon, PlusIcon, TrashIcon } from '../../ui/icons.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Card } from '../../ui/Page.tsx'
import { Menu, type MenuItem } from '../../ui/Popover.tsx'
import { type Column, Table } from '../../ui/Table.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { useHomeworkColumns } from '../assignments/homework-columns.tsx'
import { bringBack, putAway, usePutAway } from '../assignments/put-away.ts'
import { ChangeTemplateDialog } from './TemplateDialog.tsx'
import { templateWords } from './template-words.ts'

async function putAwayForGood({ school_id, id }: HomeworkTemplate): Promise<void> {
  try {
    await api(putTemplateAway, { params: { school_id, template_id: id } })
    await refresh(listTemplates)
  } catch (error) {
    showToast({ text: messageOf(error) })
  }
  bringBack(id)
}

interface ActionsProps {
  readonly of: HomeworkTemplate
  readonly onBegin: () => void
  readonly onChange: () => void
}

function Actions({ of, onBegin, onChange }: ActionsProps) {
  const say = useWords(templateWords)
  const remove = () => {
    putAway(of.id)
    showToast({
      text: say.isAway(of.name),
      undo: { label: say.undo, onUndo: () => bringBack(of.id) },
      onGone: () => void putAwayForGood(of),
    })
  }
  const items: (MenuItem | false)[] = [
    { key: 'begin', label: say.begin, icon: <PlusIcon />, onAction: onBegin },
    of.may_change && { key: 'change', label: say.changeMenu, icon: <PencilIcon />, onAction: onChange },
    of.may_put_away && { key: 'away', label: say.putAway, icon: <TrashIcon />, separated: true, onAction: remove },
  ]
  return (
    <Menu
      label={say.actionsOf(of.name)}
      trigger={<IconButton label={say.actionsOf(of.name)} icon={<MoreIcon />} />}
      items={items.filter((item) => item !== false)}
    />
  )
}

/** Templates of the person, the prep group and the school. */
export function TemplatesTab({ onBegin }: { readonly onBegin: (template: HomeworkTemplate) => void }) {
  const say = useWords(templateWords)
  const shared = useHomeworkColumns()
  const away = usePutAway()
  const [changing, setChanging] = useState<HomeworkTemplate | null>(null)
  const templates = useQuery(query(listTemplates, {}))
  const columns: Column<HomeworkTemplate>[] = [
    { key: 'name', title: say.name, isHeading: true, cell: ({ name }) => name },
    shared.subject(say.subject),
    shared.minutes(say.minutes),
    { key: 'reach', title: say.reach, cell: ({ reach }) => say[reach] },
    { key: 'owner', title: say.owner, cell: ({ owner_name }) => owner_name },
    shared.moment(say.at, ({ made_at }) => made_at),
    {
      key: 'actions',
      title: say.actions,
      hideTitle: true,
      end: true,
      cell: (row) => <Actions of={row} onBegin={() => onBegin(row)} onChange={() => setChanging(row)} />,
    },
  ]
  return (
    <>
      <Answer query={templates}>
        {(found) => {
          const rows = found.filter(({ id }) => !away.has(id))
          if (rows.length === 0) return <Empty>{say.none}</Empty>
          return (
            <Card>
              <Table caption={say.caption} hideCaption columns={columns} rows={rows} rowKey={({ id }) => id} />
            </Card>
          )
        }}
      </Answer>
      {changing !== null && <ChangeTemplateDialog template={changing} onClose={() => setChanging(null)} />}
    </>
  )
}
