// Talking by keyboard, on small windows and without script: the focus is seen and stays where it was, nothing lies over
// anything else, and a single key can be switched off.
import assert from 'node:assert/strict'
import { journey } from '../kit.mjs'

// What has the focus: its element, what it is for, and where it stands in the window.
const focus = (page) => page.evaluate(() => {
  const { activeElement: it } = document
  const { outlineStyle, outlineWidth } = getComputedStyle(it)
  const ring = outlineStyle === 'none' ? 0 : parseFloat(outlineWidth)
  return { id: it.id, value: it.value, message: it.closest('.message')?.id, ring, top: Math.round(it.getBoundingClientRect().top) }
})

// What can be done with a message comes to the one in which one is; without a script it stands on the message's own page.
async function turnsTo(person, words, script) {
  if (script) await person.page.locator('.message', { hasText: words }).last().focus()
  else await person.follows('More for this message', { within: words })
  if (script) await person.unfolds('More for this message', { within: words })
}

// Waits until this holds in the page.
const until = (page, holds, what) => page.waitForFunction(holds, what, { timeout: 60_000 })

async function walksIn(person, how) {
  const amina = await person('Amina Diallo', how)
  await amina.opens('/')
  await amina.presses('Walk in as Amina')
  await amina.follows('Spaces')
  await amina.follows('Town square')
  return amina
}

journey('Somebody talks without a mouse', { demo: true, ways: ['by keyboard alone'] }, async ({ person }) => {
  const amina = await walksIn(person)
  const { page } = amina
  await amina.follows('One street, one change: what did yours do?')

  await page.keyboard.press('j')
  const first = await focus(page)
  assert.ok(first.message && first.ring >= 3, `the ring round a message cannot be seen: ${JSON.stringify(first)}`)
  await page.keyboard.press('r')
  assert.equal((await focus(page)).id, 'f-body', 'r leads to the place to write')

  // A reaction keeps the focus and the place, whichever comes first, the page that answers or the live correction;
  // the same button takes it back.
  const reaction = page.locator('.message:has(.reaction[aria-pressed=false])').nth(3).locator('.reaction[aria-pressed=false]').first()
  await reaction.focus()
  const before = await focus(page)
  for (const pressed of Array(6).fill(['true', 'false']).flat()) {
    await page.keyboard.press('Enter')
    await until(page, ([id, sign, state]) => document.activeElement.matches(`#${id} [value="${sign}"][aria-pressed="${state}"]`),
      [before.message, before.value, pressed])
    const after = await focus(page)
    assert.ok(Math.abs(after.top - before.top) <= 1, `the page moved from ${before.top} to ${after.top}`)
  }

  await page.locator(`#${before.message}`).getByRole('link', { name: /^Reply/ }).focus()
  await page.keyboard.press('Enter')
  await until(page, () => location.search.startsWith('?reply=') && document.activeElement.id === 'f-body')
  await amina.sees('Your reply to')

  // The list of keys gives the focus back, and the switch covers every key.
  await amina.opens(new URL(page.url()).pathname)
  await page.keyboard.press('j')
  await page.keyboard.press('?')
  await amina.sees('Go to the place to write')
  await page.keyboard.press('Escape')
  assert.equal((await focus(page)).id, first.id, 'the focus comes back from the list of keys')
  await amina.reloads()
  await amina.unfolds('My menu')
  await amina.presses('Keyboard shortcuts')
  await page.getByLabel('Single-key shortcuts are on in this browser').uncheck()
  await amina.presses('Close')
  assert.ok(await page.evaluate(() => document.activeElement.matches('.bar-face')), 'the focus comes back to the menu')
  await page.keyboard.press('?')
  await page.keyboard.press('r')
  assert.equal(await page.locator('dialog[open]').count(), 0)
  assert.notEqual((await focus(page)).id, 'f-body')
  await amina.opens('/account')
  assert.equal(await page.locator('#f-keys').isChecked(), false, 'the account page has the same switch')
  await page.locator('#f-keys').check()
  await page.keyboard.press('?')
  assert.equal(await page.locator('dialog[open]').count(), 0, 'in a field a key writes')
})

journey('A channel is read on small windows', { demo: true, ways: ['with script', 'without script'] }, async ({ person, script }) => {
  const amina = await walksIn(person)
  const { page } = amina
  await amina.follows('Talk')
  await amina.follows('Town square, quick questions')
  const channel = amina.path
  const end = () => page.evaluate(() => {
    const [channel, composer] = ['.channel', '.composer'].map((name) => document.querySelector(name).getBoundingClientRect())
    const last = [...document.querySelectorAll('.message')].at(-1).getBoundingClientRect()
    return { box: getComputedStyle(document.querySelector('.channel')).overflowY, over: last.bottom - channel.bottom,
      beneath: composer.top - channel.bottom, shown: composer.top > 0 && composer.top < innerHeight, words: last.bottom > 0 && last.top < innerHeight }
  })
  for (const [width, height] of [[320, 256], [740, 360], [360, 740], [1280, 860]]) {
    await page.setViewportSize({ width, height })
    await page.goto('about:blank')
    await page.goto(`${channel}#composer`)
    await page.waitForTimeout(300)
    const seen = await end()
    const where = `at ${width} × ${height}: ${JSON.stringify(seen)}`
    assert.equal(seen.box, height > 416 ? 'auto' : 'visible', where)
    assert.ok(seen.over <= 0 && seen.beneath >= 0, `messages lie over the place to write ${where}`)
    assert.ok(seen.shown, `the place to write is not in view ${where}`)
    assert.ok(seen.words || height < 300, `the last words are not in view ${where}`)
  }
  await amina.opens(channel)
  if (script) assert.equal(await page.getByText('Skip to writing').evaluate((link) => link.getBoundingClientRect().width), 1)
  else await amina.sees('Skip to writing')
  await page.locator('.to-writing a').focus()
  assert.ok((await page.locator('.to-writing a').boundingBox()).width > 24, 'the way past the messages shows itself')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(200)
  assert.equal((await focus(page)).id, 'f-body')
})

journey('A message is removed after a question', { demo: true }, async ({ person, script }) => {
  const amina = await walksIn(person)
  await amina.follows('Start something')
  await amina.follows('Channel')
  await amina.fills('Title', 'At the repair table')
  await amina.presses('Start')
  await amina.fills('Write to the conversation', 'Words that I regret.')
  await amina.presses('Send')
  await amina.sees('Words that I regret.')
  await turnsTo(amina, 'Words that I regret.', script)
  await amina.follows('Remove')
  await amina.sees('Remove this message?')
  await amina.follows('Keep it')
  await turnsTo(amina, 'Words that I regret.', script)
  await amina.follows('Remove')
  await amina.presses('Yes, remove it')
  await amina.sees('The message is removed.')
  await amina.doesNotSee('Words that I regret.')
})

journey('What others do leaves the focus and the signs where they are', { demo: true, ways: ['with script'] }, async ({ person }) => {
  const amina = await walksIn(person)
  await amina.follows('Start something')
  await amina.follows('Channel')
  await amina.fills('Title', 'At the repair table')
  await amina.presses('Start')
  await amina.fills('Write to the conversation', 'Who has the small screwdriver?')
  await amina.presses('Send')
  await amina.sees('Who has the small screwdriver?')
  const channel = new URL(amina.page.url()).pathname
  await amina.page.locator('.message', { hasText: 'small screwdriver' }).focus()
  await amina.unfolds('React', { within: 'small screwdriver' })
  await amina.presses('Agree', { within: 'small screwdriver' })
  const signs = (who) => who.page.locator('.message .reaction[aria-pressed]').evaluateAll((all) => all.map((one) => [one.innerText, one.ariaPressed].join(' ')))
  assert.deepEqual(await signs(amina), ['👍 1 true'])
  await amina.page.getByRole('link', { name: /^Reply/ }).focus()

  const omar = await person('Omar Haddad')
  await omar.opens('/')
  await omar.presses('Walk in as Omar')
  await omar.opens(channel)
  await omar.presses('Agree, 1')
  await until(amina.page, () => document.querySelector('.message .reaction[aria-pressed]').innerText === '👍 2')
  await amina.page.waitForTimeout(200)
  assert.deepEqual(await signs(amina), ['👍 2 true'])
  assert.match(await amina.page.evaluate(() => document.activeElement.innerText), /^Reply/)

  await omar.fills('Write to the conversation', 'It is in my bag.')
  await omar.presses('Send')
  await amina.sees('It is in my bag.')
  await amina.follows('Omar Haddad')
  await amina.sees('Omar Haddad')
  assert.match(amina.path, /\/people\/\d+$/)
})
