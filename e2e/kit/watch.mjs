// Listens to everything that a browser does for one person, and keeps what must not happen.
const LIMITS = { document: 40_000, stylesheet: 30_000, script: 40_000 }
const KINDS = { document: 'HTML', stylesheet: 'CSS', script: 'JavaScript' }

export class Watch {
  complaints = []
  #underWay = new Set()
  #weights = new Map()
  #pending = new Set()

  constructor(context, base) {
    this.host = new URL(base).host
    context.on('request', (request) => this.#asked(request))
    context.on('response', (response) => this.#judge(response))
    context.on('requestfinished', (request) => this.#note(this.#answered(request)))
    context.on('requestfailed', (request) => this.#underWay.delete(request))
    context.on('weberror', (error) => this.complaints.push(`an error in the page: ${error.error().message}`))
    context.on('console', (message) => this.#heard(message))
    context.on('dialog', (dialog) => dialog.accept())
  }

  // Is nothing being loaded now? A live stream never ends and does not count.
  get quiet() {
    return this.#underWay.size === 0
  }

  // Forget what the last page weighed: the next one begins.
  turnsPage() {
    this.#weights.clear()
  }

  // All sizes are read when this has ended.
  async settled() {
    await Promise.allSettled([...this.#pending])
  }

  // Sentences about what the page's first view carries beyond the limits, compressed as it came.
  tooHeavy() {
    return Object.entries(LIMITS).flatMap(([kind, limit]) => {
      const bytes = this.#weights.get(kind) ?? 0
      return bytes > limit ? [`${KINDS[kind]} of ${bytes} bytes compressed, at most ${limit}`] : []
    })
  }

  #note(promise) {
    this.#pending.add(promise)
    promise.catch(() => {}).finally(() => this.#pending.delete(promise))
  }

  #asked(request) {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.host !== this.host) {
      this.complaints.push(`a request left the house: ${request.url()}`)
    }
    if (request.resourceType() !== 'eventsource' && !url.protocol.startsWith('data')) this.#underWay.add(request)
  }

  #judge(response) {
    const [request, status] = [response.request(), response.status()]
    const isPart = ['script', 'stylesheet', 'image', 'font'].includes(request.resourceType())
    // A stream may be refused: its page says so and tries again.
    const broke = status >= 500 && request.resourceType() !== 'eventsource'
    if (broke || (isPart && status >= 400)) this.complaints.push(`${status} for ${request.method()} ${request.url()}`)
  }

  async #answered(request) {
    this.#underWay.delete(request)
    const kind = request.resourceType()
    if (LIMITS[kind]) {
      const { responseBodySize } = await request.sizes()
      const before = kind === 'document' ? 0 : (this.#weights.get(kind) ?? 0)
      this.#weights.set(kind, before + responseBodySize)
    }
  }

  // A refused form answers 4xx, which Chromium reports as a failed resource: statuses are judged above instead.
  #heard(message) {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      this.complaints.push(`the console says: ${message.text()} (${message.location().url})`)
    }
  }
}
