// Somebody comes back: Today says what was said, a look puts out the dots, and on a phone nothing lies over what one needs.
import assert from 'node:assert/strict'
import { journey } from '../kit.mjs'

const N = '/n/green-city'

// Whether the middle of this element is what a finger there would touch.
const isInReach = (locator) => locator.evaluate((it) => {
  const { left, top, width, height } = it.getBoundingClientRect()
  const touched = document.elementFromPoint(left + width / 2, top + height / 2)
  return it === touched || it.contains(touched)
})

const walksIn = async (person, how) => {
  const amina = await person('Amina Diallo', how)
  await amina.opens('/')
  await amina.presses('Walk in as Amina')
  return amina
}

journey('Somebody comes back and reads what was said', { demo: true }, async ({ person }) => {
  const amina = await walksIn(person)
  const { page } = amina
  assert.match(await amina.readsHeading(), /^(Good (morning|afternoon|evening)|Hello), \u2068?Amina\u2069?$/)
  await amina.sees('Needs you')
  await amina.sees('This week')
  await amina.sees('A small win')
  const unread = page.locator('.list.card > .is-unread')
  const before = await unread.count()
  assert.ok(before > 3, 'something has happened since she was here')
  const said = unread.filter({ has: page.locator('.excerpt') }).first()
  assert.ok((await said.locator('.excerpt').innerText()).length > 20, 'what was said stands below the title')
  const href = await said.locator('.list-title').getAttribute('href')
  await amina.opens(href)
  // It is written down behind the page that shows it.
  const still = page.locator('.list.card > .is-unread').filter({ has: page.locator(`.list-title[href="${href}"]`) })
  for (const wait of [0, 100, 400, 1500]) {
    await page.waitForTimeout(wait)
    await amina.opens(`${N}/today`)
    if (await still.count() === 0) break
  }
  assert.equal(await still.count(), 0, 'what was read is faint')
  await amina.presses('Mark all as read')
  await amina.sees('Everything is marked as read.')
  assert.equal(await page.locator('.list.card > .news.is-unread:has(.tag.talk)').count(), 0)
})

journey('Menus stand above the places of a phone', { demo: true, ways: ['with script'] }, async ({ person }) => {
  const amina = await walksIn(person, { width: 360 })
  const { page } = amina
  await page.locator('.bar-face').click()
  assert.ok(await isInReach(page.getByRole('button', { name: 'Sign out' })), 'signing out is in reach')
  await page.keyboard.press('Escape')
  await amina.opens(`${N}/spaces`)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  assert.equal(wide, 0, 'nothing is pushed sideways')
})
