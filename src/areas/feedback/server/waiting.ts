import { scopeOf } from '../../../platform/permission.ts'
import type { Ctx } from '../../../platform/write.ts'
import type { ItemQuery } from '../schema.ts'
import { todayOf } from './acting.ts'
import { callBackCount } from './call-backs.ts'
import { countsOf, everything } from './queries/listing.ts'
import { receivedReports } from './queries/reports.ts'

type Waiting = { title: string; detail: string; isOverdue: boolean; link: string }

/** What waits for the actor in the voices of the public, one line for each kind of work. */
export async function voicesWaiting(ctx: Ctx): Promise<Waiting[]> {
  const { platform, actor } = ctx
  const { db } = platform
  const { unitId } = actor
  const of = (permission: string) => scopeOf(platform.permissions, actor, permission)
  const reach = of('feedback.read')
  const waiting: Waiting[] = []
  const add = async (state: ItemQuery['state'], title: string, detail: string) => {
    if (!reach) return
    const wanted = { ...everything, state, sections: reach.unit ? null : reach.sections }
    const { total, overdue } = await countsOf(db, unitId, wanted, todayOf(ctx))
    if (!total) return
    const late = overdue ? `其中${overdue}件超期。` : ''
    const words = { title: `${total}件${title}`, detail: `${late}${detail}` }
    waiting.push({ ...words, isOverdue: overdue > 0, link: `/voices?state=${state}` })
  }
  if (of('feedback.intake')) {
    await add('registered', '意见建议待受理', '受理后按期限答复，不属本单位职责的五个工作日内退回。')
    await add('accepted', '意见建议待交办', '交给责任科室办理。')
    await add('reopened', '意见建议提出人仍不满意，正在重新办理', '看原来的答复差在哪里，需要的改交其他科室。')
  }
  if (of('feedback.answer') && !of('feedback.intake')) {
    await add('assigned', '意见建议待答复', '拟写答复后提交审核。')
  }
  if (of('feedback.approve')) await add('drafted', '答复待审核', '审核通过后立即答复提出人。')
  if (of('feedback.call-back')) {
    const count = await callBackCount(ctx)
    const detail = '由经办人、审核人以外的人回访；联系方式每次查看都有审计。'
    if (count) waiting.push({ title: `${count}件答复待回访`, detail, isOverdue: false, link: '/voices/call-backs' })
  }
  if (of('feedback.reports')?.unit) {
    const count = await receivedReports(db, unitId)
    const detail = '阅读后转办；每次阅读都记入审计。'
    const link = '/conduct-reports?state=received'
    if (count) waiting.push({ title: `${count}件举报待转办`, detail, isOverdue: false, link })
  }
  return waiting
}
