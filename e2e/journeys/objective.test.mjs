// From many voices to a decision that everybody carries: six people of three sectors find what they share, one makes a proposal of
// it, they change it together, one objects and is met, and the charter of the network becomes another.
// One of them has no script, one no mouse, one a telephone.
import assert from 'node:assert/strict'
import { ENGINES, journey } from '../kit.mjs'
import {
  addsAnOrganisation, comes, foundsTheNetwork, here, joins, manyComeAtOnce, starts, startsASpace, waitsFor, worksAt,
} from '../kit/network.mjs'
import { dayIn } from '../kit/server.mjs'

const N = '/n/clean-river'
const QUESTION = 'How do we decide about the banks?'
const SHARED = 'Whoever lives by the water is heard before anything is built.'
const DIVIDES = 'Houseboats may stay all winter.'
const OTHER = 'Dogs swim below the weir only.'
const [FIRST, ANSWERS] = ['We hear whoever lives by the water before anything is built.', 'We answer within a year.']
const SOONER = 'We answer within three months.'
const MET = 'Where water stands in a cellar, we build first and hear afterwards.'
const VALUE = 'Nobody builds by the water unheard.'

async function writesTheCharter(ana) {
  await ana.opens(`${N}/charter/edit`)
  await ana.fills('Vision', 'A river in which everybody swims.')
  await ana.fills('Purpose', 'We look after its banks together.')
  await ana.presses('Publish the charter')
  await ana.sees('The charter is published.')
}

// Answers one statement after the other, as they come.
async function answers(who, ground, about) {
  await who.opens(ground)
  const asked = who.page.locator('#statement blockquote')
  while (await asked.count()) await who.presses((await asked.innerText()).includes(DIVIDES) ? about : 'Agree')
  await who.sees('You have answered every statement.')
}

// A statement on which nobody disagrees becomes a draft that would change the charter.
async function proposes(ben, statements) {
  await ben.opens(statements)
  await ben.sees('6 agree', { within: SHARED })
  await ben.follows('Make something of this', { within: SHARED })
  await ben.follows('Proposal')
  assert.equal(await ben.readsValue('Title'), SHARED, 'a proposal begins with the words of the statement')
  await ben.fills('Text', `${FIRST}\n\n${ANSWERS}`)
  await ben.ticks('Consent')
  await ben.ticks('All members of the network, except guests')
  await ben.ticks('If this passes, the charter changes')
  await ben.fills('Day', dayIn(7))
  await ben.fills('Time', '18:00')
  await ben.presses('Start')
  await ben.sees('This proposal is a draft')
  const proposal = here(ben)
  await ben.opens(statements)
  await ben.sees('Led to:', { within: SHARED })
  return proposal
}

// Somebody words a paragraph otherwise, and the author takes it.
async function amends(dana, ben, proposal) {
  await dana.opens(proposal)
  await dana.follows('Suggested changes')
  await dana.follows(/^\s*Suggest a change to this paragraph\s+2\s*$/)
  await dana.fills('Your wording', SOONER)
  await dana.fills('Why?', 'Who waits for a year has moved away.')
  await dana.presses('Send the suggestion')
  await dana.sees('Your suggestion was sent to the author.')
  await ben.opens(proposal)
  await ben.follows('Suggested changes')
  await ben.fills('A word with it', 'You are right.')
  await ben.presses('Accept')
  await ben.sees('Your answer stands with the suggestion.')
  await dana.opens(proposal)
  await dana.sees(SOONER)
  await dana.doesNotSee(ANSWERS)
}

async function writesTheWording(ana, proposal) {
  await ana.opens(proposal)
  await ana.follows('What changes in the charter')
  assert.equal(await ana.readsValue('Objectives'), SHARED, 'what is shared begins as an objective')
  await ana.fills('Values', VALUE)
  await ana.fills('Why this version?', 'All of us share it.')
  await ana.presses('Put this wording to the vote')
  await ana.sees('The wording stands with the proposal.')
}

async function votes(who, proposal, choice, button = 'Vote') {
  await who.opens(proposal)
  await who.ticks(choice)
  if (choice === 'I object') await who.fills('Why?', 'My cellar is full of water now.')
  await who.presses(button)
  await who.sees('You have voted')
}

const OPTIONS = { ways: ['with script'], engines: ENGINES, settings: manyComeAtOnce }

journey('Six people find what they share, and the charter changes by it', OPTIONS, async ({ setup, person, server }) => {
  const ana = await person('Ana Keller')
  await foundsTheNetwork(ana, setup)
  const city = await addsAnOrganisation(ana, 'City of Aue', 'Government')
  const shop = await addsAnOrganisation(ana, 'Canoes and Coffee', 'Business')
  const school = await addsAnOrganisation(ana, 'School at the Weir', 'Education')
  await worksAt(ana, city)
  await writesTheCharter(ana)
  const space = await startsASpace(ana, 'River weekend', 'Two days on and along the water.')
  const coming = async (name, organisation, how) => {
    const someone = await person(name, how)
    await comes(ana, someone)
    await worksAt(someone, organisation)
    await joins(someone, 'River weekend')
    return someone
  }
  const ben = await coming('Ben Okafor', shop)
  const cleo = await coming('Cleo Brandt', school, { keyboard: true })
  const dana = await coming('Dana Novak', school, { script: false })
  const emil = await coming('Emil Sommer', shop, { width: 360, theme: 'dark' })
  const finn = await coming('Finn Berg', city)
  const everyone = [ana, ben, cleo, dana, emil, finn]

  // What Cleo adds is what all of them share; about houseboats they differ.
  const ground = await starts(ana, space, 'ground', { Title: QUESTION, 'First statements': `${DIVIDES}\n${OTHER}` })
  await cleo.opens(ground)
  await cleo.follows('Add a statement')
  await cleo.fills('Statement', SHARED)
  await cleo.presses('Add the statement')
  await cleo.sees('Your statement is there for everyone to answer.')
  for (const [at, who] of everyone.entries()) await answers(who, ground, at % 2 ? 'Agree' : 'Disagree')
  const proposal = await proposes(ben, `${ground.replace('/items/', '/grounds/')}/statements`)
  await amends(dana, ben, proposal)
  await writesTheWording(ana, proposal)

  // They decide by consent. Emil objects, the text is changed so that his objection is met, and all are asked again.
  await ben.opens(proposal)
  await ben.follows('Open for voting')
  await ben.presses('Open for voting')
  await ben.sees('Voting is open.')
  for (const who of everyone) await votes(who, proposal, who === emil ? 'I object' : 'I consent')
  await ben.opens(proposal)
  await ben.follows('Change the text to meet objections')
  await ben.ticks(/^\W*Emil Sommer/)
  await ben.fills('Text', `${FIRST}\n\n${SOONER}\n\n${MET}`)
  await ben.presses('Change the text and ask again')
  await ben.sees('The text is changed, and everyone is asked again.')
  await emil.opens(proposal)
  await emil.sees('The text was changed to meet your objection.')
  await cleo.opens(`${N}/today`)
  await cleo.sees('The proposal has changed since you voted.')
  for (const who of everyone) await votes(who, proposal, 'I consent', 'Change my vote')

  // Its end comes, the charter changes, and everybody is asked whether they stand behind it.
  server.bringsNearer('proposals', 'ends_at', 'proposal-closing')
  await waitsFor(dana, proposal, 'Passed')
  await dana.follows('How it was counted')
  await dana.sees('Passed')
  await dana.opens(`${N}/decisions`)
  await dana.sees(SHARED)
  for (const who of everyone) {
    await who.opens(`${N}/today`)
    await who.sees('Read version 2 of the charter, and endorse it if you stand behind it')
    await who.follows('Read the charter')
    await who.sees(VALUE)
    await who.presses('Endorse version 2')
    await who.sees('You stand behind version 2')
  }
  await finn.opens(`${N}/charter`)
  await finn.sees(SHARED)
  await finn.sees('6 members stand behind it')
})
