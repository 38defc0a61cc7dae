import { createServer, request } from 'node:http'

export type Front = { address: string; close(): Promise<void> }

/** A plain proxy in front of several processes, for the trials: `choose` says which takes the next request. */
export async function startProxy(addresses: readonly string[], choose: (count: number) => number): Promise<Front> {
  const server = createServer((asked, answer) => {
    const { host, hostname, port } = new URL(addresses[choose(addresses.length)]!)
    const before = asked.headers['x-forwarded-for']
    const forwarded = [before, asked.socket.remoteAddress].filter(Boolean).join(', ')
    const headers = { ...asked.headers, host, 'x-forwarded-for': forwarded }
    const passed = request({ hostname, port, method: asked.method, path: asked.url, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers)
      got.pipe(answer)
    })
    passed.once('error', () => {
      if (!answer.headersSent) answer.writeHead(502)
      answer.end()
    })
    answer.once('close', () => passed.destroy())
    asked.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return {
    address: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** One after the other. */
export function inTurnOf(): (count: number) => number {
  let next = 0
  return (count) => next++ % count
}
