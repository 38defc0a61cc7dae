import fc from 'fast-check'
import { bounds, permissions } from '../../src/app/areas.ts'
import type { AnyEndpoint } from '../../src/platform/endpoint.ts'
import { scopeOf } from '../../src/platform/permission.ts'
import type { Bureau, Got, Visitor } from './bureau.ts'
import { type Known, upload } from './matrix.ts'
import { keyOf } from './objects.ts'
import { arbitraryOf, type Operation, type Schema } from './shapes.ts'

/** They end the session of somebody who is still needed, or switch a whole area off. */
const ENDS_SOMETHING =
  /^\/(sign-out|me\/(password|sessions|two-factor)|settings\/areas|accounts\/\{id\}\/|grants|setup|accounts\/batch)/
/** Waits for a change of the room on purpose. */
const WAITS = '/meetings/{id}/room'
const MOST_MILLISECONDS = 5000
const LEAK = /node_modules|\.ts:\d+|\bat \w+ \(|\bselect .+ from\b|\binsert into\b|pg_|\/home\/|violates|constraint/i

const hostileTexts = [
  '\u0000',
  '\ud800',
  `a${'\u0301'.repeat(10_000)}`,
  '__proto__',
  "' or 1=1--",
  "'; select pg_sleep(6)--",
  '../../../../etc/passwd',
  '%2e%2e%2f',
  '2026-02-30',
  '9999-12-31',
  '0000-00-00',
  '=HYPERLINK("http://x","点我")',
  '<img src=x onerror=__xss(1)>',
  '张三\u202egpj.exe',
  '𠮷䶮',
  '%',
  '',
  'a'.repeat(100_000),
]
const hostile = fc.oneof(
  fc.constantFrom<unknown>(...hostileTexts),
  fc.constantFrom<unknown>(2 ** 53 + 1, -1, 1e308, 0.1, null, true, [], {}, [[]], ['a', 'a'], -0),
  fc.constant(JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}')),
)

export type FuzzCount = { requests: number; faults: string[] }

/** Every operation with content that keeps to its schema, with one part replaced, and with none of its shape. */
export async function fuzz(bureau: Bureau, known: Known, seed: number, rounds: number): Promise<FuzzCount> {
  const count: FuzzCount = { requests: 0, faults: [] }
  const ids = [...known.things.values()].flatMap((things) => things.slice(0, 2).map(({ params }) => params.id ?? ''))
  const valid = arbitraryOf(
    known.document,
    ids.filter((id) => /^[0-9a-f-]{36}$/.test(id)),
  )
  for (const { endpoint } of bounds) {
    const { path, method } = endpoint
    if (ENDS_SOMETHING.test(path)) continue
    const operation = known.document.paths[`/api${path}`]![method]!
    const who = rightfulCaller(bureau, endpoint)
    const requests = fc.sample(requestOf(endpoint, operation, valid, known), { seed, numRuns: rounds })
    for (const { address, body } of requests) {
      const began = performance.now()
      const sent = endpoint.upload && method !== 'get' ? upload() : body === undefined ? {} : { body }
      const answer = await who.send(method.toUpperCase(), address, sent)
      count.requests += 1
      const fault = faultOf(answer, performance.now() - began)
      if (!fault) continue
      const shown = `${address.slice(0, 300)} ${JSON.stringify(body ?? null).slice(0, 600)}`
      count.faults.push(`${fault}: ${who.username} ${method} ${shown} → ${answer.text.slice(0, 200)}`)
    }
  }
  if ('isAdmin' in {}) count.faults.push('an object inherits isAdmin')
  return count
}

function rightfulCaller(bureau: Bureau, { permission }: AnyEndpoint): Visitor {
  if (permission === 'public') return bureau.nobody
  if (permission === 'signed-in') return bureau.visitors.find(({ username }) => username === 'chenkun')!
  const reach = ({ actor }: Visitor) => scopeOf(permissions, actor!, permission)
  return bureau.visitors.find((one) => reach(one)?.unit) ?? bureau.visitors.find((one) => reach(one)) ?? bureau.nobody
}

type Request = { address: string; body: unknown }

function requestOf(
  { path }: AnyEndpoint,
  { parameters = [], requestBody }: Operation,
  valid: (schema: Schema) => fc.Arbitrary<unknown>,
  known: Known,
): fc.Arbitrary<Request> {
  const key = keyOf(path)
  const things = key ? known.things.get(key)! : []
  const params = things.length ? fc.constantFrom(...things.slice(0, 20)).map((thing) => thing.params) : fc.constant({})
  const asked = parameters.filter((one) => one.in === 'query' && !(path === WAITS && one.name === 'after'))
  const query = fc.record(Object.fromEntries(asked.map(({ name, schema }) => [name, valid(schema)])), {
    requiredKeys: asked.filter(({ required }) => required).map(({ name }) => name),
  })
  const schema = requestBody?.content['application/json']?.schema
  const body = schema ? valid(schema) : fc.constant(undefined)
  const twist = fc.record({
    how: fc.constantFrom('none', 'none', 'body', 'part', 'query', 'path', 'twice', 'extra'),
    value: hostile,
    at: fc.nat(50),
  })
  return fc.tuple(params, query, body, twist).map(([filled, searched, content, { how, value, at }]) => {
    const text = (one: unknown) =>
      encodeURIComponent(String(typeof one === 'object' ? JSON.stringify(one) : one).toWellFormed())
    const pairs = Object.entries(searched).filter(([, one]) => one !== null)
    const twisted =
      how === 'query' ? pairs.map(([name, one], place) => [name, place === at % pairs.length ? value : one]) : pairs
    const twice = how === 'twice' ? [...twisted, ...twisted] : twisted
    const search = twice.map(([name, one]) => `${name}=${text(one)}`).join('&')
    const place = path.replace(/\{(\w+)\}/g, (_, name: string) =>
      how === 'path' ? text(value).slice(0, 2000) || 'x' : text((filled as Record<string, string>)[name]),
    )
    return { address: `/api${place}${search ? `?${search}` : ''}`, body: changed(content, how, value, at) }
  })
}

/** The content with one of its parts, or all of it, replaced. */
function changed(content: unknown, how: string, value: unknown, at: number): unknown {
  if (content === undefined) return undefined
  if (how === 'body') return value ?? []
  if (how === 'extra' && content && typeof content === 'object') return { ...content, unit_id: 'x', role: 'principal' }
  if (how !== 'part') return content
  const copy = structuredClone(content)
  const places: [Record<string, unknown>, string][] = []
  const walk = (one: unknown) => {
    if (!one || typeof one !== 'object') return
    for (const key of Object.keys(one)) {
      places.push([one as Record<string, unknown>, key])
      walk((one as Record<string, unknown>)[key])
    }
  }
  walk(copy)
  const chosen = places[at % (places.length || 1)]
  if (chosen) chosen[0][chosen[1]] = value
  return copy
}

function faultOf({ status, text, headers }: Got, milliseconds: number): string | null {
  if (status >= 500) return `${status}`
  if (milliseconds > MOST_MILLISECONDS) return `took ${Math.round(milliseconds)} ms`
  if (status < 400) return null
  if (LEAK.test(text)) return `${status} tells too much`
  const isOurs = headers.get('content-type')?.includes('json') && typeof JSON.parse(text).code === 'string'
  return isOurs ? null : `${status} in another shape`
}
