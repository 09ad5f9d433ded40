// A channel as people use one: catching up, talking, answering beside the flow, writing with a hand from the page. On a
// laptop many messages stand at once, on a small phone some.
import assert from 'node:assert/strict'
import { journey } from '../kit.mjs'

const CHANNEL = 'Town square, quick questions'

async function walksIn(person, name, how) {
  const someone = await person(name, how)
  await someone.opens('/')
  await someone.presses(`Walk in as ${name.split(' ')[0]}`)
  return someone
}

async function opensChannel(someone) {
  await someone.follows('Spaces')
  await someone.follows('Town square')
  await someone.follows('Talk')
  await someone.follows(CHANNEL)
  return new URL(someone.page.url()).pathname
}

// How many messages can be read at once, and whether the place to write can be used.
const seen = (page) => page.evaluate(() => {
  const box = document.querySelector('.channel').getBoundingClientRect()
  const whole = [...document.querySelectorAll('#messages .message')].map((one) => one.getBoundingClientRect())
  const pen = document.querySelector('#composer').getBoundingClientRect()
  return { messages: whole.filter(({ top, bottom }) => top >= box.top - 1 && bottom <= box.bottom + 1).length,
    pen: pen.top > 0 && pen.bottom <= innerHeight, scrolls: document.documentElement.scrollHeight > innerHeight + 1 }
})

journey('A channel shows much at once and the place to write', { demo: true, ways: ['with script', 'without script'] }, async ({ person }) => {
  const amina = await walksIn(person, 'Amina Diallo')
  const channel = await opensChannel(amina)
  for (const [width, height, most] of [[1280, 800, 7], [360, 640, 3]]) {
    await amina.page.setViewportSize({ width, height })
    await amina.opens(channel)
    const found = await seen(amina.page)
    assert.ok(found.messages >= most && found.pen, `at ${width} × ${height}: ${JSON.stringify(found)}`)
  }
})

journey('Of a quick talk twenty messages stand on a laptop and six on a small phone', { demo: true, ways: ['with script'] }, async ({ person }) => {
  const amina = await walksIn(person, 'Amina Diallo')
  await amina.follows('Spaces')
  await amina.follows('Town square')
  await amina.follows('Start something')
  await amina.follows('Channel')
  await amina.fills('Title', 'On the water')
  await amina.presses('Start')
  await amina.sees('Nobody has written yet')
  const channel = new URL(amina.page.url()).pathname
  const omar = await walksIn(person, 'Omar Haddad')
  await omar.opens(channel)
  const says = (one, words) => one.page.evaluate(async ([path, body]) => {
    const answer = await fetch(`${path}/messages`, { method: 'POST', body: new URLSearchParams({ body }) })
    return answer.ok
  }, [channel, words])
  for (const one of [omar, amina, omar, amina, omar, amina, omar, amina]) {
    for (const words of ['At the old bridge now.', 'Fourteen degrees in the shade of the second arch.', 'Thank you!']) assert.ok(await says(one, words))
  }
  for (const [width, height, most] of [[1280, 800, 20], [360, 640, 6]]) {
    await amina.page.setViewportSize({ width, height })
    await amina.opens(channel)
    const found = await seen(amina.page)
    assert.ok(found.messages >= most && found.pen, `at ${width} × ${height}: ${JSON.stringify(found)}`)
  }
})

journey('Two people talk, and one answers beside the flow', { demo: true, ways: ['with script'] }, async ({ person }) => {
  const amina = await walksIn(person, 'Amina Diallo')
  const channel = await opensChannel(amina)
  const omar = await walksIn(person, 'Omar Haddad')
  await omar.opens(channel)

  // Enter sends, and the page stays where it is.
  const field = amina.page.getByLabel('Write to the conversation')
  await field.click()
  await amina.page.keyboard.type('Who has the key to the shed? :tad')
  await amina.page.locator('[data-offers] [role=option]').first().waitFor()
  await amina.page.keyboard.press('Enter')
  await amina.page.keyboard.press('Enter')
  await omar.sees('Who has the key to the shed? 🎉')
  assert.equal(await field.inputValue(), '')
  assert.equal(new URL(amina.page.url()).search, '')

  // Writing is seen by the other.
  await omar.page.getByLabel('Write to the conversation').pressSequentially('I think')
  await amina.page.locator('.typing bdi', { hasText: 'Omar' }).waitFor()

  // An answer stands beside, and its count in the flow.
  await omar.page.locator('.message', { hasText: 'key to the shed' }).last().hover()
  await omar.page.locator('.acts').getByRole('link', { name: 'Reply' }).click()
  await omar.page.getByLabel('Reply in this thread').fill('It hangs behind the door.')
  await omar.page.locator('#composer-thread').getByRole('button', { name: 'Send' }).click()
  await omar.sees('It hangs behind the door.')
  await amina.sees('1 reply', { within: 'key to the shed' })
  await amina.doesNotSee('It hangs behind the door.')
  await amina.follows(/1\P{L}*reply/u, { within: 'key to the shed' })
  await amina.sees('It hangs behind the door.')
  await amina.follows('Close the thread')
  await amina.doesNotSee('It hangs behind the door.')
})

journey('What one has begun to write is there at another device', { demo: true, ways: ['with script'] }, async ({ person }) => {
  const amina = await walksIn(person, 'Amina Diallo')
  const channel = await opensChannel(amina)
  const kept = amina.page.waitForResponse((answer) => answer.url().endsWith('/draft'))
  await amina.page.getByLabel('Write to the conversation').pressSequentially('Half a thought')
  await kept
  const again = await walksIn(person, 'Amina Diallo')
  await again.opens(channel)
  assert.equal(await again.page.getByLabel('Write to the conversation').inputValue(), 'Half a thought')
})
