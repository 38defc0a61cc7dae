import { scopeOf } from '../../../platform/permission.ts'
import type { Ctx } from '../../../platform/write.ts'
import { meetingsWaiting, ownTasks, topicsToSettle } from '../../decisions/facts.ts'
import type { TodayItem } from '../schema.ts'

/** Meetings that ask something of the actor, own tasks that are pressing, topics the secretary has to settle. */
export async function fromMeetings(ctx: Ctx): Promise<TodayItem[]> {
  const { db, keys, clock } = ctx.platform
  const { unitId, personId } = ctx.actor
  const items: TodayItem[] = []
  if (personId) {
    const meetings = await meetingsWaiting(db, keys, { unitId, personId }, clock.now())
    for (const { id, title, state, place, reply, isMember, wordsWaiting, since } of meetings) {
      items.push({
        kind: 'meeting',
        title: wordsWaiting
          ? `${title}：请确认您的发言记录`
          : isMember && reply === null
            ? `${title}：请答复是否参加`
            : title,
        detail: place && `地点：${place}`,
        since,
        lamp: state === 'open' || (isMember && reply === null) || wordsWaiting ? 'amber' : 'grey',
        link: state === 'open' ? `/meetings/${id}/seat` : wordsWaiting ? `/meetings/${id}/minutes` : `/meetings/${id}`,
      })
    }
    for (const { title, dueOn, lamp } of await ownTasks(ctx)) {
      const since = `${dueOn}T00:00:00.000Z`
      items.push({
        kind: 'task',
        title,
        detail: `党组会议决定事项，${dueOn}前完成`,
        since,
        lamp,
        link: '/decisions/own',
      })
    }
  }
  if (scopeOf(ctx.platform.permissions, ctx.actor, 'decisions.consent')?.unit) {
    const count = await topicsToSettle(db, unitId)
    if (count) {
      const detail = '审定后才能列入会议议程。'
      items.push({
        kind: 'topic',
        title: `${count}个议题等待审定`,
        detail,
        since: null,
        lamp: 'amber',
        link: '/topics?state=submitted',
      })
    }
  }
  return items
}
