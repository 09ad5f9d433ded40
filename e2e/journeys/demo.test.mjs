// People of the demo look around: every page that a member or a steward can open is examined, on a phone and on a desk,
// light and dark.
import { journey } from '../kit.mjs'

const N = '/n/green-city'

journey('A member and a steward look at every page of the demo', { demo: true, ways: ['with script'] }, async ({ person }) => {
  const amina = await person('Amina Diallo')
  await amina.opens('/')
  await amina.presses('Walk in as Amina')
  await amina.sees('Needs you')
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
  const own = ['profile', 'departure', 'spaces/new', 'items/new', 'items/new?kind=event', 'items/new?kind=announcement', 'items/new?kind=idea',
    'outcomes/review/presentation', 'outcomes/objectives', 'inbox', 'inbox?show=mine', 'inbox?show=later', 'inbox/settings', 'search?q=roof', 'search?q=xyzzy', 'tags', 'my-data', 'calendar/feeds',
    'spaces/1/level', 'spaces/1/items?verb=talk', 'spaces/1/deleted', 'items/2', 'items/2/level', 'items/2/links/new']
  for (const path of own) await amina.opens(`${N}/${path}`)
  for (const path of ['/account', '/account/inbox', '/account/mailing']) await amina.opens(path)

  const omar = await person('Omar Haddad', { theme: 'dark' })
  await omar.opens('/')
  await omar.presses('Walk in as Omar')
  const held = ['log', 'settings', 'invitations', 'imports', 'charter/edit', 'organisations/new', 'spaces/1/edit', 'spaces/1/arrangement',
    'spaces/1/people/new', 'items/1', 'items/1/edit', 'items/1/move', 'items/1/removal', 'items/1/answers']
  for (const path of held) await omar.opens(`${N}/${path}`)
  await omar.opens('/networks/new')
  await omar.sees('Start a network')
})
