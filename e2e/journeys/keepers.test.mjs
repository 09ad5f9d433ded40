// What all share becomes a project in one step, and the project votes in secret: two stewards keep the key of the vote with their
// passphrases, nobody learns how it stands while the ballots wait, and one of the two opens them.
// One of the six has no script, one of the stewards no mouse, one a telephone.
import assert from 'node:assert/strict'
import { ENGINES, journey } from '../kit.mjs'
import { comes, foundsTheNetwork, here, joins, manyComeAtOnce, starts } from '../kit/network.mjs'
import { dayIn } from '../kit/server.mjs'

const N = '/n/clean-river'
const QUESTION = 'What does the river need first?'
const [SHARED, DIVIDES] = ['The old weir gets a ladder for fish.', 'Motorboats stay outside until June.']
const PROJECT = 'The old weir gets a ladder for fish'
const TITLE = 'Who builds the ladder'
const [HERS, THEIRS] = ['seven geese on a wet roof', 'nine tulips beside the tram']
const OTHER = 'eleven herons under a bridge'
const ASKS = 'Open the ballots of'
const WHOSE = 'The ballots are opened with the passphrase of one of these stewards'
const WAITS = 'Voting has ended. The ballots wait to be opened.'
const WRONG = 'This is not the passphrase with which the key of this vote was sealed.'
const TALLY = /Passed|votes cast are for it|How it stands now|<table|<figure/

async function becomesASteward(ana, ben) {
  await ana.opens(`${N}/people`)
  await ana.follows(ben.name)
  await ana.follows('Manage membership')
  await ana.ticks(/^\s*steward/)
  await ana.presses('Change the role')
  await ana.sees('The role is changed.')
}

async function setsAPassphrase(who, words) {
  await who.opens(`${N}/settings`)
  await who.follows('Passphrase for secret votes')
  await who.fills('Passphrase', words)
  await who.fills('The same once more', words)
  await who.presses('Save the passphrase')
  await who.sees('Your passphrase is set.')
  await who.sees('You have had a passphrase since')
}

// Answers one statement after the other, as they come.
async function answers(who, ground, about) {
  await who.opens(ground)
  const asked = who.page.locator('#statement blockquote')
  while (await asked.count()) await who.presses((await asked.innerText()).includes(DIVIDES) ? about : 'Agree')
  await who.sees('You have answered every statement.')
}

// Makes a project of the statement that all share, and answers with its address.
async function makesAProject(ana, statements) {
  await ana.opens(statements)
  await ana.sees('6 agree', { within: SHARED })
  await ana.follows('Start a project', { within: SHARED })
  assert.equal(await ana.readsValue('Name'), PROJECT, 'a project begins with the words of the statement')
  assert.equal(await ana.readsValue('Purpose'), SHARED)
  await ana.presses('Start the project')
  await ana.sees('The project is started.')
  return here(ana)
}

// From the statement to the project, and from the project to the statement.
async function goesThereAndBack(who, statements, project) {
  await who.opens(statements)
  await who.sees('Led to:', { within: SHARED })
  await who.doesNotSee('Led to:', { within: DIVIDES })
  await who.page.locator(`main a[href="${project}"]`).waitFor()
  await who.follows(PROJECT, { within: SHARED })
  assert.equal(here(who), project)
  await who.sees('This project came from common ground:')
  await who.sees(QUESTION)
  await who.follows(SHARED)
  assert.equal(here(who), statements)
}

// Writes a proposal of which nobody is to learn who chose what, and opens the vote with two who keep its key.
async function asksInSecret(dana, project, keepers) {
  await dana.opens(`${N}/items/new?kind=proposal&space=${project.split('/').pop()}`)
  await dana.fills('Title', TITLE)
  await dana.fills('Text', 'The school builds it, and the club looks after it.')
  await dana.ticks('Simple majority')
  await dana.ticks('All members of the network, except guests')
  await dana.ticks('Secret')
  await dana.fills('Day', dayIn(7))
  await dana.fills('Time', '18:00')
  await dana.presses('Start')
  await dana.sees('This proposal is a draft')
  const proposal = here(dana)
  await dana.follows('Open for voting')
  await dana.sees('Who keeps the key?')
  for (const keeper of keepers) await dana.ticks(keeper.name)
  await dana.presses('Open for voting')
  await dana.sees('Voting is open.')
  for (const keeper of keepers) await dana.sees(keeper.name, { within: WHOSE })
  return proposal
}

async function votes(who, proposal, choice, button = 'Vote') {
  await who.opens(proposal)
  await who.sees('The key is in no file')
  await who.ticks(choice)
  await who.presses(button)
  await who.sees('You have voted')
  await who.sees('What you chose is sealed and cannot be shown.')
}

// Of all places where an outcome can stand, those that tell somebody how this vote stands.
async function tellers({ page }, proposal, project) {
  const places = { [proposal]: TALLY, [`${proposal}/result`]: TALLY, [project]: TALLY, [`${N}/today`]: /Passed|votes cast/ }
  for (const list of ['', '.csv', '.atom']) places[`${N}/decisions${list}`] = TITLE
  const told = []
  for (const [place, sign] of Object.entries(places)) {
    const answer = await page.request.get(place)
    assert.equal(answer.status(), 200, place)
    const text = (await answer.text()).replace(/^.*<main/s, '<main')
    if (text.match(sign)) told.push(place)
  }
  return told
}

// Whether Today asks somebody to open the ballots.
async function isAsked({ page }) {
  const today = await page.request.get(`${N}/today`)
  assert.equal(today.status(), 200)
  return (await today.text()).includes(ASKS)
}

// Whose voice counted, in a secret vote: what people did in the open is told, and of votes and reasons nothing.
async function readsWhoseVoiceCounted(who, proposal) {
  await who.opens(`${proposal}/result`)
  await who.follows('Whose voice counted')
  await who.sees('This vote is secret, so nothing is told here about who voted.')
  const steps = await who.page.locator('main h2').allInnerTexts()
  assert.deepEqual(steps, ['Changing the text', 'Speaking'], 'nothing is told of votes and reasons')
  const sheet = await who.page.request.get(who.path.replace('/voice?', '/voice.csv?'))
  assert.equal(sheet.status(), 200)
  const text = await sheet.text()
  assert.match(text, /Speaking/)
  assert.doesNotMatch(text, /Voting|Giving reasons/)
}

// A passphrase that is not the right one is complained about beside its field, and stands there no more.
async function mistypes(ben) {
  await ben.fills('Passphrase', OTHER)
  await ben.presses('Open the ballots')
  await ben.sees(WRONG)
  const field = ben.page.getByLabel('Passphrase', { exact: true })
  assert.equal(await field.getAttribute('aria-invalid'), 'true')
  const ids = (await field.getAttribute('aria-describedby')).trim().split(' ')
  const described = await Promise.all(ids.map((id) => ben.page.locator(`#${id}`).innerText()))
  assert.deepEqual(described, ['The one that you had when this vote was opened.', WRONG])
  assert.equal(await field.inputValue(), '', 'what was typed goes no further')
}

const OPTIONS = { ways: ['with script'], engines: ENGINES, settings: manyComeAtOnce }

journey('What is shared becomes a project, which votes with a key that stewards keep', OPTIONS, async ({ setup, person, server }) => {
  const ana = await person('Ana Keller')
  await foundsTheNetwork(ana, setup)
  await ana.follows('Commons')
  const commons = here(ana)
  const coming = async (name, how) => {
    const someone = await person(name, how)
    await comes(ana, someone)
    return someone
  }
  const ben = await coming('Ben Okafor', { keyboard: true })
  const cleo = await coming('Cleo Brandt', { script: false })
  const dana = await coming('Dana Novak', { width: 360, theme: 'dark' })
  const emil = await coming('Emil Sommer')
  const finn = await coming('Finn Berg')
  const [everyone, keepers] = [[ana, ben, cleo, dana, emil, finn], [ana, ben]]

  // Two stewards set a passphrase, each their own.
  await becomesASteward(ana, ben)
  await setsAPassphrase(ana, HERS)
  await setsAPassphrase(ben, THEIRS)

  // All share one statement, and differ about another. Of the one a project is made, and each shows the other.
  const ground = await starts(ana, commons, 'ground', { Title: QUESTION, 'First statements': `${SHARED}\n${DIVIDES}` })
  for (const [at, who] of everyone.entries()) await answers(who, ground, at % 2 ? 'Agree' : 'Disagree')
  const statements = `${ground.replace('/items/', '/grounds/')}/statements`
  await emil.opens(statements)
  await emil.doesNotSee('Start a project')
  const project = await makesAProject(ana, statements)
  await goesThereAndBack(dana, statements, project)

  // The project asks everybody in secret. Emil thinks again; his last ballot counts.
  await joins(dana, PROJECT)
  const proposal = await asksInSecret(dana, project, keepers)
  for (const who of everyone) await votes(who, proposal, who === finn || who === emil ? 'No' : 'Yes')
  await votes(emil, proposal, 'Yes', 'Change my vote')
  await ben.opens(proposal)
  await ben.follows('Check my passphrase')
  await ben.fills('Passphrase', THEIRS)
  await ben.presses('Check my passphrase')
  await ben.sees('Your passphrase is right. You will be asked for it when voting has ended.')

  // Its end comes. The ballots wait, and nobody learns anywhere how it stands.
  server.bringsNearer('proposals', 'ends_at', 'proposal-closing')
  await server.hasDone('proposal-closing')
  for (const who of everyone) {
    assert.deepEqual(await tellers(who, proposal, project), [], `${who.name} learns how it stands`)
    assert.equal(await isAsked(who), keepers.includes(who), `whether Today asks ${who.name}`)
  }
  for (const who of [cleo, dana]) {
    await who.opens(proposal)
    await who.sees(WAITS)
    await who.doesNotSee('Open the ballots')
  }
  await readsWhoseVoiceCounted(dana, proposal)

  // Ben is asked, types another passphrase, then his own.
  await ben.opens(`${N}/today`)
  await ben.sees(ASKS)
  await ben.sees(TITLE)
  await ben.follows('Open the ballots')
  await mistypes(ben)
  assert.deepEqual(await tellers(ben, proposal, project), [], 'a wrong passphrase opens nothing')
  await ben.fills('Passphrase', THEIRS)
  await ben.presses('Open the ballots')
  await ben.sees('The ballots are opened and counted.')
  await ben.sees('Passed')

  // Everybody sees the result, nobody who chose what, and nothing waits any more.
  for (const who of everyone) {
    const [told, list] = [await tellers(who, proposal, project), `${N}/decisions`]
    for (const place of [proposal, `${proposal}/result`, list, `${list}.csv`, `${list}.atom`]) {
      assert.ok(told.includes(place), `${place} does not tell ${who.name} what came of it`)
    }
  }
  for (const who of [cleo, dana, finn]) {
    await who.opens(`${proposal}/result`)
    await who.sees('5 of 6 votes cast are for it')
    const told = await who.page.locator('main').innerText()
    for (const { name } of everyone) assert.ok(!told.includes(name), `${name} stands on the result of a secret vote`)
  }
  await readsWhoseVoiceCounted(cleo, proposal)
  await ana.opens(`${N}/log`)
  await ana.sees('opened the ballots of')
  for (const keeper of keepers) assert.ok(!await isAsked(keeper), `${keeper.name} is not asked any more`)
  await ana.opens(`${proposal.replace('/items/', '/proposals/')}/key`)
  await ana.sees('its ballots have been opened already')
})
