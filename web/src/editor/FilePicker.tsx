import type { RefObject } from 'react'

const ACCEPTED = 'image/png,image/jpeg,image/webp,image/svg+xml,audio/mpeg,audio/wav,audio/ogg,.opus'

interface FilePickerProps {
  /** Its `click` opens the window in which files are chosen. */
  readonly pickerRef: RefObject<HTMLInputElement | null>
  readonly onFiles: (files: readonly File[]) => void
}

/** Chooses pictures and recordings. */
export function FilePicker({ pickerRef, onFiles }: FilePickerProps) {
  return (
    <input
      ref={pickerRef}
      type="file"
      hidden
      accept={ACCEPTED}
      onChange={({ currentTarget }) => {
        const files = [...(currentTarget.files ?? [])]
        currentTarget.value = ''
        if (files.length > 0) onFiles(files)
      }}
    />
  )
}
