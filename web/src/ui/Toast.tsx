import { Text } from 'react-aria-components/Text'
import {
  Button,
  UNSTABLE_Toast,
  UNSTABLE_ToastContent,
  UNSTABLE_ToastQueue,
  UNSTABLE_ToastRegion,
} from 'react-aria-components/Toast'
import { CloseIcon } from './icons.tsx'
import './toast.css'

interface ToastWords {
  readonly text: string
  readonly undo?: { readonly label: string; readonly onUndo: () => void }
}

export interface ToastOptions extends ToastWords {
  /** When the toast goes away by itself or by its cross, without undo: the moment to do what cannot be undone later. */
  readonly onGone?: () => void
}

const queue = new UNSTABLE_ToastQueue<ToastWords>({ maxVisibleToasts: 2 })

/** With undo the toast stays longer than anybody needs to read it; keyboards reach it with F6. */
const STAYS = 8_000

/** Says what was just done, with undo where it can be undone. Answers how to take the toast away early. */
export function showToast({ text, undo, onGone }: ToastOptions): () => void {
  let undone = false
  const key = queue.add(
    {
      text,
      ...(undo && {
        undo: {
          label: undo.label,
          onUndo: () => {
            undone = true
            undo.onUndo()
          },
        },
      }),
    },
    { timeout: STAYS, onClose: () => (undone ? undefined : onGone?.()) },
  )
  return () => queue.close(key)
}

/** Where toasts appear; once, in the shell. */
export function Toasts({ label, closeLabel }: { readonly label: string; readonly closeLabel: string }) {
  return (
    <UNSTABLE_ToastRegion queue={queue} aria-label={label} className="ui-toasts">
      {({ toast }) => (
        <UNSTABLE_Toast toast={toast} className="ui-toast">
          <UNSTABLE_ToastContent>
            <Text slot="title">{toast.content.text}</Text>
          </UNSTABLE_ToastContent>
          {toast.content.undo !== undefined && (
            <Button
              className="undo"
              onPress={() => {
                toast.content.undo?.onUndo()
                queue.close(toast.key)
              }}
            >
              {toast.content.undo.label}
            </Button>
          )}
          <Button slot="close" aria-label={closeLabel}>
            <CloseIcon size={14} />
          </Button>
        </UNSTABLE_Toast>
      )}
    </UNSTABLE_ToastRegion>
  )
}
