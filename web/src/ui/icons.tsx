import type { ReactNode, SVGProps } from 'react'

export interface IconProps extends Pick<SVGProps<SVGSVGElement>, 'className'> {
  /** Edge in px; 18 beside body text. */
  readonly size?: number
}

/** Line icons on a 20 grid, one stroke width, in the colour of the text. They never carry meaning alone. */
const icon =
  (lines: ReactNode) =>
  ({ size = 18, className }: IconProps) => (
    <svg
      aria-hidden="true"
      className={className}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {lines}
    </svg>
  )

export const HomeIcon = icon(<path d="M3 9.2 10 3.5l7 5.7M5 8v8.5h10V8M8.3 16.5v-4.8h3.4v4.8" />)
export const BankIcon = icon(
  <path d="M3.5 5.5h5.2c.8 0 1.3.5 1.3 1.2v9.8c0-.7-.5-1.2-1.3-1.2H3.5zM16.5 5.5h-5.2c-.8 0-1.3.5-1.3 1.2v9.8c0-.7.5-1.2 1.3-1.2h5.2z" />,
)
export const SheetIcon = icon(<path d="M5 2.8h7l3.5 3.5v10.9H5zM12 2.8v3.5h3.5M7.7 9.5h5M7.7 12h5M7.7 14.5h3" />)
export const WeekIcon = icon(<path d="M3 16.5h14M5 13.8V9M8.3 13.8V6M11.7 13.8v-3.5M15 13.8V4.5" />)
export const SchoolIcon = icon(
  <path d="M2.8 16.8h14.4M4.5 16.8V8.2L10 4.8l5.5 3.4v8.6M10 4.8V2.6h3M8.3 16.8v-4h3.4v4M10 8.6v.1" />,
)
export const RuleIcon = icon(
  <path d="M10 3v13.5M6 16.5h8M4 5.5h12M4 5.5 2.2 10.3h3.6zM16 5.5l-1.8 4.8h3.6zM2.2 10.3a1.9 1.9 0 0 0 3.6 0M14.2 10.3a1.9 1.9 0 0 0 3.6 0" />,
)
export const PersonIcon = icon(
  <path d="M10 9.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM3.8 17c.4-3.2 2.9-5 6.2-5s5.8 1.8 6.2 5" />,
)
export const PlusIcon = icon(<path d="M10 4v12M4 10h12" />)
export const MinusIcon = icon(<path d="M4 10h12" />)
export const CloseIcon = icon(<path d="m5 5 10 10M15 5 5 15" />)
export const CheckIcon = icon(<path d="m4 10.5 4 4 8-9" />)
export const SearchIcon = icon(<path d="M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4" />)
export const FilterIcon = icon(<path d="M3 5h14M5.5 10h9M8 15h4" />)
export const ChevronDownIcon = icon(<path d="m5 7.5 5 5 5-5" />)
export const ChevronLeftIcon = icon(<path d="m12.5 5-5 5 5 5" />)
export const ChevronRightIcon = icon(<path d="m7.5 5 5 5-5 5" />)
export const ArrowUpIcon = icon(<path d="M10 16V4M5 9l5-5 5 5" />)
export const ArrowDownIcon = icon(<path d="M10 4v12M5 11l5 5 5-5" />)
export const BackIcon = icon(<path d="M16 10H4M9 5l-5 5 5 5" />)
export const MoreIcon = icon(<path d="M4.5 10h.01M10 10h.01M15.5 10h.01" strokeWidth={2.4} />)
export const DragIcon = icon(
  <path d="M7.5 5h.01M12.5 5h.01M7.5 10h.01M12.5 10h.01M7.5 15h.01M12.5 15h.01" strokeWidth={2.2} />,
)
export const PencilIcon = icon(
  <path d="m3.5 16.5.8-3.6L13.4 3.8a1.5 1.5 0 0 1 2.1 0l.7.7a1.5 1.5 0 0 1 0 2.1l-9.1 9.1zM11.8 5.4l2.8 2.8" />,
)
export const TrashIcon = icon(
  <path d="M3.5 5.5h13M8 5.5V3.3h4v2.2M5 5.5l.8 11.2h8.4L15 5.5M8.4 8.7v4.8M11.6 8.7v4.8" />,
)
export const CopyIcon = icon(<path d="M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7" />)
export const PrintIcon = icon(<path d="M6 7V3h8v4M6 14H3.5V7h13v7H14M6 11.5h8V17H6z" />)
export const UndoIcon = icon(<path d="M7 4 3.5 7.5 7 11M3.5 7.5h8a4.5 4.5 0 0 1 0 9H8" />)
export const RedoIcon = icon(<path d="m13 4 3.5 3.5L13 11M16.5 7.5h-8a4.5 4.5 0 0 0 0 9H12" />)
export const UploadIcon = icon(<path d="M10 13V3.5M6 7.5l4-4 4 4M3.5 13v3.5h13V13" />)
export const DownloadIcon = icon(<path d="M10 3.5V13M6 9l4 4 4-4M3.5 13v3.5h13V13" />)
export const CalendarIcon = icon(<path d="M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5" />)
export const WarningIcon = icon(<path d="M10 3 2.5 16.5h15zM10 8v4M10 14.3v.1" />)
export const InfoIcon = icon(<path d="M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 9.2v4.3M10 6.5v.1" />)
export const StopIcon = icon(<path d="M7 3h6l4 4v6l-4 4H7l-4-4V7zM7.5 7.5l5 5M12.5 7.5l-5 5" />)
export const LinkIcon = icon(
  <path d="M8.5 11.5a3 3 0 0 0 4.3 0l2.9-2.9a3 3 0 0 0-4.3-4.3L10 5.7M11.5 8.5a3 3 0 0 0-4.3 0l-2.9 2.9a3 3 0 0 0 4.3 4.3L10 14.3" />,
)
export const LockIcon = icon(<path d="M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 6 0V9" />)
export const SignOutIcon = icon(<path d="M11.5 3.5h-7v13h7M8.5 10h8M13.5 7l3 3-3 3" />)
export const FormulaIcon = icon(<path d="M14.5 5.5V4H5l5 6-5 6h9.5v-1.5" />)
export const SuperscriptIcon = icon(<path d="m3 7 7 9M10 7l-7 9M13 4.2c.2-1 2.9-1.3 3 .3 0 1.1-1.6 1.7-3 3h3.2" />)
export const SubscriptIcon = icon(<path d="m3 4 7 9M10 4l-7 9M13 13.2c.2-1 2.9-1.3 3 .3 0 1.1-1.6 1.7-3 3h3.2" />)
export const OutlineIcon = icon(<path d="M3.5 5h13M6.5 10h10M6.5 15h10M3.5 10h.01M3.5 15h.01" />)
export const PinyinIcon = icon(
  <path d="M7.5 4.8 12.5 2.5M4 9.5h12M10 7v3M6.5 17c2.5-.8 4.6-3 5.5-7.5M6.8 12.2c1.6 2.4 3.7 4 6.7 4.8" />,
)
export const NumbersIcon = icon(
  <path d="M8.5 5.5h8M8.5 10h8M8.5 14.5h8M3.3 4.6l1.2-.8v3.6M3.2 12.9c.1-.9 2.2-1.1 2.2.2 0 .9-1.3 1.4-2.2 2.4h2.3" />,
)
export const TableIcon = icon(<path d="M3.5 4.5h13v11h-13zM3.5 8h13M3.5 11.8h13M10 4.5v11" />)
export const ListIcon = icon(<path d="M8 5.5h8.5M8 10h8.5M8 14.5h8.5M4.2 5.5v.1M4.2 10v.1M4.2 14.5v.1" />)
export const QrIcon = icon(
  <path d="M3.5 3.5h5v5h-5zM11.5 3.5h5v5h-5zM3.5 11.5h5v5h-5zM11.5 11.5h2v2M16.5 11.5v2M11.5 16.5h2M16.5 16.5v.1" />,
)
export const RefreshIcon = icon(
  <path d="M16.5 8A6.8 6.8 0 0 0 4 7M3.5 3.5V7H7M3.5 12A6.8 6.8 0 0 0 16 13M16.5 16.5V13H13" />,
)
export const ReviewIcon = icon(<path d="M3.5 3.5h13v13h-13zM6.5 10l2.5 2.5 4.5-5" />)
export const MedalIcon = icon(
  <path d="M10 12.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM7 11.5 5.5 17l4.5-2 4.5 2-1.5-5.5" />,
)
export const ClockIcon = icon(<path d="M10 3a7 7 0 1 1-6.3 4M3.5 3.5V7H7M10 6.5V10l2.5 2" />)
export const CommentIcon = icon(<path d="M3.5 4.5h13v9h-7l-3.5 3v-3H3.5zM7 8h6M7 10.5h4" />)
export const PeopleIcon = icon(
  <path d="M7.5 9.5a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4M2.5 16c.4-2.8 2.4-4.3 5-4.3s4.6 1.5 5 4.3M13 9.3a2.3 2.3 0 1 0-.6-4.5M14.5 11.8c1.7.5 2.7 1.9 3 4.2" />,
)
export const TemplateIcon = icon(<path d="M3.5 3.5h13v4h-13zM3.5 10.5h6v6h-6zM12.5 10.5h4M12.5 13.5h4M12.5 16.5h4" />)
