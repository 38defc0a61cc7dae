import type { Ctx } from '../../../platform/write.ts'
import { problemsWaiting } from '../../rectification/facts.ts'
import type { TodayItem } from '../schema.ts'

const reminded = ['', '时间过半', '即将到期', '已超期，已同时提醒责任领导']

/** Problems of one's own that press, and what the ledger waits for from the actor. */
export async function fromProblems(ctx: Ctx): Promise<TodayItem[]> {
  const { own, toVerify, toAssign, toDecide } = await problemsWaiting(ctx)
  const items = own.map(({ id, title, dueOn, reminders, ownerName }): TodayItem => {
    const who = ownerName === ctx.actor.name ? '' : `责任人${ownerName}，`
    return {
      ...{ kind: 'problem', title: `整改：${title}`, detail: `${who}${reminded[reminders]}，时限${dueOn}` },
      ...{ since: `${dueOn}T00:00:00.000Z`, lamp: reminders === 3 ? 'red' : 'amber', link: `/problems/${id}` },
    }
  })
  const add = (n: number, words: string, detail: string, link: string) => {
    if (n) items.push({ kind: 'problem', title: `${n}个问题${words}`, detail, since: null, lamp: 'amber', link })
  }
  add(toVerify, '等待核实', '看过佐证以后销号或者退回。', '/problems?state=submitted')
  add(toAssign, '还没有分派', '定下责任人和整改时限。', '/problems?state=open')
  add(toDecide, '申请延期', '同意以后才生效，原定时限保留。', '/problems?mark=waiting-date')
  return items
}
