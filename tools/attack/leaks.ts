import { bounds, permissions } from '../../src/app/areas.ts'
import { blankDossier } from '../../src/areas/people/schema.ts'
import { scopeOf } from '../../src/platform/permission.ts'
import type { Bureau, Visitor } from './bureau.ts'
import { partsOf } from './exports.ts'
import type { Known } from './matrix.ts'
import { keyOf } from './objects.ts'

/** A text that stands in one sealed record only. */
export type Canary = {
  what: string
  text: string
  /** the permission that shows it on a page; null: no page, only an act that leaves a trace */
  permission: string | null
  /** whose record it is */
  personId: string | null
  /** records whose pages are opened one by one */
  ids: string[]
}

const ID_NUMBER = '990101198902141290'

/** Plants texts where the secrets of a bureau lie, through the interface, and takes what the demo has sealed. */
export async function plantCanaries(bureau: Bureau): Promise<Canary[]> {
  const of = (username: string) => bureau.visitors.find((one) => one.username === username)!
  const done = async (who: Visitor, path: string, body: unknown) => {
    const answer = await who.send('POST', `/api${path}`, { body })
    if (answer.status > 201) throw new Error(`${path}: ${answer.status} ${answer.text}`)
    return JSON.parse(answer.text)
  }
  const cadre = of('chenkun')
  const own = cadre.actor!.personId!
  const relative = { relation: '女儿', name: '金丝雀甲', birth: '2010-01', politics: '群众', work: '云栖小学' }
  const blank = blankDossier('密封人')
  const basic = { ...blank.basic, birth: '1989-02', sex: '男', idNumber: withCheckDigit(ID_NUMBER.slice(0, 17)) }
  const { id: person } = await done(of('xuqingru'), '/people', { ...blank, basic, family: [relative] })
  const interest = {
    ...{ relation: '弟弟', relativeName: '金丝雀乙', kind: 'runs', organisation: '云栖甲公司', creditCode: '' },
    ...{ sharePercent: null, line: '演出', validFrom: '2024-01-01', source: '本人报告' },
  }
  const declared = await done(of('xiechanggeng'), '/interests', { personId: own, interest })
  const thoughts = { title: '金丝雀丙', text: '金丝雀丙：只给自己看的一篇，别人打不开，也搜不到这一篇。' }
  const { id: reflection } = await done(cadre, '/training/reflections', thoughts)
  const said = { sourceKind: 'public', channel: 'letter', kind: 'suggestion', text: '把自习室的灯换亮一点，谢谢' }
  const contact = { receivedOn: bureau.today, contactName: '金丝雀丁', contactPhone: '13911112222' }
  const { ids: voices } = await done(of('gaoyi'), '/voices', { rows: [{ ...said, ...contact }] })
  const reports = (await bureau.client.query('select id from conduct_report')).rows.map(({ id }) => id as string)
  const none = { permission: null, personId: null }
  return [
    { what: '身份证号', text: basic.idNumber, permission: 'people.read-secret', personId: person, ids: [person] },
    { what: '家庭成员', text: relative.name, permission: 'people.read-secret', personId: person, ids: [person] },
    { what: '亲属从业', text: '金丝雀乙', permission: 'interests.read', personId: own, ids: [declared.id, own] },
    { what: '学习心得', text: '金丝雀丙', permission: 'training.own', personId: own, ids: [reflection, own] },
    { what: '提出人', text: '金丝雀丁', ...none, ids: voices },
    { what: '提出人的电话', text: '13911112222', ...none, ids: voices },
    { what: '举报的内容', text: '签字是一个人的笔迹', ...none, ids: reports },
    { what: '举报人的电话', text: '13800000042', ...none, ids: reports },
  ]
}

function withCheckDigit(first: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((all, weight, at) => all + weight * Number(first[at]), 0)
  return first + '10X98765432'[sum % 11]
}

/** Whether this account may see it on a page. */
function maySee({ actor }: Visitor, { permission, personId }: Canary): boolean {
  if (!permission || !actor) return false
  const scope = scopeOf(permissions, actor, permission)
  return scope !== null && (scope.unit || (personId !== null && scope.self === personId))
}

export type Leaks = { reads: number; seen: number; faults: string[] }

/**
 * Every read there is: lists, searches, suggestions, papers, the trail. Who sees what is sealed? As everybody and with
 * every search if `isThorough`; else as one of each set of roles, and files without searches.
 */
export async function searchForCanaries(
  bureau: Bureau,
  known: Known,
  canaries: Canary[],
  isThorough: boolean,
): Promise<Leaks> {
  const leaks: Leaks = { reads: 0, seen: 0, faults: [] }
  const seenBy = new Set<string>()
  const look = async (who: Visitor, address: string): Promise<boolean> => {
    const answer = await who.send('GET', address)
    leaks.reads += 1
    if (answer.status !== 200) return false
    const text = [...(await partsOf(answer.bytes)).values()].join('\n')
    for (const canary of canaries.filter((one) => text.includes(one.text))) {
      if (maySee(who, canary)) seenBy.add(`${canary.what} ${who.username}`)
      else leaks.faults.push(`${who.username || 'nobody'} sees ${canary.what} at ${address}`)
    }
    return true
  }
  const visitors = isThorough ? bureau.visitors : oneOfEach(bureau.visitors)
  const reads = bounds.map(({ endpoint }) => endpoint).filter(({ method }) => method === 'get')
  for (const who of [bureau.nobody, ...visitors]) {
    for (const { path, response } of reads) {
      if (path === TWELVE_MONTHS && !isThorough) continue
      const { addresses, searches } = addressesOf(path, known, canaries)
      let isOpen = false
      for (const address of addresses) isOpen = (await look(who, address)) || isOpen
      for (const address of isOpen && (isThorough || response !== 'file') ? searches : []) await look(who, address)
    }
  }
  const entitled = canaries.flatMap((canary) =>
    visitors.filter((who) => maySee(who, canary)).map(({ username }) => `${canary.what} ${username}`),
  )
  leaks.faults.push(...entitled.filter((one) => !seenBy.has(one)).map((one) => `${one} should see it and does not`))
  leaks.seen = seenBy.size
  return leaks
}

/** Of accounts with the same roles the first; whoever a record is of has others alike. */
function oneOfEach(visitors: Visitor[]): Visitor[] {
  const roles = ({ actor }: Visitor) => JSON.stringify(actor!.grants.map(({ role }) => role).sort())
  return visitors.filter((who, at) => visitors.findIndex((other) => roles(other) === roles(who)) === at)
}

/** Judges everybody on the first of each coming month; the same findings stand in the check-up of today. */
const TWELVE_MONTHS = '/checkup/ahead'
const WANTED: Record<string, string> = { from: '2026-11-01', until: '2026-11-30' }

/** The address as it is and with a search for every canary; of one with parameters, those of their records. */
function addressesOf(path: string, known: Known, canaries: Canary[]): { addresses: string[]; searches: string[] } {
  const { parameters = [] } = known.document.paths[`/api${path}`]!.get!
  const asked = parameters.filter((one) => one.in === 'query')
  const query = asked
    .filter(({ name, required }) => required && WANTED[name])
    .map(({ name }) => `${name}=${WANTED[name]}`)
    .join('&')
  const key = keyOf(path)
  if (!key) {
    const isSearched = asked.some(({ name }) => name === 'search')
    const texts = isSearched ? canaries.map(({ text }) => text) : []
    const searches = texts.map((text) => `/api${path}?${query}&search=${encodeURIComponent(text)}`)
    return { addresses: [`/api${path}?${query}`], searches }
  }
  const ids = new Set(canaries.flatMap((canary) => canary.ids))
  const things = known.things.get(key)!.filter(({ params }) => Object.values(params).some((one) => ids.has(one)))
  const filled = things
    .slice(0, 12)
    .map(({ params }) => `/api${path.replace(/\{(\w+)\}/g, (_, name: string) => params[name]!)}?${query}`)
  return { addresses: filled, searches: [] }
}
