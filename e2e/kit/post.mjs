// A real mail server with a certificate of its own making: encrypted from the start, and by STARTTLS.
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { BINARY } from './server.mjs'

// A mail server for `localhost` that knows Ana and has no mailbox for nobody. `close` ends it.
export async function startPost() {
  const home = mkdtempSync(join(tmpdir(), 'commonweave-post-'))
  certificates(home)
  const read = (name) => readFileSync(join(home, name))
  const letters = []
  const manners = {
    key: read('key.pem'),
    cert: read('cert.pem'),
    disabledCommands: [],
    onAuth: ({ username, password }, _session, answer) =>
      username === 'ana' && password === 'p@ss'
        ? answer(null, { user: 'ana' })
        : answer(new Error('Invalid username or password')),
    onRcptTo: ({ address }, _session, answer) =>
      address.startsWith('nobody@')
        ? answer(Object.assign(new Error('5.1.1 no such user'), { responseCode: 550 }))
        : answer(),
    onData: (stream, session, answer) => {
      let text = ''
      stream.on('data', (part) => (text += part))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        letters.push({ text, to, secure: session.secure, user: session.user, link: (pattern) => plainly(text).match(pattern)?.[0] })
        answer()
      })
    },
  }
  const doors = [new SMTPServer({ ...manners, secure: true }), new SMTPServer(manners)]
  const ports = []
  for (const door of doors) {
    // Whoever comes with the wrong manners is turned away, which is no fault of the server.
    door.on('error', () => {})
    const server = await new Promise((ready) => { const one = door.listen(0, '127.0.0.1', () => ready(one)) })
    ports.push(server.address().port)
  }
  const close = async () => {
    await Promise.all(doors.map((door) => new Promise((done) => door.close(done))))
    rmSync(home, { recursive: true, force: true })
  }
  return { letters, close, tls: ports[0], starttls: ports[1], authority: join(home, 'ca.pem') }
}

// A letter without the breaks that mail puts into long lines.
const plainly = (text) => text.replace(/=\r?\n/g, '').replace(/=3D/g, '=')

// Waits for a letter.
export async function arrives(post, wanted) {
  for (let waited = 0; waited < 120_000; waited += 100) {
    const letter = post.letters.find(wanted)
    if (letter) return letter
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error(`no such letter came; there are ${post.letters.map(({ to }) => to).join(', ') || 'none'}`)
}

function certificates(home) {
  writeFileSync(join(home, 'names'), 'subjectAltName=DNS:localhost\nbasicConstraints=CA:FALSE\n')
  const openssl = (...args) => execFileSync('openssl', args, { cwd: home, stdio: 'ignore' })
  const fresh = ['-newkey', 'rsa:2048', '-nodes']
  openssl('req', '-x509', ...fresh, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', '/CN=Test authority')
  openssl('req', ...fresh, '-keyout', 'key.pem', '-out', 'asked.csr', '-subj', '/CN=localhost')
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'names']
  openssl('x509', '-req', '-in', 'asked.csr', ...signed, '-out', 'cert.pem')
}

// Runs `commonweave mail test`; what it said, and whether it was content.
export function triesMail(to, smtp, authority) {
  const args = ['mail', 'test', to, '--smtp', smtp, '--mail-from', 'Commonweave <noreply@example.org>']
  const child = spawn(BINARY, args, { env: { ...process.env, SSL_CERT_FILE: authority } })
  let said = ''
  child.stdout.on('data', (part) => (said += part))
  child.stderr.on('data', (part) => (said += part))
  return new Promise((done) => child.once('close', (code) => done({ well: code === 0, said })))
}
