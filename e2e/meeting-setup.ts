import type { Page } from 'playwright-core'
import type { MeetingView } from '../src/areas/decisions/schema/meetings.ts'

/** Those entitled to attend, in the order of their name plates; 韩祎川 is on leave. */
export const GROUP = ['秦牧川', '韩祎川', '沈砚秋', '方砺之', '谢长庚', '孟繁星', '曹映雪']

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH'

/** Asks the server with the session of a page; throws with its sentence when it refuses. */
export function ask<T>(page: Page, method: Method, path: string, body?: unknown): Promise<T> {
  return page.evaluate(
    async ({ method, path, body }) => {
      const init: RequestInit = { method }
      if (body !== undefined) {
        init.headers = { 'content-type': 'application/json' }
        init.body = JSON.stringify(body)
      }
      const answer = await fetch(`/api${path}`, init)
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
      return JSON.parse(text)
    },
    { method, path, body },
  ) as Promise<T>
}

type Group = {
  members: { id: string; name: string; validUntil: string | null }[]
  people: { id: string; name: string }[]
}
type Revised = { revision: number }

const dayFromToday = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

/** The party group of this journey, whatever the demo bureau had before. */
async function makeGroup(clerk: Page): Promise<Map<string, string>> {
  const { members, people } = await ask<Group>(clerk, 'GET', '/party-group')
  const validUntil = dayFromToday(-1).slice(0, 10)
  const serving = members.filter((one) => one.validUntil === null)
  for (const { id } of serving.filter((one) => !GROUP.includes(one.name))) {
    await ask(clerk, 'POST', `/party-group/${id}/end`, { validUntil })
  }
  const ids = new Map(people.map(({ id, name }) => [name, id]))
  for (const [index, name] of GROUP.entries()) {
    if (serving.some((one) => one.name === name)) continue
    const title = ['党组书记', '党组副书记'][index] ?? '党组成员'
    const body = { personId: ids.get(name), title, isSecretary: index === 0, validFrom: '2024-01-01' }
    await ask(clerk, 'POST', '/party-group', body)
  }
  const after = await ask<Group>(clerk, 'GET', '/party-group')
  const order = GROUP.map((name) => after.members.find((one) => one.name === name && one.validUntil === null)!.id)
  await ask(clerk, 'PUT', '/party-group/order', { ids: order })
  return ids
}

type Topic = {
  title: string
  category: string
  amountFen: number | null
  summary: string
  items: { title: string; personId: string | null; act: string | null; postId: string | null }[]
}

/** A topic with everything it needs before it may go on an agenda. */
async function makeTopic(clerk: Page, chair: Page, proposerId: string, topic: Topic): Promise<string> {
  const items = topic.items.map((item) => ({ ...item, effectiveOn: null }))
  const filled = {
    isSanction: false,
    sectionId: null,
    presenter: '沈砚秋',
    priorTalks: '会前已与各成员沟通，意见一致。',
  }
  const body = { ...topic, ...filled, items, proposerId, parties: [] }
  const { id } = await ask<{ id: string }>(clerk, 'POST', '/topics', body)
  for (const kind of ['legality', 'finance', 'consultation']) {
    const opinion = {
      kind,
      result: 'agree',
      text: '符合规定，同意。',
      givenBy: '办公室',
      givenOn: dayFromToday(-3).slice(0, 10),
    }
    await ask(clerk, 'POST', `/topics/${id}/opinions`, opinion)
  }
  await attach(clerk, id, `${topic.title}说明.docx`)
  const { revision } = await ask<Revised>(clerk, 'GET', `/topics/${id}`)
  const submitted = await ask<Revised>(clerk, 'POST', `/topics/${id}/submit`, { revision })
  await ask(chair, 'POST', `/topics/${id}/consent`, { revision: submitted.revision, consents: true, reason: '' })
  return id
}

async function attach(page: Page, topicId: string, name: string): Promise<void> {
  const status = await page.evaluate(
    async ({ topicId, name }) => {
      const form = new FormData()
      form.append('files', new File([new Uint8Array(20_000)], name), name)
      return (await fetch(`/api/topics/${topicId}/materials`, { method: 'POST', body: form })).status
    },
    { topicId, name },
  )
  if (status >= 300) throw new Error(`material refused: ${status}`)
}

/**
 * A meeting of three topics, noticed and not yet open: a purchase, two appointments by secret ballot, a plan. Its id,
 * and the ids of people by name.
 */
export async function makeMeeting(clerk: Page, chair: Page): Promise<{ id: string; people: Map<string, string> }> {
  const people = await makeGroup(clerk)
  const { posts } = await ask<{ posts: { id: string; title: string }[] }>(chair, 'GET', '/sections')
  const postId = posts.find(({ title }) => title === '副主任')!.id
  const proposerId = people.get('沈砚秋')!
  const plain = { personId: null, act: null, postId: null }
  const appoint = (name: string, post: string) => {
    return { title: `${name}任${post}`, personId: people.get(name)!, act: 'appoint', postId }
  }
  const topics: Topic[] = [
    {
      title: '采购非遗展演灯光音响设备',
      category: 'project',
      amountFen: 18_600_000,
      summary:
        '市文化馆小剧场设备使用已满十年，拟采购灯光、音响各一套，预算18.6万元，列入本年度部门预算，采用公开招标。',
      items: [{ title: '采购非遗展演灯光音响设备', ...plain }],
    },
    {
      title: '办公室、文化馆中层干部任职',
      category: 'appointment',
      amountFen: null,
      summary: '经动议、民主推荐、考察，拟任用中层干部2名，考察情况见材料。',
      items: [appoint('田野', '办公室副主任'), appoint('陈堃', '文化馆副馆长')],
    },
    {
      title: '2027年旅游市场整治方案',
      category: 'decision',
      amountFen: null,
      summary: '在全市开展为期三个月的旅游市场整治，重点整治无证经营和强迫购物。',
      items: [{ title: '2027年旅游市场整治方案', ...plain }],
    },
  ]
  const topicIds: string[] = []
  for (const topic of topics) topicIds.push(await makeTopic(clerk, chair, proposerId, topic))
  const planned = { plannedAt: dayFromToday(1 / 24), place: '三楼会议室', recorder: '高屹' }
  const { id } = await ask<{ id: string }>(clerk, 'POST', '/meetings', planned)
  await arrange(clerk, { id, topicIds, people })
  return { id, people }
}

type Arranging = { id: string; topicIds: string[]; people: Map<string, string> }

async function arrange(clerk: Page, { id, topicIds, people }: Arranging): Promise<void> {
  const read = () => ask<MeetingView>(clerk, 'GET', `/meetings/${id}`)
  const revision = async () => (await read()).revision
  await ask(clerk, 'POST', `/meetings/${id}/agenda/topics`, { revision: await revision(), topicIds })
  const { agenda } = await read()
  for (const { id: itemId, kind } of agenda) {
    const method = kind === 'cadre' ? 'secret' : 'named'
    await ask(clerk, 'PATCH', `/meetings/${id}/agenda/items/${itemId}`, { revision: await revision(), method })
  }
  const observers = [{ personId: people.get('许清如')!, name: '许清如', title: '人事科科长', itemIds: null }]
  await ask(clerk, 'PUT', `/meetings/${id}/observers`, { revision: await revision(), observers })
  await ask(clerk, 'POST', `/meetings/${id}/notice`, { revision: await revision() })
  const away = people.get('韩祎川')!
  await ask(clerk, 'PUT', `/meetings/${id}/members/${away}/reply`, { reply: 'leave', reason: '到省厅参加培训' })
  const opinion = { text: '同意采购，建议明确质保期不少于三年。' }
  await ask(clerk, 'PUT', `/meetings/${id}/items/${agenda[0]!.id}/opinions/${away}`, opinion)
}
