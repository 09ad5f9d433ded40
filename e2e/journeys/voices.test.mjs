// Whose voice is missing? Ten people of two sectors, of which one never speaks: two of them who never met are introduced and meet, it
// is seen who could stand in for whom, and a panel is drawn on which each sector has its seats.
import assert from 'node:assert/strict'
import { ENGINES, journey } from '../kit.mjs'
import {
  addsAnOrganisation, comes, foundsTheNetwork, here, joins, manyComeAtOnce, metYesterday, starts, startsASpace, waitsFor, worksAt,
} from '../kit/network.mjs'
import { dayIn } from '../kit/server.mjs'

const N = '/n/clean-river'

async function saysSomething(who, discussion) {
  await who.opens(discussion)
  await who.fills('Write to the conversation', `The left bank, says ${who.name}.`)
  await who.presses('Send')
  await who.sees(`The left bank, says ${who.name}.`)
}

async function areIntroduced(ben, cleo, server) {
  for (const who of [ben, cleo]) {
    await who.opens(`${N}/introductions`)
    await who.presses('Show me people')
    await who.sees('From now on we look for people you could meet, once a day.')
  }
  server.letsADayPass('introductions-proposing')
  await waitsFor(ben, `${N}/introductions`, 'Cleo Brandt')
  await ben.sees('You work in different sectors.')
  await ben.presses(/^\s*Yes, introduce us/)
  await ben.sees('Your yes is noted.')
  await cleo.opens(`${N}/introductions`)
  await cleo.presses(/^\s*Yes, introduce us/)
  await cleo.sees('You are introduced: both of you said yes.')
  await ben.opens(`${N}/today`)
  await ben.sees('You and Cleo Brandt are introduced')
}

async function meet(ana, space, people) {
  const event = await starts(ana, space, 'event', { Title: 'A cup of coffee at the weir', Day: dayIn(2), 'Starts at': '10:00' })
  for (const who of people) {
    await who.opens(event)
    await who.presses('Yes, I am coming')
    await who.sees('Your answer has been saved.')
  }
  await metYesterday(ana, event, people.map((who) => who.name))
}

// Calls for a panel of four from the page that shows who is not heard, and answers with its address.
async function callsForAPanel(ana) {
  await ana.follows('Call for a panel with seats for each sector')
  await ana.follows('Call for a panel')
  await ana.chooses('Where?', 'School road')
  await ana.fills('Title', 'Four people look at the crossing')
  await ana.fills('Seats', '4')
  await ana.ticks('Sectors as in the network')
  await ana.fills('Volunteers until', dayIn(3))
  await ana.fills('Drawn on', dayIn(5))
  await ana.fills('Time', '18:00')
  await ana.fills('Where the seed comes from', 'The numbers of the lottery of that Saturday, one after another')
  await ana.presses('Start')
  await ana.sees('4 seats, drawn by lot')
  return here(ana)
}

async function draws(ana, panel, server) {
  server.bringsNearer('panels', 'open_until')
  server.letsTimePass('panel-closing')
  await waitsFor(ana, panel, /chance of being drawn lies between/)
  server.bringsNearer('panel_draws', 'draw_on')
  await ana.opens(panel)
  await ana.sees('The panel can be drawn')
  await ana.follows('Draw')
  await ana.fills('Seed', '41117283944')
  await ana.presses('Draw')
  await ana.sees('The seed has been entered, and the draw is being made.')
  await waitsFor(ana, panel, 'On the panel')
  await ana.follows('How it was drawn')
  for (const sector of ['Business', 'Non-profit']) {
    const cells = await ana.page.getByRole('row', { name: sector }).getByRole('cell').allInnerTexts()
    assert.deepEqual(cells.slice(-3), ['2', '2', '2'], `at least, at most and on the panel of ${sector}`)
  }
}

const OPTIONS = { ways: ['with script'], engines: ENGINES, settings: manyComeAtOnce }

journey('A sector that never speaks is seen, two people are introduced, and a panel is drawn', OPTIONS,
  async ({ setup, person, server }) => {
    const ana = await person('Ana Keller')
    await foundsTheNetwork(ana, setup)
    const space = await startsASpace(ana, 'School road', 'Clean air for those who walk to school.')
    const club = await addsAnOrganisation(ana, 'River Club', 'Non-profit')
    const shop = await addsAnOrganisation(ana, 'Canoes and Coffee', 'Business')
    await worksAt(ana, club)
    const ways = { 'Cleo Brandt': { width: 360, theme: 'dark' }, 'Dana Novak': { script: false } }
    const coming = async (name, organisation) => {
      const someone = await person(name, ways[name])
      await comes(ana, someone)
      await worksAt(someone, organisation)
      await joins(someone, 'School road')
      return someone
    }
    const all = async (names, organisation) => {
      const people = []
      for (const name of names) people.push(await coming(name, organisation))
      return people
    }
    const [cleo, dana, emil, finn] = await all(['Cleo Brandt', 'Dana Novak', 'Emil Sommer', 'Finn Berg'], club)
    const [ben, gina, hugo] = await all(['Ben Okafor', 'Gina Rossi', 'Hugo Lang', 'Ida Holm', 'Jan Vos'], shop)

    // Five of the one sector speak, and nobody of the other.
    const discussion = await starts(ana, space, 'discussion', { Title: 'Which bank do children walk on?' })
    for (const who of [ana, cleo, dana, emil, finn]) await saysSomething(who, discussion)

    // Two who never met are introduced, say yes, meet, and stand on the map together.
    await areIntroduced(ben, cleo, server)
    await meet(ana, space, [ben, cleo])
    await waitsFor(ben, `${N}/map/mine`, 'Cleo Brandt')
    await ben.opens(`${N}/map?of-whom=member`)
    await ben.follows(/^\s*Show ties\s+\W*Cleo Brandt/)
    await ben.sees('Around Cleo Brandt')
    await ben.sees('Ben Okafor', { within: 'Everyone on the map' })

    // What if she left: those who know the same people could be asked.
    await ana.opens(`${N}/map?of-whom=member`)
    await ana.follows(/^\s*Show ties\s+\W*Cleo Brandt/)
    await ana.follows('What if they left?')
    await ana.sees('Dana Novak', { within: 'Who could be asked' })
    await ana.sees('in common with them.', { within: 'Who could be asked' })

    // Half of all people have not said a word: a panel is drawn on which their sector has its seats.
    await waitsFor(ana, `${N}/voice`, /One group is .* of the people/)
    await ana.sees('of the people, but only 0 % of this comes from it.')
    const panel = await callsForAPanel(ana)
    for (const who of [cleo, dana, emil, ben, gina, hugo]) {
      await who.opens(panel)
      await who.follows('Volunteer')
      await who.presses('Volunteer')
      await who.sees('Thank you. You can be drawn now.')
    }
    await draws(ana, panel, server)
  })
