// Somebody reads the map, finds an organisation, walks to its neighbours, and takes themselves off.
import assert from 'node:assert/strict'
import { journey } from '../kit.mjs'

const N = '/n/green-city'

journey('A member reads the map and leaves it', { demo: true }, async ({ person }) => {
  const amina = await person('Amina Diallo')
  await amina.opens('/')
  await amina.presses('Walk in as Amina')
  await amina.opens(`${N}/map`)
  await amina.sees('The network as a whole')
  await amina.follows('By number of ties')
  await amina.opens(`${N}/map?of-whom=member`)
  await amina.opens(`${N}/map?of-whom=both`)
  await amina.opens(`${N}/voice`)
  // Whose voice is heard is asked of meetings that come back, and of a decision, too.
  await amina.opens(`${N}/meetings`)
  await amina.follows('Assembly at the tram depot')
  await amina.follows('Whose voice is heard')
  await amina.sees('Members of the space, without guests')
  await amina.follows('New or not')
  await amina.opens(`${N}/decisions`)
  await amina.follows('A charter for quiet nights')
  await amina.follows('How it was counted')
  await amina.follows('Whose voice counted')
  await amina.sees('Those who could vote on this proposal')
  await amina.opens(`${N}/map/mine`)
  await amina.sees('You are tied to')
  await amina.presses('Take me off the map')
  await amina.sees('You are not on the map')
  await amina.presses('Put me back on the map')
  await amina.sees('You are on the map again')
  const phone = await person('Amina on her phone', { width: 360, theme: 'dark' })
  await phone.opens('/')
})

journey('The map comes nearer, and a mark leads to its ties', { demo: true, ways: ['with script'] }, async ({ person }) => {
  const omar = await person('Omar Haddad')
  await omar.opens('/')
  await omar.presses('Walk in as Omar')
  await omar.opens(`${N}/map`)
  const { page } = omar
  const view = () => page.locator('.net-map > svg').getAttribute('viewBox')
  const before = await view()
  await page.locator('.map-zoom button').first().click()
  assert.notEqual(await view(), before)
  await page.locator('.map-zoom button').last().click()
  assert.equal(await view(), before)
  await page.locator('.net-map [data-of]').last().click()
  await page.waitForURL(/of=o\d+/)
  await omar.sees('Around')
})
