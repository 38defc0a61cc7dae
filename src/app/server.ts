import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context, Hono } from 'hono'
import * as z from 'zod'
import { alarmAfterRefusal } from '../areas/accounts/facts.ts'
import { sourceAddress } from '../areas/door/public/limits.ts'
import { type AnyEndpoint, type Bound, type Gate, mount, type Switchable } from '../platform/endpoint.ts'
import { errorKinds, Refusal } from '../platform/errors.ts'
import type { Actor } from '../platform/permission.ts'
import type { Uploaded } from '../platform/upload.ts'
import { type Ctx, type Platform, write } from '../platform/write.ts'
import { switchable } from './areas.ts'
import { tellBuild } from './build.ts'
import { knownFailure } from './failures.ts'
import { type Heartbeat, whileItAnswers } from './heartbeat.ts'
import { refuseMarked } from './marks/refuse.ts'
import { usualMarks } from './marks/words.ts'
import { mountAddresses, type Watch } from './operations/addresses.ts'
import { oneAtATime, refuseRepeated, submissionOf } from './repeated.ts'
import { whileThereIsRoom } from './room-left.ts'
import type { Runtime } from './runtime.ts'
import { schemaWords } from './schema-words.ts'

z.config({ localeError: schemaWords })

const WEB = join(import.meta.dirname, '../../dist/web')

const nobody = (unitId: string): Actor => ({
  accountId: null,
  name: '未登录',
  unitId,
  personId: null,
  duty: 'business',
  grants: [],
  sessionId: null,
  mustChangePassword: false,
})

type Around = {
  switches?: Switchable
  door?: Hono | undefined
  proxies?: readonly string[]
  watch?: Watch | null
  hasRoom?: () => Promise<boolean>
  /** marks of the state's secrets, with which no file is taken */
  marks?: readonly string[]
}

/** The HTTP application: all areas' endpoints below /api, the web pages everywhere else. */
export function makeServer(
  runtime: Pick<Runtime, 'platform'> & { heartbeat?: Heartbeat },
  bounds: Bound[],
  { switches = switchable, door, proxies = [], watch = null, hasRoom, marks = usualMarks }: Around = {},
): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return
      const faults = result.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }))
      throw new Refusal('invalid', faults[0] ? `填写的内容有误：${faults[0].message}` : undefined, faults)
    },
  })
  if (watch) app.use('*', watch.metrics.count)
  app.use('*', secureHeaders)
  app.onError((error, http) => answerError(runtime, error, http))
  for (const path of ['/api/*', '/door/*']) app.use(path, whileItAnswers(runtime.heartbeat), whileThereIsRoom(hasRoom))
  app.use('/api/*', tellBuild(WEB))
  const api = new OpenAPIHono({ defaultHook: app.defaultHook })
  api.use('*', oneAtATime)
  mount(api, bounds, makeGate(runtime, { switches, proxies, marks }))
  app.route('/api', api)
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: { title: '头雁 Touyan', version: '0.1.0', description: '领导班子和干部队伍建设一体化系统接口' },
  })
  mountAddresses(app, watch)
  app.all('/api/*', () => {
    throw new Refusal('not_found')
  })
  if (door) app.mount('/door', door.fetch)
  app.get('*', servePage)
  return app
}

type Guarding = { switches: Switchable; proxies: readonly string[]; marks: readonly string[] }

function makeGate({ platform }: Pick<Runtime, 'platform'>, { switches, proxies, marks }: Guarding): Gate {
  return {
    async enter(http, declared) {
      await refuseSwitchedOff(platform, switches.get(declared))
      const requestId = requestIdOf(http)
      const ip = remoteAddress(http, proxies)
      const active = http.req.header('x-background') !== '1'
      const inspecting = (ctx: Ctx) => {
        const inspect = (files: Uploaded[]) => refuseMarked(ctx, files, { marks, path: declared.path })
        if (declared.upload) http.set('inspectUpload', inspect)
        return ctx
      }
      if (declared.permission === 'public') {
        return inspecting({ platform, requestId, ip, actor: nobody('') })
      }
      const actor = await platform.sessions.actor(http.req.header('cookie'), active)
      if (actor.mustChangePassword && !declared.beforePasswordChange) throw new Refusal('password_change_required')
      const submission = submissionOf(http)
      if (submission) await refuseRepeated(platform, actor, submission)
      return inspecting({ platform, requestId, ip, actor })
    },
    async refused(ctx: Ctx, declared: AnyEndpoint) {
      const subjectId = `${declared.method} ${declared.path}`
      const entry = { action: 'access.refused', subjectKind: 'endpoint', subjectId, outcome: 'refused' as const }
      await write(ctx, async (tx) => ({ result: null, audit: [entry, ...(await alarmAfterRefusal(tx, ctx))] }))
    },
  }
}

/** What a bureau keeps on paper does not exist here. */
async function refuseSwitchedOff({ db }: Platform, area: string | undefined): Promise<void> {
  if (!area) return
  const { areasOff } = await db.selectFrom('installation').select('areasOff').executeTakeFirstOrThrow()
  if (areasOff.includes(area)) throw new Refusal('not_found', '这项功能在本单位没有启用')
}

/** The peer's address; a header that claims another one is believed of the proxies we were told only. */
function remoteAddress(http: Context, proxies: readonly string[]): string {
  const { incoming } = http.env as { incoming?: { socket?: { remoteAddress?: string } } }
  const peer = incoming?.socket?.remoteAddress ?? ''
  return proxies.length ? sourceAddress(peer, http.req.header('x-forwarded-for'), proxies) : peer
}

const requestIds = new WeakMap<Request, string>()

function requestIdOf(http: Context): string {
  const known = requestIds.get(http.req.raw)
  if (known) return known
  const made = submissionOf(http) ?? randomBytes(6).toString('hex')
  requestIds.set(http.req.raw, made)
  return made
}

/** What a page may load. Styles written at run time need the mark of their page. */
const policy = (styles: string) =>
  `default-src 'none'; script-src 'self'; style-src ${styles}; img-src 'self' data: blob:; font-src 'self'; ` +
  "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; " +
  "frame-ancestors 'none'"

async function secureHeaders(http: Context, next: () => Promise<void>): Promise<void> {
  await next()
  const headers = http.res.headers
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', policy("'self'"))
  headers.set('X-Content-Type-Options', 'nosniff')
  headers.set('Referrer-Policy', 'no-referrer')
  headers.set('Cross-Origin-Opener-Policy', 'same-origin')
  headers.set('Cross-Origin-Resource-Policy', 'same-origin')
  headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()')
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
}

function answerError(runtime: Pick<Runtime, 'platform'>, error: Error, http: Context): Response {
  const requestId = requestIdOf(http)
  const refusal = error instanceof Refusal ? error : knownFailure(error)
  if (refusal) {
    const { kind, cause } = refusal
    if (kind === 'damaged') runtime.platform.log.error({ requestId, place: cause }, 'a sealed value does not open')
    const body = { code: refusal.kind, message: refusal.message, requestId, faults: refusal.faults }
    return http.json(body, errorKinds[refusal.kind].status)
  }
  const { name, stack, code } = error as Error & { code?: string }
  // The message of a database error can quote a row; the stack's frames cannot.
  runtime.platform.log.error({ requestId, name, code, at: stack?.split('\n').slice(1, 6) }, 'unexpected')
  const message = `${errorKinds.unexpected.text}：${requestId}`
  return http.json({ code: 'unexpected', message, requestId, faults: [] }, 500)
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/** The path as a file would be called; what is no text is no file either. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    throw new Refusal('not_found')
  }
}

/** Built files by name; every other address is the one page, which routes by itself. */
function servePage(http: Context): Response {
  const asked = normalize(decoded(http.req.path))
  const file = join(WEB, asked)
  const type = TYPES[extname(asked)]
  if (type && file.startsWith(WEB) && existsSync(file)) {
    if (asked.startsWith('/assets/')) http.header('Cache-Control', 'public, max-age=31536000, immutable')
    http.header('Content-Type', type)
    const packed = `${file}.br`
    if (!/\bbr\b/.test(http.req.header('accept-encoding') ?? '') || !existsSync(packed)) {
      return http.body(readFileSync(file))
    }
    http.header('Content-Encoding', 'br')
    http.header('Vary', 'Accept-Encoding')
    return http.body(readFileSync(packed))
  }
  // Names of files, and of what is hidden where files are kept, are no addresses of pages.
  if (extname(asked) || /\/\./.test(asked)) return http.text('没有这个文件', 404)
  const nonce = randomBytes(18).toString('base64')
  http.header('Content-Type', TYPES['.html']!)
  http.header('Content-Security-Policy', policy(`'self' 'nonce-${nonce}'`))
  return http.body(readFileSync(join(WEB, 'index.html'), 'utf8').replace('{nonce}', nonce))
}
