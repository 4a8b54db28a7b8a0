import { useState } from 'react'
import { defineWords, useWords } from '../../lib/language.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckIcon, CopyIcon } from '../../ui/icons.tsx'
import './schools.css'

const words = defineWords({
  zh: { copy: '复制', copied: '已复制', byHand: '请选中后复制' },
  en: { copy: 'Copy', copied: 'Copied', byHand: 'Select it and copy' },
})

/** An address to hand on. Where the browser forbids the clipboard, the text is there to be selected. */
export function CopyLine({ text }: { readonly text: string }) {
  const say = useWords(words)
  const [state, setState] = useState<'copy' | 'copied' | 'byHand'>('copy')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setState('copied')
    } catch {
      // No clipboard without HTTPS, or not allowed.
      setState('byHand')
    }
  }
  return (
    <div className="copy-line">
      <code>{text}</code>
      <Button onPress={() => void copy()}>
        {state === 'copied' ? <CheckIcon /> : <CopyIcon />}
        <span aria-live="polite">{say[state]}</span>
      </Button>
    </div>
  )
}
