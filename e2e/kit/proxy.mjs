// A real nginx before the server, with what docs/hosting.md recommends and nothing that it does not: the block is taken out of the
// page as it stands there, and only its places (addresses, files of the certificate) are filled in.
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const HOSTING = fileURLToPath(new URL('../../docs/hosting.md', import.meta.url))
const EXAMPLE = '/etc/letsencrypt/live/commonweave.example.org'
const PATIENCE = 60_000
// Whom nginx runs as where the one who starts it is root: nobody, of whom it needs no more than this folder.
const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
// Seconds without a word after which this nginx gives a line up. Its own default is a minute, for which nobody waits here; what
// the server says every fifteen seconds has to keep lines open through this one.
export const SILENCE = 22

// The program, or nothing where there is none. Debian puts it where only root looks.
const PROGRAM = [process.env.COMMONWEAVE_NGINX, ...`${process.env.PATH}:/usr/sbin:/usr/local/sbin`.split(':').map((folder) => join(folder, 'nginx'))]
  .find((path) => path && existsSync(path))
export const NO_PROXY = PROGRAM ? false : 'there is no nginx here: install it, or name one in COMMONWEAVE_NGINX'

export async function freePort() {
  const server = createServer()
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address()
  await new Promise((done) => server.close(done))
  return port
}

// What a server behind a proxy is told, as docs/hosting.md has it.
export async function behindAProxy() {
  return {
    COMMONWEAVE_LISTEN: `127.0.0.1:${await freePort()}`,
    COMMONWEAVE_PUBLIC_URL: `https://127.0.0.1:${await freePort()}`,
    COMMONWEAVE_TRUST_PROXY: 'true',
  }
}

// The block of the docs with its places filled in. Each stands there once, or the docs have changed and this has to follow.
function recommended(server, home) {
  const block = readFileSync(HOSTING, 'utf8').match(/```nginx\n([^`]*)```/)?.[1]
  assert.ok(block, 'docs/hosting.md recommends no configuration of nginx')
  const places = {
    'listen 443 ': `listen ${new URL(server.url).host} `,
    [`${EXAMPLE}/fullchain.pem`]: join(home, 'cert.pem'),
    [`${EXAMPLE}/privkey.pem`]: join(home, 'key.pem'),
    'http://127.0.0.1:8080': `http://${server.listens}`,
    // For ports other than 443, says the line above the block.
    'Host $host;': 'Host $host:$server_port;',
  }
  return Object.entries(places).reduce((text, [from, to]) => {
    assert.equal(text.split(from).length, 2, `“${from}” stands once in the nginx block of docs/hosting.md`)
    return text.replace(from, () => to)
  }, block)
}

function configuration(server, home, status) {
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((what) => `  ${what}_temp_path ${join(home, what)};`)
  return `daemon off;
pid ${join(home, 'pid')};
worker_processes 1;
events { worker_connections 256; }
http {
  access_log ${join(home, 'access')};
${folders.join('\n')}
  proxy_read_timeout ${SILENCE}s;
  server {
    listen ${status};
    location / { stub_status; }
  }
${recommended(server, home)}}
`
}

function certificate(home) {
  const names = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2']
  const files = ['-keyout', 'key.pem', '-out', 'cert.pem']
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...files, ...names], { cwd: home, stdio: 'ignore' })
}

// Starts nginx before a server that was told that it stands behind one.
export async function startProxy(server) {
  const home = mkdtempSync(join(tmpdir(), 'commonweave-proxy-'))
  const status = `127.0.0.1:${await freePort()}`
  certificate(home)
  writeFileSync(join(home, 'nginx.conf'), configuration(server, home, status))
  if (NOBODY.uid) for (const path of [home, ...readdirSync(home).map((name) => join(home, name))]) chownSync(path, NOBODY.uid, NOBODY.gid)
  const proxy = new Nginx(server, home, status)
  try {
    await proxy.starts()
  } catch (error) {
    await proxy.isGone()
    throw error
  }
  return proxy
}

class Nginx {
  constructor(server, home, status) {
    Object.assign(this, { host: new URL(server.url), home, status, authority: readFileSync(join(home, 'cert.pem')) })
  }

  async starts() {
    let said = ''
    const args = ['-e', join(this.home, 'errors'), '-p', this.home, '-c', join(this.home, 'nginx.conf')]
    const child = spawn(PROGRAM, args, { ...NOBODY, cwd: this.home, stdio: ['ignore', 'ignore', 'pipe'] })
    child.stderr.setEncoding('utf8').on('data', (piece) => { said += piece })
    this.child = child
    this.ended = new Promise((done) => child.once('exit', done).once('error', done))
    let gone = false
    this.ended.then(() => { gone = true })
    for (const until = Date.now() + PATIENCE; !(await answers(this.host.port));) {
      assert.ok(!gone && Date.now() < until, `nginx does not start. It said:\n${said}`)
      await new Promise((done) => setTimeout(done, 50))
    }
  }

  async stops() {
    this.child?.kill('SIGTERM')
    await this.ended
  }

  async isGone() {
    await this.stops()
    rmSync(this.home, { recursive: true, force: true })
  }

  // How many requests are being answered at this moment, without the one that asks. Where no page is being opened these are
  // the streams.
  async underWay() {
    const text = await (await fetch(`http://${this.status}/`)).text()
    return Number(text.match(/Writing: (\d+)/)[1]) - 1
  }

  // Waits until so many streams go through it.
  async carries(streams) {
    let found
    for (const until = Date.now() + PATIENCE; Date.now() < until;) {
      found = await this.underWay()
      if (found === streams) return
      await new Promise((done) => setTimeout(done, 100))
    }
    assert.equal(found, streams, 'the streams that go through nginx')
  }

  // A request from outside, by HTTP/1.1; answers with the request, which its caller ends.
  asks(path, options) {
    const { hostname, port } = this.host
    // Who waits for the answer hears of an error; what comes after it is nobody's trouble.
    return request({ hostname, port, path, ca: this.authority, agent: false, ...options }).on('error', () => {})
  }
}

function answers(port) {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => done(true))
    socket.once('error', () => done(false)).once('connect', () => socket.destroy())
  })
}
