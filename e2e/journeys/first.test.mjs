// The first steps of somebody who knows nothing: the front door of an empty server, and a door that is not there.
import assert from 'node:assert/strict'
import { journey } from '../kit.mjs'

journey('A stranger comes to an empty server', {}, async ({ person }) => {
  const stranger = await person('a stranger')
  assert.equal(await stranger.opens('/'), 200)
  await stranger.follows('Sign in')
  await stranger.fills('E-mail', 'nobody@example.org')
  await stranger.fills('Password', 'a long way to nowhere')
  await stranger.presses('Sign in')
  await stranger.sees('The e-mail address and password do not match.')
  assert.equal(await stranger.readsValue('E-mail'), 'nobody@example.org')
})

journey('A stranger meets a page that is not there', {}, async ({ person }) => {
  const stranger = await person('a stranger')
  assert.equal(await stranger.opens('/n/nowhere'), 404)
  const hidden = await stranger.readsHeading()
  assert.equal(await stranger.opens('/n/nowhere/people/1'), 404)
  assert.equal(await stranger.readsHeading(), hidden)
})
