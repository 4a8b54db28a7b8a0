import { type PathCode, pathName, pathsOf, type TaskGroups } from '@lightwork/domain'
import { useMutation } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useNavigate } from 'react-router'
import type { SheetTasks } from '../../../editor/blocks/parts.ts'
import { type Versions, VersionsContext } from '../../../editor/versions.ts'
import { useWords } from '../../../lib/language.ts'
import { useNames } from '../../../lib/names.ts'
import { isClean } from '../../../lib/saving/save-state.ts'
import { Button } from '../../../ui/Button.tsx'
import { Segmented } from '../../../ui/Choice.tsx'
import { PeopleIcon, PrintIcon } from '../../../ui/icons.tsx'
import { showToast } from '../../../ui/Toast.tsx'
import { addressOf } from '../HomeworkTable.tsx'
import type { HomeworkSession } from '../saving/homework-session.ts'
import { PathSheet } from './PathSheet.tsx'
import { pathWords } from './path-words.ts'
import './paths.css'

const GroupsDialog = lazy(async () => ({ default: (await import('./GroupsDialog.tsx')).GroupsDialog }))

/** All of the homework, on the sheet on which one writes. */
export const EVERYBODY = 'all'
/** Whose homework is in sight. */
export type View = PathCode | typeof EVERYBODY

export interface PathDeskProps {
  readonly session: HomeworkSession
  readonly tasks: SheetTasks
  readonly versions: Versions
  readonly view: View
  readonly onView: (view: View) => void
  /** Hands over what was typed last. */
  readonly onBefore: () => void
  /** Left out: the person may only read. */
  readonly onGroups?: ((groups: TaskGroups) => void) | undefined
  /** The sheet on which one writes: kept, with its steps to undo, while a path is looked at. */
  readonly children: ReactNode
}

/** Saves what is on the paper, then opens the page that prints it. */
function usePrint({ assignment, saver }: HomeworkSession, onBefore: () => void) {
  const say = useWords(pathWords)
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => {
      onBefore()
      return saver.settle()
    },
    onSuccess: (state) => {
      if (isClean(state)) void navigate(`${addressOf(assignment)}/print`)
      else showToast({ text: say.notSaved })
    },
  })
}

/** The paper with a line above it: whose homework is in sight, the groups, and the way to the printer. */
export function PathDesk({ session, tasks, versions, view, onView, onBefore, onGroups, children }: PathDeskProps) {
  const say = useWords(pathWords)
  const names = useNames()
  const [isGrouping, setGrouping] = useState(false)
  const print = usePrint(session, onBefore)
  const paths = pathsOf(tasks.groups)
  // A group that is no more is nobody's way.
  const path = paths.find((each) => each.code === view)
  return (
    <>
      <div className="path-line">
        <Segmented
          label={say.view}
          hideLabel
          options={[
            { value: EVERYBODY, label: say.all },
            ...paths.map((each) => ({ value: each.code, label: pathName(each, names.tier) })),
          ]}
          value={path?.code ?? EVERYBODY}
          onChange={(next) => {
            onBefore()
            onView(next)
          }}
        />
        <div className="path-acts">
          {onGroups !== undefined && (
            <Button kind="quiet" onPress={() => setGrouping(true)}>
              <PeopleIcon size={18} />
              {tasks.groups === null ? say.groups : say.groupsNamed(tasks.groups.map(({ name }) => name))}
            </Button>
          )}
          <Button kind="quiet" isPending={print.isPending} onPress={() => print.mutate()}>
            <PrintIcon size={18} />
            {say.print}
          </Button>
        </div>
      </div>
      <div className="path-writing" hidden={path !== undefined}>
        {children}
      </div>
      {path !== undefined && (
        <VersionsContext value={versions}>
          <PathSheet saver={session.saver} path={path} onEdit={() => onView(EVERYBODY)} />
        </VersionsContext>
      )}
      <Suspense fallback={null}>
        {isGrouping && onGroups !== undefined && (
          <GroupsDialog tasks={tasks} onGroups={onGroups} onClose={() => setGrouping(false)} />
        )}
      </Suspense>
    </>
  )
}
