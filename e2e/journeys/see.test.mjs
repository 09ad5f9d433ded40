// Is it working? Stewards review what is measured, from what became of last month's actions to new ones, until a curve turns; what
// nobody measures any more raises a risk; and the year is told.
import assert from 'node:assert/strict'
import { ENGINES, journey } from '../kit.mjs'
import { comes, foundsTheNetwork, here, joins, startsASpace, waitsFor } from '../kit/network.mjs'
import { dayIn } from '../kit/server.mjs'

const N = '/n/clean-river'
const DUST = 'Fine dust on the school road'
const TREES = 'Young trees that were watered'
const [COUNT, SIGN] = ['Count the lorries at night', 'Ask the city for a sign']

// A month that is so many months back, as values are entered for it.
function month(back) {
  const day = new Date()
  day.setUTCDate(1)
  day.setUTCMonth(day.getUTCMonth() - back)
  return day.toISOString().slice(0, 7)
}

async function defines(ana, name, direction) {
  await ana.opens(`${N}/outcomes/indicators/new`)
  await ana.fills('Name', name)
  await ana.fills('In plain words', 'Counted once a month, by those who live here.')
  await ana.chooses('Direction', direction)
  await ana.ticks('Headline indicator')
  await ana.presses('Save')
  await ana.sees('The indicator is defined. Now enter its values.')
  return here(ana)
}

async function imports(ana, name, values) {
  await ana.opens(`${N}/outcomes/import`)
  await ana.fills('The rows', ['period,value', ...values.map(([period, value]) => `${period},${value}`)].join('\n'))
  await ana.chooses('Indicator', name)
  await ana.presses('See what would happen')
  await ana.sees(`${values.length} new values`)
  await ana.ticks('Import these values')
  await ana.presses('Import')
  await ana.sees('The values are imported.')
}

async function enters(ana, indicator, period, value) {
  await ana.opens(`${indicator}/values`)
  await ana.fills('Period', period)
  await ana.fills('Value', value)
  await ana.presses('Save the value')
  await ana.sees('The value is saved.')
}

async function reviews(ana, { story, action, by }) {
  await ana.opens(`${N}/outcomes`)
  await ana.follows('Review')
  await ana.sees('1 of 1')
  await ana.fills('What happened', story)
  await ana.fills('What we will do', action)
  await ana.fills('Who does it', by)
  await ana.fills('By when', dayIn(20))
  await ana.chooses('In the space', 'School road')
  await ana.presses('Reviewed, go on')
  await ana.sees('No new values are waiting for review.')
  await ana.sees('open', { within: action })
}

// A risk that is bound to a figure: whoever carries it hears when nobody measures any more.
async function binds(ana, space, title) {
  await ana.opens(`${N}/items/new?kind=risk&space=${space.split('/').pop()}`)
  await ana.fills('Title', title)
  await ana.chooses('Likelihood', 'Likely')
  await ana.fills('Owner', 'Ben Okafor')
  await ana.presses('Start')
  await ana.sees('What do we do about this risk?')
  await ana.opens(`${here(ana).replace('/items/', '/risks/')}/triggers`)
  await ana.follows('Watch a figure')
  await ana.follows('An indicator has had no value for a while')
  await ana.chooses('What it is about', TREES)
  await ana.fills('For how many periods', '2')
  await ana.presses('Watch it')
  await ana.sees('From now on the figure is checked once a day.')
}

async function tellsTheYear(ana, year, task) {
  await ana.opens(`${N}/annual`)
  await ana.chooses('Year', year)
  await ana.presses('Begin the story')
  await ana.sees('The draft is ready. Change whatever you like.')
  await ana.fills('Opening words', 'A year in which we learned to count.')
  await ana.fills('Sentence to add', 'Whoever counts lorries at night learns where they come from.')
  await ana.chooses('Chapter', 'What we learned')
  await ana.fills('Link to what it tells about', task)
  await ana.presses('Save')
  await ana.sees('The story is saved.')
  await ana.presses('Publish to members')
  await ana.sees('The story is published.')
}

journey('Stewards review what is measured, a curve turns, and the year is told', { ways: ['with script'], engines: ENGINES },
  async ({ setup, person, server }) => {
    const ana = await person('Ana Keller')
    await foundsTheNetwork(ana, setup)
    const space = await startsASpace(ana, 'School road', 'Clean air for those who walk to school.')
    const ben = await person('Ben Okafor', { width: 360, theme: 'dark' })
    await comes(ana, ben)
    await joins(ben, 'School road')
    const cleo = await person('Cleo Brandt', { script: false })
    await comes(ana, cleo)

    // What was so far, and what would come if nothing changed.
    const dust = await defines(ana, DUST, 'Lower is better')
    const before = ['20.1', '19.8', '20.3', '20.2', '19.9', '20.2', '20.1', '19.9']
    await imports(ana, DUST, before.map((value, at) => [month(11 - at), value]))
    await ana.opens(dust)
    await ana.presses('Freeze a forecast')
    await ana.sees('The forecast is frozen and will not change.')

    // The review of last month ends with an action, and Ben does it.
    await enters(ana, dust, month(3), '17.5')
    await enters(ana, dust, month(2), '16.4')
    await reviews(ana, { story: 'Some lorries take the harbour road.', action: COUNT, by: 'Ben Okafor' })
    await ana.follows(COUNT)
    const task = here(ana)
    await ben.opens(`${N}/tasks`)
    await ben.follows(COUNT)
    await ben.follows('Move to…')
    await ben.chooses('To where', 'At the end of Done')
    await ben.presses('Move')
    await ben.sees('The task has been moved.')

    // The next value turns the curve: those who worked on it find that on Today, and the next review begins with what they did.
    await enters(ana, dust, month(1), '15.2')
    await ana.opens(dust)
    await ana.sees('The curve has turned')
    await ana.sees('Better than the frozen forecast in every period since')
    for (const someone of [ben, cleo]) {
      await someone.opens(`${N}/today`)
      await someone.sees('A curve has turned')
    }
    // In the meeting the review stands on the wall: one goes on by an arrow, and without script by the links.
    await ana.opens(`${N}/outcomes/review/presentation`)
    await ana.sees('What became of the last actions')
    await ana.page.keyboard.press('ArrowRight')
    await ana.sees('Write down what was said')
    await ana.page.keyboard.press('ArrowLeft')
    await ana.sees('What became of the last actions')
    await cleo.opens(`${N}/outcomes/review/presentation`)
    await cleo.follows('Next')
    await cleo.sees('Some lorries take the harbour road.')
    await ana.opens(`${dust}/evidence`)
    await ana.sees('Some lorries take the harbour road.')
    await ana.opens(`${N}/outcomes/review`)
    await ana.sees('done', { within: COUNT })
    await reviews(ana, { story: 'The night ban holds.', action: SIGN, by: 'Cleo Brandt' })
    await cleo.opens(`${N}/tasks`)
    await cleo.sees(SIGN)
    await ben.opens(`${N}/outcomes`)
    await ben.sees('The curve has turned')

    // What nobody has measured for two periods raises its risk by itself.
    const trees = await defines(ana, TREES, 'Higher is better')
    await enters(ana, trees, month(4), '31')
    await binds(ana, space, 'Nobody looks after the young trees')
    server.letsADayPass('risks-looking')
    await waitsFor(ben, `${N}/today`, /has raised the risk/)
    await ben.sees('3 periods have passed since the last value')
    await ben.follows('Look again')
    await ben.fills('What you saw', 'The two who counted have moved away.')
    await ben.presses('Save')
    await ben.sees('Your review is saved.')

    // The year is told, and each sentence leads to what it tells of.
    const year = month(3).slice(0, 4)
    await tellsTheYear(ana, year, task)
    await cleo.opens(`${N}/annual`)
    await cleo.follows(`The story of ${year}`)
    await cleo.sees('A year in which we learned to count.')
    const sentences = cleo.page.locator('main section').getByRole('listitem')
    const all = await sentences.count()
    assert.ok(all >= 2, `${all} sentences`)
    assert.equal(await sentences.filter({ has: cleo.page.getByRole('link') }).count(), all, 'every sentence is linked')
    await cleo.sees('Whoever counts lorries at night learns where they come from.')
    await cleo.follows(/The curve of .* has turned since/)
    assert.equal(await cleo.readsHeading(), DUST)
    await ben.opens(`${N}/annual/${year}`)
    await ben.follows('Whoever counts lorries at night learns where they come from.')
    await ben.sees(COUNT)
  })
