// Minutes written while the line is away: what was typed goes up once the line is back, outlives the window in which it was
// typed, and where somebody else was faster both texts stand beside each other.
import assert from 'node:assert/strict'
import { ENGINES, journey } from '../kit.mjs'
import { comes, foundsTheNetwork, here, joins, manyComeAtOnce, starts, startsASpace } from '../kit/network.mjs'
import { dayIn } from '../kit/server.mjs'

const [WATER, MAP, PADDLES] = ['The left bank is under water.', 'Ben brings the map.', 'The school lends us paddles.']

const notes = (who) => who.page.locator('textarea[name=notes]')

async function losesTheLine(who) {
  await who.page.context().setOffline(true)
}

// The browser has complained of what was meant to fail.
async function isBackOnline(who) {
  await who.page.context().setOffline(false)
  who.watch.complaints.length = 0
}

// An event with one point on its agenda; answers with the pages of its minutes and of what is written under that point.
async function plansAMeeting(ana, space) {
  const fills = { Title: 'Evening at the weir', Day: dayIn(2), 'Starts at': '18:00', 'Ends at': '20:00' }
  const meeting = (await starts(ana, space, 'event', fills)).replace('/items/', '/events/')
  await ana.opens(`${meeting}/agenda`)
  await ana.fills('Topic', 'Where do we walk?')
  await ana.chooses('What is it for?', 'Discuss')
  await ana.presses('Add point')
  await ana.sees('The agenda has been saved.')
  await ana.opens(`${meeting}/minutes`)
  await ana.follows(/^\s*Write minutes/)
  return { minutes: `${meeting}/minutes`, point: here(ana) }
}

const OPTIONS = { ways: ['with script'], engines: ENGINES, settings: manyComeAtOnce }

journey('Minutes are written while the line is away', OPTIONS, async ({ setup, person }) => {
  const ana = await person('Ana Keller')
  await foundsTheNetwork(ana, setup)
  const space = await startsASpace(ana, 'River weekend', 'Two days on and along the water.')
  const ben = await person('Ben Okafor')
  await comes(ana, ben)
  await joins(ben, 'River weekend')
  const { minutes, point } = await plansAMeeting(ana, space)

  // Saved without a line: it is said, nothing is gone, and it goes up by itself.
  await losesTheLine(ana)
  await notes(ana).fill(WATER)
  await ana.page.getByRole('button', { name: 'Save', exact: true }).click()
  await ana.page.getByText('Not sent: the server cannot be reached.').waitFor()
  await ana.page.getByText('You are offline. Your notes will be saved').waitFor()
  assert.equal(await notes(ana).inputValue(), WATER)
  await ben.opens(minutes)
  await ben.doesNotSee(WATER)
  await isBackOnline(ana)
  await ana.page.getByText('The minutes have been saved.').waitFor()
  ana.watch.complaints.length = 0
  await ana.sees(WATER)
  await ben.sees(WATER)

  // Somebody signs out in another window meanwhile, which forgets what is kept: nothing goes up for whoever is here next.
  await ana.opens(point)
  await losesTheLine(ana)
  await notes(ana).fill(`${WATER}\nAna alone`)
  await ana.page.getByRole('button', { name: 'Save', exact: true }).click()
  await ana.page.getByText('You are offline. Your notes will be saved').waitFor()
  await ana.page.evaluate(() => localStorage.clear())
  await isBackOnline(ana)
  await ana.page.getByText('You are offline. Your notes will be saved').waitFor({ state: 'hidden' })
  assert.equal(here(ana), point)
  assert.equal(await notes(ana).inputValue(), `${WATER}\nAna alone`)

  // Whoever goes on writing is not sent away from their text when the line is back.
  await losesTheLine(ana)
  await notes(ana).fill(`${WATER}\nHalf a`)
  await ana.page.getByRole('button', { name: 'Save', exact: true }).click()
  await ana.page.getByText('You are offline. Your notes will be saved').waitFor()
  await notes(ana).fill(`${WATER}\n${PADDLES}`)
  assert.equal(await ana.page.getByText('You are offline').filter({ visible: true }).count(), 0)
  await isBackOnline(ana)
  await ana.page.waitForFunction(() => navigator.onLine)
  assert.equal(here(ana), point)
  assert.equal(await notes(ana).inputValue(), `${WATER}\n${PADDLES}`)

  // The line goes again, and the window with it. Meanwhile Ben writes under the same point.
  await losesTheLine(ana)
  await ana.page.evaluate(() => sessionStorage.clear())
  await ana.page.goto('about:blank')
  await ben.opens(point)
  await ben.fills('What was said', `${WATER}\n${MAP}`)
  await ben.presses('Save')
  await ben.sees('The minutes have been saved.')
  await isBackOnline(ana)
  await ana.opens(point)
  await ana.sees('What you typed here earlier and did not save is back.')
  assert.equal(await notes(ana).inputValue(), `${WATER}\n${PADDLES}`)
  await ana.presses('Save')
  await ana.sees('This was saved in another window while you were writing')
  for (const words of [MAP, PADDLES]) await ana.page.locator('.diff').filter({ hasText: words }).first().waitFor()
  assert.equal(await notes(ana).inputValue(), `${WATER}\n${PADDLES}`, 'what was typed is in the form')
  await notes(ana).fill([WATER, MAP, PADDLES].join('\n'))
  await ana.presses('Save my text')
  await ana.sees('The minutes have been saved.')
  await ben.opens(minutes)
  for (const words of [WATER, MAP, PADDLES]) await ben.sees(words)

  // What went up is kept here no more.
  await ana.opens(point)
  const kept = await ana.page.evaluate(() => [sessionStorage, localStorage].flatMap((store) => Object.keys(store)))
  assert.deepEqual(kept.filter((key) => key.startsWith('keep:')), [])
  assert.equal(await notes(ana).inputValue(), [WATER, MAP, PADDLES].join('\n'))
})
