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

journey('What one has seen already is not told as new', { demo: true, ways: ['with script'] }, async ({ person }) => {
  const amina = await walksIn(person, 'Amina Diallo')
  await amina.follows('Spaces')
  await amina.follows('Town square')
  await amina.follows('Start something')
  await amina.follows('Discussion')
  await amina.fills('Title', 'Where the bench goes')
  await amina.presses('Start')
  await amina.sees('Nobody has written yet')
  const { page } = amina
  const omar = await walksIn(person, 'Omar Haddad')
  await omar.opens(new URL(page.url()).pathname)
  const says = async (words) => {
    await omar.fills('Write to the conversation', words)
    await omar.presses('Send')
    await omar.sees(words)
  }
  const news = page.locator('[data-live-pill]')
  await says('Below the lime tree.')
  await amina.presses(/new – show/)
  await amina.sees('Below the lime tree.')

  // Coming back, the browser shows the page as it was left, and the stream goes on from where the page began.
  await amina.follows('Town square')
  await page.goBack()
  await amina.sees('Below the lime tree.')
  await says('By the fountain.')
  await news.waitFor({ state: 'visible' })
  assert.match(await news.innerText(), /^1\b/)

  // What changes something that waits, waits with it.
  const talk = new URL(page.url()).pathname
  const fountain = await omar.page.locator('.message', { hasText: 'By the fountain.' }).getAttribute('id')
  await omar.opens(`${talk}/messages/${fountain.split('-')[1]}/edit`)
  await omar.fills('Message', 'By the old fountain.')
  await omar.presses('Save')
  await omar.sees('By the old fountain.')
  await omar.opens(talk)
  await says('Or on the hill.')
  await news.filter({ hasText: '2' }).waitFor({ state: 'visible' })
  await amina.presses(/new – show/)
  await amina.sees('By the old fountain.')
  await amina.sees('Or on the hill.')
  assert.equal(await page.locator('.message').count(), 3)
})

journey('However many tabs are open, the one that is looked at has the line', { demo: true, ways: ['with script'] }, async ({ person }) => {
  const amina = await walksIn(person, 'Amina Diallo')
  await amina.follows('Spaces')
  await amina.follows('Town square')
  await amina.follows('Talk')
  await amina.follows('Town square, quick questions')
  const context = amina.page.context()
  const lines = []
  context.on('request', (request) => request.resourceType() === 'eventsource' && lines.push(request.url()))
  for (let tabs = 0; tabs < 3; tabs += 1) {
    const tab = await context.newPage()
    await tab.addInitScript(() => Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' }))
    await tab.goto(amina.page.url())
  }
  assert.deepEqual(lines, [])
  const tab = await context.newPage()
  const opened = context.waitForEvent('request', (request) => request.resourceType() === 'eventsource')
  await tab.goto(amina.page.url())
  await opened
  assert.equal(lines.length, 1)
})
