type Answer = { status: number; body: unknown }

/** Somebody with a session cookie who may send to any of several processes. */
export class Browser {
  cookie = ''

  async send(address: string, method: string, path: string, body?: unknown): Promise<Answer> {
    const isForm = body instanceof FormData
    const type: Record<string, string> = body === undefined || isForm ? {} : { 'content-type': 'application/json' }
    const sent = body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }
    const init = { method, headers: { cookie: this.cookie, ...type }, ...sent }
    const answer = await fetch(`${address}/api${path}`, init)
    const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0])
    if (cookies.length) this.cookie = cookies.join('; ')
    const text = await answer.text()
    return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text }
  }

  async signIn(address: string, username: string, password: string): Promise<number> {
    return (await this.send(address, 'POST', '/sign-in', { username, password })).status
  }
}
