// Writing in the middle of what others wrote: one stands at one's own words, menus open in view, what was not sent is
// said, and a draft is shown to nobody but its writer.
import assert from 'node:assert/strict'
import { journey } from '../kit.mjs'

const LONG = 'One street, one change: what did yours do?'

async function walksIn(person) {
  const amina = await person('Amina Diallo')
  await amina.opens('/')
  await amina.presses('Walk in as Amina')
  await amina.follows('Spaces')
  await amina.follows('Town square')
  return amina
}

// Whether all of an element can be seen and nothing lies over its middle.
const inView = (locator) => locator.evaluate((it) => {
  const { top, bottom, left, right } = it.getBoundingClientRect()
  const there = document.elementFromPoint((left + right) / 2, Math.min((top + bottom) / 2, innerHeight - 1))
  return { whole: top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth, free: it.contains(there) || there?.contains(it) }
})

journey('Who writes in a long discussion stands at what they wrote', { demo: true, ways: ['with script', 'without script'] }, async ({ person }) => {
  const amina = await walksIn(person)
  const { page } = amina
  await amina.follows(LONG)
  await amina.fills('Write to the conversation', 'We moved the bench into the shade.')
  await amina.presses('Send')
  await amina.sees('We moved the bench into the shade.')
  await page.waitForTimeout(300)
  const own = page.locator('.message', { hasText: 'We moved the bench into the shade.' }).last()
  assert.deepEqual(await inView(own), { whole: true, free: true })
})

journey('A draft stays with its writer', { demo: true, ways: ['with script'] }, async ({ person }) => {
  const amina = await walksIn(person)
  const { page } = amina
  await amina.follows(LONG)
  const discussion = amina.path
  const field = page.getByLabel('Write to the conversation')
  await field.pressSequentially('Only between us')
  await amina.opens(discussion)
  assert.equal(await field.inputValue(), 'Only between us', 'the draft outlives the page')
  // Another account in the same tab, without having signed out before.
  await amina.opens('/')
  await page.context().clearCookies()
  await amina.opens('/')
  await amina.presses('Walk in as Omar')
  await amina.opens(discussion)
  assert.equal(await field.inputValue(), '')
  await field.pressSequentially('A second one')
  await amina.unfolds('My menu')
  await amina.presses('Sign out')
  const kept = await page.evaluate(() => [sessionStorage, localStorage].flatMap((store) => Object.keys(store)).filter((key) => key.startsWith('keep:')))
  assert.deepEqual(kept, [], 'signing out leaves no draft behind')
})

journey('A long text outlives the window in which it was written', { demo: true, ways: ['with script'] }, async ({ person }) => {
  const amina = await walksIn(person)
  const { page } = amina
  const form = `${amina.path.split('/spaces/')[0]}/items/new?kind=discussion`
  await amina.opens(form)
  await page.getByLabel('Title').pressSequentially('Benches')
  await page.locator('#f-body').pressSequentially('A long thought')
  // What a crash of the browser leaves: nothing of the tab, and what lies beside it.
  await page.evaluate(() => sessionStorage.clear())
  await amina.opens(form)
  await page.getByText('What you typed here earlier').waitFor()
  assert.equal(await page.locator('#f-body').inputValue(), 'A long thought')
  assert.equal(await page.getByLabel('Title').inputValue(), 'Benches')
  await page.getByRole('button', { name: 'Discard it' }).click()
  await page.waitForFunction(() => document.querySelector('#f-body')?.value === '')
  const kept = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('keep:')))
  assert.deepEqual(kept, [])
})

journey('What was not sent is said', { demo: true, ways: ['with script'] }, async ({ person }) => {
  const amina = await walksIn(person)
  const { page } = amina
  await amina.follows(LONG)
  await page.getByLabel('Write to the conversation').fill('Into the void')
  await page.route('**/messages', (route) => route.abort('internetdisconnected'))
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByText('Not sent').waitFor()
  assert.equal(await page.getByLabel('Write to the conversation').inputValue(), 'Into the void')
  await page.unroute('**/messages')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.locator('.message', { hasText: 'Into the void' }).waitFor()
  assert.equal(await page.getByText('Not sent').count(), 0)
  // The browser has complained of what was meant to fail.
  amina.watch.complaints.length = 0
})

journey('Menus open in view', { demo: true, ways: ['with script'] }, async ({ person }) => {
  const amina = await walksIn(person)
  const { page } = amina
  for (const [name, width, height] of [[LONG, 1280, 800], ['Town square, quick questions', 1280, 800], [LONG, 360, 640]]) {
    await page.setViewportSize({ width, height })
    await page.goto(amina.path)
    await page.getByRole('link', { name }).first().click()
    await page.locator('.message').first().waitFor()
    await page.waitForTimeout(300)
    if (name !== LONG) assert.ok((await inView(page.getByLabel('Write to the conversation'))).whole, 'the place to write is in view')
    const messages = page.locator('#messages .message')
    for (const at of [0, Math.floor(await messages.count() / 2), await messages.count() - 1]) {
      await messages.nth(at).scrollIntoViewIfNeeded()
      await messages.nth(at).hover()
      await messages.nth(at).locator('.acts summary').first().click()
      await page.waitForTimeout(150)
      const panel = page.locator('.acts details[open] .menu-panel')
      assert.ok((await inView(panel)).whole, `the signs of message ${at} of “${name}” open out of view at ${width} × ${height}`)
      await page.keyboard.press('Escape')
    }
    await page.goBack()
  }
  await page.locator('.bar-face').click()
  assert.deepEqual(await inView(page.getByRole('button', { name: 'Sign out' })), { whole: true, free: true }, 'the last entry lies under the bar')
})
