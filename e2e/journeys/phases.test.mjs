// An idea that becomes a project, and a time in which nothing is written: what somebody has typed before it goes when it is over.
// One of those who are in it has no script, one a telephone.
import assert from 'node:assert/strict'
import { ENGINES, journey } from '../kit.mjs'
import { comes, foundsTheNetwork, here, joins, manyComeAtOnce, starts, startsASpace, waitsFor } from '../kit/network.mjs'
import { dayIn } from '../kit/server.mjs'

const N = '/n/clean-river'
const [BENCH, WHY] = ['A bench by the weir', 'Whoever waits for the ferry has nowhere to sit.']
const PROJECT = 'Benches for the weir'
const [FERNS, WILLOW] = ['By the ferns, where it is dry.', 'Under the willow, where it is cool.']
const RESTS = 'The space is in a phase in which no messages are written.'
const PLACE = 'Write to the conversation'

async function becomesAProject(ana, idea) {
  await ana.opens(idea)
  await ana.follows('Start a project')
  assert.equal(await ana.readsValue('Name'), BENCH, 'a project begins with the words of the idea')
  assert.equal(await ana.readsValue('Purpose'), WHY)
  await ana.fills('Name', '')
  await ana.presses('Start the project')
  assert.equal(await ana.readsValue('Purpose'), WHY, 'a name was wanting, and the words stay')
  await ana.fills('Name', PROJECT)
  await ana.presses('Start the project')
  await ana.sees('The project is started.')
  const project = here(ana)
  await ana.sees('This project came from the idea')
  await ana.follows('Write a project sheet for this space')
  await ana.fills('What it should move', 'Ten people who sit by the water')
  await ana.fills('First day', dayIn(1))
  await ana.presses('Save')
  await ana.sees('The sheet has been saved.')
  return project
}

// A phase that has begun and lasts until this day.
async function readsUntil(ana, space, day) {
  await ana.opens(`${space}/phases/edit`)
  const first = { within: 'Phase 1' }
  await ana.doesNotSee('Phase 3')
  await ana.unfolds('Add a phase')
  await ana.sees('Phase 8')
  await ana.unfolds('Add a phase')
  await ana.fills('Name', 'Reading time', first)
  await ana.fills('What is done in it, in one sentence', 'We read what has been said.', first)
  await ana.fills('First day', dayIn(-3), first)
  await ana.fills('Last day', day, first)
  await ana.chooses('What you ask of members', 'To look at what there is', first)
  await ana.ticks('No new messages and reactions meanwhile, in channels too', first)
  await ana.presses('Save')
  await ana.sees('The phases are saved.')
}

async function says(who, item, words) {
  await who.opens(item)
  await who.fills(PLACE, words)
  await who.presses('Send')
  await who.sees(words)
}

const OPTIONS = { ways: ['with script'], engines: ENGINES, settings: manyComeAtOnce }

journey('An idea becomes a project, and messages rest for a while', OPTIONS, async ({ setup, person }) => {
  const ana = await person('Ana Keller')
  await foundsTheNetwork(ana, setup)
  const space = await startsASpace(ana, 'River weekend', 'Two days on and along the water.')
  const coming = async (name, how) => {
    const someone = await person(name, how)
    await comes(ana, someone)
    await joins(someone, 'River weekend')
    return someone
  }
  const ben = await coming('Ben Okafor')
  const dana = await coming('Dana Novak', { script: false })
  const emil = await coming('Emil Sommer', { width: 360, theme: 'dark' })

  // Ben has an idea, others like it, and whoever holds the space makes a project of it.
  const idea = await starts(ben, space, 'idea', { Title: BENCH, Text: WHY })
  for (const who of [dana, emil]) {
    await who.opens(idea)
    await who.presses('I am interested')
    await who.sees('You are interested in this.')
    assert.equal(await who.opens(idea.replace('/items/', '/ideas/') + '/project'), 404, 'a project is started by those who hold the space')
  }
  const project = await becomesAProject(ana, idea)

  // Each shows the other; whoever had the idea is told, and goes along.
  await waitsFor(ben, `${N}/inbox`, 'A project was made of your idea')
  for (const who of [ben, dana]) {
    await who.opens(idea)
    await who.sees('This idea has become a project:')
    await who.follows(PROJECT)
    assert.equal(here(who), project)
    await who.sees(WHY)
    await who.sees('Ten people who sit by the water')
    await who.follows(BENCH)
    assert.equal(here(who), idea)
  }
  await joins(ben, PROJECT)
  await emil.opens(`${N}/projects`)
  await emil.sees(PROJECT)

  // A time in which everybody reads. Dana has begun to write before it.
  const channel = await starts(ana, space, 'channel', { Title: 'On the water' })
  await says(ben, idea, FERNS)
  await dana.opens(idea)
  await dana.fills(PLACE, WILLOW)
  await readsUntil(ana, space, dayIn(3))
  await ben.opens(space)
  for (const words of ['Reading time', 'We read what has been said.', 'No messages are written.']) await ben.sees(words)
  await ben.follows('See what there is')
  await ben.sees(BENCH)
  for (const [who, item] of [[ben, idea], [emil, idea], [emil, channel]]) {
    await who.opens(item)
    await who.sees(RESTS)
    assert.equal(await who.page.getByLabel(PLACE).count(), 0, 'nobody is asked for what is not taken')
  }
  await emil.opens(idea)
  await emil.sees(FERNS)
  await emil.follows('Go to the space')
  assert.equal(here(emil), space)
  await emil.sees('No messages are written.')
  await dana.presses('Send')
  await dana.sees('Its page says until when.')
  assert.equal(await dana.readsValue(PLACE), WILLOW, 'what was typed is still there')

  // It ends, and what was typed goes.
  await readsUntil(ana, space, dayIn(-2))
  await dana.presses('Send')
  await dana.sees(WILLOW)
  await ben.opens(idea)
  await ben.sees(WILLOW)
  await ben.doesNotSee(RESTS)
  await says(emil, channel, 'At the old bridge now.')
  await ben.opens(`${space}/phases`)
  await ben.sees('Reading time')
  await ben.sees('What came before')
})
