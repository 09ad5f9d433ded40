// A steward comes to the desk, acts where it leads, and looks at the conditions and at what people carry.
import { journey } from '../kit.mjs'

const N = '/n/green-city'

journey('A steward works off the desk', { demo: true }, async ({ person }) => {
  const omar = await person('Omar Haddad')
  await omar.opens('/')
  await omar.presses('Walk in as Omar')
  await omar.opens(`${N}/desk`)
  await omar.sees('Who is waiting for you, and for what')
  await omar.opens(`${N}/desk?tray=organisations`)
  await omar.opens(`${N}/conditions`)
  await omar.sees('A common agenda')
  await omar.opens(`${N}/conditions?of=charter`)
  await omar.sees('What it is counted from')
  await omar.opens(`${N}/burdens`)
  await omar.sees('Who carries the most')
  const phone = await person('Omar on his phone', { width: 360, theme: 'dark' })
  await phone.opens('/')
  await phone.presses('Walk in as Omar')
  await phone.opens(`${N}/desk`)
  await phone.opens(`${N}/conditions`)
  await phone.opens(`${N}/burdens`)
})
