// Pictures of pages, to be looked at: a phone and a desk, light and dark, each page whole.
//
//   node shots.mjs [--as 'Nora Lindqvist'] [--at http://127.0.0.1:8080] [--plain] /n/green-city /n/green-city/people
//
// Without --at it starts a demo of its own. --as steps in as one of the demo's people; without it nobody is signed in.
// --plain forbids scripts. The pictures are written to e2e/shots/.
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openBrowser } from './kit/browser.mjs'
import { DESK, PHONE } from './kit/examine.mjs'
import { startDemo } from './kit/server.mjs'

const OUT = fileURLToPath(new URL('shots/', import.meta.url))
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { as: { type: 'string' }, at: { type: 'string' }, plain: { type: 'boolean', default: false } },
})

const server = values.at ? { url: values.at, stop: async () => {} } : await startDemo()
const browser = await openBrowser()
try {
  mkdirSync(OUT, { recursive: true })
  for (const viewport of [PHONE, DESK]) {
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({ baseURL: server.url, viewport, colorScheme, reducedMotion: 'reduce',
        javaScriptEnabled: !values.plain, locale: 'en-GB' })
      const page = await context.newPage()
      if (values.as) await stepIn(page, values.as)
      for (const path of positionals.length ? positionals : ['/']) {
        await page.goto(path)
        await page.waitForTimeout(300)
        const name = `${path.replace(/^\/|\/$/g, '').replace(/[^\w-]+/g, '_') || 'front'}-${viewport.width}-${colorScheme}.png`
        await page.screenshot({ path: OUT + name, fullPage: true })
        console.log(OUT + name)
      }
      await context.close()
    }
  }
} finally {
  await browser.close()
  await server.stop()
}

async function stepIn(page, name) {
  await page.goto('/')
  await page.getByRole('button', { name }).first().click()
  await page.waitForURL((url) => url.pathname !== '/')
}
