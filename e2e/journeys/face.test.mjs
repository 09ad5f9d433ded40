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

journey('What an item can become stands beside it, and the text keeps its width', { demo: true, ways: ['with script'] }, async ({ person }) => {
  const amina = await walksIn(person, { width: 1280 })
  const { page } = amina
  const widths = () => page.evaluate(() => {
    const [main, side, text] = ['main', 'main > .item-side', 'main > .page-head'].map((name) => document.querySelector(name).getBoundingClientRect())
    return { main: main.right, side: [side.left, side.right], text: [text.left, text.right] }
  })
  await amina.opens(`${N}/items/2`)
  const desk = await widths()
  assert.ok(desk.side[0] > desk.text[1], 'the column stands beside the text')
  assert.ok(desk.text[1] - desk.text[0] >= 640, `the text has ${desk.text[1] - desk.text[0]} px`)
  assert.ok(1280 - desk.side[1] < 80, 'nothing is left empty beyond it')
  await page.setViewportSize({ width: 1100, height: 900 })
  const narrow = await widths()
  assert.equal(narrow.side[0], narrow.text[0], 'where there is less room it stands below')
})
