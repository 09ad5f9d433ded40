// A week in a network: somebody reads on a telephone what was said and answers, somebody announces, two ideas become one and are
// answered, and what was said elsewhere before moves in.
import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { ENGINES, journey } from '../kit.mjs'
import { comes, foundsTheNetwork, joins, manyComeAtOnce, starts, startsASpace } from '../kit/network.mjs'

const N = '/n/clean-river'
const WORKSPACE = fileURLToPath(new URL('../data/workspace.zip', import.meta.url))
const OPTIONS = { ways: ['with script'], engines: ENGINES, settings: manyComeAtOnce }

// A name that no line can break fits into every page all the same: each page that they reach is looked at.
const LONG = 'Wolfe'.repeat(24)

async function speaksUnderALongName(ana, ben, someone, bridge) {
  await ana.opens(`${N}/invitations`)
  await ana.presses('Create the link')
  await ana.sees('The link is ready')
  await someone.opens(await ana.readsValue('Link'))
  await someone.fills('Your name', LONG)
  await someone.fills('E-mail', 'wolfe@example.org')
  await someone.fills('Password', 'a canoe full of questions')
  await someone.presses('Join')
  await someone.sees('You are in. Have a look around.')
  await joins(someone, 'River weekend')
  await someone.opens(bridge)
  await someone.fills('Write to the conversation', 'The new one has lamps.')
  await someone.presses('Send')
  await someone.sees('The new one has lamps.')
  for (const path of [bridge, `${N}/today`, `${N}/people`]) {
    await ben.opens(path)
    await ben.sees(LONG)
    const wide = await ben.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    assert.equal(wide, 0, `nothing is pushed sideways at ${path}`)
  }
}

async function announces(ana, ben, space) {
  await ana.opens(`${N}/items/new?kind=announcement&space=${space.split('/').pop()}`)
  await ana.fills('Title', 'The weir is closed')
  await ana.fills('Text', 'Until Friday nobody passes it by boat.')
  await ana.ticks('Ask everyone to confirm that they have read it')
  await ana.presses('Start')
  await ana.sees('This will tell 2 people in')
  await ana.presses('Start')
  await ana.sees('Until Friday nobody passes it by boat.')
  const { path } = ana
  await ben.opens(`${N}/today`)
  await ben.sees('The weir is closed')
  await ben.opens(path)
  await ben.presses('I have read it')
  await ben.sees('Thank you. Your confirmation has been saved.')
  await ana.reloads()
  await ana.sees('1 person has confirmed')
}

async function mergesAndAnswers(ana, ben, space) {
  const raft = await starts(ben, space, 'idea', { Title: 'A raft for everyone', Text: 'Ten people could cross at once.' })
  const clubs = await starts(ana, space, 'idea', { Title: 'One raft for the club', Text: 'We have the wood.' })
  await ben.opens(clubs)
  await ben.presses('I am interested')
  await ben.sees('You are interested in this.')
  await ana.opens(clubs)
  await ana.follows('Merge with another idea')
  await ana.ticks(/A raft for everyone/)
  await ana.presses('Merge them')
  await ana.sees('The two ideas are now one.')
  await ana.opens(raft)
  await ana.sees('1 person is interested')
  await ana.follows('Answer this idea')
  await ana.ticks('We are doing it')
  await ana.fills('Why, and what happens next', 'We build it in May, behind the boat house.')
  await ana.presses('Publish the answer')
  await ana.sees('Your answer is published.')
  await ben.opens(`${N}/inbox`)
  await ben.sees('Your idea was answered')
  await ben.opens(clubs)
  await ben.sees('This idea has become part of another one:')
  await ben.follows('A raft for everyone')
  await ben.sees('We build it in May, behind the boat house.')
}

async function movesIn(ana) {
  await ana.opens(`${N}/slack`)
  await ana.brings('Export', WORKSPACE)
  await ana.chooses('Space for the channels', 'River weekend')
  await ana.presses('Check the export')
  await ana.sees('Import this?')
}

journey('A week is read and answered', OPTIONS, async ({ setup, person }) => {
  const ana = await person('Ana Keller')
  await foundsTheNetwork(ana, setup)
  const space = await startsASpace(ana, 'River weekend', 'Two days on and along the water.')
  const ben = await person('Ben Okafor', { width: 360, theme: 'dark' })
  await comes(ana, ben)
  await joins(ben, 'River weekend')

  // What was said stands on Today; the answer arrives where it is waited for, and whoever is called finds it.
  const bridge = await starts(ana, space, 'discussion', { Title: 'Which bridge first?', Text: 'The old one or the new one?' })
  await ben.opens(`${N}/today`)
  await ben.sees('The old one or the new one?')
  await ben.follows(/^\W*Which bridge first\?\W*$/)
  await ben.fills('Write to the conversation', '@Ana Keller the old one, it has the better path.')
  await ben.presses('Send')
  await ben.sees('it has the better path.')
  await ana.presses(/new – show/)
  await ana.sees('it has the better path.')
  await ana.opens(`${N}/inbox`)
  await ana.sees('Ben Okafor mentioned you')
  await ana.opens(bridge)

  const wolfe = await person('Somebody with a long name', { width: 360 })
  await speaksUnderALongName(ana, ben, wolfe, bridge)
  await announces(ana, ben, space)
  await mergesAndAnswers(ana, ben, space)

  // What was said elsewhere comes in once, under the names of those who said it.
  await movesIn(ana)
  await ana.presses('Import', { until: 'What was imported' })
  await ben.opens(`${space}/items?kind=channel`)
  await ben.follows(/^\W*boats\W*$/)
  await ben.sees('Two paddles are at the weir.')
  await ben.sees('Greta Moor')
  await ana.opens(`${N}/slack`)
  await ana.brings('Export', WORKSPACE)
  await ana.chooses('Space for the channels', 'River weekend')
  await ana.presses('Check the export')
  await ana.sees('Everything in this export is already here.')
})
