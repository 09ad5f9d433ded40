// The browser of the house: Debian's Chromium, told to keep to itself.
import { execFileSync } from 'node:child_process'
import { chromium } from 'playwright-core'

const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1']

export function openBrowser() {
  return chromium.launch({ executablePath: executable(), args: QUIET })
}

function executable() {
  if (process.env.COMMONWEAVE_CHROMIUM) return process.env.COMMONWEAVE_CHROMIUM
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
    } catch { /* the next one may be there */ }
  }
  throw new Error('no Chromium found: install it, or name one in COMMONWEAVE_CHROMIUM')
}
