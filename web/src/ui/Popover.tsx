import type { ReactElement, ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuTrigger, Separator } from 'react-aria-components/Menu'
import { Popover as AriaPopover, Dialog, DialogTrigger, type Placement } from 'react-aria-components/Popover'
import './overlay.css'

export interface PopoverProps {
  /** What the popover is, for screen readers. */
  readonly label: string
  /** A `Button` or `IconButton` that opens it. */
  readonly trigger: ReactElement
  readonly children: ReactNode | ((close: () => void) => ReactNode)
  readonly placement?: Placement
}

/** A small surface at a button: filters, details. Not for decisions; those are a `Dialog`. */
export function Popover({ label, trigger, children, placement = 'bottom start' }: PopoverProps) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover className="ui-popover" placement={placement} offset={4}>
        <Dialog aria-label={label} className="ui-popover-body">
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  )
}

export interface MenuItem {
  readonly key: string
  readonly label: string
  readonly icon?: ReactNode
  readonly isDisabled?: boolean
  /** A line above this item, between kinds of actions. */
  readonly separated?: boolean
  readonly onAction: () => void
}

export interface MenuProps {
  readonly label: string
  readonly trigger: ReactElement
  readonly items: readonly MenuItem[]
  readonly placement?: Placement
  /** However it is opened: by a press, by a key. */
  readonly onOpen?: () => void
}

/** Actions behind a button; everything that is offered on hover elsewhere is here too. */
export function Menu({ label, trigger, items, placement = 'bottom end', onOpen }: MenuProps) {
  return (
    <MenuTrigger onOpenChange={(isOpen) => isOpen && onOpen?.()}>
      {trigger}
      <AriaPopover className="ui-popover" placement={placement} offset={4}>
        <AriaMenu aria-label={label} className="ui-list">
          {items.flatMap((item) => [
            ...(item.separated === true ? [<Separator key={`${item.key}-line`} className="ui-separator" />] : []),
            <AriaMenuItem
              key={item.key}
              id={item.key}
              textValue={item.label}
              isDisabled={item.isDisabled ?? false}
              className="ui-list-item"
              onAction={item.onAction}
            >
              {item.icon}
              {item.label}
            </AriaMenuItem>,
          ])}
        </AriaMenu>
      </AriaPopover>
    </MenuTrigger>
  )
}
