import {
  areTaskGroups,
  GROUP_NAME_LIMIT,
  GROUPS_LEAST,
  GROUPS_MOST,
  isGiven,
  loadOfPath,
  pathsOf,
  type TaskGroup,
  type TaskGroups,
  tiers,
} from '@lightwork/domain'
import { useState } from 'react'
import type { SheetTasks } from '../../../editor/blocks/parts.ts'
import { FormDialog } from '../../../lib/FormDialog.tsx'
import { useWords } from '../../../lib/language.ts'
import { useNames } from '../../../lib/names.ts'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { CheckboxGroup, RadioGroup } from '../../../ui/Choice.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { PlusIcon, TrashIcon } from '../../../ui/icons.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { blocksOf } from '../sheet-items.ts'
import { pathWords } from './path-words.ts'

interface RowProps {
  readonly group: TaskGroup
  readonly index: number
  /** What the group's pupils get to do in writing. */
  readonly minutes: number
  readonly isTaken: boolean
  readonly wasSent: boolean
  readonly onChange: (group: TaskGroup) => void
  /** Left out: there are no fewer groups than these. */
  readonly onRemove?: (() => void) | undefined
}

function GroupRow({ group, index, minutes, isTaken, wasSent, onChange, onRemove }: RowProps) {
  const say = useWords(pathWords)
  const names = useNames()
  const name = group.name.trim()
  const nameError = name === '' ? say.nameWanted : isTaken ? say.nameTaken : undefined
  return (
    <fieldset className="group-row">
      <legend className="visually-hidden">{say.nth(index + 1)}</legend>
      <TextField
        label={say.name}
        value={group.name}
        maxLength={GROUP_NAME_LIMIT}
        error={wasSent ? nameError : undefined}
        onChange={(next) => onChange({ ...group, name: next })}
      />
      <CheckboxGroup
        label={say.gets}
        options={tiers.map((tier) => ({ value: tier, label: names.tier[tier] }))}
        value={group.tiers}
        error={wasSent && group.tiers.length === 0 ? say.tiersWanted : undefined}
        onChange={(own) => onChange({ ...group, tiers: own })}
      />
      <span className="group-minutes">{say.written(minutes)}</span>
      {onRemove !== undefined && (
        <IconButton label={say.remove(name || say.nth(index + 1))} icon={<TrashIcon />} onPress={onRemove} />
      )}
    </fieldset>
  )
}

const firstTiers = [
  ['base', 'raise'],
  ['raise', 'extend'],
] as const

export interface GroupsDialogProps {
  readonly tasks: SheetTasks
  readonly onGroups: (groups: TaskGroups) => void
  readonly onClose: () => void
}

/** Numbers of the work that no group gets. */
const ungivenOf = ({ parts }: SheetTasks, groups: TaskGroups) =>
  blocksOf(parts).flatMap((block, index) => (isGiven(groups, block) ? [] : [index + 1]))

/** Which groups of pupils this homework has, and which tiers each of them gets. */
export function GroupsDialog({ tasks, onGroups, onClose }: GroupsDialogProps) {
  const say = useWords(pathWords)
  const [isGrouped, setGrouped] = useState(tasks.groups !== null)
  const [groups, setGroups] = useState<readonly TaskGroup[]>(
    () => tasks.groups ?? firstTiers.map((own, index) => ({ name: say.firstName(index), tiers: own })),
  )
  const [wasSent, setSent] = useState(false)
  const set = (at: number, group: TaskGroup) => setGroups(groups.map((each, index) => (index === at ? group : each)))
  const add = () => {
    const free = Array.from({ length: GROUPS_MOST }, (_, index) => say.firstName(index))
    const name = free.find((each) => !groups.some((group) => group.name === each)) ?? ''
    setGroups([...groups, { name, tiers: [...tiers] }])
  }
  const ungiven = isGrouped ? ungivenOf(tasks, groups) : []
  const paths = pathsOf(groups)
  return (
    <FormDialog
      title={say.title}
      width="wide"
      saveLabel={say.done}
      isReady={() => {
        setSent(true)
        return !isGrouped || areTaskGroups(groups)
      }}
      onSave={async () => onGroups(isGrouped ? groups.map((each) => ({ ...each, name: each.name.trim() })) : null)}
      onClose={onClose}
    >
      <RadioGroup
        label={say.how}
        column
        options={[
          { value: 'tiers', label: say.byTier },
          { value: 'groups', label: say.byGroup },
        ]}
        value={isGrouped ? 'groups' : 'tiers'}
        onChange={(way) => setGrouped(way === 'groups')}
      />
      {isGrouped && (
        <div className="group-rows">
          {groups.map((group, index) => (
            <GroupRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place; its name is being typed.
              key={index}
              group={group}
              index={index}
              minutes={paths[index] === undefined ? 0 : loadOfPath(tasks.parts, paths[index]).written}
              isTaken={groups.some((each, at) => at < index && each.name.trim() === group.name.trim())}
              wasSent={wasSent}
              onChange={(next) => set(index, next)}
              onRemove={
                groups.length > GROUPS_LEAST ? () => setGroups(groups.filter((_, at) => at !== index)) : undefined
              }
            />
          ))}
          {groups.length < GROUPS_MOST && (
            <Button kind="quiet" onPress={add}>
              <PlusIcon size={16} />
              {say.add}
            </Button>
          )}
          {ungiven.length > 0 && <Notice tone="info">{say.ungiven(ungiven)}</Notice>}
          <p className="ui-help">{say.explain}</p>
        </div>
      )}
    </FormDialog>
  )
}
