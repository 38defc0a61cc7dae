import type { Day } from '../../../law/periods.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Ctx } from '../../../platform/write.ts'
import { headcountOf } from '../count/headcount.ts'
import { type Ground, runs } from '../count/held.ts'
import { applyMoves } from '../count/moves.ts'
import { retirementsOf } from '../count/retirements.ts'
import { type Stand, standOn } from '../count/stand.ts'
import { countStands, countsOf, standsIn } from '../count/structure.ts'
import type { Cell, DimensionName, Headcount, Move, PersonInCell, Retirements, Structure, WhatIf } from '../schema.ts'
import { standing, todayOf } from './standing.ts'

type Asked = { on?: Day | undefined; ages?: string | undefined }

const bandsOf = (ages: string | undefined) => (ages ? { ageBands: ages.split(',').map(Number) } : {})

/** The structure of the unit on a day, as plain data; for pages, the command line and reports. */
export async function structureFor(
  ctx: Ctx,
  day: Day,
  { ages, cross }: { ages?: string | undefined; cross?: DimensionName | undefined } = {},
): Promise<Structure> {
  const { stands } = await standing(ctx, day)
  return countStands(stands, { day, ...bandsOf(ages), ...(cross ? { cross } : {}) })
}

/** The people behind one cell of the structure, in the order of their names' code points. */
export async function peopleOfCell(ctx: Ctx, { on, ages, ...cell }: Cell & Asked): Promise<{ rows: PersonInCell[] }> {
  const { stands, ground } = await standing(ctx, on ?? todayOf(ctx))
  const found = standsIn(stands, cell, bandsOf(ages).ageBands)
  if (!found) throw new Refusal('invalid', '统计表里没有这一格，请从表中重新选择。')
  const rows = found.map(({ stand, words }) => ({
    personId: stand.id,
    name: stand.name,
    sectionName: (stand.sectionId && ground.sections.get(stand.sectionId)?.name) || '',
    currentPost: stand.currentPost,
    value: words,
  }))
  return { rows: rows.sort((one, other) => one.name.localeCompare(other.name, 'zh')) }
}

/** Who reaches the retirement age within some months of a day, as plain data. */
export async function retirementsFor(
  ctx: Ctx,
  { months, on = todayOf(ctx) }: { months: number; on?: Day | undefined },
): Promise<Retirements> {
  const { stands, ground } = await standing(ctx, on)
  return retirementsOf(stands, { from: on, months, ...ground })
}

/** Headcount, posts and vacancies on a day. */
export async function headcountFor(ctx: Ctx, on = todayOf(ctx)): Promise<Headcount> {
  const { stands, ground } = await standing(ctx, on)
  return headcountOf(stands, on, ground)
}

/**
 * What the structure would be if the moves were made; nothing is stored. This is the structure's part of the answer:
 * what the rules find before and after is laid around it by whoever knows both, with `applyMoves` for the records.
 */
export async function whatIf(ctx: Ctx, { on, moves }: { on: Day; moves: Move[] }): Promise<WhatIf> {
  const keep = new Set(moves.map(({ personId }) => personId))
  const { stands, ground, records } = await standing(ctx, on, { keep })
  insistOnPossible(moves, { on, stands, ground })
  const moved = new Map(
    applyMoves(records, moves, { day: on, posts: ground.posts }).map((one) => [one.id, standOn(one, on, ground)]),
  )
  const after = stands.map((stand) => moved.get(stand.id) ?? stand)
  const [seatsBefore, seatsAfter] = [headcountOf(stands, on, ground), headcountOf(after, on, ground)]
  const counts = (side: Stand[]) => countsOf(countStands(side, { day: on }), ['leadership', 'all'])
  return {
    on,
    before: counts(stands),
    after: counts(after),
    headcountBefore: seatsBefore.totals,
    headcountAfter: seatsAfter.totals,
    sections: changedSections(seatsBefore, seatsAfter),
    vacancies: changedPosts(seatsBefore, seatsAfter),
  }
}

type Situation = { on: Day; stands: readonly Stand[]; ground: Ground }

/** Refuses moves of people who are not there, to posts that are not there, or two moves of one person. */
function insistOnPossible(moves: readonly Move[], { on, stands, ground }: Situation): void {
  const there = new Set(stands.filter(({ inService }) => inService).map(({ id }) => id))
  const isOpen = (postId: string) => {
    const post = ground.posts.get(postId)
    const section = post && ground.sections.get(post.sectionId)
    const lasts = (end: string | null) => runs({ startedOn: '', endedOn: end ?? '' }, on)
    return post !== undefined && lasts(post.abolishedOn) && lasts(section?.closedOn ?? null)
  }
  const faults = moves.flatMap((move, index) => {
    const fault = (field: string, message: string) => [{ field: `moves.${index}.${field}`, message }]
    if (!there.has(move.personId)) return fault('personId', '此人不存在，或者当天不在职，请重新选择')
    if (moves.findIndex(({ personId }) => personId === move.personId) < index) {
      return fault('personId', '同一人只能安排一项调整')
    }
    return move.kind === 'appoint' && !isOpen(move.postId) ? fault('postId', '职位不存在或已停用，请重新选择') : []
  })
  if (faults.length) throw new Refusal('invalid', faults[0]!.message, faults)
}

function changedSections(before: Headcount, after: Headcount): WhatIf['sections'] {
  return after.sections.flatMap(({ id, name, kind: _kind, posts: _posts, ...places }) => {
    const earlier = before.sections.find((section) => section.id === id)
    if (!earlier) return []
    const { id: _id, name: _name, kind: _k, posts: _p, ...old } = earlier
    const isSame = Object.entries(places).every(([key, count]) => old[key as keyof typeof old] === count)
    return isSame ? [] : [{ id, name, before: old, after: places }]
  })
}

function changedPosts(before: Headcount, after: Headcount): WhatIf['vacancies'] {
  const earlier = new Map(before.sections.flatMap(({ posts }) => posts.map((post) => [post.id, post] as const)))
  return after.sections.flatMap((section) =>
    section.posts.flatMap((post) => {
      const old = earlier.get(post.id)
      const isSame =
        old?.holders.map(({ personId }) => personId).join() === post.holders.map((one) => one.personId).join()
      if (!old || isSame) return []
      const { id: postId, title, seats } = post
      return [{ postId, title, sectionName: section.name, seats, before: numbersOf(old), after: numbersOf(post) }]
    }),
  )
}

const numbersOf = ({ holders, vacant, over }: Headcount['sections'][number]['posts'][number]) => ({
  holders: holders.length,
  vacant,
  over,
})
