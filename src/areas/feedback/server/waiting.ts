import { scopeOf } from '../../../platform/permission.ts'
import type { Ctx } from '../../../platform/write.ts'
import type { ItemState } from '../schema.ts'
import { todayOf } from './acting.ts'
import { itemRows } from './queries/items.ts'
import { reportRows } from './queries/ratings.ts'
import { lineOf } from './view.ts'

type Waiting = { title: string; detail: string; isOverdue: boolean; link: string }

const everything = { search: '', kind: '', source: '', section: '' } as const

/** What waits for the actor in the voices of the public, one line for each kind of work. */
export async function voicesWaiting(ctx: Ctx): Promise<Waiting[]> {
  const { platform, actor } = ctx
  const { db } = platform
  const { unitId } = actor
  const of = (permission: string) => scopeOf(platform.permissions, actor, permission)
  const reach = of('feedback.read')
  if (!reach) return []
  const rows = await itemRows(db, unitId, { ...everything, sections: reach.unit ? null : reach.sections })
  const lines = rows.map((row) => lineOf(row, todayOf(ctx)))
  const waiting: Waiting[] = []
  const add = (state: ItemState, title: string, detail: string) => {
    const those = lines.filter((line) => line.state === state)
    const overdue = those.filter(({ lamp }) => lamp === 'red').length
    if (!those.length) return
    const late = overdue ? `其中${overdue}件超期。` : ''
    const words = { title: `${those.length}件${title}`, detail: `${late}${detail}` }
    waiting.push({ ...words, isOverdue: overdue > 0, link: `/voices?state=${state}` })
  }
  if (of('feedback.intake')) {
    add('registered', '意见建议待受理', '受理后按期限答复，不属本单位职责的五个工作日内退回。')
    add('accepted', '意见建议待交办', '交给责任科室办理。')
  }
  if (of('feedback.answer') && !of('feedback.intake')) add('assigned', '意见建议待答复', '拟写答复后提交审核。')
  if (of('feedback.approve')) add('drafted', '答复待审核', '审核通过后立即答复提出人。')
  if (of('feedback.reports')?.unit) {
    const count = (await reportRows(db, unitId)).filter(({ state }) => state === 'received').length
    const detail = '阅读后转办；每次阅读都记入审计。'
    if (count) waiting.push({ title: `${count}件举报待转办`, detail, isOverdue: false, link: '/conduct-reports' })
  }
  return waiting
}
