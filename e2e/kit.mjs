// What a journey imports: people who use a Commonweave of their own in a real browser.
//
//   journey('A steward starts a network', {}, async ({ setup, person }) => {
//     const ana = await person('Ana')
//     await ana.opens(setup)
//     await ana.fills('Your name', 'Ana')
//     await ana.presses('Create my account')
//     await ana.sees('Welcome')
//   })
//
// Every page that anybody reaches is examined (see kit/examine.mjs) without being asked to.
import test from 'node:test'
import { openBrowser } from './kit/browser.mjs'
import { Person } from './kit/person.mjs'
import { startDemo, startServer } from './kit/server.mjs'

export { ENGINES } from './kit/server.mjs'

// The three ways in which everything must work: as most people use it, without script, and without a mouse.
export const WAYS = {
  'with script': { script: true, keyboard: false },
  'without script': { script: false, keyboard: false },
  'by keyboard alone': { script: true, keyboard: true },
}

// One journey, run once in each of its ways on a server of its own.
// options: ways (default all three), demo (a demo with its people instead of an empty server), args and settings (for the
// server; settings are asked for when it starts), engines (default SQLite alone; ENGINES is all that there are), skip (why it cannot
// be told here, where it cannot).
export function journey(name, options, tell) {
  for (const engine of options.engines ?? ['sqlite']) {
    for (const way of options.ways ?? Object.keys(WAYS)) {
      const told = [name, way, ...(options.engines ? [`on ${engine}`] : [])].join(', ')
      test(told, { timeout: 900_000, skip: options.skip ?? false }, () => walk({ ...options, way, engine }, tell))
    }
  }
}

async function walk({ way, engine, demo = false, args = [], settings = () => ({}) }, tell) {
  const server = demo ? await startDemo(args) : await startServer(args, { engine, settings: await settings() })
  const browser = await openBrowser()
  const people = []
  const seen = new Set()
  const person = async (name, how = {}) => {
    const someone = await Person.arrives(browser, name, { base: server.url, seen, ...WAYS[way], ...how })
    people.push(someone)
    return someone
  }
  try {
    await tell({ url: server.url, setup: server.setup, server, person, way, ...WAYS[way] })
    for (const someone of people) someone.leavesNothingBroken()
  } catch (error) {
    for (const someone of people) await someone.leavesAPicture(`${error.message}`)
    error.message += server.lastWords()
    throw error
  } finally {
    await browser.close()
    await server.stop()
  }
}
