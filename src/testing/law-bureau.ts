import type { FindingView } from '../areas/checkup/schema.ts'
import type { Dossier, PostHeld } from '../areas/people/schema.ts'
import type { PostInput, SectionInput } from '../areas/posts/schema.ts'
import { created, dossierOf } from './dossiers.ts'
import { type Client, makeWorld, type World } from './world.ts'

export const TODAY = '2026-11-23'

type Lists = Partial<Omit<Dossier, 'basic' | 'postsHeld'>>

/** A bureau for tests: its clerk, and its sections, posts and people by their names. */
export type Bureau = {
  world: World
  clerk: Client
  idOf(name: string): string
  section(name: string, kind: SectionInput['kind']): Promise<void>
  post(title: string, level: PostInput['level'], more: { section: string; isPrincipal?: boolean }): Promise<void>
  /** a civil servant about whom no rule has anything to say, but for what is given */
  person(name: string, basic?: Partial<Dossier['basic']>, lists?: Lists & { held?: Held[] }): Promise<string>
  findings(query?: string, client?: Client): Promise<FindingView[]>
}

/** A post held, by the title of a post of the bureau or any other title. */
type Held = Partial<PostHeld> & { title: string }

const nothingHeld = { level: '', kind: '任职', endedOn: '', confirmedOn: '', document: '' } as const

/** An empty bureau with a clerk on a database of its own. */
export async function makeBureau(): Promise<Bureau> {
  const world = await makeWorld()
  const clerk = await world.as('personnel_clerk')
  const ids = new Map<string, string>()
  const levels = new Map<string, string>()
  const idOf = (name: string) => ids.get(name)!
  const keep = async (path: string, name: string, body: object) => {
    const made = await clerk.post(path, body)
    if (made.status !== 201) throw new Error(`not made: ${JSON.stringify(made.body)}`)
    ids.set(name, made.body.id)
  }
  return {
    world,
    clerk,
    idOf,
    section: (name, kind) =>
      keep('/api/sections', name, { name, kind, position: 1, adminHeadcount: 9, institutionHeadcount: 0 }),
    async post(title, level, { section, isPrincipal = false }) {
      levels.set(title, level)
      const body = { title, level, isPrincipal, countsQuota: true, seats: 2, position: 1 }
      await keep('/api/posts', title, { ...body, sectionId: idOf(section) })
    },
    async person(name, basic = {}, { held = [], ...lists } = {}) {
      const postsHeld = held.map(({ title, ...given }): PostHeld => {
        const known = { level: levels.get(title) ?? '', postId: ids.get(title) ?? null }
        return { ...nothingHeld, ...known, title, startedOn: '2024-03-01', ...given }
      })
      const usual = { sex: '男', birth: '1985-03', workStarted: '2008-07', staffKind: '行政' } as const
      ids.set(name, await created(clerk, dossierOf(name, { ...usual, ...basic }, { ...lists, postsHeld })))
      return idOf(name)
    },
    async findings(query = `?on=${TODAY}`, client = clerk) {
      const { status, body } = await client.get(`/api/checkup${query}`)
      if (status !== 200) throw new Error(`no check-up: ${JSON.stringify(body)}`)
      return body.findings
    },
  }
}

/** A sanction or measure decided on a day. */
export const sanctioned = (kind: string, decidedOn: string): Dossier['sanctions'][number] => ({
  ...{ kind, decidedOn, effectUntil: '', issuer: '云栖市纪委监委', document: '云纪〔2026〕3号', reason: '' },
})

/** `rule subject` of findings, for comparing without regard to their order. */
export const briefly = (findings: readonly FindingView[]): string[] =>
  findings.map(({ rule, subject }) => `${rule} ${subject.name}`).sort()

/** The notice of 2027's holidays in its usual wording. */
export const notice2027 = `国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。
二、春节：2月5日（周五）至12日（周五）放假调休，共8天。1月31日（周日）、2月14日（周日）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天。
六、中秋节：9月15日（周三）放假1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
国务院办公厅
2026年11月10日`
