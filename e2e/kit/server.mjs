// A Commonweave of one's own: the debug binary on a free port and a database in a folder that is gone afterwards.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const BINARY = process.env.COMMONWEAVE_BINARY ?? fileURLToPath(new URL('../../target/debug/commonweave', import.meta.url))
const PATIENCE = 30_000

// An empty server; `setup` is the one-time link that it prints on its first start.
export async function startServer(args = []) {
  const home = mkdtempSync(join(tmpdir(), 'commonweave-journey-'))
  const server = await start(['serve', '--database', `sqlite://${join(home, 'journey.db')}`, ...args], home, true)
  return server
}

// A demo with its networks and people.
export function startDemo(args = []) {
  const home = mkdtempSync(join(tmpdir(), 'commonweave-journey-'))
  return start(['demo', '--data', home, ...args], home, false)
}

// Runs the binary until it says where it listens (and, on an empty database, how to set it up).
async function start(args, home, wantsSetup) {
  if (!existsSync(BINARY)) throw new Error(`${BINARY} is missing: run ./check, or cargo build`)
  const child = spawn(BINARY, [...args, '--listen', '127.0.0.1:0'], { cwd: home, env: quietEnvironment(home) })
  let said = ''
  const ended = new Promise((done) => child.once('exit', done))
  const stop = async () => {
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
    await ended
    clearTimeout(late)
    rmSync(home, { recursive: true, force: true })
  }
  const url = () => said.match(/listening on (http:\/\/[^\s/]+)/i)?.[1]
  const setup = () => said.match(/(http:\/\/\S*\/set-?up\S*)/i)?.[1]
  await new Promise((ready, fail) => {
    const timer = setTimeout(() => fail(new Error(`the server was not ready in time. It said:\n${said}`)), PATIENCE)
    const hear = (piece) => {
      said += piece
      if (url() && (!wantsSetup || setup())) ready(clearTimeout(timer))
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    child.once('error', fail)
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}. It said:\n${said}`)))
  }).catch(async (error) => {
    await stop()
    throw error
  })
  return {
    url: url(),
    setup: setup()?.replace(/^http:\/\/[^/]+/, url()),
    lastWords: () => `\nThe server's last words:\n${said.split('\n').slice(-12).join('\n')}`,
    stop,
  }
}

// Only what a program needs to run: no setting of the person who runs the journeys reaches the server.
function quietEnvironment(home) {
  const { PATH, LANG, TMPDIR, RUST_BACKTRACE } = process.env
  return { PATH, LANG, TMPDIR, RUST_BACKTRACE, HOME: home }
}
