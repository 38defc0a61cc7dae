import { citationText, cite } from '../../../law/cite.ts'
import { Refusal } from '../../../platform/errors.ts'
import { relationHits } from '../../interests/facts.ts'
import { type CadreRecord, cadreRecords } from '../../people/facts.ts'
import { type Acting, todayOf } from './acting.ts'
import { contactOf } from './queries/contacts.ts'
import { opinionsOf } from './queries/items.ts'

const ARTICLE = (() => {
  const { title, article } = citationText(cite('petition-2022', '第二十八条'))
  return `《${title}》${article}`
})()
const MOST_NAMED = 3

/** The names of those who raised the item, where they left one. Never leaves this file. */
async function raisersOf({ tx, ctx, row }: Acting): Promise<Set<string>> {
  const names = new Set<string>()
  for (const { id, contactId } of await opinionsOf(tx, row.unitId, [row.id])) {
    const sealed = contactId ? await contactOf(tx, row.unitId, id) : undefined
    if (!sealed) continue
    const { name } = JSON.parse(ctx.platform.keys.open(sealed.sealed, `opinion_contact.sealed.${id}`))
    const plain = String(name).replace(/\s/g, '')
    if (plain.length > 1) names.add(plain)
  }
  return names
}

async function recordsOf({ tx, ctx, row }: Acting, ids?: readonly string[]): Promise<CadreRecord[]> {
  const found: CadreRecord[] = []
  const asked = ids ? { unitId: row.unitId, ids: [...ids] } : { unitId: row.unitId }
  for await (const chunk of cadreRecords(tx, ctx.platform.keys, asked)) found.push(...chunk)
  return found
}

const isNear = ({ name, relatives }: CadreRecord, raisers: ReadonlySet<string>) =>
  [name, ...relatives.map((one) => one.name)].some((one) => raisers.has(one.replace(/\s/g, '')))

/** Why somebody may not handle the item, in words; null when nothing is known. */
async function conflictOf(one: Acting, personId: string): Promise<string | null> {
  const { tx, ctx, row, item } = one
  const { aboutId } = item
  if (personId === aboutId) return '是被反映人'
  if (aboutId) {
    const asked = { unitId: row.unitId, topicId: row.id, memberIds: [personId], people: [aboutId], organisations: [] }
    const [hit] = await relationHits(tx, ctx.platform.keys, { ...asked, on: todayOf(ctx) })
    if (hit) return `与被反映人有亲属关系（${hit.because.replace(/^议题涉及的/, '')}）`
  }
  const raisers = await raisersOf(one)
  if (!raisers.size) return null
  const [person] = await recordsOf(one, [personId])
  return person && isNear(person, raisers) ? '就是提出人或者其亲属（按档案里的姓名，请核对）' : null
}

/** People of the section in whose way nothing stands, a few of them. */
async function othersOf(one: Acting, handlerId: string, sectionId: string): Promise<string[]> {
  const raisers = await raisersOf(one)
  const names: string[] = []
  for (const person of await recordsOf(one)) {
    if (person.sectionId !== sectionId || person.state !== '在职' || person.id === handlerId) continue
    if (isNear(person, raisers) || (await conflictOf(one, person.id))) continue
    names.push(person.name)
    if (names.length === MOST_NAMED) break
  }
  return names
}

type Handling = { handlerId: string | null; sectionId: string }

/** Whoever handles it is neither the one complained of nor near to either side; says who could instead. */
export async function insistOnHandler(one: Acting, { handlerId, sectionId }: Handling): Promise<void> {
  if (!handlerId) return
  const conflict = await conflictOf(one, handlerId)
  if (!conflict) return
  const others = await othersOf(one, handlerId, sectionId)
  const instead = others.length ? `可以改由${others.join('、')}经办` : '这个科室没有合适的人，请改交其他科室'
  throw new Refusal('rule_broken', `经办人${conflict}，应当回避（${ARTICLE}）。${instead}`)
}

/** Whoever writes or approves an answer. Nothing is said of who raised the item: the writer must not learn it. */
export async function insistOnActor(one: Acting): Promise<void> {
  const { personId } = one.ctx.actor
  if (!personId || !(await conflictOf(one, personId))) return
  throw new Refusal('rule_broken', `您应当回避（${ARTICLE}），不能办理这一件，请告诉办公室改由别人办理`)
}
