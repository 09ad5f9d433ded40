// The narrow path through the whole house: from the link that an empty server prints to two people who talk, and stand
// behind one charter.
import { fileURLToPath } from 'node:url'
import { journey } from '../kit.mjs'

// A list as partners send it: semicolons, and letters as older spreadsheets write them.
const PARTNERS = fileURLToPath(new URL('../data/partners.csv', import.meta.url))

journey('A steward starts a network and somebody joins it', {}, async ({ setup, person, script }) => {
  const ana = await person('Ana Keller')

  await ana.opens(setup)
  await ana.fills('Your name', 'Ana Keller')
  await ana.fills('E-mail', 'ana@example.org')
  await ana.fills('Password', 'seven herons by the weir')
  await ana.fills('Name of the network', 'Clean River')
  await ana.fills('In one sentence', 'Everyone along the Aue, for a river one can swim in.')
  await ana.ticks(/^Anyone; it is listed/)
  await ana.presses('Start')
  await ana.sees('Everything is ready. Welcome.')

  await ana.follows('Write it')
  await ana.fills('Vision', 'By 2035 children swim in the Aue from Lauf to the mouth.')
  await ana.fills('Purpose', 'We measure, plant and talk until nobody lets dirt into the river any more.')
  await ana.fills('Values', 'What we find, we publish.')
  await ana.fills('Objectives', 'Twelve measuring points by June.\nOne clean summer.')
  await ana.presses('Publish the charter')
  await ana.sees('By 2035 children swim in the Aue')
  await ana.presses('Endorse version 1')
  await ana.sees('You stand behind version 1')

  await ana.follows('Organisations')
  await ana.follows('Import a list')
  await ana.brings('A list', PARTNERS)
  await ana.presses('Check it')
  await ana.sees('Jürgen Groß')
  await ana.presses('Preview')
  await ana.sees('Nobody new, 4 new organisations')
  await ana.presses('Import', { until: /^done$/ })
  await ana.follows('Organisations')
  await ana.sees('4 partners in 4 sectors')
  await ana.follows('Angelverein Lauf e. V.')
  await ana.sees('Boote und Geduld')

  await ana.follows('Spaces')
  await ana.follows('Start a space')
  await ana.fills('Name', 'Water watch')
  await ana.fills('Purpose', 'We measure the river every month and tell the city what we find.')
  await ana.ticks(/^All members of this network/)
  await ana.presses('Start the space')
  await ana.sees('Your space is ready.')

  await ana.follows('Start something')
  await ana.follows('Discussion')
  await ana.fills('Title', 'Which bridge do we measure first?')
  await ana.fills('Text', 'The *old bridge* is easy to reach, the weir is not.')
  await ana.presses('Start')
  await ana.sees('Nobody has written yet.')
  const discussion = ana.path

  await ana.follows('People')
  await ana.follows('Invite people')
  await ana.presses('Create the link')
  await ana.sees('The link is ready')
  const link = await ana.readsValue('Link')

  // Ben comes by the link, on a phone that prefers the dark.
  const ben = await person('Ben Okafor', { width: 360, theme: 'dark' })
  await ben.opens(link)
  await ben.sees('Ana Keller invited you.')
  await ben.fills('Your name', 'Ben Okafor')
  await ben.fills('E-mail', 'ben@example.org')
  await ben.fills('Password', 'a canoe full of questions')
  await ben.presses('Join')
  await ben.sees('You are in. Have a look around.')

  await ben.follows('Spaces')
  await ben.presses('Join Water watch')
  await ben.sees('You are in. Say hello.')
  await ben.follows('Which bridge do we measure first?')

  // They answer each other. What others add to a discussion waits until one asks for it, so that no text moves away.
  await ana.opens(discussion)
  await ben.fills('Write to the conversation', 'The weir. I can bring a canoe.')
  await ben.presses('Send')
  await ben.sees('I can bring a canoe.', { within: 'Ben Okafor' })
  if (script) await ana.presses(/new – show/)
  else await ana.reloads()
  await ana.sees('The weir. I can bring a canoe.')

  // In a channel that is read at its end, words appear in the other browser by themselves.
  await ana.follows('Water watch')
  await ana.follows('Start something')
  await ana.follows('Channel')
  await ana.fills('Title', 'On the water')
  await ana.presses('Start')
  await ben.follows('Water watch')
  await ben.follows('On the water')
  await ben.fills('Write to the conversation', 'At the old bridge now, 14 degrees.')
  await ben.presses('Send')
  if (!script) await ana.reloads()
  await ana.sees('At the old bridge now, 14 degrees.')
  await ana.fills('Write to the conversation', 'Careful, the current is strong!')
  await ana.presses('Send')
  if (!script) await ben.reloads()
  await ben.sees('Careful, the current is strong!')

  await ben.unfolds('Menu')
  await ben.follows('Charter')
  await ben.presses('Endorse version 1')
  await ben.sees('You stand behind version 1')
  await ben.sees('2 members stand behind it')

  // A stranger reads the charter of a public network, and nothing that is the members' own.
  const stranger = await person('a stranger')
  await stranger.opens('/')
  await stranger.follows('Clean River')
  await stranger.follows('Read the whole charter')
  await stranger.sees('By 2035 children swim in the Aue')
  await stranger.doesNotSee('Ben Okafor')
})
