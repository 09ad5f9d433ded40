// What is asked of every page that anybody reaches: WCAG 2.2 AA as far as a machine can tell, in light and dark, on a
// phone and on a desk; nothing that sticks out; one heading; nothing heavy.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
export const PHONE = { width: 360, height: 740 }
export const DESK = { width: 1280, height: 860 }

// Forbids scripts in the page until the returned lock is detached.
export async function lockScripts(page) {
  const lock = await page.context().newCDPSession(page)
  await lock.send('Emulation.setScriptExecutionDisabled', { value: true })
  return lock
}

// Sentences about what is wrong with the person's page, empty when nothing is. Afterwards the page looks as it did.
// axe waits on timers, which stand still where scripts are forbidden: for someone without script the lock is lifted
// meanwhile. The page's own scripts stay unread, for the browser passed them by when it read the page.
export async function examine(person) {
  const { page, viewport, theme } = person
  const wrong = []
  await person.lock?.detach()
  // From its top: what the bar covers for the moment, further down, is no fault of the page.
  const place = await page.evaluate(() => [scrollY, scrollTo(0, 0)][0])
  // And so with the jumps at the foot of the window, over what is read on the way to them.
  const stick = (position) => page.evaluate((value) => document.querySelectorAll('.jumps').forEach((it) => { it.style.position = value }), position)
  await stick('static')
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size)
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const place = `at ${size.width} px, ${colorScheme}`
      for (const sentence of await violations(page)) wrong.push(`${place}: ${sentence}`)
    }
    wrong.push(...(await page.evaluate(sticksOut)).map((what) => `at ${size.width} px: ${what}`))
  }
  wrong.push(...(await page.evaluate(skeleton)))
  await page.setViewportSize(viewport)
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  await stick('')
  await page.evaluate((y) => scrollTo(0, y), place)
  if (person.lock) person.lock = await lockScripts(page)
  return [...new Set(wrong)]
}

async function violations(page) {
  if (!(await page.evaluate(() => typeof window.axe === 'object'))) await page.evaluate(AXE)
  const found = await page.evaluate(async (values) => {
    const options = { runOnly: { type: 'tag', values }, resultTypes: ['violations'], elementRef: false }
    const { violations } = await window.axe.run(document, options)
    return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map((n) => ({ html: n.html, why: n.failureSummary })) }))
  }, RULES)
  return found.map(({ id, help, nodes }) => {
    const first = `${nodes[0].html.slice(0, 200)}\n      ${nodes[0].why.replace(/\s+/g, ' ')}`
    return `${id}: ${help} (${nodes.length} places), for example\n      ${first}`
  })
}

// Runs in the page. A page that scrolls sideways is unreadable on a phone.
function sticksOut() {
  const root = document.scrollingElement
  if (root.scrollWidth <= root.clientWidth) return []
  const wide = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1)
  const names = wide.slice(0, 3).map((e) => e.outerHTML.slice(0, 120))
  return [`the page is ${root.scrollWidth} px wide and scrolls sideways: ${names.join(' … ')}`]
}

// Runs in the page. What every page has, whatever it is about.
function skeleton() {
  const wrong = []
  const count = (selector) => document.querySelectorAll(selector).length
  if (!document.title.trim()) wrong.push('the page has no title')
  if (!document.documentElement.lang) wrong.push('the page does not say its language')
  if (count('h1') !== 1) wrong.push(`the page has ${count('h1')} headings h1 instead of one`)
  if (count('main') !== 1) wrong.push(`the page has ${count('main')} main parts instead of one`)
  const ids = [...document.querySelectorAll('[id]')].map((e) => e.id)
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at)
  if (twice.length) wrong.push(`ids stand twice: ${[...new Set(twice)].join(', ')}`)
  return wrong
}
