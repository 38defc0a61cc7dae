import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context, Hono } from 'hono'
import type { Readiness } from './health.ts'
import type { Metrics } from './metrics.ts'

/** What the addresses for those who run the program need. */
export type Watch = {
  ready: () => Promise<Readiness>
  metrics: Metrics
  /** whoever shows it may read the figures at the program's own address; null: nobody */
  token: string | null
}

/**
 * `/healthz`: the process lives. `/readyz`: it can do its work. `/metrics`: only with the token; without one set it
 * does not exist here, since a proxy on the same machine would pass it on to everybody.
 */
export function mountAddresses(app: Pick<Hono, 'get'>, watch: Watch | null): void {
  app.get('/healthz', (http) => http.json({ ok: true }))
  app.get('/readyz', async (http) => {
    const { ready, reasons } = watch ? await watch.ready() : { ready: true, reasons: [] }
    return http.json({ ready, reasons }, ready ? 200 : 503)
  })
  app.get('/metrics', async (http) => {
    if (!watch?.token || !shows(http, watch.token)) return http.text('没有这个地址', 404)
    return http.text(await watch.metrics.text(), 200, { 'Content-Type': TEXT })
  })
}

export const TEXT = 'text/plain; version=0.0.4; charset=utf-8'

function shows(http: Context, token: string): boolean {
  const [, shown = ''] = /^Bearer (\S+)$/.exec(http.req.header('authorization') ?? '') ?? []
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(shown), digest(token))
}
