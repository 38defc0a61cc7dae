import { randomUUID } from 'node:crypto'
import type fc from 'fast-check'
import { bounds, permissions } from '../../src/app/areas.ts'
import type { AnyEndpoint } from '../../src/platform/endpoint.ts'
import { scopeOf } from '../../src/platform/permission.ts'
import type { Bureau, Got, Visitor } from './bureau.ts'
import { keyOf, objects, type Thing, thingsOf } from './objects.ts'
import { arbitraryOf, type Document, sampleOf } from './shapes.ts'
import { reaches, sees } from './sight.ts'

/** What the required parameters of a read are filled with; anything not named here has none. */
const queries: Record<string, (bureau: Known) => string> = {
  '/surveys/{id}/export': () => '?format=xlsx',
  '/checkup/people/{id}/eligibility': ({ postId }) => `?postId=${postId}`,
  '/party-life/organisations/{id}/due': () => '?kind=assembly&on=2026-11-20',
  '/reports/{id}/figure': () => '?name=people.nothing-of-this-name',
}

/** A figure that no report has, and a round that may be over: here even those within reach may be told of nothing. */
const MAY_BE_NOTHING = ['/reports/{id}/figure', '/evaluations/{id}']

export type Known = { things: Map<string, Thing[]>; postId: string; document: Document; seed: number }

export async function know(bureau: Bureau, seed: number): Promise<Known> {
  const things = new Map<string, Thing[]>()
  for (const key of Object.keys(objects)) things.set(key, await thingsOf(bureau.client, key))
  const { rows } = await bureau.client.query('select id from post order by id limit 1')
  const document = JSON.parse((await bureau.nobody.send('GET', '/api/openapi.json')).text)
  return { things, postId: rows[0].id, document, seed }
}

/** Addresses whose parameters nobody has given an object, and objects of addresses that are gone. */
export function withoutObject(known: Known): string[] {
  const keys = new Set(bounds.map(({ endpoint }) => keyOf(endpoint.path)).filter((key) => key !== null))
  const missing = [...keys].filter((key) => !known.things.get(key)?.length).map((key) => `${key} has no object`)
  const idle = Object.keys(objects)
    .filter((key) => !keys.has(key))
    .map((key) => `${key} is no address`)
  return [...missing, ...idle]
}

const filled = (path: string, params: Record<string, string>) =>
  `/api${path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]!))}`

const NOWHERE: Record<string, string> = { year: '2098', number: '9' }

/** The same address with ids that exist nowhere. */
const nowhere = (path: string) =>
  `/api${path.replace(/\{(\w+)\}/g, (_, name: string) => NOWHERE[name] ?? randomUUID())}`

/** Up to `most` objects each of those within reach and beyond it, of every mark. */
function chosen(things: Thing[], isSeen: (thing: Thing) => boolean, most: number): { thing: Thing; isSeen: boolean }[] {
  const taken = new Map<string, number>()
  return things.flatMap((thing) => {
    const kind = `${isSeen(thing)} ${thing.mark}`
    const count = (taken.get(kind) ?? 0) + 1
    taken.set(kind, count)
    return count > most ? [] : [{ thing, isSeen: isSeen(thing) }]
  })
}

const anonymous = ({ text }: Got) => text.replace(/"requestId":"\w+"/, '')

/** `judged` are changes by somebody who may make such, stopped by the object itself; `unjudged` stopped by content. */
export type Count = { reads: number; writes: number; judged: number; unjudged: number; faults: string[] }

/** Every read with a parameter, as everybody, of objects within reach and beyond it. */
export async function readEverything(bureau: Bureau, known: Known, most: number): Promise<Count> {
  const count: Count = { reads: 0, writes: 0, judged: 0, unjudged: 0, faults: [] }
  for (const { endpoint } of bounds) {
    const { method, path, permission } = endpoint
    const key = keyOf(path)
    if (method !== 'get' || !key) continue
    const query = queries[path]?.(known) ?? ''
    let absent: Got | undefined
    for (const who of bureau.visitors) {
      const isOpen = permission === 'public' || permission === 'signed-in'
      const isLetIn = isOpen || scopeOf(permissions, who.actor!, permission) !== null
      const subjects = chosen(known.things.get(key)!, (thing) => isLetIn && sees(who.actor!, endpoint, thing), most)
      for (const { thing, isSeen } of isLetIn ? subjects : subjects.slice(0, 1)) {
        const answer = await who.send('GET', filled(path, thing.params) + query)
        count.reads += 1
        const right = isSeen ? [200, 409, ...(MAY_BE_NOTHING.includes(path) ? [404] : [])] : isLetIn ? [404] : [403]
        const where = `${who.username} GET ${path} ${JSON.stringify(thing.params)} (${thing.mark})`
        if (!right.includes(answer.status)) count.faults.push(`${where}: ${answer.status}, expected ${right}`)
        if (isSeen || !isLetIn) continue
        absent ??= await who.send('GET', nowhere(path) + query)
        if (anonymous(absent) !== anonymous(answer)) count.faults.push(`${where} tells that it exists: ${answer.text}`)
      }
    }
  }
  return count
}

/** Every change with a parameter, with content that keeps to the schema, of objects beyond everybody's reach. */
export async function changeBeyondReach(bureau: Bureau, known: Known, most: number): Promise<Count> {
  const count: Count = { reads: 0, writes: 0, judged: 0, unjudged: 0, faults: [] }
  const ids = [...known.things.values()].flatMap((things) => things.slice(0, 2).map(({ params }) => params.id!))
  const before = await contents(bureau)
  const arbitrary = arbitraryOf(
    known.document,
    ids.filter((id) => /^[0-9a-f-]{36}$/.test(id ?? '')),
  )
  for (const { endpoint } of bounds) {
    const { method, path, permission } = endpoint
    const key = keyOf(path)
    if (method === 'get' || !key || permission === 'public') continue
    const body = known.document.paths[`/api${path}`]![method]!.requestBody
    const schema = body?.content['application/json']?.schema
    for (const who of bureau.visitors) {
      const isLetIn = permission === 'signed-in' || scopeOf(permissions, who.actor!, permission) !== null
      const covers = (thing: Thing) =>
        isLetIn && (sees(who.actor!, endpoint, thing) || reaches(who.actor!, permission, thing))
      const subjects = chosen(known.things.get(key)!, covers, most).filter(({ isSeen }) => !isSeen)
      for (const { thing } of isLetIn ? subjects : subjects.slice(0, 1)) {
        for (const content of schema ? contentsOf(arbitrary(schema), who, known.seed) : [undefined]) {
          const answer = await tryChange(who, endpoint, filled(path, thing.params), content, known.seed)
          count.writes += 1
          const where = `${who.username} ${method} ${path} (${thing.mark})`
          const right = isLetIn ? [403, 404] : [403]
          // Content that breaks a rule of its own is refused before anything is looked up: it tells nothing.
          const isOfContent = answer.status === 400 || answer.status === 422
          if (isLetIn) count[isOfContent ? 'unjudged' : 'judged'] += 1
          if (!isOfContent && !right.includes(answer.status))
            count.faults.push(`${where}: ${answer.status} ${answer.text.slice(0, 200)}`)
        }
      }
    }
  }
  const after = await contents(bureau)
  for (const [table, sum] of after) if (before.get(table) !== sum) count.faults.push(`${table} was changed`)
  return count
}

const WHOM = /^(person|member)Id$/

/** Content about anybody, and the same about whoever sends it: then only the object is left to stop him. */
function contentsOf(content: fc.Arbitrary<unknown>, { actor }: Visitor, seed: number): fc.Arbitrary<unknown>[] {
  const own = actor?.personId
  const about = (body: unknown) =>
    JSON.parse(JSON.stringify(body), (name, value) => (WHOM.test(name) && typeof value === 'string' ? own : value))
  const plain = sampleOf(content, seed)
  const isAboutSomebody = own && JSON.stringify(about(plain)) !== JSON.stringify(plain)
  return isAboutSomebody ? [content, content.map(about)] : [content]
}

const TRIES = 6

/** Sends a change whose content the schema takes; where that is not enough, other content. */
async function tryChange(
  who: Visitor,
  { method, upload: isUpload }: AnyEndpoint,
  address: string,
  content: fc.Arbitrary<unknown> | undefined,
  seed: number,
): Promise<Got> {
  if (isUpload) return who.send('POST', address, upload())
  if (!content) return who.send(method.toUpperCase(), address)
  for (let at = 0; ; at++) {
    const answer = await who.send(method.toUpperCase(), address, { body: sampleOf(content, seed + at) })
    if (answer.status !== 400 || at === TRIES) return answer
  }
}

export function upload() {
  const head = '--b\r\ncontent-disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n'
  return { raw: `${head}%PDF-1.4 x\r\n--b--\r\n`, headers: { 'content-type': 'multipart/form-data; boundary=b' } }
}

/** A sum over each table; the trail and the sessions live on. */
async function contents({ client }: Bureau): Promise<Map<string, string>> {
  const { rows } = await client.query(
    `select table_name name, (xpath('/row/n/text()', query_to_xml(format(
       'select sum(hashtextextended(x::text, 0))::text n from %I x', table_name), false, true, '')))[1]::text n
     from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
       and table_name not in ('audit_entry', 'audit_seal', 'session')`,
  )
  return new Map(rows.map(({ name, n }) => [name, n]))
}
