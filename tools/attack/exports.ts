import { SaxesParser } from 'saxes'
import yauzl from 'yauzl'
import { bounds, permissions } from '../../src/app/areas.ts'
import type { AnyEndpoint } from '../../src/platform/endpoint.ts'
import { scopeOf } from '../../src/platform/permission.ts'
import type { Bureau, Visitor } from './bureau.ts'
import type { Known } from './matrix.ts'
import { keyOf } from './objects.ts'

/** What a spreadsheet would compute, follow or run, were it not kept as text. */
export const FORMULAS = [
  '=HYPERLINK("http://x","点我")',
  '+1+1',
  '-1+1',
  '@SUM(1)',
  '\t=1+1',
  '\r=1+1',
  '＝1+1',
  '"=1',
  ';=1',
  '<f>1</f>${7*7}{#each}<<[1]>>{{7*7}}',
]
/** What is left of a payload in any file, and in nothing of the program's own. */
const TRACES = /HYPERLINK|\+1\+1|-1\+1|@SUM\(1\)|=1\+1|＝1\+1|"=1|;=1|\$\{7\*7\}/

/** Files that somebody brought, given back as they are; and the address of a calendar, which asks for its secret. */
const AS_BROUGHT = new Set([
  '/agenda/feed/{file}',
  '/people/{id}/photo',
  '/people/{id}/dossier-photo',
  '/topics/{id}/materials/{materialId}',
  '/party-life/organisations/{id}/size-approvals/{approvalId}/file',
  '/party-life/meetings/{id}/files/{fileId}',
  '/training/files/{id}',
  '/rectification/problems/{id}/evidence/{evidenceId}',
  '/research/notes/{id}/photos/{photoId}',
])

/** Parameters that say which of several papers is wanted: every one is made. */
const CHOICES = ['format', 'paper', 'style', 'edition']
const REQUIRED: Record<string, string> = { from: '2026-11-01', until: '2026-11-30' }
const REASON = 'reason=%E8%AF%95%E9%AA%8C%E5%AF%BC%E5%87%BA'

export type Exported = { addresses: number; made: number; carrying: number; faults: string[] }

/** Calls every export in every form it has, of up to `most` objects, as somebody who may, and looks into what comes. */
export async function exportEverything(bureau: Bureau, known: Known, most: number): Promise<Exported> {
  const found: Exported = { addresses: 0, made: 0, carrying: 0, faults: [] }
  for (const { endpoint } of bounds) {
    const { path, method, response } = endpoint
    if (method !== 'get' || response !== 'file' || AS_BROUGHT.has(path)) continue
    found.addresses += 1
    const queries = queriesOf(endpoint, known)
    const enough = Math.max(queries.length, papersOf(path, known).length) * most
    let made = 0
    const refusals = new Set<string>()
    for (const address of addressesOf(endpoint, known, queries)) {
      for (const who of made < enough ? rightful(bureau, endpoint) : []) {
        const answer = await who.send('GET', address)
        if (answer.status !== 200) refusals.add(`${who.username} ${answer.status} ${answer.text.slice(0, 60)}`)
        if (answer.status !== 200) continue
        made += 1
        const { faults, isCarrying } = await lookedInto(answer.bytes)
        found.faults.push(...faults.map((fault) => `${address}: ${fault}`))
        if (isCarrying) found.carrying += 1
        break
      }
    }
    found.made += made
    if (!made) found.faults.push(`${path} was not made for anybody: ${[...refusals].join('; ')}`)
  }
  return found
}

function rightful(bureau: Bureau, { permission }: AnyEndpoint): Visitor[] {
  const reach = ({ actor }: Visitor) => scopeOf(permissions, actor!, permission)
  const all = bureau.visitors.filter((one) => permission === 'signed-in' || reach(one))
  return all.toSorted((a, b) => Number(reach(b)?.unit ?? false) - Number(reach(a)?.unit ?? false))
}

function queriesOf({ path }: AnyEndpoint, known: Known): string[] {
  const { parameters = [] } = known.document.paths[`/api${path}`]!.get!
  const asked = parameters.filter((one) => one.in === 'query')
  const fixed = asked.flatMap(({ name, required }) => (required && REQUIRED[name] ? [`${name}=${REQUIRED[name]}`] : []))
  if (asked.some(({ name }) => name === 'reason')) fixed.push(REASON)
  let queries = [fixed.join('&')]
  for (const { name, schema } of asked) {
    if (!CHOICES.includes(name)) continue
    const options = schema.enum ?? schema.anyOf?.flatMap((one) => one.enum ?? []) ?? []
    if (options.length) queries = queries.flatMap((query) => options.map((option) => `${query}&${name}=${option}`))
  }
  return queries
}

/** The papers an address names in its path. */
function papersOf(path: string, known: Known): unknown[] {
  const { parameters = [] } = known.document.paths[`/api${path}`]!.get!
  return parameters.find(({ name }) => name === 'paper' && path.includes('{paper}'))?.schema.enum ?? ['']
}

/** With every real object in the path: not every one has every paper. */
function addressesOf({ path }: AnyEndpoint, known: Known, queries: string[]): string[] {
  const key = keyOf(path)
  const things = key ? known.things.get(key)! : [{ params: {} as Record<string, string> }]
  const papers = papersOf(path, known)
  const places = things.flatMap(({ params }) =>
    papers.map((paper) =>
      path.replace(/\{(\w+)\}/g, (_, name: string) => String((name === 'paper' && paper) || params[name])),
    ),
  )
  return places.flatMap((place) => queries.map((query) => `/api${place}?${query}`))
}

/** What a file holds that would act by itself, and whether what was planted is in it. */
async function lookedInto(bytes: Uint8Array): Promise<{ faults: string[]; isCarrying: boolean }> {
  const parts = await partsOf(bytes)
  const faults: string[] = []
  let isCarrying = false
  for (const [name, text] of parts) {
    if (TRACES.test(unescaped(text))) isCarrying = true
    if (!/\.(xml|rels)$/.test(name)) continue
    if (/external|vbaProject|embeddings|activeX/i.test(name)) faults.push(`has ${name}`)
    try {
      new SaxesParser().write(text).close()
    } catch (error) {
      faults.push(`${name} is broken: ${(error as Error).message}`)
    }
    if (/TargetMode="External"/.test(text)) faults.push(`${name} leads outside`)
    if (/xl\/worksheets\/sheet\d+\.xml$/.test(name)) faults.push(...sheetFaults(name, text))
    if (/^word\//.test(name)) faults.push(...fieldFaults(name, text))
  }
  return { faults, isCarrying }
}

function sheetFaults(name: string, text: string): string[] {
  const faults = /<(f|hyperlink|hyperlinks|oleObject|webPublishItem)[ >/]/.exec(text)
  const kinds = [...text.matchAll(/<c ([^>]*)>/g)].map(([, attributes]) => /t="(\w+)"/.exec(attributes!)?.[1] ?? 'n')
  // `str` without a formula is a text, too: the form that is written row by row.
  const odd = kinds.filter((kind) => !['s', 'str', 'inlineStr', 'n', 'b'].includes(kind))
  const words = [...text.matchAll(/<c (?![^>]*t=")[^>]*>\s*<v>([^<]*)<\/v>/g)].filter(([, value]) => !isNumber(value!))
  return [
    ...(faults ? [`${name} has <${faults[1]}>`] : []),
    ...(odd.length ? [`${name} has cells of kind ${[...new Set(odd)]}`] : []),
    ...(words.length ? [`${name} has words in cells of numbers: ${words[0]![1]}`] : []),
  ]
}

const isNumber = (text: string) => text.trim() !== '' && Number.isFinite(Number(text))

/** Fields of a document are worked out when it is opened: page numbers may be, nothing else. */
function fieldFaults(name: string, text: string): string[] {
  const fields = [...text.matchAll(/<w:instrText[^>]*>([^<]*)<|<w:fldSimple[^>]*w:instr="([^"]*)"/g)]
  return fields
    .map(([, a, b]) => (a ?? b ?? '').trim())
    .filter((field) => !/^(PAGE|NUMPAGES)\b/.test(field))
    .map((field) => `${name} has the field ${field}`)
}

const unescaped = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** The parts of a workbook or a document; a plain file is one part. */
export async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return new Map([['plain', new TextDecoder().decode(bytes)]])
  const parts = new Map<string, string>()
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes))
  for await (const entry of zip.eachEntry()) {
    const pieces: Buffer[] = []
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer)
    parts.set(entry.fileName, Buffer.concat(pieces).toString('utf8'))
  }
  return parts
}

/** A meeting of today whose sign-in is open: the sheet of one that is over is nobody's any more. */
export async function openSignIn({ visitors, today }: Bureau): Promise<void> {
  const clerk = visitors.find(({ username }) => username === 'songyuhe')!
  const { rows } = JSON.parse((await clerk.send('GET', '/api/party-life/organisations')).text)
  const body = {
    ...{ organisationId: rows.find((one: { kind: string }) => one.kind === 'branch').id, kind: 'theme-day', also: [] },
    ...{ title: '今天的主题党日', heldOn: today, startsAt: '15:00', place: '会议室', hostId: null, recorderId: null },
    ...{ lecturerId: null, hours: 2, days: 0, content: '', decisions: '', forYear: null, isApproved: false },
    ...{ grades: null, absences: [], isHeld: false, isAnother: true },
  }
  const meeting = JSON.parse((await clerk.send('POST', '/api/party-life/meetings', { body })).text)
  const opened = await clerk.send('POST', `/api/party-life/meetings/${meeting.id}/sign-in`, { body: {} })
  if (opened.status !== 200) throw new Error(`no sign-in: ${opened.status} ${opened.text}`)
}
