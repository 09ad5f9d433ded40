// Live pages over a line that breaks: they say so, come back by themselves, and miss nothing.
import assert from 'node:assert/strict'
import { journey } from '../kit.mjs'

const NOT_LIVE = 'This page is not live right now.'

async function walksIn(person, name) {
  const someone = await person(name)
  await someone.opens('/')
  await someone.presses(`Walk in as ${name.split(' ')[0]}`)
  return someone
}

journey('A page that lost its line says so and catches up', { demo: true, ways: ['with script'] }, async ({ person }) => {
  const amina = await walksIn(person, 'Amina Diallo')
  await amina.follows('Spaces')
  await amina.follows('Town square')
  await amina.follows('Talk')
  await amina.follows('Town square, quick questions')
  const { page } = amina
  const channel = new URL(page.url()).pathname
  const omar = await walksIn(person, 'Omar Haddad')
  await omar.opens(channel)
  const says = async (words) => {
    await omar.fills('Write to the conversation', words)
    await omar.presses('Send')
    await omar.sees(words)
  }
  const off = page.getByText(NOT_LIVE)
  await says('While all is well.')
  await amina.sees('While all is well.')
  assert.equal(await off.isVisible(), false)

  // What a proxy says that finds no server, and what a server says that has too much to do.
  for (const status of [502, 503]) {
    await page.route('**/live*', (route) => route.fulfill({ status, headers: { 'retry-after': '1' }, body: 'not now' }))
    await amina.reloads()
    await off.waitFor({ state: 'visible', timeout: 30_000 })
    await says(`Behind a ${status}.`)
    await page.unroute('**/live*')
    await off.waitFor({ state: 'hidden', timeout: 90_000 })
    await amina.sees(`Behind a ${status}.`)
    assert.equal(await page.getByText(`Behind a ${status}.`).count(), 1)
  }
})
