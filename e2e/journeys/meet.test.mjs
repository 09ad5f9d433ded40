// A meeting from its first question to what came of it: when it suits, who comes, what was decided, how it was, and the work that
// grows out of it. Six people of four sectors, one of whom only has a telephone.
import assert from 'node:assert/strict'
import { ENGINES, journey } from '../kit.mjs'
import { goesTo } from '../kit/keyboard.mjs'
import {
  addsAnOrganisation, comes, foundsTheNetwork, here, joins, manyComeAtOnce, metYesterday, saysHowItWas, starts, startsASpace, worksAt,
} from '../kit/network.mjs'
import { dayIn } from '../kit/server.mjs'

const N = '/n/clean-river'
const TITLE = 'Plan of the river weekend'
const [CANOES, SIGNS, PADDLES] = ['borrow four canoes', 'paint the signs', 'ask the school for paddles']
const DECISION = 'We walk from the weir to the old bridge'

// Offers the evening of two days, and answers with the address of the poll.
async function asksWhen(ana, space) {
  await ana.opens(`${N}/items/new?kind=poll&space=${space.split('/').pop()}`)
  await ana.fills('Title', TITLE)
  for (const [row, day] of [[1, dayIn(2)], [2, dayIn(3)]]) {
    const time = ana.page.getByRole('group', { name: new RegExp(`^Time\\W*${row}\\W*$`) })
    await time.getByLabel('Day').fill(day)
    await time.getByLabel('Starts at').fill('18:00')
  }
  await ana.presses('Start')
  await ana.sees('When can you come?')
  return here(ana)
}

// Says to each time, the earlier first, how it suits.
async function says(who, ...answers) {
  const times = who.page.locator('fieldset').filter({ has: who.page.getByRole('radio', { name: 'If need be' }) })
  await times.first().waitFor()
  for (const [at, answer] of answers.entries()) await times.nth(at).getByRole('radio', { name: answer, exact: true }).check()
  await who.presses('Send answers')
}

async function writesMinutes(ana, event) {
  const meeting = event.replace('/items/', '/events/')
  await ana.opens(`${meeting}/agenda`)
  await ana.fills('Topic', 'Where do we walk?')
  await ana.chooses('What is it for?', 'Decide')
  await ana.presses('Add point')
  await ana.sees('The agenda has been saved.')
  await ana.opens(`${meeting}/minutes`)
  await ana.follows(/^\s*Write minutes/)
  const lines = ['The left bank is under water.', `! ${DECISION}`, `-> @Ben Okafor: ${CANOES} ${dayIn(6)}`, `-> @Cleo Brandt: ${SIGNS}`]
  await ana.fills('What was said', lines.join('\n'))
  await ana.presses('Save')
  await ana.sees('The minutes have been saved.')
  for (const words of ['The left bank is under water.', DECISION, CANOES, SIGNS]) await ana.sees(words)
}

async function plans(ana, task, [first, due]) {
  await ana.opens(`${task}/plan`)
  await ana.fills('First day', first)
  await ana.fills('Due', due)
  await ana.chooses('Milestone', 'Everything is there')
  await ana.presses('Save')
  await ana.sees('The plan has been saved.')
}

const column = (who, name) => who.page.locator('section').filter({ has: who.page.getByRole('heading', { name: new RegExp(`^${name}`) }) })

// A card is drawn by hand: a mouse moves in many small steps, and the board follows it.
async function draws(who, title, to) {
  const { page } = who
  const card = page.getByRole('listitem').filter({ hasText: title })
  const cell = column(who, to).last().getByRole('list').first()
  // One of the cards is reached by Tab as soon as they can be drawn.
  await page.locator('[data-card][tabindex="0"]').waitFor()
  await card.scrollIntoViewIfNeeded()
  const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2]
  const [from, there] = [middle(await card.boundingBox()), middle(await cell.boundingBox())]
  await page.mouse.move(...from)
  await page.mouse.down()
  await page.mouse.move(from[0] + 8, from[1] + 4, { steps: 4 })
  await page.mouse.move(...there, { steps: 12 })
  await page.mouse.up()
  await page.getByRole('status').filter({ hasText: 'The task has been moved.' }).waitFor({ state: 'attached' })
}

// A card is reached by Tab and arrows, and moved with Alt and an arrow.
async function moves(who, title) {
  const { page } = who
  await goesTo(page, page.locator('[data-card]'), 'the first task of the board')
  const focused = () => page.evaluate(() => document.activeElement.textContent)
  for (let steps = 0; steps < 5 && !(await focused()).includes(title); steps += 1) await page.keyboard.press('ArrowDown')
  assert.ok((await focused()).includes(title), `“${title}” cannot be reached with the arrow keys`)
  await page.keyboard.press('Alt+ArrowRight')
  await page.getByRole('status').filter({ hasText: 'The task has been moved.' }).waitFor({ state: 'attached' })
  assert.ok((await focused()).includes(title), 'the focus stays with what was moved')
}

// A card is moved by a page of its own, where nothing can be drawn.
async function puts(who, board, title, to) {
  await who.opens(board)
  await who.follows(new RegExp(`^\\s*Move to…\\s+${title}\\s*$`))
  await who.chooses('To where', `At the end of ${to}`)
  await who.presses('Move')
  await who.sees(/^The task has been moved/)
}

async function standsIn(who, board, title, name) {
  await who.opens(board)
  await who.sees(title, { within: name })
}

const OPTIONS = { ways: ['with script'], engines: ENGINES, settings: manyComeAtOnce }

journey('Six people meet, and what they agreed on is done', OPTIONS, async ({ setup, person }) => {
  const ana = await person('Ana Keller')
  await foundsTheNetwork(ana, setup)
  const city = await addsAnOrganisation(ana, 'City of Aue', 'Government')
  const shop = await addsAnOrganisation(ana, 'Canoes and Coffee', 'Business')
  const club = await addsAnOrganisation(ana, 'River Club', 'Non-profit')
  const school = await addsAnOrganisation(ana, 'School at the Weir', 'Education')
  await worksAt(ana, city)
  const space = await startsASpace(ana, 'River weekend', 'Two days on and along the water.')
  const coming = async (name, organisation, how) => {
    const someone = await person(name, how)
    await comes(ana, someone)
    await worksAt(someone, organisation)
    await joins(someone, 'River weekend')
    return someone
  }
  const ben = await coming('Ben Okafor', shop)
  const cleo = await coming('Cleo Brandt', club, { keyboard: true })
  const dana = await coming('Dana Novak', school, { script: false })
  const emil = await coming('Emil Sommer', shop, { width: 360, theme: 'dark' })

  // When it suits: five answer themselves, and Finn phones.
  const poll = await asksWhen(ana, space)
  const everyone = [[ana, 'Yes'], [ben, 'If need be'], [cleo, 'Yes'], [dana, 'No'], [emil, 'If need be']]
  for (const [who, earlier] of everyone) {
    await who.opens(poll)
    await says(who, earlier, 'Yes')
    await who.sees('Your answers have been saved.')
  }
  await ana.opens(poll)
  await ana.follows('Who said what')
  await ana.fills('Name', 'Finn Berg')
  await says(ana, 'No', 'Yes')
  await ana.sees('The answers have been saved.')
  await ana.sees('Finn Berg')
  await ana.opens(poll)
  await ana.sees('6 people have answered.')
  await ana.presses(/^\s*Make it an event/, { within: /\bBest\b/ })
  await ana.sees('The event has been made, and those who can come are told.')
  const event = here(ana)
  await ana.opens(`${event}/edit`)
  await ana.fills('Place', 'Boat house at the old weir')
  await ana.ticks('Step-free access')
  await ana.presses('Save')
  await ana.sees('Boat house at the old weir')

  // Who comes: Cleo says what she needs, and knows before she sets out that it is arranged.
  for (const [who] of everyone) {
    await who.opens(event)
    await who.presses('Yes, I am coming')
    await who.sees('Your answer has been saved.')
  }
  await cleo.follows('Guests, questions and what you need')
  await cleo.ticks('Induction loop')
  await cleo.presses('Save')
  await cleo.sees('This has been saved.')
  await ana.opens(`${N}/today`)
  await ana.sees('1 person has told you what they need.')
  await ana.opens(event)
  await ana.follows(/^\s*Who comes, in detail/)
  await ana.fills('Name', 'Finn Berg')
  await ana.ticks('Coming')
  await ana.presses('Add')
  await ana.sees('The answer has been saved.')
  await ana.follows(/^\s*What people need/)
  await ana.sees('Induction loop')
  await ana.presses(/^\s*Arranged/, { within: 'Cleo Brandt' })
  await ana.sees('They can see your answer.')
  await cleo.opens(`${event.replace('/items/', '/events/')}/coming`)
  await cleo.sees('What you need has been arranged.')

  // They meet. Whoever is there is ticked, and the minutes give two tasks and a decision.
  await metYesterday(ana, event, ['Ana Keller', 'Ben Okafor', 'Cleo Brandt', 'Dana Novak', 'Emil Sommer', 'Finn Berg'])
  await ana.sees('6 people are there.')
  await writesMinutes(ana, event)
  await ana.follows(CANOES)
  const canoes = here(ana).replace('/items/', '/tasks/')
  await ana.sees('Ben Okafor')
  await ana.opens(`${event.replace('/items/', '/events/')}/minutes`)
  await ana.follows(SIGNS)
  const signs = here(ana).replace('/items/', '/tasks/')
  await ben.opens(`${N}/decisions`)
  await ben.sees(DECISION)

  // How it was: nothing is shown of four, and of five it is.
  for (const [who, mark] of [[ben, '5'], [cleo, '4'], [dana, '4'], [emil, '3']]) await saysHowItWas(who, mark)
  await ana.opens(event)
  await ana.doesNotSee('out of 5')
  await saysHowItWas(ana, '4', 'Begin with the river, not with the list')
  await ana.opens(event)
  await ana.sees('4.00 out of 5')
  await ana.sees('5 of 6 people answered.')
  await emil.opens(event)
  await emil.sees('4.00 out of 5')

  // What follows: a milestone to which three tasks lead, and what a slip of the first does to the second.
  await ana.opens(`${space}/timeline`)
  await ana.follows('New milestone')
  await ana.fills('Title', 'Everything is there')
  await ana.fills('To be reached by', dayIn(20))
  await ana.presses('Start')
  await ana.sees('No task leads to it yet.')
  const milestone = here(ana)
  const paddles = (await starts(ana, space, 'task', { Title: PADDLES })).replace('/items/', '/tasks/')
  await plans(ana, canoes, [dayIn(1), dayIn(4)])
  await plans(ana, signs, [dayIn(5), dayIn(8)])
  await plans(ana, paddles, [dayIn(2), dayIn(3)])
  await ana.opens(`${signs}/ties`)
  await ana.chooses('This task', 'waits for')
  await ana.fills('Other task', canoes.split('/').pop())
  await ana.presses('Add')
  await ana.sees('Saved: one now waits for the other.')
  await ana.opens(`${space}/timeline`)
  await ana.follows(new RegExp(`^\\s*Move…\\s+${CANOES}\\s*$`))
  await ana.fills('By how many days', '3')
  await ana.presses('See what would follow')
  await ana.sees(SIGNS)
  await ana.doesNotSee(PADDLES)
  await ana.presses('Move them')
  await ana.sees('It has been moved, with everything that follows.')

  // One draws a card with a mouse, one moves another by keyboard, a third without script; and the milestone is reached.
  const board = `${space}/board`
  await ben.opens(board)
  await draws(ben, CANOES, 'Doing')
  await standsIn(ben, board, CANOES, 'Doing')
  await cleo.opens(board)
  await moves(cleo, SIGNS)
  await standsIn(cleo, board, SIGNS, 'Doing')
  await puts(dana, board, PADDLES, 'Done')
  await standsIn(dana, board, PADDLES, 'Done')
  for (const title of [CANOES, SIGNS]) await puts(ana, board, title, 'Done')
  await emil.opens(milestone)
  await emil.sees('3 of 3 done')
  await emil.presses('It has been reached')
  await emil.sees('The milestone has been reached.')
  await ana.opens(`${space}/timeline`)
  await ana.sees('Reached')
})
