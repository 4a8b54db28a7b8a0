import { layOutPages, type PrintDocument } from '@lightwork/content/pages'
import { type Paper, papers } from '@lightwork/domain'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useWords } from '../../lib/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Busy, Notice } from '../../ui/Notice.tsx'
import { printWords } from './print-words.ts'

const PX_PER_MM = 96 / 25.4
/** Beside the paper, for the frame's own scroll bar. */
const MARGIN = 24

/** The paper as wide as there is room for, never larger than it is. */
function useScale(box: RefObject<HTMLDivElement | null>, paper: Paper) {
  const width = papers[paper].width * PX_PER_MM + MARGIN
  const [scale, setScale] = useState(1)
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const watch = new ResizeObserver(() => setScale(Math.min(1, element.clientWidth / width)))
    watch.observe(element)
    return () => watch.disconnect()
  }, [box, width])
  return { width, scale }
}

export interface PreviewProps {
  readonly address: string
  readonly paper: Paper
  readonly frame: RefObject<HTMLIFrameElement | null>
  /** The sheet is laid out and may be printed. */
  readonly onPages: (pages: number) => void
}

/** The print page of one address, laid out into pages. What is seen here is what is printed. */
export function Preview({ address, paper, frame, onPages }: PreviewProps) {
  const say = useWords(printWords)
  const box = useRef<HTMLDivElement>(null)
  const { width, scale } = useScale(box, paper)
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading')
  const [round, setRound] = useState(0)
  const source = `${address}${round === 0 ? '' : `&again=${round}`}`
  const lay = async () => {
    const page = frame.current?.contentDocument
    // A refusal is no page of ours, and the browser shows it to nobody.
    if (page?.querySelector('.sheet') == null) return setState('failed')
    // The browser's own types say more than laying out needs.
    const laid = await layOutPages(page as unknown as PrintDocument, true)
    onPages(laid.reduce((sum, { pages, copies }) => sum + pages * copies, 0))
    setState('ready')
  }
  const again = () => {
    setState('loading')
    setRound(round + 1)
  }
  return (
    <div className="print-preview" ref={box}>
      {state === 'loading' && <Busy>{say.loading}</Busy>}
      {state === 'failed' && (
        <Notice tone="refuse" actions={<Button onPress={again}>{say.again}</Button>}>
          <p>{say.failed}</p>
        </Notice>
      )}
      <iframe
        key={source}
        ref={frame}
        title={say.preview}
        src={source}
        // It may be printed and measured from here; nothing in it runs.
        sandbox="allow-same-origin allow-modals"
        className={state === 'failed' ? 'failed' : undefined}
        style={{ width, height: `${100 / scale}%`, transform: `scale(${scale})` }}
        onLoad={() => void lay()}
      />
    </div>
  )
}
