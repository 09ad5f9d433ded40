// All that every item has, in one story: pictures, mentions, inbox, mail, live pages, one thing made of another, a move. And
// beside it, at each step, somebody who is not in the space and finds no trace of any of it.
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { ENGINES, journey } from '../kit.mjs'
import { arrives, startPost } from '../kit/post.mjs'
import { dayIn } from '../kit/server.mjs'
import { brings, drops, hears, pastes } from '../kit/things.mjs'

const N = '/n/clean-river'
// Words that only members of the spaces may ever meet.
const WORDS = ['Otter watch', 'Tracks below the weir', 'muddy prints', 'left-bank.png', 'right-bank.png', 'Walk to the weir']

let post
before(async () => { post = await startPost() })
after(() => post.close())

const settings = () => ({
  COMMONWEAVE_SMTP: `smtps://ana:p%40ss@localhost:${post.tls}`,
  COMMONWEAVE_MAIL_FROM: 'Commonweave <noreply@example.org>',
  SSL_CERT_FILE: post.authority,
})

async function foundsTheNetwork(ana, setup) {
  await ana.opens(setup)
  await ana.fills('Your name', 'Ana Keller')
  await ana.fills('E-mail', 'ana@example.org')
  await ana.fills('Password', 'seven herons by the weir')
  await ana.fills('Name of the network', 'Clean River')
  await ana.fills('In one sentence', 'Everyone along the Aue.')
  await ana.presses('Start')
  await ana.sees('Everything is ready. Welcome.')
}

async function startsASpace(ana, name) {
  await ana.opens(`${N}/spaces/new`)
  await ana.fills('Name', name)
  await ana.fills('Purpose', 'What few should know.')
  await ana.ticks(/^Only members of the space/)
  await ana.presses('Start the space')
  await ana.sees('Your space is ready.')
  return new URL(ana.page.url()).pathname
}

async function comes(ana, someone) {
  await ana.opens(`${N}/invitations`)
  await ana.presses('Create the link')
  await ana.sees('The link is ready')
  await someone.opens(await ana.readsValue('Link'))
  await someone.fills('Your name', someone.name)
  await someone.fills('E-mail', `${someone.name.split(' ')[0].toLowerCase()}@example.org`)
  await someone.fills('Password', 'a canoe full of questions')
  await someone.presses('Join')
  await someone.sees('You are in. Have a look around.')
}

async function adds(ana, space, name) {
  await ana.opens(`${space}/people/new`)
  await ana.fills('Name', name)
  await ana.presses('Search')
  await ana.presses(new RegExp(`^Add .*${name}`))
  await ana.sees('They are now in the space.')
}

// Starts something of a kind in a space, by what one wants to do.
async function starts(who, space, kind, title, fills = {}) {
  await who.opens(`${N}/items/new?space=${space.split('/').pop()}`)
  await who.follows(kind)
  await who.fills('Title', title)
  for (const [label, text] of Object.entries(fills)) await who.fills(label, text)
  await who.presses('Start')
  await who.sees(title)
  return new URL(who.page.url()).pathname
}

// Everywhere that somebody may look who is in the network: nothing there tells of these words, and none of these addresses
// answers.
async function findsNoTrace(someone, { feed, hidden, words = WORDS }) {
  const pages = ['today', 'inbox', 'inbox?show=mine', 'spaces', 'calendar', 'calendar?view=agenda', 'calendar?view=week', 'tags', 'people',
    ...['otter', 'tracks', 'prints', 'bank', 'weir'].flatMap((word) => [`search?q=${word}`, `jump?q=${word}`]),
    ...['%23Otter', '%23Tracks', '%23Walk'].map((name) => `mentions?q=${name}`)].map((path) => `${N}/${path}`)
  for (const path of [...pages, feed]) {
    const answer = await someone.page.request.get(path)
    assert.equal(answer.status(), 200, path)
    const text = await answer.text()
    for (const secret of words) assert.ok(!text.includes(secret), `“${secret}” stands at ${path} for ${someone.name}`)
    for (const address of hidden) assert.ok(!new RegExp(`${address}(?!\\d)`).test(text), `${address} stands at ${path}`)
  }
  const missing = await someone.page.request.get(`${N}/items/999999`)
  for (const address of hidden.flatMap((one) => (one.includes('/files/') ? [one, `${one}/thumb`] : [one, `${one}/live?after=0-0`, `${one}/history`]))) {
    const answer = await someone.page.request.get(address, { maxRedirects: 0 })
    assert.equal(answer.status(), missing.status(), `${someone.name} at ${address}`)
  }
  const heard = await hears(someone, `${N}/live?after=0-0`)
  for (const secret of words) assert.ok(!heard.includes(secret), `the replayed stream tells ${someone.name} of “${secret}”`)
  for (const address of hidden) assert.ok(!new RegExp(`${address}(?!\\d)`).test(heard), `the replayed stream names ${address}`)
}

journey('What few share reaches each of them by every way, and nobody else by any', { ways: ['with script', 'without script'], engines: ENGINES, settings },
  async ({ setup, person, script, server }) => {
    post.letters.length = 0
    const ana = await person('Ana Keller')
    await foundsTheNetwork(ana, setup)
    const otters = await startsASpace(ana, 'Otter watch')
    const council = await startsASpace(ana, 'Council')
    const ben = await person('Ben Okafor', { width: 360, theme: 'dark' })
    await comes(ana, ben)
    const cleo = await person('Cleo Brandt')
    await comes(ana, cleo)
    await cleo.opens(`${N}/calendar/feeds`)
    await cleo.presses('Create an address The whole network')
    const feed = new URL(await cleo.page.locator('input.address').inputValue()).pathname
    await adds(ana, otters, 'Ben Okafor')
    const walk = await starts(ana, otters, 'Event', 'Walk to the weir', { Day: dayIn(2), 'Starts at': '18:00' })
    const tracks = await starts(ana, otters, 'Discussion', 'Tracks below the weir')

    // Ben is away. Ana shows what she found, and names him and the space.
    if (script) {
      await pastes(ana, 'Write to the conversation', ['left-bank.png', 'right-bank.png'])
      await drops(ana, 'Write to the conversation', ['far-bank.png'])
      const field = ana.page.getByLabel('Write to the conversation')
      await field.pressSequentially('@Ben Ok')
      await ana.page.getByRole('option', { name: /Ben Okafor/ }).waitFor()
      await ana.page.keyboard.press('Enter')
      await field.pressSequentially('#Otter')
      await ana.page.getByRole('option', { name: /Otter watch/ }).waitFor()
      await ana.page.keyboard.press('Tab')
      await field.pressSequentially('look, muddy prints')
    } else {
      await brings(ana, 'Add pictures or files', ['left-bank.png', 'right-bank.png'])
      await ana.fills('Write to the conversation', '@Ben Okafor #Otter watch look, muddy prints')
    }
    await ana.presses('Send')
    await ana.sees('muddy prints')
    const pictures = ana.page.locator('.message .picture img')
    assert.equal(await pictures.count(), script ? 3 : 2)
    const files = await ana.page.locator('.message a.picture').evaluateAll((links) => links.map((link) => new URL(link.href).pathname))
    for (const name of ['@Ben Okafor', '#Otter watch']) assert.equal(await ana.page.locator('.message').getByRole('link', { name }).count(), 1, name)

    await findsNoTrace(cleo, { feed, hidden: [otters, council, tracks, walk, ...files] })

    // After a while there is one letter, to the one who was asked for, and one line.
    await server.letsTimePass('at-once-letter')
    const letter = await arrives(post, (one) => one.to.includes('ben@example.org'))
    assert.match(letter.text, /Tracks below the weir/)
    await ben.opens(`${N}/inbox?show=mine`)
    assert.equal(await ben.page.locator('#inbox-lines .news').count(), 1)
    await ben.sees('Ana Keller mentioned you')
    assert.deepEqual(post.letters.map((one) => one.to), [['ben@example.org']], 'one letter, and none to anybody else')
    const link = letter.link(/\/n\/clean-river\/items\/\d+[^\s"<]*/)
    await ben.opens(link)
    await ben.sees('muddy prints')
    assert.equal(await ben.page.locator('.message .picture img').count(), script ? 3 : 2)
    await ben.fills('Write to the conversation', 'These are three days old.')
    await ben.presses('Send')
    await ben.sees('These are three days old.')
    if (script) await ana.presses(/new – show/)
    else await ana.reloads()
    await ana.sees('These are three days old.')

    // One step, and an idea stands beside what it came from.
    await ben.follows('Idea')
    await ben.sees('Based on')
    assert.equal(await ben.readsValue('Title'), 'Tracks below the weir')
    await ben.fills('Title', 'A camera by the water')
    await ben.fills('Text', 'So that nobody has to wait at night.')
    await ben.presses('Start')
    await ben.sees('came from')
    const idea = new URL(ben.page.url()).pathname
    await ben.follows('Tracks below the weir')
    await ben.sees('A camera by the water')
    await findsNoTrace(cleo, { feed, hidden: [otters, council, tracks, walk, idea, ...files], words: [...WORDS, 'camera'] })

    // The discussion moves to where Ben is not. His page stands open, and tells him nothing more.
    const open = ben.page
    await ana.opens(`${tracks}/move`)
    await ana.chooses('To which space?', 'Council')
    await ana.presses('Move it')
    await ana.sees('It is in this space now.')
    await ana.fills('Write to the conversation', 'Among the council alone.')
    await ana.presses('Send')
    await ana.sees('Among the council alone.')
    assert.equal(await open.getByText('Among the council alone.').count(), 0)
    const lost = ['muddy prints', 'These are three days old.', 'left-bank.png', 'right-bank.png', 'Among the council alone.', 'Council']
    await findsNoTrace(ben, { feed, hidden: [council, tracks, ...files], words: lost })
    await ben.opens(idea)
    await ben.sees('A camera by the water')
    await ben.doesNotSee('came from')
    await findsNoTrace(cleo, { feed, hidden: [otters, council, tracks, walk, idea, ...files], words: [...WORDS, 'camera', ...lost] })
    await ana.opens(idea)
    await ana.sees('Tracks below the weir')
    await server.letsTimePass('at-once-letter')
    assert.ok(post.letters.every((one) => !one.to.includes('cleo@example.org')), 'nobody wrote to Cleo')
  })
