// A host tries out a real mail server, and is told in words what is wrong.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startPost, triesMail } from '../kit/post.mjs'

let post
before(async () => { post = await startPost() })
after(() => post.close())

const ANA = 'ana:p%40ss@'

test('a letter goes encrypted, from the start or by STARTTLS', async () => {
  for (const smtp of [`smtps://${ANA}localhost:${post.tls}`, `smtp://${ANA}localhost:${post.starttls}`]) {
    const tried = await triesMail('zoe@example.org', smtp, post.authority)
    assert.ok(tried.well, tried.said)
  }
  assert.equal(post.letters.length, 2)
  for (const letter of post.letters) {
    assert.ok(letter.secure && letter.user === 'ana')
    assert.match(letter.text, /Subject: Mail from Commonweave works[^]*text\/plain[^]*text\/html/)
  }
})

test('what is wrong is told in words', async () => {
  const wrong = [
    [`smtp://ana:wrong@localhost:${post.starttls}`, /look at user and password/],
    [`smtps://${ANA}127.0.0.1:${post.tls}`, /certificate must be for the host/],
    [`smtps://${ANA}localhost:${post.starttls}`, /port 465 wants smtps/],
  ]
  for (const [smtp, words] of wrong) {
    const tried = await triesMail('zoe@example.org', smtp, post.authority)
    assert.ok(!tried.well)
    assert.match(tried.said, words)
  }
  const nobody = await triesMail('nobody@example.org', `smtps://${ANA}localhost:${post.tls}`, post.authority)
  assert.match(nobody.said, /nobody has this address/)
})

test('nothing is sent to whom nobody vouches for', async () => {
  const before = post.letters.length
  const tried = await triesMail('zoe@example.org', `smtps://${ANA}localhost:${post.tls}`, undefined)
  assert.ok(!tried.well)
  assert.match(tried.said, /an authority that this machine trusts/)
  assert.equal(post.letters.length, before)
})
