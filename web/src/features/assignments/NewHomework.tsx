import { lazy, Suspense, useState } from 'react'
import { defineWords, useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { Button } from '../../ui/Button.tsx'
import { PlusIcon } from '../../ui/icons.tsx'
import { chargesOf } from './new-homework.ts'

const words = defineWords({ zh: { open: '布置新作业' }, en: { open: 'New homework' } })

const load = () => import('./NewHomeworkDialog.tsx')
// The questions come with dialog and list box, which the first page does not need; they are fetched on the way to the button.
const Dialog = lazy(async () => ({ default: (await load()).NewHomeworkDialog }))

/** The button that begins a homework. Nothing for those who teach no class. */
export function NewHomework({ size = 'normal' }: { readonly size?: 'normal' | 'large' }) {
  const say = useWords(words)
  const charges = chargesOf(useMe())
  const [isOpen, setOpen] = useState(false)
  if (charges.length === 0) return null
  return (
    <>
      <Button
        kind="primary"
        size={size}
        onPress={() => setOpen(true)}
        onHoverStart={() => void load()}
        onFocus={() => void load()}
      >
        <PlusIcon />
        {say.open}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <Dialog charges={charges} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
