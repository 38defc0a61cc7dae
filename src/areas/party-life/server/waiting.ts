import { addDays, type Day } from '../../../law/periods.ts'
import { scopeOf } from '../../../platform/permission.ts'
import type { Ctx } from '../../../platform/write.ts'
import { meetingKinds } from '../schema.ts'
import { dutiesOf } from './matrix.ts'
import { makeUpRows } from './queries/meetings.ts'
import { datedMeetings, exemptionRows, openRecords } from './queries/year.ts'
import { rightsOf, todayOf } from './rights.ts'

/** One thing of party life that waits for somebody. */
export type PartyWaiting = { title: string; detail: string; since: Day | null; isLate: boolean; link: string }

const AHEAD_DAYS = 14

async function ownOf(ctx: Ctx, personId: string): Promise<PartyWaiting[]> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const today = todayOf(ctx)
  const coming = await datedMeetings(db, unitId, { personId, from: today, until: addDays(today, AHEAD_DAYS) })
  const noticed = coming.filter(({ state, noticedAt }) => state === 'planned' && noticedAt !== null)
  const open = (await makeUpRows(db, unitId, { personId, organisations: [] })).filter(({ doneOn }) => doneOn === null)
  return [
    ...noticed.map(({ id, kind, title, heldOn, startsAt, place }) => {
      const detail = `${heldOn} ${startsAt}，${place}`
      return {
        title: `${meetingKinds[kind]}：${title}`,
        detail,
        since: heldOn,
        isLate: false,
        link: `/party-life/${id}`,
      }
    }),
    ...open.map(({ meetingId, kind, title, dueOn }) => {
      const detail = `${meetingKinds[kind]}没有参加，${dueOn}前看过内容写一篇笔记`
      return {
        title: `补学：${title}`,
        detail,
        since: dueOn,
        isLate: dueOn < today,
        link: `/party-life/make-ups#${meetingId}`,
      }
    }),
  ]
}

/** What party life waits for from the actor: meetings to come, make-ups, own duties, records to review. */
export async function partyWaiting(ctx: Ctx): Promise<PartyWaiting[]> {
  const { db, permissions } = ctx.platform
  const { unitId, personId } = ctx.actor
  const items = personId ? await ownOf(ctx, personId) : []
  const keepsAll = scopeOf(permissions, ctx.actor, 'party-life.record')?.unit === true && ctx.actor.duty === 'business'
  const rights = await rightsOf(db, ctx)
  if (!rights.isOfficer && !keepsAll) return items
  const today = todayOf(ctx)
  const records = await openRecords(db, unitId)
  const add = (count: number, words: string, detail: string, link: string, isLate = false) => {
    if (count) items.push({ title: `${count}${words}`, detail, since: null, isLate, link })
  }
  const toReview = records.filter((one) => {
    return one.state === 'recorded' && rights.reviews(one.organisationId) && one.recordedById !== personId
  })
  add(toReview.length, '份组织生活记录等待审核', '看过后通过或者退回。', '/party-life?state=recorded')
  const returned = records.filter((one) => one.state === 'returned' && rights.records(one.organisationId))
  for (const { id, title, heldOn } of returned) {
    items.push({
      title: `记录被退回：${title}`,
      detail: '按退回理由改好后再送审。',
      since: heldOn,
      isLate: false,
      link: `/party-life/${id}`,
    })
  }
  const past = records.filter(
    (one) => one.state === 'planned' && one.heldOn < today && rights.records(one.organisationId),
  )
  for (const { id, title, heldOn } of past) {
    items.push({
      title: `请记录：${title}`,
      detail: '已到召开的日期，还没有写成记录。',
      since: heldOn,
      isLate: false,
      link: `/party-life/${id}`,
    })
  }
  const asked = (await exemptionRows(db, unitId)).filter((one) => {
    return one.state === 'asked' && rights.reviews(one.organisationId) && one.askedById !== personId
  })
  add(asked.length, '项免除申请等待答复', '核对理由后同意或者不同意。', '/party-life/matrix')
  const duties = await dutiesOf(db, { unitId, year: Number(today.slice(0, 4)), today })
  const own = duties.filter((one) => rights.records(one.organisationId))
  const missing = own.flatMap(({ cells }) => cells.filter(({ state }) => state === 'missing'))
  const pressing = own.flatMap(({ cells }) => cells.filter(({ state, isPressing }) => state === 'due' && isPressing))
  add(missing.length, '项组织生活过期没有开展', '补开的写成记录，确实不能开展的申请免除。', '/party-life/matrix', true)
  add(pressing.length, '项组织生活本期快到期', '本月、本季度结束前开展。', '/party-life/matrix')
  return items
}
