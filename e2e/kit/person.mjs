// Someone at a browser. Verbs read as what people do; each ends when the page has settled and has been examined.
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DESK, PHONE, examine, lockScripts } from './examine.mjs'
import * as keyboard from './keyboard.mjs'
import { Watch } from './watch.mjs'

// For what must come: who waits for it goes on as soon as it is there, however long a busy machine takes.
const PATIENCE = 60_000
const PICTURES = fileURLToPath(new URL('../test-results/', import.meta.url))

export class Person {
  // how: base (the server's address), script, keyboard, theme, width, locale, seen (pages examined so far, shared).
  static async arrives(browser, name, how) {
    const person = new Person()
    const { script = true, theme = 'light', width = DESK.width, locale = 'en-GB' } = how
    const viewport = width <= PHONE.width ? PHONE : { ...DESK, width }
    Object.assign(person, { name, byKeyboard: how.keyboard ?? false, script, theme, viewport, base: how.base })
    person.seen = how.seen ?? new Set()
    const context = await browser.newContext({ baseURL: how.base, javaScriptEnabled: script, viewport, locale,
      colorScheme: theme, reducedMotion: 'reduce', timezoneId: 'Europe/Berlin', serviceWorkers: 'block',
      // The certificate of a proxy that is there for one journey.
      ignoreHTTPSErrors: true })
    context.setDefaultTimeout(PATIENCE)
    person.watch = new Watch(context, how.base)
    person.page = await context.newPage()
    if (!script) person.lock = await lockScripts(person.page)
    return person
  }

  // ── going places ──────────────────────────────────────────────────────────────────────────────────────────────

  async opens(path) {
    this.watch.turnsPage()
    const answer = await this.page.goto(path)
    await this.#settles()
    return answer.status()
  }

  async reloads() {
    this.watch.turnsPage()
    await this.page.reload()
    await this.#settles()
  }

  // Of several links of the same name the first is taken: they lead to the same place, or the page is at fault.
  async follows(link, where = {}) {
    const found = await this.#finds(where, `the link “${link}”`, (part) => part.getByRole('link', { name: asName(link) }))
    const places = await found.evaluateAll((links) => [...new Set(links.map((one) => one.href))])
    assert.equal(places.length, 1, `“${link}” leads to several places at ${this.page.url()}: ${places}`)
    await this.#does(found.first(), link)
  }

  // ── doing things ──────────────────────────────────────────────────────────────────────────────────────────────

  // `until`: what the page says in the end, where it comes again by itself meanwhile.
  async presses(button, { until, ...where } = {}) {
    const found = await this.#finds(where, `the button “${button}”`, (part) => part.getByRole('button', { name: asName(button) }))
    await this.#does(found, button, until)
  }

  // Opens or closes a <details> by its summary.
  async unfolds(summary, where = {}) {
    // Of several that begin alike the first is meant: what belongs to the page stands above what belongs to a message.
    const found = await this.#finds(where, `the fold “${summary}”`, (part) => part.locator('summary').filter({ hasText: asRead(summary) }))
    await this.#does(found.first(), summary)
  }

  async fills(label, text, where = {}) {
    const field = await this.#finds(where, `the field “${label}”`, (part) => part.getByLabel(asLabel(label)))
    if (!this.byKeyboard) return field.fill(text)
    await keyboard.goesTo(this.page, field, label)
    await this.page.keyboard.press('Control+A')
    await this.page.keyboard.press('Delete')
    await this.page.keyboard.insertText(text)
  }

  async chooses(label, option, where = {}) {
    const field = await this.#finds(where, `the field “${label}”`, (part) => part.getByLabel(asLabel(label)))
    if (!this.byKeyboard) await field.selectOption({ label: option })
    else await keyboard.chooses(this.page, field, label, option)
  }

  async ticks(label, where = {}) {
    const field = await this.#finds(where, `the field “${label}”`, (part) => part.getByLabel(asLabel(label)))
    if (!this.byKeyboard) return field.check()
    await keyboard.ticks(this.page, field, label)
  }

  async brings(label, file, where = {}) {
    const field = await this.#finds(where, `the field “${label}”`, (part) => part.getByLabel(asLabel(label)))
    if (!this.byKeyboard) return field.setInputFiles(file)
    const chooser = this.page.waitForEvent('filechooser')
    await keyboard.goesTo(this.page, field, label)
    await this.page.keyboard.press('Enter')
    await (await chooser).setFiles(file)
  }

  // ── seeing ────────────────────────────────────────────────────────────────────────────────────────────────────

  // Waits until the words stand somewhere in the page, visibly.
  async sees(words, { within, patience = PATIENCE } = {}) {
    const place = this.#scope({ within }).getByText(asRead(words)).filter({ visible: true }).first()
    await place.waitFor({ timeout: patience }).catch(() => this.#misses(`“${words}”`))
    this.leavesNothingBroken()
  }

  async doesNotSee(words, { within } = {}) {
    const found = this.#scope({ within }).getByText(asRead(words)).filter({ visible: true })
    // What is folded away has its place on the page all the same.
    const count = await found.evaluateAll((all) => all.filter((one) => one.closest('summary') || !one.closest('details:not([open])')).length)
    assert.equal(count, 0, `${this.name} should not see “${words}” at ${this.page.url()}`)
  }

  async readsHeading() {
    return (await this.page.locator('h1').innerText()).trim()
  }

  async readsValue(label) {
    return this.page.getByLabel(asLabel(label)).inputValue()
  }

  get path() {
    const { pathname, search } = new URL(this.page.url())
    return pathname + search
  }

  // ── being looked after ────────────────────────────────────────────────────────────────────────────────────────

  leavesNothingBroken() {
    assert.deepEqual(this.watch.complaints, [], `${this.name} met these at ${this.page.url()}`)
  }

  async leavesAPicture(why) {
    mkdirSync(PICTURES, { recursive: true })
    const path = `${PICTURES}${this.name}-${Date.now()}.png`
    await this.page.screenshot({ path, fullPage: true }).then(
      () => console.error(`${this.name} was at ${this.page.url()}: see ${path} (${why.split('\n')[0]})`),
      () => {},
    )
  }

  // Within which part of the page to look: a heading's section, an entry of a list, a form, a row.
  #scope({ within }) {
    if (!within) return this.page.locator('body')
    return this.page.locator('article, li, section, form, tr, fieldset, dialog, nav').filter({ hasText: asRead(within) }).last()
  }

  // What people look for is mostly in the main part of the page; the bars around it come second.
  async #finds(where, what, pick) {
    const body = pick(this.#scope(where)).filter({ visible: true })
    await body.first().waitFor().catch(() => this.#misses(what))
    if (where.within) return body
    const main = pick(this.page.locator('main')).filter({ visible: true })
    return (await main.count()) > 0 ? main : body
  }

  async #misses(what) {
    const text = (await this.page.locator('body').innerText()).replace(/\s+/g, ' ').slice(0, 1500)
    assert.fail(`${this.name} does not see ${what} at ${this.page.url()}. The page says: ${text}`)
  }

  async #does(control, name, until) {
    this.watch.turnsPage()
    if (this.byKeyboard) {
      await keyboard.goesTo(this.page, control, name)
      await this.page.keyboard.press('Enter')
    } else {
      await control.click()
    }
    if (until) await this.page.locator('main').getByText(until).first().waitFor({ timeout: 2 * PATIENCE })
    await this.#settles()
  }

  // The page has settled when nothing was loading for a moment and nothing says that it is busy.
  async #settles() {
    const until = Date.now() + PATIENCE
    let calm = 0
    while (calm < 3) {
      assert.ok(Date.now() < until, `${this.page.url()} is still loading after ${PATIENCE} ms`)
      await new Promise((done) => setTimeout(done, 40))
      const busy = await this.page.locator('[aria-busy="true"]').count().catch(() => 1)
      calm = this.watch.quiet && busy === 0 ? calm + 1 : 0
    }
    await this.page.waitForLoadState('load')
    await this.#examines()
  }

  // Each kind of page once: `/items/7` and `/items/8` with the same heading are one.
  async #examines() {
    await this.watch.settled()
    this.leavesNothingBroken()
    const heading = await this.page.locator('h1').allInnerTexts()
    const kind = [new URL(this.page.url()).pathname.replace(/\d+/g, 'N'), heading.join(), await this.page.title(), this.script].join(' ')
    if (this.seen.has(kind)) return
    this.seen.add(kind)
    const wrong = [...this.watch.tooHeavy(), ...(await examine(this))]
    assert.deepEqual(wrong, [], `${this.page.url()} is not in order`)
  }
}

// Words as they are read: how lines break and the invisible marks around names and numbers (U+2066 to U+2069) do not
// count. `before` and `after` say what may stand around them. A pattern is taken as it is.
function asRead(words, before = '', after = '') {
  if (words instanceof RegExp) return words
  const escaped = words.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const loose = escaped.replace(/\\?[.,:;!?]/g, '[\\u2066-\\u2069]*$&').replace(/\s+/g, '[\\s\\u2066-\\u2069]+')
  return new RegExp(`${before}[\\u2066-\\u2069]*${loose}[\\u2066-\\u2069]*${after}`)
}

// The whole name of a link or button.
const asName = (name) => asRead(name, '^\\s*', '\\s*$')

// The whole label of a field, whether or not the field may stay empty.
const asLabel = (label) => asRead(label, '^\\s*', '(\\s+\\(optional\\))?\\s*$')
