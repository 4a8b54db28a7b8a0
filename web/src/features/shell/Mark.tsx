/** The sign of the product: a sheet with three lines. */
export function Mark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32">
      <rect width="32" height="32" rx="7" fill="var(--accent)" />
      <path d="M9 7h10l5 5v13H9z" fill="var(--paper)" />
      <path d="M12 15h8M12 19h8M12 23h5" stroke="var(--accent)" strokeWidth="1.6" strokeLinecap="round" />
    </svg>
  )
}
