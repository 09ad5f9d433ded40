// Things that people have at hand: pictures from a camera or a clipboard, and an ear for a stream.
import assert from 'node:assert/strict'
import { lockScripts } from './examine.mjs'

// Two colours are enough for a picture; each is another one.
const drawn = (page, names) => page.evaluate(async (names) => Promise.all(names.map(async (name, at) => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 200 })
  const pen = canvas.getContext('2d')
  pen.fillStyle = `hsl(${at * 97 + 40} 60% 50%)`
  pen.fillRect(0, 0, 320, 200)
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'))
  return { name, mimeType: 'image/png', base64: btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer()))) }
})), names)

// Pictures reach a field in one of these ways; they have come when the form shows each with a place for what it shows.
async function gives({ page }, label, names, way) {
  const pictures = await drawn(page, names)
  const field = page.getByLabel(label)
  const taken = await field.evaluate((field, { pictures, way }) => {
    const data = new DataTransfer()
    for (const { name, mimeType, base64 } of pictures) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      data.items.add(new File([bytes], name, { type: mimeType }))
    }
    const told = { bubbles: true, cancelable: true }
    if (way === 'paste') {
      field.focus()
      return !field.dispatchEvent(new ClipboardEvent('paste', { ...told, clipboardData: data }))
    }
    // A browser drops only where the page has said, while something hovers, that it takes it.
    return ['dragover', 'drop'].every((step) => !field.dispatchEvent(new DragEvent(step, { ...told, dataTransfer: data })))
  }, { pictures, way })
  assert.ok(taken, `the form takes what is given by ${way}`)
  for (const name of names) await page.locator('.file-row').getByText(name).waitFor()
}

// Pictures are pasted from a clipboard.
export const pastes = (someone, label, names) => gives(someone, label, names, 'paste')

// Pictures are dragged from elsewhere and dropped.
export const drops = (someone, label, names) => gives(someone, label, names, 'drop')

// Pictures are picked from a folder.
export async function brings(someone, label, names) {
  await someone.lock?.detach()
  const pictures = await drawn(someone.page, names)
  if (someone.lock) someone.lock = await lockScripts(someone.page)
  const files = pictures.map(({ name, mimeType, base64 }) => ({ name, mimeType, buffer: Buffer.from(base64, 'base64') }))
  await someone.page.getByLabel(label).setInputFiles(files)
}

// What a stream says in its first moments; it begins with what it has to replay, which does not wait for anything.
export async function hears({ page, base }, path) {
  const cookies = await page.context().cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const stop = AbortSignal.timeout(4_000)
  let heard = ''
  try {
    const answer = await fetch(new URL(path, base), { headers: { cookie, accept: 'text/event-stream' }, signal: stop })
    if (answer.status !== 200) return ''
    for await (const bytes of answer.body) heard += Buffer.from(bytes).toString()
  } catch (error) {
    if (!stop.aborted) throw error
  }
  return heard
}
