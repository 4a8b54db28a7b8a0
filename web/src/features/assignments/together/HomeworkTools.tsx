import { getAssignment } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useNavigate } from 'react-router'
import { useWords } from '../../../lib/language.ts'
import { query } from '../../../lib/query.ts'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { ClockIcon, CommentIcon, MoreIcon, PeopleIcon, TemplateIcon, UndoIcon } from '../../../ui/icons.tsx'
import { Menu, type MenuItem } from '../../../ui/Popover.tsx'
import { addressOf } from '../HomeworkTable.tsx'
import type { HomeworkSession } from '../saving/homework-session.ts'
import { togetherWords } from './together-words.ts'

const CommentsPanel = lazy(async () => ({ default: (await import('./CommentsPanel.tsx')).CommentsPanel }))
const ShareDialog = lazy(async () => ({ default: (await import('./ShareDialog.tsx')).ShareDialog }))
const TemplateDialog = lazy(async () => ({
  default: (await import('../../templates/TemplateDialog.tsx')).NewTemplateDialog,
}))
const KeptTextsDialog = lazy(async () => ({ default: (await import('../KeptTextsDialog.tsx')).KeptTextsDialog }))

export interface HomeworkToolsProps {
  readonly session: HomeworkSession
  /** Brings a block into sight. */
  readonly onFind: (blockId: string) => void
  /** The block in which the caret is. */
  readonly currentBlock: () => string | null
}

/** Newest state of what others may have changed: the sharing, the count of open comments. */
function useStanding({ assignment }: HomeworkSession) {
  const { school_id, id } = assignment
  return useQuery({
    ...query(getAssignment, { params: { school_id, assignment_id: id } }),
    initialData: assignment,
    refetchOnWindowFocus: true,
  }).data
}

/** What a homework has beside its text: comments, history, sharing, templates. */
export function HomeworkTools({ session, onFind, currentBlock }: HomeworkToolsProps) {
  const say = useWords(togetherWords)
  const navigate = useNavigate()
  const { share, open_comments, right } = useStanding(session)
  const [open, setOpen] = useState<'comments' | 'share' | 'template' | 'kept' | null>(null)
  const { assignment, saver } = session
  const close = () => setOpen(null)
  const items: (MenuItem | false)[] = [
    {
      key: 'history',
      label: say.history,
      icon: <ClockIcon />,
      onAction: () => void navigate(`${addressOf(assignment)}/history`),
    },
    { key: 'kept', label: say.kept, icon: <UndoIcon />, onAction: () => setOpen('kept') },
    right === 'own' && {
      key: 'share',
      label: say.shareMenu,
      icon: <PeopleIcon />,
      separated: true,
      onAction: () => setOpen('share'),
    },
    { key: 'template', label: say.templateMenu, icon: <TemplateIcon />, onAction: () => setOpen('template') },
  ]
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen('comments')}>
        <CommentIcon size={18} />
        {say.openComments(open_comments)}
      </Button>
      <Menu
        label={say.tools}
        trigger={<IconButton label={say.tools} icon={<MoreIcon />} />}
        items={items.filter((item) => item !== false)}
      />
      <Suspense fallback={null}>
        {open === 'comments' && (
          <CommentsPanel session={session} onFind={onFind} currentBlock={currentBlock} onClose={close} />
        )}
        {open === 'share' && <ShareDialog of={assignment} share={share} onClose={close} />}
        {open === 'template' && <TemplateDialog of={assignment} saver={saver} onClose={close} />}
        {open === 'kept' && <KeptTextsDialog of={assignment} onClose={close} />}
      </Suspense>
    </>
  )
}

/** Under the title: with whom the homework is shared. */
export function SharedLine({ session }: { readonly session: HomeworkSession }) {
  const say = useWords(togetherWords)
  const { share, right } = useStanding(session)
  if (share === null || right !== 'own') return null
  return (
    <p className="homework-shared quiet small">
      <PeopleIcon size={16} /> {say.shared(share.access, share.reach)}
    </p>
  )
}
