// What five people would change becomes an experiment: it is seen at the next meeting, whoever sees to it is reminded, and everybody
// reads what became of it. One of them has no script, one no mouse, one a telephone.
import assert from 'node:assert/strict'
import { ENGINES, journey } from '../kit.mjs'
import {
  comes, foundsTheNetwork, here, joins, manyComeAtOnce, metYesterday, saysHowItWas, startsASpace, waitsFor,
} from '../kit/network.mjs'
import { dayIn } from '../kit/server.mjs'

const N = '/n/clean-river'
const SUPPER = 'Supper at the weir'
const CHANGE = 'Begin with the newcomers'
const SIGN = 'Everybody has spoken in the first half hour.'
const LEARNED = 'Two newcomers spoke first, and one of them brought a friend.'

const beside = (event) => event.replace('/items/', '/events/')

async function meetsEveryWeek(ana, space) {
  await ana.opens(`${N}/items/new?kind=event&space=${space.split('/').pop()}`)
  await ana.fills('Title', SUPPER)
  await ana.fills('Day', dayIn(2))
  await ana.fills('Starts at', '18:00')
  await ana.chooses('Repeat', 'Every week')
  await ana.presses('Start')
  await ana.sees(SUPPER)
  return here(ana)
}

// The address of the conversation of the first meeting of the series that is still to come.
async function theNext(who) {
  await who.opens(`${N}/events`)
  await who.sees(SUPPER)
  const coming = who.page.locator('main').getByRole('link', { name: SUPPER })
  const page = await coming.first().evaluate((link) => new URL(link.href).pathname)
  return page.replace('/events/', '/items/')
}

const OPTIONS = { ways: ['with script'], engines: ENGINES, settings: manyComeAtOnce }

journey('What people would change is tried, looked at again, and kept', OPTIONS, async ({ setup, person, server }) => {
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
  const cleo = await coming('Cleo Brandt', { keyboard: true })
  const dana = await coming('Dana Novak', { script: false })
  const emil = await coming('Emil Sommer', { width: 360, theme: 'dark' })
  const everyone = [ana, ben, cleo, dana, emil]

  // They meet. What one of them would change is read once five have said how it was, and by those alone who hold the meeting.
  const supper = await meetsEveryWeek(ana, space)
  for (const who of everyone) {
    await who.opens(supper)
    await who.presses('Yes, I am coming')
    await who.sees('Your answer has been saved.')
  }
  await metYesterday(ana, supper, everyone.map((who) => who.name))
  for (const [who, change] of [[ana], [ben], [cleo], [dana, CHANGE]]) await saysHowItWas(who, '4', change)
  await ana.opens(supper)
  await ana.doesNotSee(CHANGE)
  await saysHowItWas(emil, '3')
  await ben.opens(supper)
  await ben.sees('out of 5')
  await ben.doesNotSee(CHANGE)
  assert.equal(await ben.opens(`${beside(supper)}/changes`), 404, 'the list is for those who hold the meeting')

  // Ana makes an experiment of it, and says who sees to it, until when, and by what one will know.
  await ana.opens(supper)
  await ana.sees(CHANGE)
  await ana.follows('Things to change')
  await ana.presses(/^\s*Try it out/)
  await ana.sees('The experiment has been made.')
  assert.equal(await ana.readsValue('Title'), CHANGE)
  await ana.fills('Who sees to it', 'Ben Okaforr')
  await ana.fills('Last day', dayIn(20))
  await ana.fills('How we will see whether it helped', SIGN)
  await ana.presses('Save')
  await ana.sees('Nobody here is called Ben Okaforr')
  assert.equal(await ana.readsValue('How we will see whether it helped'), SIGN)
  await ana.fills('Who sees to it', 'Ben Okafor')
  await ana.presses('Save')
  await ana.sees('Being tried')
  await ana.sees(SIGN)
  const experiment = here(ana)
  await ana.opens(`${beside(supper)}/changes`)
  await ana.sees('See the experiment')
  await ana.doesNotSee('Try it out')
  await waitsFor(ben, `${N}/inbox`, 'You are asked to see to an experiment')

  // At the next meeting it stands on the page and in the minutes.
  const next = await theNext(dana)
  assert.notEqual(next, supper)
  await dana.opens(next)
  await dana.sees('What we are trying')
  await dana.follows(CHANGE)
  await dana.sees(SIGN)
  await dana.sees('Looked at in the meetings of')
  await emil.opens(`${beside(next)}/minutes`)
  await emil.sees(CHANGE, { within: 'What we are trying' })
  await ben.opens(`${N}/today`)
  await ben.doesNotSee('The time you gave it is over')

  // Its time is over: whoever sees to it is reminded, and says what became of it, with a word why.
  server.letsADayCome('experiments', 'until_on')
  await ben.opens(`${N}/today`)
  await ben.sees('The time you gave it is over: did it help?')
  await cleo.opens(`${N}/today`)
  await cleo.doesNotSee('The time you gave it is over')
  await ben.opens(experiment)
  await ben.sees('The time is over. Did it help?')
  await ben.follows('Say what became of it')
  await ben.sees(SIGN)
  await ben.fills('Why', LEARNED)
  await ben.presses('Save')
  assert.equal(await ben.readsValue('Why'), LEARNED, 'what became of it was not chosen, and the words stay')
  await ben.ticks('Kept: it helped, and we go on with it')
  await ben.presses('Save')
  await ben.sees('Saved.')
  await ben.sees(LEARNED)

  // The others read it, at the meetings and beside the trend, and nobody is asked any more.
  await cleo.opens(experiment)
  await cleo.sees('Kept')
  await cleo.doesNotSee('The time is over. Did it help?')
  await dana.opens(next)
  await dana.doesNotSee('What we are trying')
  for (const page of [`${N}/meetings/trend`, `${N}/meetings?series=1`]) {
    await dana.opens(page)
    await dana.sees(LEARNED, { within: CHANGE })
  }
  await ben.opens(`${N}/today`)
  await ben.doesNotSee('The time you gave it is over')
})
