// Somebody was away for a week and catches up on a small telephone: what was said is read, what waits is answered, and all is
// marked as read, with ten taps.
import assert from 'node:assert/strict'
import { ENGINES, journey } from '../kit.mjs'
import { comes, foundsTheNetwork, joins, manyComeAtOnce, starts, startsASpace } from '../kit/network.mjs'
import { dayIn } from '../kit/server.mjs'

const N = '/n/clean-river'
const TAPS = 10

async function says(who, talk, ...all) {
  await who.opens(talk)
  for (const words of all) {
    await who.fills('Write to the conversation', words)
    await who.presses('Send')
    await who.sees(words)
  }
}

// All that is said in that week.
const [HIGH, LEFT, MILL, CALL] = ['The water is high today.', 'The left bank is closed.', 'We start at the mill then.', 'which bridge would you take with a canoe?']
const [RAFT, LAMPS, WEIR, CANOE] = ['Ten people could cross at once.', 'Whoever has two lamps brings one.', 'Until Friday nobody passes it by boat.', 'A used one, for at most 400 euros.']
const SAID = [HIGH, LEFT, MILL, CALL, RAFT, LAMPS, WEIR, CANOE]

// A channel in which Ben is asked something, a talk, an idea, something that all should know, and a vote.
async function aWeekPasses(ana, cleo, space, { lamps, channel }) {
  const number = space.split('/').pop()
  await says(cleo, channel, HIGH, LEFT)
  await says(ana, channel, MILL, `@Ben Okafor ${CALL}`)
  await says(cleo, lamps, LAMPS)
  await starts(cleo, space, 'idea', { Title: 'A raft for everyone', Text: RAFT })
  await ana.opens(`${N}/items/new?kind=announcement&space=${number}`)
  await ana.fills('Title', 'The weir is closed')
  await ana.fills('Text', WEIR)
  await ana.ticks('Ask everyone to confirm that they have read it')
  await ana.presses('Start')
  await ana.sees('Submit again to announce it')
  await ana.presses('Start')
  await ana.sees('0 people have confirmed')
  await ana.opens(`${N}/items/new?kind=proposal&space=${number}`)
  await ana.fills('Title', 'We buy a second canoe')
  await ana.fills('Text', CANOE)
  await ana.ticks('Consent')
  await ana.fills('Day', dayIn(7))
  await ana.fills('Time', '18:00')
  await ana.presses('Start')
  await ana.sees('This proposal is a draft')
  await ana.follows('Open for voting')
  await ana.presses('Open for voting')
  await ana.sees('Voting is open.')
}

// The browser itself counts: each time that a finger goes down, whatever it hits.
async function countsTaps({ page }) {
  const taps = []
  await page.exposeFunction('countTap', (what) => taps.push(what))
  const count = () => addEventListener('pointerdown', (event) => event.isTrusted && window.countTap(event.target.textContent.trim()), true)
  await page.addInitScript(count)
  await page.evaluate(count)
  return taps
}

// A finger opens the place to write before anything is typed.
async function writes(who, label, words) {
  const field = who.page.getByLabel(label)
  await field.click()
  await field.pressSequentially(words)
}

const OPTIONS = { ways: ['with script'], engines: ENGINES, settings: manyComeAtOnce }

journey('A week of catching up takes ten taps', OPTIONS, async ({ setup, server, person }) => {
  const ana = await person('Ana Keller')
  await foundsTheNetwork(ana, setup)
  const space = await startsASpace(ana, 'River weekend', 'Two days on and along the water.')
  const ben = await person('Ben Okafor', { width: 360 })
  const cleo = await person('Cleo Brandt')
  for (const someone of [ben, cleo]) {
    await comes(ana, someone)
    await joins(someone, 'River weekend')
  }
  const lamps = await starts(ana, space, 'discussion', { Title: 'Lamps for the night', Text: 'What do we need when it is dark?' })
  const channel = await starts(ana, space, 'channel', { Title: 'On the water' })
  // Ben has read both, closes the page, and is away.
  for (const talk of [lamps, channel]) await ben.opens(talk)
  await ben.page.goto('about:blank')
  server.hasBeenAway('Ben Okafor', 8)
  await aWeekPasses(ana, cleo, space, { lamps, channel })

  await ben.opens(`${N}/today`)
  const taps = await countsTaps(ben)
  const read = [await ben.page.locator('main').innerText()]
  await ben.presses(/^I have read it/)
  await ben.sees('Thank you. Your confirmation has been saved.')
  await ben.follows(/On the water/, { within: 'mentioned you' })
  read.push(await ben.page.locator('main').innerText())
  await writes(ben, 'Write to the conversation', 'At the old bridge, it has the better path.')
  await ben.presses('Send')
  await ben.sees('it has the better path.')
  await ben.follows('Today')
  await ben.doesNotSee('mentioned you')
  await ben.presses('Mark all as read')
  await ben.sees('Everything is marked as read')
  await ben.follows('Vote')
  read.push(await ben.page.locator('main').innerText())
  await ben.ticks('I consent')
  await ben.presses('Vote')
  await ben.sees('You have voted')

  assert.ok(taps.length > 0 && taps.length <= TAPS, `${taps.length} taps: ${taps.join(' · ')}`)
  for (const words of SAID) assert.ok(read.some((page) => page.includes(words)), `“${words}” was said in that week, and stood on no page that Ben saw`)
  await ben.opens(`${N}/today`)
  await ben.sees('Nothing is waiting for you.')
  assert.equal(await ben.page.locator('.is-unread').count(), 0, 'nothing is left unread')
})
