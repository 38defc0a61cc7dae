import { createHash, randomUUID } from 'node:crypto'
import { addDays, type Day } from '../../../law/periods.ts'
import { insertMaterial, insertOpinion, insertTopic, replaceParts } from '../server/queries/topics.ts'
import { type Bureau, idOf, instant, nameOf, nextIn, preparedOn, workdayFrom } from './bureau.ts'
import { demoWaiting } from './lists.ts'
import { type DemoItem, item as itemOf } from './words.ts'

/** How long before the meeting a topic is proposed, advised on and let onto the agenda, in days. */
const PROPOSED = 20
const ADVISED = 10
const CONSENTED = 7

type State = 'draft' | 'submitted' | 'consented' | 'scheduled'

/** A thing to vote on: one a topic, or one for each person. */
export type Part = { id: string; title: string; says: string }

const partsOf = (item: DemoItem, bureau: Bureau): (Part & { person: string | null; post: string | null })[] => {
  if (!item.people.length) {
    return [{ id: randomUUID(), title: item.title, says: item.says, person: null, post: null }]
  }
  return item.people.map(([person, post, says]) => {
    const title = `${item.title}：${nameOf(bureau, person)}`
    return { id: randomUUID(), title, says, person, post }
  })
}

type Made = { topicId: string; parts: Part[] }

/** Makes a topic with everything it needs for a meeting on a day, in the state it has before that meeting. */
export async function makeTopic(bureau: Bureau, item: DemoItem, on: Day, state: State = 'scheduled'): Promise<Made> {
  const { tx, unitId, sections, matters, topics } = bureau
  const proposedOn = preparedOn(bureau, addDays(on, -PROPOSED))
  const year = Number(proposedOn.slice(0, 4))
  const id = randomUUID()
  const isSettled = state === 'consented' || state === 'scheduled'
  const consent = {
    consentedBy: nameOf(bureau, 'qinmuchuan'),
    consentedAt: instant(preparedOn(bureau, addDays(on, -CONSENTED)), '08:50'),
  }
  await insertTopic(tx, {
    ...{ unitId, id, year, number: nextIn(bureau, 'topic', year), state },
    ...{ title: item.title, category: item.category, kind: item.kind, summary: item.summary, priorTalks: item.talks },
    ...{ matterId: matters.get(item.category)!, sectionId: sections.get(item.section)! },
    ...{ proposerId: idOf(bureau, item.proposer), presenter: item.presenter },
    amountFen: item.yuan === null ? null : item.yuan * 100,
    earlierId: item.earlier ? topics.get(item.earlier)!.id : null,
    ...(isSettled ? consent : {}),
    ...{ createdBy: nameOf(bureau, item.proposer), createdAt: instant(proposedOn, '10:05') },
  })
  topics.set(item.ref, { id, year: Number(on.slice(0, 4)), month: Number(on.slice(5, 7)) })
  const parts = partsOf(item, bureau)
  await replaceParts(tx, unitId, id, partRows(bureau, id, item, parts))
  if (isSettled) await advise(bureau, id, item, preparedOn(bureau, addDays(on, -ADVISED)))
  if (item.category !== 'appointment') await attach(bureau, id, item, proposedOn)
  return { topicId: id, parts }
}

function partRows({ ids, posts, unitId }: Bureau, topicId: string, item: DemoItem, parts: ReturnType<typeof partsOf>) {
  const items = parts.map(({ id, title, person, post }, position) => {
    const act = person && post ? { personId: ids.get(person)!, act: 'appoint', postId: posts.get(post)! } : {}
    return { unitId, id, topicId, position, title, ...act }
  })
  const supplier = { unitId, topicId, position: 0, role: 'supplier', name: item.supplier }
  const people = item.people.map(([key], position) => {
    return {
      unitId,
      topicId,
      position,
      role: 'person',
      name: parts[position]!.title.split('：')[1]!,
      personId: ids.get(key)!,
    }
  })
  return { items, parties: item.supplier ? [supplier] : people }
}

async function advise(bureau: Bureau, topicId: string, { category, yuan }: DemoItem, givenOn: Day): Promise<void> {
  const { tx, unitId } = bureau
  const base = { unitId, topicId, result: 'agree', givenOn }
  if (category === 'funds') {
    const text = `预算内有安排，金额${((yuan ?? 0) / 10_000).toFixed(1)}万元，资金来源明确。`
    await insertOpinion(tx, { ...base, id: randomUUID(), kind: 'finance', text, givenBy: nameOf(bureau, 'fengpeilan') })
  }
  if (category === 'project') {
    const text = '立项和采购方式符合规定，合同条款已由法律顾问审核。'
    await insertOpinion(tx, { ...base, id: randomUUID(), kind: 'legality', text, givenBy: '法律顾问' })
  }
}

/** A short paper for the meeting, sealed as an uploaded one is. */
async function attach(bureau: Bureau, topicId: string, item: DemoItem, on: Day): Promise<void> {
  const { tx, platform, unitId } = bureau
  const id = randomUUID()
  const bytes = Buffer.from(`${item.title}\n\n${item.summary}\n\n会前沟通：${item.talks}\n`)
  const sealed = platform.keys.seal(bytes.toString('base64'), `topic_material.content.${id}`)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const file = { name: '汇报材料.txt', version: 1, sha256, size: bytes.length, sealed }
  const uploaded = { uploadedBy: nameOf(bureau, CLERK_OF_PAPERS), uploadedAt: instant(on, '15:30') }
  await insertMaterial(tx, { unitId, id, topicId, ...file, ...uploaded })
}

const CLERK_OF_PAPERS = 'chenghuaiyuan'

/** Topics that are on no agenda yet, each at another step. */
export async function makeWaiting(bureau: Bureau): Promise<void> {
  for (const { title, section, proposer, state } of demoWaiting) {
    const summary = '方案初稿已经征求科室意见，正在完善。'
    const item = itemOf({ ref: `waiting ${title}`, title, section, proposer, summary, presenter: '程怀远', says: '' })
    await makeTopic(bureau, item, workdayFrom(addDays(bureau.today, 5)), state)
  }
}
