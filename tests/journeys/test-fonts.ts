import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { BrowserContext } from 'playwright-core'

const require = createRequire(import.meta.url)

/** The product names system faces first; a test machine has none of them, so these stand in under their last names. */
const faces = [
  { family: 'noto-sans-sc', weights: [400, 700] },
  { family: 'noto-serif-sc', weights: [400] },
] as const

const folderOf = (family: string) => dirname(require.resolve(`@fontsource/${family}/400.css`))

const stylesheet = () =>
  faces
    .flatMap(({ family, weights }) =>
      weights.map((weight) =>
        readFileSync(join(folderOf(family), `${weight}.css`), 'utf8').replace(
          /url\(\.\/files\//g,
          'url(/assets/test-fonts/',
        ),
      ),
    )
    .join('\n')

/** What names the test fonts in a page. */
export const fontsLink = '<link rel="stylesheet" href="/assets/test-fonts.css">'

/**
 * Serves the fonts under the site's own address and names them in every page, so that the content security policy of
 * the real answer stays in force.
 */
export async function serveTestFonts(context: BrowserContext): Promise<void> {
  await context.route('**/assets/test-fonts.css', (route) =>
    route.fulfill({ contentType: 'text/css', body: stylesheet() }),
  )
  await context.route('**/assets/test-fonts/*', (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? ''
    const family = faces.find((face) => name.startsWith(face.family))?.family ?? faces[0].family
    return route.fulfill({ path: join(folderOf(family), 'files', name), contentType: 'font/woff2' })
  })
  await context.route(
    // A notice is sandboxed, and the browser lets no rerouted page of an origin of its own load anything.
    ({ pathname }) => !/^\/(api|assets|media|docs|n|publicity|certificates)(\/|$)/.test(pathname),
    async (route) => {
      if (route.request().resourceType() !== 'document') return route.fallback()
      const response = await route.fetch()
      const body = await response.text()
      return route.fulfill({ response, body: body.replace('</head>', `${fontsLink}</head>`) })
    },
  )
}
