import type { NodeViewRenderer } from '@tiptap/core'

/** Where the server keeps stored files. */
const MEDIA = '/media/'

/** A blank as wide as it will print. */
export const blankView: NodeViewRenderer = ({ node }) => {
  const dom = document.createElement('span')
  dom.className = 'blank'
  dom.setAttribute('role', 'img')
  dom.setAttribute('aria-label', '填空横线')
  const setWidth = (width: unknown) => {
    dom.style.width = `${Number(width)}em`
  }
  setWidth(node.attrs.width)
  return {
    dom,
    update: (next) => {
      if (next.type !== node.type) return false
      setWidth(next.attrs.width)
      return true
    },
  }
}

/** A recording of the bank, to be heard while writing. */
export const audioView: NodeViewRenderer = ({ node }) => {
  const dom = document.createElement('figure')
  const sound = document.createElement('audio')
  sound.controls = true
  sound.preload = 'none'
  sound.src = MEDIA + String(node.attrs.asset)
  sound.setAttribute('aria-label', String(node.attrs.alt))
  const words = document.createElement('figcaption')
  words.textContent = String(node.attrs.alt)
  dom.append(sound, words)
  return { dom }
}

/** A numbered blank; its options are written below the text. */
export const gapView: NodeViewRenderer = ({ node }) => {
  const dom = document.createElement('span')
  dom.className = 'gap'
  const show = (options: unknown) => {
    dom.title = Array.isArray(options) ? options.join(' / ') : ''
  }
  show(node.attrs.options)
  return {
    dom,
    update: (next) => {
      if (next.type !== node.type) return false
      show(next.attrs.options)
      return true
    },
  }
}
