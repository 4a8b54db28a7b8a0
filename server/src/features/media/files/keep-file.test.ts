import { seedFigures } from '@lightwork/seed'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as files from '../../../../test/media-files.ts'
import { keepFile } from './keep-file.ts'
import { MediaRefused } from './refused.ts'

const refusal = async (bytes: Buffer): Promise<string> => {
  try {
    await keepFile(bytes)
    return 'kept'
  } catch (error) {
    if (error instanceof MediaRefused) return error.reason
    throw error
  }
}

describe('pictures', () => {
  it('are written anew: upright, and without where they were taken', async () => {
    const photograph = files.photograph()
    expect(photograph.includes('GPS-41.8057N')).toBe(true)
    const kept = await keepFile(photograph)
    expect(kept).toMatchObject({ contentType: 'image/webp', width: 20, height: 40 })
    for (const trace of ['GPS', 'Exif', 'EXIF', '<script'])
      expect({ trace, found: kept.bytes.includes(trace) }).toEqual({ trace, found: false })
  })

  it('become the same file whatever their metadata', async () => {
    const text = files.pngChunk('tEXt', Buffer.from('Comment\0<script>alert(1)</script>'))
    const [plain, told] = [await keepFile(files.pngOf(30, 30)), await keepFile(files.pngOf(30, 30, text))]
    expect(told.bytes.equals(plain.bytes)).toBe(true)
    expect(plain).toMatchObject({ contentType: 'image/png', width: 30, height: 30 })
  })

  it('are no larger than paper shows', async () => {
    const kept = await keepFile(files.pixels(3000, 1500).pngSync())
    expect(kept).toMatchObject({ width: 2000, height: 1000 })
    expect(kept.bytes.length).toBeLessThanOrEqual(2 * 2 ** 20)
  })

  it.each<[string, Buffer, string]>([
    ['a PNG bomb', files.pngOf(30_000, 30_000), 'too_many_pixels'],
    ['a strip of a million', files.pngOf(1_000_000, 1), 'too_many_pixels'],
    ['the largest PNG there is', files.pngOf(0x7fff_ffff, 0x7fff_ffff), 'too_many_pixels'],
    ['a PNG without size', files.pngOf(0, 0), 'broken'],
    ['a GIF bomb', files.gifOf(1, 65_535, 65_535), 'gif'],
    ['an animated GIF', files.gifOf(2), 'gif'],
    ['an animated PNG', files.pngOf(3, 3, files.pngChunk('acTL', Buffer.alloc(8))), 'animated'],
    ['a WebP bomb', webp('VP8X', Buffer.from([0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])), 'too_many_pixels'],
    ['an animated WebP', webp('VP8X', Buffer.from([2, 0, 0, 0, 9, 0, 0, 9, 0, 0])), 'animated'],
    ['a lossless WebP bomb', webp('VP8L', Buffer.from([0x2f, 0xff, 0xff, 0xff, 0x0f])), 'too_many_pixels'],
    ['half a PNG', files.pngOf(30, 30).subarray(0, 50), 'broken'],
    ['half a JPEG', files.photograph().subarray(0, 300), 'broken'],
    ['a JPEG of two bytes', Buffer.from([0xff, 0xd8, 0xff]), 'broken'],
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'unknown'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'unknown'],
    ['a script', Buffer.from('alert(1)//'.repeat(50)), 'unknown'],
  ])('%s is refused', async (_, bytes, reason) => {
    expect(await refusal(bytes)).toBe(reason)
  })

  it('that are scripts as well are refused, or only pictures', async () => {
    expect(await refusal(files.gifScript())).toBe('gif')
    const trailing = Buffer.concat([files.photograph(), Buffer.from('*/alert(1)')])
    expect((await keepFile(trailing)).bytes.includes('alert')).toBe(false)
    const leading = Buffer.concat([Buffer.from('/*'), files.pngOf(3, 3)])
    expect(await refusal(leading)).toBe('unknown')
  })

  it('are kept or refused with a reason, whatever the bytes', async () => {
    const starts = [
      files.pngOf(4, 4),
      files.gifOf(1),
      files.photograph(),
      files.wavOf(1),
      files.mp3Of(8),
      files.opusOf(1),
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...starts),
        fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 6 }),
        fc.nat(1200),
        async (start, changes, length) => {
          const bytes = Buffer.from(start.subarray(0, Math.max(1, length)))
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
          await refusal(bytes)
        },
      ),
      { numRuns: 150 },
    )
  })
})

function webp(kind: string, data: Buffer): Buffer {
  const size = (value: number) => {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32LE(value)
    return bytes
  }
  const padded = data.length % 2 === 0 ? data : Buffer.concat([data, Buffer.alloc(1)])
  const chunk = Buffer.concat([Buffer.from(kind), size(data.length), padded])
  return Buffer.concat([Buffer.from('RIFF'), size(chunk.length + 4), Buffer.from('WEBP'), chunk])
}

describe('drawings', () => {
  const keep = async (inside: string, attributes?: string) =>
    (await keepFile(files.svgOf(inside, attributes))).bytes.toString()

  it('keep shapes, text, gradients, and copies of what is in them', async () => {
    const inside =
      '<defs><linearGradient id="a"><stop offset="0" stop-color="red"></stop></linearGradient></defs><g id="b"><path d="M0 0L9 9" fill="url(#a)"></path></g><use href="#b" x="3"></use><text font-size="9">x &lt; 3</text>'
    expect(await keep(inside)).toContain(inside)
  })

  it.each<[string, string]>([
    ['a script', '<script>alert(1)</script>'],
    ['a script of another name', '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>'],
    ['an event', '<rect onload="alert(1)" onclick="alert(1)" width="1"/>'],
    [
      'a web page inside',
      '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="alert(1)"/></foreignObject>',
    ],
    ['a link', '<a href="javascript:alert(1)"><text>x</text></a>'],
    ['a picture from elsewhere', '<image href="https://evil.example/alert.png"/>'],
    ['a copy from elsewhere', '<use href="https://evil.example/alert.svg#a"/>'],
    ['a copy out of data', '<use xlink:href="data:image/svg+xml;base64,alert"/>'],
    ['a colour from elsewhere', '<rect fill="url(https://evil.example/alert)"/>'],
    ['a style from elsewhere', '<rect style="fill:url(//evil.example/alert);behavior:url(alert)"/>'],
    ['a style in disguise', '<rect style="fill:u\\72l(//evil.example/alert)"/>'],
    [
      'a movement',
      '<rect><set attributeName="onload" to="alert(1)"/><animate attributeName="href" values="alert"/></rect>',
    ],
    ['a file', '<text><tref xlink:href="file:///etc/alert"/></text>'],
    ['a comment', '<!-- alert --><text>x</text>'],
    ['an instruction', '<?xml-stylesheet href="alert.css"?><text>x</text>'],
    ['another language', '<math xmlns="http://www.w3.org/1998/Math/MathML"><mtext>alert</mtext></math>'],
    ['markup in quotes', '<text font-family="&quot;&gt;&lt;script&gt;alert(1)">x</text>'],
  ])('lose %s', async (_, inside) => {
    const kept = await keep(inside)
    expect(kept).not.toMatch(/alert|evil|script|on(load|click)=|foreign/i)
    // What is kept is kept as it is: nothing comes to life at the second reading.
    expect((await keepFile(Buffer.from(kept))).bytes.toString()).toBe(kept)
  })

  const entities = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')
  const copies = Array.from(
    { length: 20 },
    (_, n) => `<g id="c${n + 1}"><use href="#c${n}"/><use href="#c${n}"/></g>`,
  ).join('')
  it.each<[string, Buffer, string]>([
    [
      'a billion laughs',
      Buffer.from(
        `<!DOCTYPE svg [<!ENTITY l0 "ha">${entities}]><svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><text>&l9;</text></svg>`,
      ),
      'drawing',
    ],
    [
      'an outside entity',
      Buffer.from(
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><text>&x;</text></svg>',
      ),
      'drawing',
    ],
    ['an unknown entity', files.svgOf('<text>&nbsp;</text>'), 'drawing'],
    ['a billion copies', files.svgOf(`<g id="c0"><rect/></g>${copies}<use href="#c20"/>`), 'too_complex'],
    ['a copy of itself', files.svgOf('<g id="c"><use href="#c"/></g>'), 'too_complex'],
    ['too many elements', files.svgOf('<g/>'.repeat(10_001)), 'too_complex'],
    ['too deep', files.svgOf('<g>'.repeat(50) + '</g>'.repeat(50)), 'too_complex'],
    ['half of it', files.svgOf('<g/>').subarray(0, 90), 'drawing'],
    ['no size', files.svgOf('', ''), 'drawing'],
    ['a style sheet', files.svgOf('<style>@import url(//evil.example)</style>'), 'styles'],
    ['another encoding', Buffer.from('<?xml version="1.0"?><svg>\xff\xfe', 'latin1'), 'drawing'],
  ])('are refused: %s', async (_, bytes, reason) => {
    expect(await refusal(bytes)).toBe(reason)
  })

  it('of our own bank stay as they are drawn', async () => {
    const shapes = (svg: string) =>
      svg.match(/<(path|line|rect|circle|ellipse|polygon|polyline|text|tspan|g)\b/g)?.length
    const texts = (svg: string) => svg.replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, '')
    const attributes = (svg: string) =>
      svg.match(/ (d|points|transform|fill|stroke|stroke-dasharray|font-size)="/g)?.length
    const changed: string[] = []
    for (const { name, bytes } of seedFigures()) {
      const [before, after] = [bytes.toString(), (await keepFile(bytes)).bytes.toString()]
      if (
        shapes(before) !== shapes(after) ||
        texts(before) !== texts(after) ||
        attributes(before) !== attributes(after)
      )
        changed.push(name)
    }
    expect(changed).toEqual([])
  })
})

describe('recordings', () => {
  it.each<[string, Buffer, Buffer, string]>([
    [
      'MP3',
      files.mp3Of(100),
      Buffer.concat([
        files.id3('APIC<script>alert(1)</script>'),
        files.mp3Of(100),
        Buffer.from(`TAG${'alert'.repeat(25)}`),
      ]),
      'audio/mpeg',
    ],
    ['WAV', files.wavOf(2), files.wavOf(2, { chunk: '<script>alert(1)</script>.' }), 'audio/wav'],
    ['Ogg Opus', files.opusOf(3), files.opusOf(3, 'METADATA_BLOCK_PICTURE=<script>alert(1)</script>'), 'audio/ogg'],
  ])('%s becomes the same file whatever its tags', async (_, plain, tagged, contentType) => {
    const [kept, other] = [await keepFile(plain), await keepFile(tagged)]
    expect(kept.contentType).toBe(contentType)
    expect(other.bytes.equals(kept.bytes)).toBe(true)
    expect((await keepFile(kept.bytes)).bytes.equals(kept.bytes)).toBe(true)
  })

  it('tell how long they last', async () => {
    expect((await keepFile(files.mp3Of(100))).seconds).toBeCloseTo(2.61, 1)
    expect((await keepFile(files.wavOf(2))).seconds).toBe(2)
    expect((await keepFile(files.opusOf(3))).seconds).toBe(3)
  })

  it.each<[string, Buffer, string]>([
    ['a WAV of eleven minutes', files.wavOf(601), 'too_long'],
    ['an Opus of eleven minutes', files.opusOf(601), 'too_long'],
    ['a recording of six megabytes', files.wavOf(130, { rate: 48_000 }), 'too_large'],
    ['a compressed WAV', files.wavOf(1, { format: 85 }), 'codec'],
    ['Vorbis', files.opusOf(1, 'x', '\x01vorbis '), 'codec'],
    ['an Ogg page that was changed', Buffer.from(files.opusOf(1)).fill(1, 400, 410), 'broken'],
    ['half an Opus', files.opusOf(1).subarray(0, 200), 'broken'],
    ['half a WAV', files.wavOf(1).subarray(0, 4000), 'broken'],
    ['an MP3 that is a tag only', files.id3('x'.repeat(5000)), 'broken'],
    ['a page behind four frames', Buffer.concat([files.mp3Of(4), Buffer.from('<html><script>'.repeat(500))]), 'broken'],
    ['a web page behind a tag', Buffer.concat([files.id3('x'), Buffer.from('<html>'.repeat(2000))]), 'broken'],
  ])('%s is refused', async (_, bytes, reason) => {
    expect(await refusal(bytes)).toBe(reason)
  })
})
