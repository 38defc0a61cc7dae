import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { serve as listen } from '@hono/node-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { endpoint, serve } from '../platform/endpoint.ts'
import { openPublicDoor } from '../testing/visitor.ts'
import { makeWorld, PASSWORD, type World } from '../testing/world.ts'
import { bounds } from './areas.ts'
import { makeServer } from './server.ts'

const ASSETS = join(import.meta.dirname, '../../dist/web/assets')

let world: World
let port: number
let cookie: string
let close: () => Promise<void>

const failing = serve(
  endpoint({
    ...{ method: 'get', path: '/fails', summary: '试验用的故障', permission: 'public', audit: null },
    response: z.strictObject({}),
  }),
  async () => {
    throw new Error('select name from person where name = 张三')
  },
)

beforeAll(async () => {
  world = await makeWorld()
  const { username } = await world.as('personnel_clerk')
  const signedIn = await world.nobody.post('/api/sign-in', { username, password: PASSWORD })
  cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!
  const door = await openPublicDoor(world, { base: '/door' })
  const app = makeServer(world.runtime, [...bounds, failing], { door: door.app })
  const server = listen({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  port = (server.address() as { port: number }).port
  close = async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    if ('closeAllConnections' in server) server.closeAllConnections()
    await closed
    await door.close()
    await world.close()
  }
})
afterAll(() => close())

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; text: string }

/** Sends the path as it stands: other clients tidy it up first. */
function ask(method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const place = { port, host: '127.0.0.1', method, path, headers: { cookie, ...headers } }
    // A line of its own: after a refusal halfway through a body the server ends the line.
    const sent = request({ ...place, agent: false }, (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.on('end', () =>
        resolve({ status: answer.statusCode!, headers: answer.headers, text: Buffer.concat(pieces).toString('utf8') }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const policyOf = (styles: string, more: string) =>
  `default-src 'none'; script-src 'self'; style-src ${styles}; img-src 'self' data: blob:; ${more}`
const INSIDE =
  "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; " +
  "object-src 'none'; frame-ancestors 'none'"
const OUTSIDE = "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const asset = () => `/assets/${readdirSync(ASSETS).find((name) => name.endsWith('.js'))}`
const json = { 'content-type': 'application/json' }

const kinds: [string, () => Promise<Answer>, number, RegExp][] = [
  ['a page', () => ask('GET', '/people'), 200, /^text\/html/],
  ['a page asked for its head', () => ask('HEAD', '/people'), 200, /^text\/html/],
  ['an asset', () => ask('GET', asset()), 200, /^text\/javascript/],
  ['a packed asset', () => ask('GET', asset(), { 'accept-encoding': 'br' }), 200, /^text\/javascript/],
  ['an answer of the interface', () => ask('GET', '/api/people'), 200, /json/],
  ['its description', () => ask('GET', '/api/openapi.json'), 200, /json/],
  ['a download', () => ask('GET', '/api/people/sample-sheet'), 200, /spreadsheetml/],
  ['nobody signed in', () => ask('GET', '/api/people', { cookie: '' }), 401, /json/],
  ['no right to it', () => ask('GET', '/api/accounts'), 403, /json/],
  ['a file that is not there', () => ask('GET', '/assets/none.js'), 404, /^text\/plain/],
  ['an address that is not there', () => ask('GET', '/api/none'), 404, /json/],
  ['a path that is no text', () => ask('GET', '/%E0%A4%A'), 404, /json/],
  ['another method', () => ask('DELETE', '/people'), 404, /^text\/plain/],
  ['another method of the interface', () => ask('PUT', '/api/me', json, '{}'), 404, /json/],
  ['a request from another site', () => ask('POST', '/api/sign-out', { origin: 'http://e.test' }), 403, /json/],
  ['a body of another type', () => ask('POST', '/api/me/password', { 'content-type': 'text/plain' }), 415, /json/],
  [
    'a body that is too large',
    () => ask('POST', '/api/me/password', { ...json, 'content-length': '4000001' }, 'x'),
    413,
    /json/,
  ],
  ['a fault of the program', () => ask('GET', '/api/fails'), 500, /json/],
  ['the sign of life', () => ask('GET', '/healthz'), 200, /json/],
  ['the readiness', () => ask('GET', '/readyz'), 200, /json/],
]
const doorKinds: typeof kinds = [
  ['a page of the door', () => ask('GET', '/door/opinion'), 200, /^text\/html/],
  ['its style', () => ask('GET', '/door/door.css'), 200, /^text\/css/],
  ['none of its pages', () => ask('GET', '/door/none'), 404, /^text\/html/],
  ['a form it cannot read', () => ask('POST', '/door/opinion', json, '{}'), 400, /^text\/html/],
]

test.each([
  ...kinds.map((kind) => [...kind, INSIDE] as const),
  ...doorKinds.map((kind) => [...kind, OUTSIDE] as const),
])('%s carries every protecting header and tells nothing of the program', async (_, send, status, type, more) => {
  const { headers, text, ...answer } = await send()
  expect(answer.status).toBe(status)
  expect(headers['content-type']).toMatch(type)
  const policy = String(headers['content-security-policy'])
  const isPage = more === INSIDE && type.source.includes('html')
  expect(policy.replace(/ 'nonce-[A-Za-z0-9+/]{24}'/, isPage ? '' : '$&')).toBe(policyOf("'self'", more))
  expect(policy.includes("'nonce-")).toBe(isPage)
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  })
  // Only what is public and never changes may be kept.
  expect(headers['cache-control']).toMatch(
    /javascript/.test(type.source) ? /immutable/ : /css/.test(type.source) ? /^public/ : /^no-store$/,
  )
  for (const name of ['server', 'x-powered-by', 'access-control-allow-origin', 'via']) {
    expect([name, headers[name]]).toEqual([name, undefined])
  }
  expect(text).not.toMatch(/node_modules|\.ts:\d+|select name|张三|Error:/)
})

test('the mark of a page is in its text and its policy, and every page has another', async () => {
  const marks = new Set<string>()
  for (let n = 0; n < 5; n++) {
    const { headers, text } = await ask('GET', '/')
    const mark = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))![1]!
    expect(text).toContain(`nonce="${mark}"`)
    expect(text.split(mark)).toHaveLength(2)
    marks.add(mark)
  }
  expect(marks.size).toBe(5)
})

test.each([
  '/.git/config',
  '/package.json',
  '/.env',
  '/assets/%2e%2e%2f%2e%2e%2f%2e%2e%2fpackage.json',
  '/assets/..%2f..%2f..%2fsrc/app/web/shell.css',
  '/../../../src/app/web/shell.css',
  '/..%5c..%5c..%5csrc%5capp%5cweb%5cshell.css',
  '/%252e%252e/%252e%252e/src/app/web/shell.css',
  '/.%2e/.%2e/public/field-worker.js',
  '//etc/passwd.html',
  '/goose.svg%00.js',
])('%s leads nowhere', async (path) => {
  const { status, text } = await ask('GET', path)
  expect([status, text]).toEqual([404, '没有这个文件'])
})

test('there is no source map, whatever its name', async () => {
  const names = readdirSync(ASSETS)
  expect(names.length).toBeGreaterThan(50)
  expect(names.filter((name) => name.endsWith('.map'))).toEqual([])
  expect((await ask('GET', `${asset()}.map`)).status).toBe(404)
  expect((await ask('GET', asset())).text).not.toContain('sourceMappingURL')
})

test.each(['TRACE', 'PROPFIND', 'PATCH'])(
  '%s of a page is refused and repeats nothing of the request',
  async (method) => {
    const { status, text } = await ask(method, '/', { 'x-secret': 'repeated' })
    expect(status).toBe(404)
    expect(text).not.toContain('repeated')
  },
)

/** Everything that is answered to bytes as they stand. */
function raw(text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let got = ''
  socket.on('data', (piece) => {
    got += piece
  })
  socket.write(text)
  const ended = new Promise<void>((resolve) => socket.once('close', resolve).once('error', () => resolve()))
  return Promise.race([ended, sleep(3000)]).then(() => {
    socket.destroy()
    return got
  })
}

const HIDDEN = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'
const post = (lines: string, body: string) =>
  `POST /api/sign-in HTTP/1.1\r\nHost: x\r\n${lines}\r\n\r\n${body}${HIDDEN}`
const get = (lines: string) => `GET /healthz HTTP/1.1\r\nHost: x\r\n${lines}\r\n\r\n${HIDDEN}`

test.each([
  ['a length and chunks', post('Content-Length: 5\r\nTransfer-Encoding: chunked', '0\r\n\r\n'), 400],
  ['two lengths', post('Content-Length: 5\r\nContent-Length: 6', 'abcde'), 400],
  ['a length that is no number', post('Content-Length: +5', 'abcde'), 400],
  ['chunks under another name', post('Transfer-Encoding: xchunked', '0\r\n\r\n'), 400],
  ['chunks that are not last', post('Transfer-Encoding: chunked, identity', '0\r\n\r\n'), 400],
  ['a folded line', get('X-A: b\r\n c'), 400],
  ['a blank before the colon', get('X-A : b'), 400],
  ['lines without a return', get('X-A: b').replaceAll('\r', ''), 400],
  ['no host', HIDDEN.replace('Host: x\r\n', ''), 400],
  ['headers without end', get(`X-A: ${'a'.repeat(20_000)}`), 431],
  ['thousands of headers', get(`${'X: a\r\n'.repeat(3000)}X: a`), 431],
  ['no request at all', 'NONSENSE\r\n\r\n', 400],
])('%s is refused at once, and nothing behind it is read', async (_, bytes, status) => {
  const answers = (await raw(bytes)).match(/HTTP\/1\.1 \d+/g)
  expect(answers).toEqual([`HTTP/1.1 ${status}`])
})

test('two hundred that send a byte now and then keep nobody waiting', async () => {
  const began = performance.now()
  await ask('GET', '/api/people')
  const idle = performance.now() - began
  const slow: Socket[] = []
  const head = (type: string, path: string) =>
    `POST ${path} HTTP/1.1\r\nHost: x\r\nCookie: ${cookie}\r\nContent-Type: ${type}\r\nContent-Length: 90000\r\n\r\n-`
  for (let n = 0; n < 200; n++) {
    const socket = connect(port, '127.0.0.1').on('error', () => {})
    const isUpload = n % 2 === 0
    const path = isUpload ? '/api/imports' : '/api/sign-in'
    socket.write(head(isUpload ? 'multipart/form-data; boundary=b' : 'application/json', path))
    slow.push(socket)
  }
  await sleep(200)
  for (const socket of slow) socket.write('-')
  const times: number[] = []
  for (let n = 0; n < 20; n++) {
    const start = performance.now()
    expect((await ask('GET', '/api/people')).status).toBe(200)
    times.push(performance.now() - start)
  }
  expect(slow.filter(({ destroyed }) => destroyed)).toEqual([])
  expect(times.toSorted((a, b) => a - b)[10]!).toBeLessThan(Math.max(500, idle * 3))
  for (const socket of slow) socket.destroy()
})
