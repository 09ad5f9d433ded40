// The kit itself: that it lets a good page pass, and that it notices each thing it is there to notice.
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import test, { after, before } from 'node:test'
import { openBrowser } from './browser.mjs'
import { Person } from './person.mjs'

const GOOD = `<h1>Garden day</h1><form method="post" action="/thanks"><label>Your name <input name="name"></label>
  <label for="sector">Sector</label> <select id="sector" name="sector"><option>Arts</option><option>Health</option></select>
  <label><input type="checkbox" name="coming"> I am coming</label><button>Answer</button></form>`
const HEAD = `<style>:focus-visible { outline: 3px solid #0b57d0 } body { font: 1rem/1.5 sans-serif } input, select, button { min-block-size: 1.5rem }</style>`

const pages = {
  '/good': GOOD,
  '/thanks': '<h1>Thank you</h1>',
  '/unlabelled': GOOD.replace('<label>Your name', '<label></label>'),
  '/faint': '<h1>Garden day</h1><p style="color: #bbb; background: #fff">See you</p>',
  '/wide': '<h1>Garden day</h1><p style="inline-size: 900px">See you</p>',
  '/headless': '<p>Garden day</p>',
  '/abroad': '<h1>Garden day</h1><img alt="" src="http://example.com/a.png">',
  '/broken': '<h1>Garden day</h1><script>missing()</script>',
  '/loud': '<h1>Garden day</h1><script>console.error("something is off")</script>',
  '/inline': '<h1>Garden day</h1><script>document.title = "x"</script>',
  '/late': '<h1>Garden day</h1><script>document.title = "ran"; setTimeout(() => { document.title = "late" }, 5)</script>',
  '/lost': '<h1>Garden day</h1><script src="/nowhere.js"></script>',
  '/failing': '<h1>Sorry</h1>',
  '/heavy': `<h1>Garden day</h1><p>${'seeds '.repeat(8_000)}</p>`,
  '/mouse': '<h1>Garden day</h1><div role="button" onclick="location = \'/thanks\'">Answer</div>',
  '/blind': '<h1>Garden day</h1><style>a { outline: none !important }</style><a href="/thanks">Answer</a>',
}
const PATIENCE = { timeout: 300_000 }
const STATUS = { '/failing': 500 }
const POLICY = { '/inline': "script-src 'self'" }

let server
let browser
before(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://x')
    const body = pages[pathname]
    if (body === undefined) return response.writeHead(404).end()
    const headers = { 'content-type': 'text/html', ...(POLICY[pathname] && { 'content-security-policy': POLICY[pathname] }) }
    response.writeHead(STATUS[pathname] ?? 200, headers)
    response.end(`<!doctype html><html lang="en"><head><title>Garden day</title><link rel="icon" href="data:,"><meta name="viewport" content="width=device-width">${HEAD}</head><body><main>${body}</main></body></html>`)
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  server.close()
})

const person = (how = {}) => Person.arrives(browser, 'Ana', { base: `http://127.0.0.1:${server.address().port}`, ...how })

for (const [way, how] of Object.entries({ 'with script': {}, 'without script': { script: false }, 'by keyboard': { keyboard: true } })) {
  test(`a good page is walked through ${way}`, PATIENCE, async () => {
    const ana = await person(how)
    await ana.opens('/good')
    await ana.fills('Your name', 'Ana')
    await ana.chooses('Sector', 'Health')
    await ana.ticks('I am coming')
    assert.equal(await ana.readsValue('Sector'), 'Health')
    await ana.presses('Answer')
    await ana.sees('Thank you')
    assert.equal(ana.path, '/thanks')
  })
}

const noticed = {
  'a field without a name': ['/unlabelled', /label/],
  'faint text': ['/faint', /color-contrast/],
  'a page that scrolls sideways on a phone': ['/wide', /scrolls sideways/],
  'a page without a heading': ['/headless', /0 headings h1/],
  'a request that leaves the house': ['/abroad', /left the house/],
  'an error in a script': ['/broken', /missing is not defined/],
  'an error on the console': ['/loud', /something is off/],
  'what the content security policy forbids': ['/inline', /Content Security Policy/],
  'a part of the page that is not there': ['/lost', /404/],
  'a server error': ['/failing', /500/],
  'a heavy page': ['/heavy', /HTML of \d+ bytes/],
}
for (const [what, [path, words]] of Object.entries(noticed)) {
  test(`${what} is noticed`, PATIENCE, async () => {
    const ana = await person()
    await assert.rejects(ana.opens(path), words)
  })
}

test('faint text is noticed without script too', PATIENCE, async () => {
  const ana = await person({ script: false })
  await assert.rejects(ana.opens('/faint'), /color-contrast/)
})

test('the scripts of a page stay unread for someone without script, also after the page was examined', PATIENCE, async () => {
  const ana = await person({ script: false })
  await ana.opens('/late')
  assert.equal(await ana.page.title(), 'Garden day')
  await ana.opens('/late?again')
  assert.equal(await ana.page.title(), 'Garden day')
})

test('a button that only a mouse can press is noticed', PATIENCE, async () => {
  const ana = await person({ keyboard: true, seen: { has: () => true } })
  await ana.opens('/mouse')
  await assert.rejects(ana.presses('Answer'), /cannot be reached by keyboard/)
})

test('a focus that cannot be seen is noticed', PATIENCE, async () => {
  const ana = await person({ keyboard: true })
  await ana.opens('/blind')
  await assert.rejects(ana.follows('Answer'), /focus cannot be seen/)
})

test('words that are not there are missed', PATIENCE, async () => {
  const ana = await person()
  await ana.opens('/good')
  await assert.rejects(ana.sees('Cinema', { patience: 300 }), /does not see “Cinema”/)
  await assert.rejects(ana.doesNotSee('Garden day'), /should not see/)
})
