import type { NodeViewRenderer } from '@tiptap/core'

/** Where the server keeps stored files. */
const MEDIA = '/media/'

/** A picture of the bank. */
export const figureView: NodeViewRenderer = ({ node }) => {
  const dom = document.createElement('figure')
  const image = document.createElement('img')
  image.src = MEDIA + String(node.attrs.asset)
  image.alt = String(node.attrs.alt)
  image.draggable = false
  dom.append(image)
  return { dom }
}

/** A blank as wide as it will print. */
export const blankView: NodeViewRenderer = ({ node }) => {
  const dom = document.createElement('span')
  dom.className = 'blank'
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
