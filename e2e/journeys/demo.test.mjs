// People of the demo look around: every page that a member or a steward can open is examined, on a phone and on a desk,
// light and dark.
import { journey } from '../kit.mjs'

const N = '/n/green-city'

journey('A member and a steward look at every page of the demo', { demo: true, ways: ['with script'] }, async ({ person }) => {
  const amina = await person('Amina Diallo')
  await amina.opens('/')
  await amina.presses('Walk in as Amina')
  await amina.sees('Hello, Amina Diallo')
  await amina.follows('Charter')
  await amina.follows('Version 2')
  await amina.follows('Version 2')
  await amina.sees('The spring meetings')
  await amina.follows('Who stands behind version 2')
  await amina.follows('People')
  await amina.unfolds('By sector or skill')
  await amina.follows('Chipo Moyo')
  await amina.sees('Hydrologist')
  await amina.follows('Organisations')
  await amina.follows('River Watch')
  await amina.follows('Spaces')
  await amina.follows('Air and noise watch')
  for (const tab of ['Talk', 'People']) await amina.follows(tab)
  await amina.follows('Air and noise watch')
  await amina.follows('Sensor readings')
  await amina.unfolds('More')
  await amina.follows('What changed')
  for (const path of ['profile', 'departure', 'spaces/new', 'items/new']) await amina.opens(`${N}/${path}`)
  await amina.opens('/account')

  const omar = await person('Omar Haddad', { theme: 'dark' })
  await omar.opens('/')
  await omar.presses('Walk in as Omar')
  for (const path of ['log', 'settings', 'invitations', 'imports', 'charter/edit', 'organisations/new']) await omar.opens(`${N}/${path}`)
  await omar.opens('/networks/new')
  await omar.sees('Start a network')
})
