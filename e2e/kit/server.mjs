// A Commonweave of one's own: the debug binary on a free port and a database in a folder that is gone afterwards.
import { execFile, execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const BINARY = process.env.COMMONWEAVE_BINARY ?? fileURLToPath(new URL('../../target/debug/commonweave', import.meta.url))
const PATIENCE = 300_000

// The PostgreSQL that ./check has started, if any: a journey that is told on both engines makes databases in it.
const POSTGRES = process.env.COMMONWEAVE_TEST_POSTGRES
export const ENGINES = POSTGRES ? ['sqlite', 'postgres'] : ['sqlite']

// An empty server; `setup` is the one-time link that it prints on its first start. `settings` are environment variables.
export async function startServer(args = [], { engine = 'sqlite', settings = {} } = {}) {
  const home = mkdtempSync(join(tmpdir(), 'commonweave-journey-'))
  const database = engine === 'postgres' ? databaseOfOnesOwn() : `sqlite://${join(home, 'journey.db')}`
  const server = await start(['serve', '--database', database, ...args], home, true, settings)
  return {
    ...server,
    letsTimePass: (job) => letsTimePass(database, job),
    letsADayPass: (job) => letsADayPass(database, job),
    hasDone: (job) => hasDone(database, job),
    bringsNearer: (table, moment, job) => bringsNearer(database, table, moment, job),
    letsADayCome: (table, day) => letsADayCome(database, table, day),
    hasBeenAway: (name, days) => hasBeenAway(database, name, days),
  }
}

// A demo with its networks and people. It is made once for each file of journeys, and each journey gets a copy of it.
let made
export async function startDemo(args = []) {
  const home = mkdtempSync(join(tmpdir(), 'commonweave-journey-'))
  made ??= makeDemo()
  cpSync(await made, home, { recursive: true })
  return start(['demo', '--data', home, ...args], home, false)
}

// What is to be done in some minutes is due now. The server's clock is that of the machine, and nobody waits for it here.
function letsTimePass(database, job) {
  sql(database, `UPDATE jobs SET next_at = 0 WHERE name = '${job}' AND state = 'waiting'`)
}

// What is done once a day is done once more, as if it were tomorrow.
function letsADayPass(database, job) {
  sql(database, `UPDATE jobs SET state = 'waiting', next_at = 0, tries = 0, begun = FALSE, ended_at = NULL WHERE name = '${job}' AND state = 'done'`)
}

// What was due is done. For whoever wants to see that nothing came of it: of what came one sees that it has come.
async function hasDone(database, job) {
  for (const until = Date.now() + PATIENCE; Date.now() < until;) {
    if (sql(database, `SELECT count(*) FROM jobs WHERE name = '${job}' AND state = 'done'`) !== '0') return
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error(`${job} was not done in time`)
}

// A moment that lies ahead has come a minute ago, and the job that waits for it, if one is named, is due.
function bringsNearer(database, table, moment, job) {
  const past = (Date.now() - 60_000) * 1000
  const told = `CAST((SELECT min(${moment}) FROM ${table}) AS TEXT)`
  if (job) sql(database, `UPDATE jobs SET payload = replace(payload, ${told}, '${past}') WHERE name = '${job}' AND state = 'waiting'`)
  sql(database, `UPDATE ${table} SET ${moment} = ${past}`)
  if (job) letsTimePass(database, job)
}

// A day that lies ahead was yesterday. It is kept as the midnight with which it begins.
function letsADayCome(database, table, day) {
  const today = Math.floor(Date.now() / 86_400_000)
  sql(database, `UPDATE ${table} SET ${day} = ${(today - 1) * 86_400_000 * 1000}`)
}

// Whoever was here just now was here last so many days ago.
function hasBeenAway(database, name, days) {
  sql(database, `UPDATE members SET seen_at = seen_at - ${days * 86_400_000_000} WHERE name = '${name}'`)
}

// Answers with what the database says to it, as a word.
function sql(database, said) {
  const sqlite = ['-cmd', '.timeout 20000', database.slice('sqlite://'.length), said]
  const postgres = [database, '--quiet', '--tuples-only', '--no-align', '--command', said]
  const [program, words] = database.startsWith('sqlite://') ? ['sqlite3', sqlite] : ['psql', postgres]
  return execFileSync(program, words, { encoding: 'utf8' }).trim()
}

// The day in so many days, as forms take it.
export const dayIn = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

async function makeDemo() {
  const home = mkdtempSync(join(tmpdir(), 'commonweave-demo-'))
  process.on('exit', () => rmSync(home, { recursive: true, force: true }))
  const options = { cwd: home, env: quietEnvironment(home), timeout: PATIENCE }
  await new Promise((done, fail) => execFile(BINARY, ['demo', '--data', home, '--prepare'], options, (error) => (error ? fail(error) : done())))
  return home
}

function databaseOfOnesOwn() {
  const name = `journey_${process.pid}_${Math.random().toString(36).slice(2)}`
  execFileSync('psql', [POSTGRES, '--quiet', '--command', `CREATE DATABASE ${name}`])
  return POSTGRES.replace(/\/[^/]*$/, `/${name}`)
}

// Runs the binary until it says where it listens (and, on an empty database, how to set it up).
async function start(args, home, wantsSetup, settings = {}) {
  if (!existsSync(BINARY)) throw new Error(`${BINARY} is missing: run ./check, or cargo build`)
  // A server behind a proxy is told where to listen, for what it prints is the address of the proxy.
  const listen = settings.COMMONWEAVE_LISTEN ? [] : ['--listen', '127.0.0.1:0']
  const child = spawn(BINARY, [...args, ...listen], { cwd: home, env: { ...quietEnvironment(home), ...settings } })
  let said = ''
  const ended = new Promise((done) => child.once('exit', done))
  const stop = async () => {
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
    await ended
    clearTimeout(late)
    rmSync(home, { recursive: true, force: true })
  }
  const url = () => said.match(/listening on (https?:\/\/[^\s/]+)/i)?.[1]
  const setup = () => said.match(/(https?:\/\/\S*\/set-?up\S*)/i)?.[1]
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
    listens: settings.COMMONWEAVE_LISTEN ?? new URL(url()).host,
    setup: setup()?.replace(/^https?:\/\/[^/]+/, url()),
    lastWords: () => `\nThe server's last words:\n${said.split('\n').slice(-12).join('\n')}`,
    stop,
  }
}

// Only what a program needs to run: no setting of the person who runs the journeys reaches the server.
function quietEnvironment(home) {
  const { PATH, LANG, TMPDIR, RUST_BACKTRACE } = process.env
  return { PATH, LANG, TMPDIR, RUST_BACKTRACE, HOME: home }
}
