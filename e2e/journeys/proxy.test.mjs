// Live pages behind a real nginx, which is set up as docs/hosting.md recommends: nothing is lost or doubled when it is restarted,
// a line on which nothing happens stays, a browser has one however many tabs are open, and what is too large is refused
// while it comes.
import assert from 'node:assert/strict'
import { request } from 'node:http'
import { journey } from '../kit.mjs'
import { comes, foundsTheNetwork, joins, manyComeAtOnce, starts, startsASpace } from '../kit/network.mjs'
import { NO_PROXY, SILENCE, behindAProxy, startProxy } from '../kit/proxy.mjs'

const MEBIBYTE = 1024 * 1024
const NOT_LIVE = 'This page is not live right now.'
const settings = async () => ({ ...manyComeAtOnce(), ...(await behindAProxy()), COMMONWEAVE_FILE_LIMIT: '1' })

async function cookieOf({ page }) {
  return (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
}

async function says(someone, words) {
  await someone.fills('Write to the conversation', words)
  await someone.presses('Send')
  await someone.sees(words)
}

// Says something past the proxy, as somebody does whose own way in is another one.
async function saysElsewhere(server, someone, channel, body) {
  const [hostname, port] = server.listens.split(':')
  const headers = { host: new URL(server.url).host, cookie: await cookieOf(someone), 'sec-fetch-site': 'same-origin',
    'content-type': 'application/x-www-form-urlencoded' }
  const status = await new Promise((done, fail) => {
    const asked = request({ hostname, port, path: `${channel}/messages`, method: 'POST', headers, agent: false })
    asked.once('response', (answer) => done(answer.resume().statusCode)).once('error', fail).end(new URLSearchParams({ body }).toString())
  })
  assert.equal(status, 303)
}

// Follows a stream with no browser: what came, and whether it has ended.
async function follows(proxy, someone, path) {
  const stream = { heard: '', ended: false }
  const headers = { cookie: await cookieOf(someone), accept: 'text/event-stream' }
  const answer = await new Promise((done, fail) => proxy.asks(path, { headers }).once('response', done).once('error', fail).end())
  assert.equal(answer.statusCode, 200)
  answer.setEncoding('utf8').on('data', (piece) => { stream.heard += piece })
  answer.once('close', () => { stream.ended = true }).on('error', () => {})
  return stream
}

// Nothing happens for longer than nginx waits for a word: only what keeps the line open is said, each fifteen seconds.
async function staysQuiet(stream) {
  const after = () => stream.heard.split(': still here').slice(1)
  for (const until = Date.now() + 120_000; after().length < 2; await new Promise((done) => setTimeout(done, 200))) {
    assert.ok(!stream.ended, `nginx gives a line up on which nothing happens; this came before: ${stream.heard}`)
    assert.ok(Date.now() < until, `nothing keeps a quiet line open; this came: ${stream.heard}`)
  }
  assert.ok(!stream.ended, 'the line is still there')
  assert.equal(after().join('').trim(), '', `nothing happened for longer than ${SILENCE} seconds`)
}

// Runs in each page before its scripts: whether it is looked at is told by the journey, for without a screen all tabs are.
function eyes(seen) {
  Object.defineProperty(document, 'visibilityState', { get: () => (seen ? 'visible' : 'hidden') })
  window.isLookedAt = (now) => {
    seen = now
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  }
}

async function looksAt(tabs, tab) {
  for (const other of tabs.filter((one) => one !== tab)) await other.evaluate(() => window.isLookedAt(false))
  await tab.evaluate(() => window.isLookedAt(true))
}

// Beside `others`, four tabs of one browser hold one stream, whichever of them is looked at; and that one is live.
async function holdsOneLine(proxy, ana, ben, others) {
  const context = ana.page.context()
  const tabs = [ana.page]
  for (let more = 0; more < 3; more += 1) {
    const tab = await context.newPage()
    await tab.addInitScript(eyes, false)
    await tab.goto(ana.page.url())
    tabs.push(tab)
  }
  for (const [at, tab] of [...tabs.slice(1), ana.page].entries()) {
    await looksAt(tabs, tab)
    await proxy.carries(1 + others)
    await says(ben, `Tab number ${at}.`)
    await tab.locator('.message', { hasText: `Tab number ${at}.` }).waitFor()
    assert.equal(await proxy.underWay(), 1 + others, 'the tabs that are out of view have no line')
  }
  for (const tab of tabs.slice(1)) await tab.close()
}

// Of sixty announced mebibytes six are sent, and no more before there is an answer: whoever waits for the rest waits for ever.
async function isRefusedWhileItComes(proxy, someone, path) {
  const head = ['--edge', 'Content-Disposition: form-data; name="bring"; filename="film.mkv"', 'Content-Type: video/x-matroska', '', ''].join('\r\n')
  const headers = { cookie: await cookieOf(someone), 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=edge',
    'content-length': 60 * MEBIBYTE }
  const asked = proxy.asks(path, { method: 'POST', headers })
  const answered = new Promise((done, fail) => asked.once('response', done).once('error', fail))
  asked.write(head)
  asked.write(Buffer.alloc(6 * MEBIBYTE))
  const late = new Promise((_, fail) => setTimeout(fail, 25_000, new Error('nginx holds back what is sent until all of it is there')).unref())
  const answer = await Promise.race([answered, late])
  let words = ''
  for await (const piece of answer.setEncoding('utf8')) words += piece
  assert.equal(answer.statusCode, 422)
  assert.match(words, /too large/)
  asked.destroy()
}

// Nginx is stopped and started again; meanwhile somebody speaks.
async function isRestarted(proxy, server, ana, ben, channel) {
  const off = (someone) => someone.page.getByText(NOT_LIVE)
  await proxy.stops()
  for (const someone of [ana, ben]) await off(someone).waitFor({ state: 'visible' })
  await saysElsewhere(server, ben, channel, 'Nobody hears this yet.')
  await proxy.starts()
  for (const someone of [ana, ben]) {
    await off(someone).waitFor({ state: 'hidden', timeout: 180_000 })
    await someone.sees('Nobody hears this yet.')
  }
  await says(ben, 'And on we go.')
  await ana.sees('And on we go.')
}

journey('Live pages behind nginx, as the docs set it up', { ways: ['with script'], skip: NO_PROXY, settings }, async ({ setup, server, person }) => {
  const proxy = await startProxy(server)
  try {
    const ana = await person('Ana Keller')
    await ana.page.addInitScript(eyes, true)
    await foundsTheNetwork(ana, setup)
    assert.equal(await ana.page.evaluate(() => performance.getEntriesByType('navigation')[0].nextHopProtocol), 'h2', 'it is nginx who answers')
    const space = await startsASpace(ana, 'River weekend', 'Two days on and along the water.')
    const ben = await person('Ben Okafor')
    await comes(ana, ben)
    await joins(ben, 'River weekend')
    const bank = await starts(ana, space, 'discussion', { Title: 'Which bank?', Text: 'The left one or the right one?' })
    const channel = await starts(ana, space, 'channel', { Title: 'On the water' })
    await ben.opens(channel)

    await says(ben, 'The first boat is out.')
    await ana.sees('The first boat is out.')
    await proxy.carries(2)
    const quiet = await follows(proxy, ana, `${bank}/live`)
    await holdsOneLine(proxy, ana, ben, 2)
    await isRefusedWhileItComes(proxy, ana, '/n/clean-river/files')
    await staysQuiet(quiet)
    await isRestarted(proxy, server, ana, ben, channel)

    const said = ['The first boat is out.', ...[0, 1, 2, 3].map((at) => `Tab number ${at}.`), 'Nobody hears this yet.', 'And on we go.']
    for (const { page } of [ana, ben]) {
      const texts = await page.locator('#messages .message').allInnerTexts()
      assert.equal(texts.length, said.length, texts.join('\n'))
      said.forEach((words, at) => assert.ok(texts[at].includes(words), `“${words}” stands once, in its place: ${texts.join('\n')}`))
    }
  } finally {
    await proxy.isGone()
  }
})
