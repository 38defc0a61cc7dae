import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MiddlewareHandler } from 'hono'

/** Says with every answer which build of the pages belongs to it, so that an old tab notices that it is old. */
export function tellBuild(web: string): MiddlewareHandler {
  const page = join(web, 'index.html')
  const html = existsSync(page) ? readFileSync(page, 'utf8') : ''
  const build = /<script type="module"[^>]* src="(\/assets\/[^"]+)"/.exec(html)?.[1]
  return async (http, next) => {
    await next()
    if (build) http.res.headers.set('X-Build', build)
  }
}
