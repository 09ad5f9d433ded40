// Somebody finds a date, walks the month by its keys, and says that they come.
import assert from 'node:assert/strict'
import { journey } from '../kit.mjs'

const N = '/n/green-city'

journey('A member finds an event in the calendar and says that they come', { demo: true }, async ({ person }) => {
  const amina = await person('Amina Diallo')
  await amina.opens('/')
  await amina.presses('Walk in as Amina')
  await amina.follows('Calendar')
  for (const layout of ['Week', 'List', 'Month']) await amina.follows(layout)
  await amina.follows('List')
  await amina.follows('Film and talk: The Long Roof')
  await amina.sees('Who is coming')
  await amina.presses('Yes, I am coming')
  await amina.sees('Your answer has been saved.')
  await amina.follows('Calendar')
  await amina.follows('Mine')
  await amina.follows('List')
  await amina.sees('The Long Roof')
  await amina.opens(`${N}/calendar/feeds`)
  await amina.presses('Create an address The whole network')
  await amina.sees('Copy it now')
  const phone = await person('Amina on her phone', { width: 360, theme: 'dark' })
  for (const view of ['month', 'week', 'agenda']) await phone.opens(`${N}/calendar?view=${view}`)
})

journey('The month is one stop for Tab, and arrows walk its days', { demo: true, ways: ['with script'] }, async ({ person }) => {
  const omar = await person('Omar Haddad')
  await omar.opens('/')
  await omar.presses('Walk in as Omar')
  await omar.opens(`${N}/calendar?view=month&day=2026-11-10`)
  const { page } = omar
  const day = () => page.evaluate(() => new URL(document.activeElement.href).searchParams.get('day'))
  assert.equal(await page.locator('table[role=grid] td a[tabindex="0"].month-day').count(), 1)
  await page.locator('a.month-day[href*="day=2026-11-10"]').focus()
  for (const [key, expected] of [['ArrowRight', '11'], ['ArrowDown', '18'], ['ArrowLeft', '17'], ['ArrowUp', '10'], ['End', '15'], ['Home', '09']]) {
    await page.keyboard.press(key)
    assert.equal(await day(), `2026-11-${expected}`, key)
  }
  assert.equal(await page.locator('table[role=grid] td a[tabindex="0"].month-day').count(), 1)
  await page.keyboard.press('PageDown')
  await omar.sees('December 2026')
})
