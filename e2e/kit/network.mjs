// What people do before a story can begin: a network of their own, a space in it, organisations, and others who come.
const N = '/n/clean-river'

// For a server to which many come in one minute from one house: its limits are for strangers.
export const manyComeAtOnce = () => ({ COMMONWEAVE_SIGN_INS_PER_MINUTE: '100', COMMONWEAVE_POSTS_PER_MINUTE: '1200' })

// Where somebody is, without what stands behind a question mark.
export const here = (who) => new URL(who.page.url()).pathname

export async function foundsTheNetwork(ana, setup) {
  await ana.opens(setup)
  await ana.fills('Your name', 'Ana Keller')
  await ana.fills('E-mail', 'ana@example.org')
  await ana.fills('Password', 'seven herons by the weir')
  await ana.fills('Name of the network', 'Clean River')
  await ana.fills('In one sentence', 'Everyone along the Aue.')
  await ana.presses('Start')
  await ana.sees('Everything is ready. Welcome.')
}

// Starts a space that all members may read, and answers with its address.
export async function startsASpace(ana, name, purpose) {
  await ana.opens(`${N}/spaces/new`)
  await ana.fills('Name', name)
  await ana.fills('Purpose', purpose)
  await ana.ticks(/^All members of this network/)
  await ana.presses('Start the space')
  await ana.sees('Your space is ready.')
  return here(ana)
}

export async function addsAnOrganisation(ana, name, sector) {
  await ana.opens(`${N}/organisations/new`)
  await ana.fills('Name', name)
  await ana.chooses('Sector', sector)
  await ana.presses('Save')
  await ana.sees('The organisation is added.')
  return here(ana)
}

export async function comes(ana, someone) {
  await ana.opens(`${N}/invitations`)
  await ana.presses('Create the link')
  await ana.sees('The link is ready')
  await someone.opens(await ana.readsValue('Link'))
  await someone.fills('Your name', someone.name)
  await someone.fills('E-mail', `${someone.name.split(' ')[0].toLowerCase()}@example.org`)
  await someone.fills('Password', 'a canoe full of questions')
  await someone.presses('Join')
  await someone.sees('You are in. Have a look around.')
}

export async function joins(someone, space) {
  await someone.opens(`${N}/spaces`)
  await someone.presses(`Join ${space}`)
  await someone.sees('You are in. Say hello.')
}

export async function worksAt(someone, organisation) {
  await someone.opens(organisation)
  await someone.presses('I work here')
  await someone.sees('You now belong to this organisation.')
}

// Starts something of a kind in a space, and answers with its address.
export async function starts(who, space, kind, fills) {
  await who.opens(`${N}/items/new?kind=${kind}&space=${space.split('/').pop()}`)
  for (const [label, text] of Object.entries(fills)) await who.fills(label, text)
  await who.presses('Start')
  await who.sees(fills.Title)
  return here(who)
}

// They met earlier than planned, and whoever organises it puts that right: nobody waits here until a clock has moved. Then
// those who came are ticked.
export async function metYesterday(ana, event, names) {
  await ana.opens(`${event}/edit`)
  await ana.fills('Day', new Date(Date.now() - 86_400_000).toISOString().slice(0, 10))
  await ana.fills('Starts at', '10:00')
  await ana.fills('Ends at', '11:00')
  await ana.presses('Save')
  await ana.sees('This event is over.')
  await ana.follows('Who is there')
  for (const name of names) {
    await ana.presses(new RegExp(`^\\s*Here\\s+\\W*${name}`))
    await ana.sees('The list has been saved.')
  }
}

// Whoever was at a meeting is asked on Today how it was; `change` is what they would do otherwise the next time.
export async function saysHowItWas(who, mark, change) {
  await who.opens(`${N}/today`)
  await who.follows(/^\s*Say how it was/)
  const statements = ['The goal was clear', 'I could speak when I wanted to', 'Decisions were fair', 'It was worth my time', 'The next steps are clear']
  for (const statement of statements) await who.ticks(mark, { within: statement })
  if (change) await who.fills('One thing to change', change)
  await who.presses('Send')
  await who.sees('Thank you. Your answer has been counted.')
}

// Opens a page again until what the server does meanwhile stands in it.
export async function waitsFor(who, path, words) {
  for (const until = Date.now() + 120_000; Date.now() < until;) {
    await who.opens(path)
    if (await who.page.locator('main').getByText(words).count()) return
    await new Promise((done) => setTimeout(done, 500))
  }
  await who.sees(words, { patience: 1_000 })
}
