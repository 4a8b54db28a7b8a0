import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, GENESIS, type Json, type Link, nextLink, verifyChain } from './archive.ts'

/** As a browser does it. */
async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
const anyRecord = fc.dictionary(fc.string(), fc.jsonValue({ noUnicodeString: false })) as fc.Arbitrary<Json> // as: values of JSON

async function chainOf(records: readonly Json[]): Promise<Link[]> {
  const links: Link[] = []
  for (const record of records) links.push(await nextLink(links.at(-1) ?? null, record, hash))
  return links
}

describe('the archive', () => {
  it('writes one text whatever the order of keys, and reads back the same', () => {
    expect(canonicalJson({ b: [1, 'x', null], a: { d: 1.5, c: true }, e: undefined })).toBe(
      '{"a":{"c":true,"d":1.5},"b":[1,"x",null]}',
    )
    fc.assert(
      fc.property(anyRecord, (record) => {
        const reversed = Object.fromEntries(Object.entries(record as object).reverse()) // as: a record is an object
        expect(canonicalJson(reversed)).toBe(canonicalJson(record))
        expect(JSON.parse(canonicalJson(record))).toEqual(JSON.parse(JSON.stringify(record)))
      }),
    )
    expect(() => canonicalJson({ score: Number.NaN })).toThrow(RangeError)
  })

  it('holds as it was written', async () => {
    expect(await verifyChain([], hash)).toEqual({ holds: true, head: GENESIS })
    await fc.assert(
      fc.asyncProperty(fc.array(anyRecord, { maxLength: 6 }), async (records) => {
        const links = await chainOf(records)
        expect(links.map(({ number }) => number)).toEqual(records.map((_, index) => index + 1))
        expect(await verifyChain(links, hash, links.at(-1)?.hash)).toMatchObject({ holds: true })
      }),
    )
  })

  it('names the first link that was changed, taken out, exchanged or cut off', async () => {
    const records = [1, 2, 3, 4].map((score) => ({ score }))
    const links = await chainOf(records)
    const head = links.at(-1)?.hash ?? ''
    const [first, second, third, fourth] = links as [Link, Link, Link, Link] // as: four were written
    const forged = { ...second, record: { score: 9 } }
    const rehashed = await nextLink(first, { score: 9 }, hash)
    const verdict = (chain: readonly Link[]) => verifyChain(chain, hash, head)
    expect(await verdict([first, forged, third, fourth])).toEqual({ holds: false, number: 2, fault: 'hash' })
    expect(await verdict([first, rehashed, third, fourth])).toEqual({ holds: false, number: 3, fault: 'previous' })
    expect(await verdict([first, third, fourth])).toEqual({ holds: false, number: 2, fault: 'number' })
    expect(await verdict([first, third, second, fourth])).toEqual({ holds: false, number: 2, fault: 'number' })
    expect(await verdict([first, second])).toEqual({ holds: false, number: 3, fault: 'head' })
    const rewritten = await chainOf([{ score: 9 }, ...records.slice(1)])
    expect(await verdict(rewritten)).toEqual({ holds: false, number: 5, fault: 'head' })
  })
})
