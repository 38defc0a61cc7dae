import { type Scope, scopeOf } from '../../../platform/permission.ts'
import type { Ctx } from '../../../platform/write.ts'
import { holds, todayOf } from './access.ts'
import { listAdvice } from './advice.ts'
import { readDays } from './standing.ts'
import { listHelps } from './uses.ts'

type Waiting = { title: string; detail: string; since: string | null; lamp: 'amber' | 'red'; link: string }

/** From this day of the year a shortfall of days in the field is said, while there is time to make it up. */
const SAID_FROM = '-10-01'

/** What research asks of the actor: what one owns and is due, what is overdue in the unit, days still missing. */
export async function researchWaiting(ctx: Ctx): Promise<Waiting[]> {
  const { platform, actor } = ctx
  const scope = scopeOf(platform.permissions, actor, 'research.read')
  if (!scope) return []
  const items = await due(ctx, scope)
  if (todayOf(ctx).slice(4) >= SAID_FROM && holds(ctx, 'research.survey')) items.push(...(await short(ctx)))
  return items
}

type Owned = { what: string; path: string; rows: { title: string; dueOn: string; lamp: string; isMine: boolean }[] }

async function due(ctx: Ctx, scope: Scope): Promise<Waiting[]> {
  const { personId } = ctx.actor
  const helps = (await listHelps(ctx, scope)).rows.map((row) => ({ ...row, isMine: row.ownerId === personId }))
  const advice = (await listAdvice(ctx, scope)).rows
  const lists: Owned[] = [
    { what: '求助事项', path: '/research/helps', rows: helps },
    {
      ...{ what: '调研建议', path: '/research/advice' },
      rows: advice.map((row) => ({ ...row, title: row.text, isMine: row.ownerId === personId })),
    },
  ]
  return lists.flatMap(({ what, path, rows }) => {
    const pressing = rows.filter(({ lamp }) => lamp === 'red' || lamp === 'amber')
    const own = pressing
      .filter(({ isMine }) => isMine)
      .map(({ title, dueOn, lamp }) => ({
        ...{ title: `${what}：${short40(title)}`, detail: `由您负责，期限${dueOn}`, since: `${dueOn}T00:00:00.000Z` },
        ...{ lamp: lamp === 'red' ? ('red' as const) : ('amber' as const), link: path },
      }))
    const late = rows.filter(({ lamp, isMine }) => lamp === 'red' && !isMine).length
    if (!late || !holds(ctx, 'research.answer')) return own
    const detail = '请催办，或者写明结果。'
    return [...own, { title: `${late}条${what}超期没有结果`, detail, since: null, lamp: 'red' as const, link: path }]
  })
}

const short40 = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text)

/** One's own missing days for a leader; for whoever keeps the plans, how many leaders miss some. */
async function short(ctx: Ctx): Promise<Waiting[]> {
  const { rows } = await readDays(ctx)
  const missing = rows.filter(({ missingDays, missingReports }) => missingDays || missingReports)
  const link = '/research/days'
  const own = missing.find(({ personId }) => personId === ctx.actor.personId)
  if (own) return [{ title: '您今年的调研还没有达到规定', detail: own.because, since: null, lamp: 'amber', link }]
  if (!missing.length) return []
  const detail = `${missing.map(({ name }) => name).join('、')}，年底前补上。`
  return [{ title: `${missing.length}位党组成员今年的调研没有达到规定`, detail, since: null, lamp: 'amber', link }]
}
