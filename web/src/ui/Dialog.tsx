import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal'
import { IconButton } from './Button.tsx'
import { CloseIcon } from './icons.tsx'
import './overlay.css'

interface FrameProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  /** Word on the closing button. */
  readonly closeLabel: string
  readonly children: ReactNode
  /** Buttons at the foot, the primary one last. */
  readonly actions?: ReactNode
}

export interface DialogProps extends FrameProps {
  readonly width?: 'normal' | 'wide'
  /** A dialog that must be answered: no closing cross, no Escape, no click beside it. */
  readonly mustAnswer?: boolean
  /** A form in it is not lost by a click beside it; the cross and Escape still close. */
  readonly holdsForm?: boolean
  readonly role?: 'dialog' | 'alertdialog'
}

function Body({
  title,
  onClose,
  closeLabel,
  children,
  actions,
  withCross,
}: Omit<FrameProps, 'isOpen'> & { readonly withCross: boolean }) {
  return (
    <>
      <div className="ui-dialog-head">
        <Heading slot="title" level={2}>
          {title}
        </Heading>
        {withCross && <IconButton label={closeLabel} icon={<CloseIcon />} onPress={onClose} />}
      </div>
      <div className="ui-dialog-body">{children}</div>
      {actions !== undefined && <div className="ui-dialog-foot">{actions}</div>}
    </>
  )
}

/** A modal question. Only for decisions; whatever can be undone is done at once and offers undo (`showToast`). */
export function Dialog({
  isOpen,
  onClose,
  width = 'normal',
  mustAnswer = false,
  holdsForm = false,
  role = 'dialog',
  ...body
}: DialogProps) {
  return (
    <ModalOverlay
      className="ui-veil"
      isOpen={isOpen}
      isDismissable={!mustAnswer && !holdsForm}
      isKeyboardDismissDisabled={mustAnswer}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={`ui-dialog-frame ${width}`}>
        <AriaDialog role={role} className="ui-dialog">
          <Body {...body} onClose={onClose} withCross={!mustAnswer} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

export interface SheetProps extends FrameProps {
  readonly side?: 'left' | 'right'
}

/** A panel that slides over the paper where the window is too narrow to show it beside the paper. */
export function Sheet({ isOpen, onClose, side = 'right', ...body }: SheetProps) {
  return (
    <ModalOverlay
      className="ui-veil"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={`ui-sheet-frame ${side}`}>
        <AriaDialog className="ui-dialog">
          <Body {...body} onClose={onClose} withCross />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
