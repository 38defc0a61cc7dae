import { describe, expect, it } from 'vitest'
import { headcountOf } from './headcount.ts'
import { applyMoves } from './moves.ts'
import { retirementsWithin } from './retirements.ts'
import { deputy, director, ground, head, heldPost, idOf, office, recordOf, staff, team } from './sample-record.ts'
import { standOn } from './stand.ts'
import { structureOn } from './structure.ts'

const TODAY = ground.today
const at = (number: number, postId: string, changes: Parameters<typeof recordOf>[0] = {}) => {
  const post = ground.posts.get(postId)!
  const posts = [heldPost({ title: post.title, level: post.level, postId, startedOn: '2020-01' })]
  return recordOf({ id: idOf(number), name: `某${number}`, sectionId: post.sectionId, posts, ...changes })
}
const people = [
  at(1, director.id),
  at(2, deputy.id),
  at(3, head.id),
  at(4, staff.id, { staffKind: '事业' }),
  at(5, staff.id, { staffKind: '工勤' }),
  recordOf({ id: idOf(6), staffKind: '' }),
]
const headcount = (records = people, day = TODAY, onGround = ground) =>
  headcountOf(
    records.map((record) => standOn(record, day, onGround)),
    day,
    onGround,
  )

describe('headcount', () => {
  it('counts places by kind and seats by post', () => {
    const { sections, totals, withoutSection } = headcount()
    expect(
      sections.map(({ name, adminActual, adminVacant, adminOver }) => [name, adminActual, adminVacant, adminOver]),
    ).toEqual([
      ['局领导', 2, 0, 0],
      ['办公室', 1, 2, 0],
    ])
    const [, second] = sections
    expect(second).toMatchObject({ institutionActual: 2, institutionVacant: 0, institutionOver: 1, otherActual: 0 })
    const seats = sections.flatMap(({ posts }) =>
      posts.map((post) => [post.title, post.holders.length, post.vacant, post.over]),
    )
    expect(seats).toEqual([
      ['局长', 1, 0, 0],
      ['副局长', 1, 1, 0],
      ['主任', 1, 0, 0],
      ['科员', 2, 1, 0],
    ])
    expect(withoutSection).toBe(1)
    expect(totals).toMatchObject({ adminHeadcount: 5, adminActual: 3, institutionActual: 2, otherActual: 1 })
  })

  it('shows what is closed only while people are there', () => {
    const closed = {
      ...ground,
      sections: new Map([team, { ...office, closedOn: '2026-11-23' }].map((one) => [one.id, one])),
      posts: new Map([director, { ...deputy, abolishedOn: '2026-01-01' }].map((one) => [one.id, one])),
    }
    const names = (records: typeof people, day = TODAY) =>
      headcount(records, day, closed).sections.map(({ name }) => name)
    expect(names(people)).toEqual(['局领导', '办公室'])
    expect(names([people[0]!])).toEqual(['局领导'])
    expect(names([people[0]!], '2026-11-22')).toEqual(['局领导', '办公室'])
    const [, gone] = headcount(people, TODAY, closed).sections
    expect(gone).toMatchObject({ adminHeadcount: 0, adminActual: 1, adminOver: 1 })
    const over = headcount(people, TODAY, closed).sections[0]!.posts.find(({ title }) => title === '副局长')
    expect(over).toMatchObject({ seats: 0, vacant: 0, over: 1 })
    expect(headcount([people[0]!], TODAY, closed).sections[0]!.posts.map(({ title }) => title)).toEqual(['局长'])
  })
})

describe('moves', () => {
  const how = { day: TODAY, posts: ground.posts }

  it('an appointment ends the present post and fills the new one', () => {
    const secondment = heldPost({ kind: '挂职', title: '挂职', startedOn: '2025-01' })
    const before = { ...people[2]!, posts: [...people[2]!.posts, secondment] }
    const moves = [{ kind: 'appoint' as const, personId: before.id, postId: deputy.id }]
    const [after, other] = applyMoves([before, people[0]!], moves, how)
    expect(other).toBe(people[0])
    expect(after!.sectionId).toBe(team.id)
    expect(after!.posts.map(({ title, endedOn }) => [title, endedOn])).toEqual([
      ['主任', TODAY],
      ['挂职', ''],
      ['副局长', ''],
    ])
    expect(standOn(after!, TODAY, ground)).toMatchObject({
      level: '乡科级副职',
      isLeader: true,
      isMiddle: false,
      postMonths: 0,
    })
    expect(before.posts[0]!.endedOn).toBe('')
  })

  it('leaving ends everything and the service, today and on coming days', () => {
    for (const day of [TODAY, '2027-05-01']) {
      for (const reason of ['退休', '调出'] as const) {
        const [after] = applyMoves(people, [{ kind: 'leave', personId: people[0]!.id, reason }], { ...how, day })
        expect(after!.state).toBe(reason)
        expect(standOn(after!, day, ground)).toMatchObject({ inService: false, postIds: [] })
      }
    }
  })

  it('posts that ended before or begin later stay as they are', () => {
    const posts = [heldPost({ startedOn: '2010-01', endedOn: '2015-01' }), heldPost({ startedOn: '2027-01' })]
    const moves = [{ kind: 'leave' as const, personId: idOf(7), reason: '调出' as const }]
    const [after] = applyMoves([recordOf({ id: idOf(7), posts })], moves, how)
    expect(after!.posts).toEqual(posts)
  })

  it('a post nobody knows is an error', () => {
    const moves = [{ kind: 'appoint' as const, personId: people[0]!.id, postId: idOf(999) }]
    expect(() => applyMoves(people, moves, how)).toThrow(RangeError)
  })

  it('change the structure by exactly the people moved', () => {
    const moves = [
      { kind: 'appoint' as const, personId: people[2]!.id, postId: deputy.id },
      { kind: 'leave' as const, personId: people[0]!.id, reason: '退休' as const },
    ]
    const totals = (records: typeof people) =>
      structureOn(records, { ...ground, day: TODAY }).groups.map(({ total }) => total)
    expect(totals(people)).toEqual([2, 1, 3, 1, 6])
    expect(totals(applyMoves(people, moves, how))).toEqual([2, 0, 2, 1, 5])
  })
})

describe('retirements', () => {
  const span = { ...ground, from: TODAY, months: 36 }
  const crowd = [
    at(1, director.id, { birth: '1966-07' }),
    at(2, deputy.id, { birth: '1968-05' }),
    at(3, head.id, { birth: '1964-01' }),
    at(4, staff.id, { retirementMonth: '2026-11' }),
    at(5, staff.id, { retirementMonth: '2029-11', birth: '' }),
    at(6, staff.id, { retirementMonth: '2029-12' }),
    at(7, staff.id, { birth: '1970' }),
    at(8, staff.id, { retirementMonth: '2028-01', state: '调出' }),
  ]

  it('are those of the first to the last month, by month and year', () => {
    const told = retirementsWithin(crowd, span)
    expect([told.from, told.to, told.total, told.leading]).toEqual(['2026-11', '2029-11', 4, 2])
    expect(told.months.map(({ month, people: those }) => [month, those.map(({ name }) => name)])).toEqual([
      ['2026-11', ['某4']],
      ['2026-12', ['某1']],
      ['2029-04', ['某2']],
      ['2029-11', ['某5']],
    ])
    expect(told.years).toEqual([
      { year: 2026, total: 2, leading: 1, vacated: 2 },
      { year: 2027, total: 0, leading: 0, vacated: 0 },
      { year: 2028, total: 0, leading: 0, vacated: 0 },
      { year: 2029, total: 2, leading: 1, vacated: 2 },
    ])
    expect(told.overdue.map(({ name, month }) => [name, month])).toEqual([['某3', '2024-01']])
    expect(told.unknown.map(({ name }) => name)).toEqual(['某7'])
    expect(told.months[1]!.people[0]).toMatchObject({ years: 60, months: 5, recorded: false, isLeading: true })
    expect(told.months[3]!.people[0]).toMatchObject({ years: null, months: null, recorded: true, differs: false })
  })

  it('leave posts vacant, those of people long due included', () => {
    const { vacancies } = retirementsWithin(crowd, span)
    expect(
      vacancies.map(({ title, seats, holders, leaving, vacant }) => [title, seats, holders, leaving, vacant]),
    ).toEqual([
      ['局长', 1, 1, 1, 1],
      ['副局长', 2, 1, 1, 2],
      ['主任', 1, 1, 1, 1],
      ['科员', 3, 4, 2, 1],
    ])
  })

  it('and overdue people are who is missing at the end of the span', () => {
    const total = (day: string) => structureOn(crowd, { ...ground, day }).groups.at(-1)!.total
    const { total: going, overdue } = retirementsWithin(crowd, span)
    expect(total(TODAY) - total('2029-11-23')).toBe(going + overdue.length)
  })
})
