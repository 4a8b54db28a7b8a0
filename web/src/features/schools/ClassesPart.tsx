import { changeClass, listAccounts, listClasses, type Organisation, type SchoolClass } from '@lightwork/contract'
import { subjects } from '@lightwork/domain'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { api, messageOf } from '../../lib/api.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { useNames } from '../../lib/names.ts'
import { query, refresh } from '../../lib/query.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { LockIcon, MoreIcon, PencilIcon, PlusIcon, QrIcon } from '../../ui/icons.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Card } from '../../ui/Page.tsx'
import { Menu, type MenuItem } from '../../ui/Popover.tsx'
import { type Column, Table } from '../../ui/Table.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { ClassDialog } from './ClassDialog.tsx'
import { NoticeAddressDialog } from './NoticeAddressDialog.tsx'
import { commonWords } from './school-words.ts'
import './schools.css'

const words = defineWords({
  zh: {
    caption: '班级',
    add: '添加班级',
    none: '还没有班级。添加班级，再安排班主任和任课教师。',
    class: '班级',
    grade: '年级',
    lead: '班主任',
    teaching: '任课教师',
    teaches: (subject: string, name: string) => `${subject} ${name}`,
    nobody: '还没有安排',
    actionsOf: (name: string) => `${name}的操作`,
    address: '公示地址',
    close: '停用班级',
    open: '重新启用',
    closed: '已停用',
    closedNow: (name: string) => `${name}已停用`,
    undo: '撤销',
  },
  en: {
    caption: 'Classes',
    add: 'Add a class',
    none: 'No classes yet. Add one, then its lead and teachers.',
    class: 'Class',
    grade: 'Grade',
    lead: 'Class lead',
    teaching: 'Teachers',
    teaches: (subject: string, name: string) => `${subject}: ${name}`,
    nobody: 'nobody yet',
    actionsOf: (name: string) => `Actions for ${name}`,
    address: 'Notice address',
    close: 'Close the class',
    open: 'Open it again',
    closed: 'Closed',
    closedNow: (name: string) => `${name} is closed`,
    undo: 'Undo',
  },
})

/** In the order of the timetable, as everywhere. */
const inOrder = (teaching: SchoolClass['teaching']) =>
  [...teaching].sort((a, b) => subjects.indexOf(a.subject) - subjects.indexOf(b.subject))

async function setClosed({ school_id, id, grade, name, lead, teaching }: SchoolClass, closed: boolean): Promise<void> {
  const body = {
    grade,
    name,
    lead_account_id: lead?.account_id ?? null,
    teaching: teaching.map(({ account_id, subject }) => ({ account_id, subject })),
    closed,
  }
  try {
    await api(changeClass, { params: { school_id, class_id: id }, body })
    await refresh(listClasses)
  } catch (error) {
    showToast({ text: messageOf(error) })
  }
}

type Opened = { readonly what: 'edit' | 'address'; readonly of: SchoolClass } | { readonly what: 'add' }

interface ClassTableProps {
  readonly classes: readonly SchoolClass[]
  readonly canChange: boolean
  readonly canShare: boolean
  readonly onOpen: (opened: Opened) => void
}

function ClassTable({ classes, canChange, canShare, onOpen }: ClassTableProps) {
  const say = useWords(words)
  const common = useWords(commonWords)
  const names = useNames()
  const close = async (found: SchoolClass) => {
    await setClosed(found, true)
    showToast({
      text: say.closedNow(found.name),
      undo: { label: say.undo, onUndo: () => void setClosed(found, false) },
    })
  }
  const itemsOf = (found: SchoolClass): MenuItem[] => {
    const isClosed = found.closed_at !== null
    const edit: MenuItem = {
      key: 'edit',
      label: common.edit,
      icon: <PencilIcon />,
      onAction: () => onOpen({ what: 'edit', of: found }),
    }
    const address: MenuItem = {
      key: 'address',
      label: say.address,
      icon: <QrIcon />,
      onAction: () => onOpen({ what: 'address', of: found }),
    }
    const end: MenuItem = isClosed
      ? { key: 'open', label: say.open, icon: <LockIcon />, onAction: () => void setClosed(found, false) }
      : { key: 'close', label: say.close, icon: <LockIcon />, separated: true, onAction: () => void close(found) }
    return isClosed ? [end] : [edit, ...(canShare ? [address] : []), end]
  }
  const actions: Column<SchoolClass> = {
    key: 'actions',
    title: common.actions,
    hideTitle: true,
    end: true,
    cell: (found) => (
      <Menu
        label={say.actionsOf(found.name)}
        trigger={<IconButton label={say.actionsOf(found.name)} icon={<MoreIcon />} />}
        items={itemsOf(found)}
      />
    ),
  }
  return (
    <Table
      caption={say.caption}
      hideCaption
      rows={classes}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          title: say.class,
          isHeading: true,
          cell: ({ id, name, school_id, closed_at }) => (
            <span className="nowrap">
              <Link to={`/week?school=${school_id}&class=${id}`}>{name}</Link>{' '}
              {closed_at !== null && <Chip tone="quiet">{say.closed}</Chip>}
            </span>
          ),
        },
        { key: 'grade', title: say.grade, cell: ({ grade }) => <span className="nowrap">{names.grade(grade)}</span> },
        {
          key: 'lead',
          title: say.lead,
          cell: ({ lead }) => (
            <span className="nowrap">{lead?.name ?? <span className="quiet">{common.none}</span>}</span>
          ),
        },
        {
          key: 'teaching',
          title: say.teaching,
          cell: ({ teaching }) =>
            teaching.length === 0 ? (
              <span className="quiet">{say.nobody}</span>
            ) : (
              <span className="class-teachers">
                {inOrder(teaching).map(({ account_id, name, subject }) => (
                  <span key={`${account_id} ${subject}`}>{say.teaches(names.subject(subject), name)}</span>
                ))}
              </span>
            ),
        },
        ...(canChange ? [actions] : []),
      ]}
    />
  )
}

/** Classes of a school: who leads them, who teaches what, where their notices stand. */
export function ClassesPart({ school, canChange }: { readonly school: Organisation; readonly canChange: boolean }) {
  const say = useWords(words)
  const me = useMe()
  const [opened, setOpened] = useState<Opened | null>(null)
  const params = { school_id: school.id }
  const classes = useQuery(query(listClasses, { params }))
  const people = useQuery({ ...query(listAccounts, { params: { organisation_id: school.id } }), enabled: canChange })
  // The county's administrator manages classes, but a class's public address is the school's own business.
  const canShare = me.memberships.some(({ role, organisation_id }) => role === 'head' && organisation_id === school.id)
  const close = () => setOpened(null)
  return (
    <div className="ui-section">
      {canChange && (
        <div>
          <Button kind="primary" onPress={() => setOpened({ what: 'add' })}>
            <PlusIcon />
            {say.add}
          </Button>
        </div>
      )}
      <Answer query={classes}>
        {(found) =>
          found.length === 0 ? (
            <Empty>{say.none}</Empty>
          ) : (
            <Card>
              <ClassTable classes={found} canChange={canChange} canShare={canShare} onOpen={setOpened} />
            </Card>
          )
        }
      </Answer>
      {(opened?.what === 'add' || opened?.what === 'edit') && (
        <ClassDialog
          school={school}
          people={people.data ?? []}
          {...(opened.what === 'edit' && { of: opened.of })}
          onClose={close}
        />
      )}
      {opened?.what === 'address' && (
        <NoticeAddressDialog
          schoolId={school.id}
          classId={opened.of.id}
          className={opened.of.name}
          canRenew
          onClose={close}
        />
      )}
    </div>
  )
}
