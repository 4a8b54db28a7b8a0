import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import {
  ToggleButton as AriaToggleButton,
  type ToggleButtonProps as AriaToggleButtonProps,
} from 'react-aria-components/ToggleButton'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import { Link, type LinkProps } from 'react-router'
import './button.css'

/** `primary`: the one thing the page is for. `quiet`: beside other things. Nothing is red: what can be undone needs no alarm. */
export type ButtonKind = 'primary' | 'quiet' | 'plain'

interface Look {
  readonly kind?: ButtonKind
  readonly size?: 'normal' | 'large'
}

const classesOf = ({ kind = 'plain', size = 'normal' }: Look) => `ui-button ${kind} ${size}`

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'>, Look {
  readonly children: ReactNode
}

/** A button with words. While `isPending` it keeps its focus and ignores presses. */
export function Button({ kind, size, ...rest }: ButtonProps) {
  return <AriaButton {...rest} className={classesOf({ ...(kind && { kind }), ...(size && { size }) })} />
}

export interface LinkButtonProps extends Omit<LinkProps, 'className'>, Look {}

/** A link that looks like a button: goes to another page, can be opened in a new tab. */
export function LinkButton({ kind, size, ...rest }: LinkButtonProps) {
  return <Link {...rest} className={classesOf({ ...(kind && { kind }), ...(size && { size }) })} />
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** Said by screen readers and shown on hover and focus. */
  readonly label: string
  readonly icon: ReactNode
  readonly kind?: ButtonKind
}

/** A button of one icon; its label is never missing. */
export function IconButton({ label, icon, kind = 'quiet', ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton {...rest} aria-label={label} className={`ui-button icon-only ${kind}`}>
        {icon}
      </AriaButton>
      <Tooltip className="ui-tooltip" offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  )
}

export interface ToggleProps extends Omit<AriaToggleButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  readonly label: string
  /** Without an icon the label itself is shown. */
  readonly icon?: ReactNode
}

/** A button that stays pressed, e.g. bold in a toolbar. */
export function Toggle({ label, icon, ...rest }: ToggleProps) {
  if (icon === undefined) {
    return (
      <AriaToggleButton {...rest} className="ui-button quiet">
        {label}
      </AriaToggleButton>
    )
  }
  return (
    <TooltipTrigger delay={500}>
      <AriaToggleButton {...rest} aria-label={label} className="ui-button icon-only quiet">
        {icon}
      </AriaToggleButton>
      <Tooltip className="ui-tooltip" offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  )
}

/** Buttons in a row with one gap; `end` puts them to the right, as at the foot of a form. */
export function ButtonRow({ children, end = false }: { readonly children: ReactNode; readonly end?: boolean }) {
  return <div className={end ? 'ui-button-row end' : 'ui-button-row'}>{children}</div>
}
