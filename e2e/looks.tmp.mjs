import { openBrowser } from './kit/browser.mjs'
import { writeFileSync, mkdirSync } from 'node:fs'
const [at, as, ...paths] = process.argv.slice(2)
const browser = await openBrowser()
const names = []
const shots = {}
for (const [w, h, cs] of [[360, 760, 'light'], [1280, 800, 'light'], [1920, 1000, 'dark'], [360, 760, 'dark']]) {
  const c = await browser.newContext({ baseURL: at, viewport: { width: w, height: h }, colorScheme: cs, reducedMotion: 'reduce', locale: 'en-GB' })
  const page = await c.newPage()
  if (as !== '-') { await page.goto('/'); await page.getByRole('button', { name: as }).first().click(); await page.waitForURL((u) => u.pathname !== '/') }
  for (const p of paths) {
    const answer = await page.goto(p); await page.waitForTimeout(350)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (answer.status() !== 200 || wide > 0) console.log(p, w, 'status', answer.status(), 'overflow', wide)
    ;(shots[p] ??= []).push([w, h, (await page.screenshot({ fullPage: false })).toString('base64')])
  }
  await c.close()
}
const c = await browser.newContext({ viewport: { width: 1800, height: 700 } })
const page = await c.newPage()
for (const [p, list] of Object.entries(shots)) {
  // One row: phone, desk, phone dark; wide below half size.
  const img = (i, width) => `<img style="width:${width}px;vertical-align:top;border:1px solid #999;margin:2px" src="data:image/png;base64,${list[i][2]}">`
  await page.setContent(`<body style="margin:0;background:#fff">${img(0, 330)}${img(1, 1060)}${img(3, 330)}<br>${img(2, 1300)}</body>`)
  await page.waitForTimeout(100)
  const name = '/tmp/looks/' + (p.replace(/^\/|\/$/g, '').replace(/[^\w-]+/g, '_') || 'front') + '.png'
  await page.screenshot({ path: name, fullPage: true })
  console.log(name)
}
await browser.close()
