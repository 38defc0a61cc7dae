import { dottedMonth, monthIndex } from '../../../law/dates.ts'
import { dayOf } from '../../../platform/clock.ts'
import { scopeOf } from '../../../platform/permission.ts'
import type { Ctx } from '../../../platform/write.ts'
import { accountsWithoutRole } from '../../accounts/facts.ts'
import { ownFindings, savedRuns } from '../../checkup/facts.ts'
import { decidedProposals, fieldTitle, openImports, openProposals, readersOf, retiring } from '../../people/facts.ts'
import type { Today, TodayItem } from '../schema.ts'
import { fromLearning, ownLearning } from './learning.ts'
import { fromMeetings } from './meetings.ts'
import { fromPartyLife } from './party.ts'
import { fromProblems } from './problems.ts'
import { fromResearch } from './research.ts'
import { fromSuspicions } from './suspicions.ts'
import { fromUpkeep } from './upkeep.ts'
import { fromVoices } from './voices.ts'

const DAY = 24 * 3600_000
const ABOUT_ME_DAYS = 30
const RETIRING_MONTHS = 12
const SOON_MONTHS = 3
const CHECKUP_DAYS = 31

/** What waits for the actor, what comes next and what changed about the actor, as far as the actor's rights go. */
export async function today(ctx: Ctx): Promise<Today> {
  const [waiting, ahead, aboutMe] = await Promise.all([waitingFor(ctx), aheadOf(ctx), aboutActor(ctx)])
  return { waiting: waiting.sort(oldestFirst), ahead, aboutMe }
}

const oldestFirst = (a: TodayItem, b: TodayItem) => (a.since ?? '9').localeCompare(b.since ?? '9')

/** True when the actor holds the permission for the whole unit. */
const may = ({ platform, actor }: Ctx, permission: string) =>
  scopeOf(platform.permissions, actor, permission)?.unit === true

async function waitingFor(ctx: Ctx): Promise<TodayItem[]> {
  const { db, clock } = ctx.platform
  const { unitId } = ctx.actor
  const items: TodayItem[] = []
  const proposals = may(ctx, 'people.decide') ? await openProposals(db, unitId) : null
  if (proposals) {
    items.push({
      kind: 'proposals',
      title: `${proposals.count}项档案更正待审核`,
      detail: '本人对档案内容提出的更正，核对依据后采纳或者不采纳。',
      since: proposals.oldest.toISOString(),
      lamp: 'amber',
      link: '/proposals',
    })
  }
  const imports = may(ctx, 'people.import') ? await openImports(db, unitId) : null
  if (imports) {
    items.push({
      kind: 'imports',
      title: `${imports.count}批导入已预览，还没有确认`,
      detail: '确认后才写入档案；不需要的请放弃预览。',
      since: imports.oldest.toISOString(),
      lamp: 'amber',
      link: '/import',
    })
  }
  const withoutRole = may(ctx, 'accounts.grant') ? await accountsWithoutRole(db, unitId, clock.now()) : 0
  if (withoutRole) {
    items.push({
      kind: 'no-role',
      title: `${withoutRole}个账号还没有角色`,
      detail: '没有角色的账号登录后什么也办不了，请按岗位授权。',
      since: null,
      lamp: 'amber',
      link: '/accounts?state=no-role',
    })
  }
  const told = [
    fromUpkeep,
    fromMeetings,
    fromProblems,
    fromVoices,
    fromSuspicions,
    fromResearch,
    fromPartyLife,
    fromLearning,
  ]
  for (const tell of told) items.push(...(await tell(ctx)))
  if (may(ctx, 'checkup.run')) items.push(...(await checkupDue(ctx)))
  if (may(ctx, 'audit.read')) items.push(dayHead(dayOf(new Date(clock.now().getTime() - DAY))))
  return items
}

/** Once a month the rules are run over everybody and the result is kept, so that the next one can be compared. */
async function checkupDue({ platform, actor }: Ctx): Promise<TodayItem[]> {
  const now = platform.clock.now()
  const [last] = await savedRuns(platform.db, actor.unitId)
  if (last && now.getTime() - last.madeAt.getTime() < CHECKUP_DAYS * DAY) return []
  const item = { kind: 'checkup', lamp: 'amber', link: '/checkup', since: last?.madeAt.toISOString() ?? null } as const
  const detail = '打开制度体检，看完后点“保存本次体检”，下个月就能比较新增了什么、解决了什么。'
  return [{ ...item, title: last ? `制度体检已超过${CHECKUP_DAYS}天没有做` : '还没有做过制度体检', detail }]
}

/** The trail is only as good as what is kept outside this computer. */
const dayHead = (day: string): TodayItem => ({
  kind: 'day-head',
  title: '打印昨天的审计链头',
  detail: '每天打印一张签字存档，以后可以凭纸面核对记录有没有被改过。',
  since: null,
  lamp: 'grey',
  link: `/audit/head?day=${day}`,
})

async function aheadOf(ctx: Ctx): Promise<TodayItem[]> {
  if (!may(ctx, 'people.read')) return []
  const { db, clock } = ctx.platform
  const from = dayOf(clock.now()).slice(0, 7)
  const people = await retiring(db, ctx.actor.unitId, { from, to: monthAfter(from, RETIRING_MONTHS) })
  return people.map(({ id, name, currentPost, retirementMonth }) => {
    const months = monthIndex(retirementMonth) - monthIndex(from)
    return {
      kind: 'retiring',
      title: `${name}将于${dottedMonth(retirementMonth)}到龄`,
      detail: currentPost,
      since: null,
      lamp: months <= SOON_MONTHS ? 'amber' : 'grey',
      link: `/people/${id}`,
    }
  })
}

function monthAfter(month: string, months: number): string {
  const index = monthIndex(month) + months
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

async function aboutActor(ctx: Ctx): Promise<TodayItem[]> {
  const { db, clock } = ctx.platform
  const { unitId, personId, accountId } = ctx.actor
  if (!personId) return []
  const asked = { unitId, personId, since: new Date(clock.now().getTime() - ABOUT_ME_DAYS * DAY) }
  const decided = await decidedProposals(db, asked)
  const items = decided.map(({ field, state, decidedAt, answer }): TodayItem => {
    const verdict = state === 'accepted' ? '已采纳' : '未采纳'
    return {
      kind: 'decided',
      title: `您提出的“${fieldTitle(field)}”更正${verdict}`,
      detail: answer,
      since: decidedAt?.toISOString() ?? null,
      lamp: state === 'accepted' ? 'green' : 'grey',
      link: '/me/dossier',
    }
  })
  for (const { because, since, severity, todo } of await ownFindings(ctx)) {
    items.push({
      kind: 'own-finding',
      title: because,
      detail: severity === 'notice' ? '' : todo,
      since: since && `${since}T00:00:00.000Z`,
      lamp: severity === 'violation' ? 'red' : severity === 'warning' ? 'amber' : 'grey',
      link: '/me/standing',
    })
  }
  items.push(...(await ownLearning(ctx)))
  const { reads, readers, last } = await readersOf(db, asked, accountId)
  if (!reads) return items
  const title = `近${ABOUT_ME_DAYS}天有${readers}人查看过您的档案，共${reads}次`
  const detail = '谁在什么时候看过，都记在您的档案里。'
  const since = last?.toISOString() ?? null
  return [...items, { kind: 'readers', title, detail, since, lamp: 'grey', link: '/me/dossier' }]
}
