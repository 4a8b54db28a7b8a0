/** What is cut off at each side, in hundredths of the picture. */
export interface Edges {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export const uncut: Edges = { left: 0, top: 0, right: 0, bottom: 0 }
/** Something has to be left. */
const LEAST = 5

export const isCut = (edges: Edges): boolean => Object.values(edges).some((share) => share > 0)

const opposite = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' } as const

/** One edge moved, as far as the opposite one allows. */
export const withEdge = (edges: Edges, side: keyof Edges, share: number): Edges => ({
  ...edges,
  [side]: Math.round(Math.min(100 - LEAST - edges[opposite[side]], Math.max(0, share))),
})

export interface Spot {
  /** Shares of width and height, 0 to 1. */
  readonly x: number
  readonly y: number
}

/** What is left when the kept part is drawn from one spot to another; too small a part means the whole. */
export function between(a: Spot, b: Spot): Edges {
  const share = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 100)
  const edges = {
    left: share(Math.min(a.x, b.x)),
    right: 100 - share(Math.max(a.x, b.x)),
    top: share(Math.min(a.y, b.y)),
    bottom: 100 - share(Math.max(a.y, b.y)),
  }
  return 100 - edges.left - edges.right < LEAST || 100 - edges.top - edges.bottom < LEAST ? uncut : edges
}

/** The part of a picture within the edges, as a file of its own. */
export async function cropPicture(file: File, edges: Edges): Promise<Blob> {
  const address = URL.createObjectURL(file)
  try {
    const picture = new Image()
    picture.src = address
    await picture.decode()
    const { naturalWidth, naturalHeight } = picture
    const x = (naturalWidth * edges.left) / 100
    const y = (naturalHeight * edges.top) / 100
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(naturalWidth - x - (naturalWidth * edges.right) / 100))
    canvas.height = Math.max(1, Math.round(naturalHeight - y - (naturalHeight * edges.bottom) / 100))
    canvas.getContext('2d')?.drawImage(picture, -x, -y, naturalWidth, naturalHeight)
    const type = file.type === 'image/jpeg' ? 'image/jpeg' : 'image/png'
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.92))
    return blob ?? file
  } finally {
    URL.revokeObjectURL(address)
  }
}
