import { createRoute, type OpenAPIHono, type RouteConfig } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as z from 'zod'
import { markedFor } from './documents/export-mark.ts'
import { errorKinds, Refusal } from './errors.ts'
import { type Scope, scopeOf } from './permission.ts'
import type { Ctx } from './write.ts'

/** `public`: no session needed. `signed-in`: any account. Otherwise a permission of an area. */
export type Access = 'public' | 'signed-in' | `${string}.${string}`

type Shape = z.ZodObject | undefined
type Values<S extends Shape> = S extends z.ZodObject ? z.infer<S> : undefined

export type Endpoint<
  P extends Shape,
  Q extends Shape,
  B extends z.ZodType | undefined,
  R extends z.ZodType | 'file',
> = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** below /api, parameters in braces: `/people/{id}` */
  path: `/${string}`
  summary: string
  permission: Access
  /** the audit action this endpoint writes; null only for reads that leave no trace */
  audit: string | null
  params?: P
  query?: Q
  body?: B
  /** multipart upload instead of a JSON body; largest total size in bytes */
  upload?: { mostBytes: number }
  response: R
  status?: 200 | 201
  /** may be called with an initial password that has not been changed yet */
  beforePasswordChange?: true
}

export type AnyEndpoint = Endpoint<Shape, Shape, z.ZodType | undefined, z.ZodType | 'file'>

/** A document on its way out. */
export type FileOut = { bytes: Uint8Array; name: string; type: string; inline?: boolean }

export type Input<E> =
  E extends Endpoint<infer P, infer Q, infer B, z.ZodType | 'file'>
    ? {
        params: Values<P>
        query: Values<Q>
        body: B extends z.ZodType ? z.infer<B> : undefined
        scope: Scope
        http: Context
      }
    : never

export type Output<E> =
  E extends Endpoint<Shape, Shape, z.ZodType | undefined, infer R>
    ? R extends z.ZodType
      ? z.input<R>
      : FileOut
    : never

export type Bound = { endpoint: AnyEndpoint; run: (ctx: Ctx, input: never) => Promise<unknown> }

/** Endpoints that exist only while their area is switched on, with the area's name. */
export type Switchable = Map<AnyEndpoint, string>

/** Declares an endpoint. Leaving out the permission or the audit action does not compile. */
export function endpoint<
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends z.ZodType | undefined = undefined,
  R extends z.ZodType | 'file' = z.ZodType,
>(declared: Endpoint<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return declared
}

/** Ties an endpoint to the function that serves it. */
export function serve<E extends AnyEndpoint>(
  declared: E,
  run: (ctx: Ctx, input: Input<E>) => Promise<Output<E>>,
): Bound {
  return { endpoint: declared, run: run as Bound['run'] }
}

export const ErrorBody = z
  .strictObject({
    code: z.string(),
    message: z.string(),
    requestId: z.string(),
    faults: z.array(z.strictObject({ field: z.string(), message: z.string() })),
  })
  .meta({ id: 'Error' })

/** What the HTTP server does around every endpoint. */
export type Gate = {
  /** the context of a request: session, actor, request id; refuses missing sessions unless the endpoint is public */
  enter(http: Context, declared: AnyEndpoint): Promise<Ctx>
  refused(ctx: Ctx, declared: AnyEndpoint): Promise<void>
}

const MOST_JSON_BYTES = 4_000_000

/** Uploads bring their own limit; anything typed into a form is far smaller than this. */
const limitBody = bodyLimit({
  maxSize: MOST_JSON_BYTES,
  onError: () => {
    throw new Refusal('too_large', '提交的内容太大，请分次提交')
  },
})

/** Mounts endpoints: session, rights, input and errors are handled here and nowhere else. */
export function mount(app: OpenAPIHono, bounds: Bound[], gate: Gate): void {
  for (const { endpoint: declared, run } of bounds) {
    const contexts = new WeakMap<Request, { ctx: Ctx; scope: Scope }>()
    const route = createRoute({
      ...routeConfig(declared),
      middleware: [
        ...(declared.body ? [limitBody] : []),
        async (http: Context, next: () => Promise<void>) => {
          contexts.set(http.req.raw, await admitted(http, declared, gate))
          await next()
        },
      ],
    })
    app.openapi(route, async (http: Context) => {
      const { ctx, scope } = contexts.get(http.req.raw)!
      const input = {
        params: declared.params ? http.req.valid('param' as never) : undefined,
        query: declared.query ? http.req.valid('query' as never) : undefined,
        body: declared.body ? http.req.valid('json' as never) : undefined,
        scope,
        http,
      }
      if (declared.response === 'file') {
        const mark = { by: ctx.actor.name, at: ctx.platform.clock.now(), requestId: ctx.requestId }
        return fileResponse(http, (await markedFor(mark, () => run(ctx, input as never))) as FileOut)
      }
      const value = await run(ctx, input as never)
      return http.json(value ?? {}, declared.status ?? 200)
    })
  }
}

async function admitted(http: Context, declared: AnyEndpoint, gate: Gate): Promise<{ ctx: Ctx; scope: Scope }> {
  if (declared.method !== 'get') refuseForeign(http, declared)
  const ctx = await gate.enter(http, declared)
  const open: Scope = { unit: false, sections: [], self: null }
  if (declared.permission === 'public' || declared.permission === 'signed-in') return { ctx, scope: open }
  const scope = scopeOf(ctx.platform.permissions, ctx.actor, declared.permission)
  if (scope) return { ctx, scope }
  await gate.refused(ctx, declared)
  throw new Refusal('forbidden')
}

/** A form on another site can send cookies but neither our origin nor a JSON body. */
function refuseForeign(http: Context, declared: AnyEndpoint): void {
  const origin = http.req.header('origin')
  const site = http.req.header('sec-fetch-site')
  const isOurs = !origin || (URL.canParse(origin) && new URL(origin).host === http.req.header('host'))
  if (!isOurs || (site && site !== 'same-origin' && site !== 'none')) throw new Refusal('cross_site')
  const type = (http.req.header('content-type') ?? '').split(';')[0]!.trim()
  const wanted = declared.upload ? 'multipart/form-data' : 'application/json'
  if ((declared.body || declared.upload) && type !== wanted) throw new Refusal('unsupported_media')
}

export function routeConfig(declared: AnyEndpoint) {
  const failure = (kind: keyof typeof errorKinds) => ({
    description: errorKinds[kind].text,
    content: { 'application/json': { schema: ErrorBody } },
  })
  const done =
    declared.response === 'file'
      ? {
          description: '文件',
          content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
        }
      : { description: '已办理', content: { 'application/json': { schema: declared.response } } }
  const uploaded = {
    'multipart/form-data': { schema: z.object({ files: z.array(z.string().meta({ format: 'binary' })) }) },
  }
  return {
    method: declared.method,
    path: declared.path,
    summary: declared.summary,
    'x-permission': declared.permission,
    'x-audit': declared.audit,
    request: {
      ...(declared.params ? { params: declared.params } : {}),
      ...(declared.query ? { query: declared.query } : {}),
      ...(declared.body
        ? { body: { required: true, content: { 'application/json': { schema: declared.body } } } }
        : {}),
      // Uploads are read as a stream by the endpoint itself, so that a huge file is cut off, not buffered.
    },
    ...(declared.upload ? { requestBody: { required: true, content: uploaded } } : {}),
    responses: {
      [declared.status ?? 200]: done,
      400: failure('invalid'),
      ...(declared.permission === 'public' ? {} : { 401: failure('unauthenticated'), 403: failure('forbidden') }),
      404: failure('not_found'),
      409: failure('conflict'),
    },
  } as RouteConfig & { path: string }
}

/** RFC 6266: the Chinese name in UTF-8, nothing of it in the plain part. */
function fileResponse(http: Context, file: FileOut): Response {
  const kind = file.inline ? 'inline' : 'attachment'
  http.header('Content-Type', file.type)
  http.header('Content-Disposition', `${kind}; filename="file"; filename*=UTF-8''${encodeURIComponent(file.name)}`)
  if (file.inline) http.header('Content-Security-Policy', "default-src 'none'; sandbox")
  return http.body(file.bytes as Uint8Array<ArrayBuffer>)
}
