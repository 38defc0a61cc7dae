import type { Ctx } from '../../../platform/write.ts'
import { evaluationsOpenFor } from '../../speakers/facts.ts'
import { learningWaiting, planWaiting } from '../../training/facts.ts'
import type { TodayItem } from '../schema.ts'

/** What study waits for from the actor: results to tell, doubts of imports, trainings nobody settled. */
export async function fromLearning(ctx: Ctx): Promise<TodayItem[]> {
  const { uses, doubts, unsettled } = await learningWaiting(ctx)
  const items = uses.map(({ work, topic, askOn }): TodayItem => {
    const since = `${askOn}T00:00:00.000Z`
    const detail = `学习“${topic}”时定的，请写明改进的结果。`
    return { kind: 'learning', title: `学用结合：${work}`, detail, since, lamp: 'amber', link: '/learning/uses' }
  })
  const add = (count: number, words: string, detail: string, link: string) => {
    if (count) items.push({ kind: 'learning', title: `${count}${words}`, detail, since: null, lamp: 'amber', link })
  }
  add(doubts, '条导入的学时需要确认', '没有对上的人，或者各处学时不一致。', '/training/doubts')
  add(unsettled, '次培训已经结束，还没有登记到会情况', '登记后学时才计入。', '/training/activities')
  return [...items, ...(await fromPlans(ctx))]
}

/** Plans and amendments to decide, plans sent back, and what a plan promised that nobody held. */
async function fromPlans(ctx: Ctx): Promise<TodayItem[]> {
  return (await planWaiting(ctx)).map(({ title, detail, since, isLate, link }) => ({
    ...{ kind: 'learning', title, detail, link, lamp: isLate ? 'red' : 'amber' },
    since: since && `${since}T00:00:00.000Z`,
  }))
}

/** What one's own year of training still lacks, while there is time; and what may be evaluated, which nobody must. */
export async function ownLearning(ctx: Ctx): Promise<TodayItem[]> {
  const [{ lacking }, open] = await Promise.all([learningWaiting(ctx), evaluationsOpenFor(ctx)])
  const offers = open.map(({ activityId, title, closesOn }): TodayItem => {
    const detail = `匿名，自愿，不到一分钟；${closesOn}以前都可以，不评也不会再问。`
    const words = `您参加的“${title}”可以评课`
    const link = `/learning/evaluations/${activityId}`
    return { kind: 'learning', title: words, detail, since: null, lamp: 'grey', link }
  })
  const own = lacking.map(({ what, because, state }): TodayItem => {
    const lamp = state === 'short' ? 'red' : 'amber'
    return { kind: 'learning', title: `${what}：${because}`, detail: '', since: null, lamp, link: '/learning' }
  })
  return [...own, ...offers]
}
