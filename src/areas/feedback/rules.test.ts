import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtInYears } from '../../law/calendar/workdays.ts'
import { addDays } from '../../law/periods.ts'
import { judge } from '../../law/rule.ts'
import { standardSettings } from '../../law/rules/local.ts'
import { handle60, notifyDirect, notifyTransfer } from '../../law/rules/voices/petition.ts'
import { tourismComplaint } from '../../law/rules/voices/public-service.ts'
import { hotlineClosed, hotlineTerm, ratingDeadline } from '../../law/rules/voices/ratings.ts'
import {
  answerBy,
  type Item,
  privacyWarnings,
  refusalOf,
  type Step,
  settleBy,
  similarity,
  stepped,
  stillToDraw,
} from './rules.ts'

const START = '2026-03-02'
const people = ['a', 'b', 'c', 'd']
const fresh = (kind: Item['kind']): Item => ({
  ...{ kind, state: 'registered', sectionId: null, handlerId: null, aboutId: null, receivedOn: START },
  ...{ acceptedOn: null, nominalOn: null, dueOn: null, firstDueOn: null, isComplex: false },
  ...{ extensionAskedBy: null, extendedBy: null, extendedOn: null, contactedOn: null, answeredOn: null },
  ...{ closedOn: null, publishedOn: null, isSatisfied: null, reopenings: 0, drafterId: null, approverId: null },
  calls: [],
})

const somebody = fc.constantFrom(...people)
const plain = fc.constantFrom(
  ...(['return', 'draft', 'approve', 'send-back', 'contact', 'ask-extension', 'extend', 'publish', 'close'] as const),
)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    ...{ act: fc.constant('accept' as const), kind: fc.constantFrom('suggestion' as const, 'hotline' as const) },
    ...{ isComplex: fc.boolean(), aboutId: fc.option(somebody) },
  }),
  fc.record({ act: fc.constant('assign' as const), sectionId: fc.constant('s'), handlerId: fc.option(somebody) }),
  fc.record({
    act: fc.constant('call-back' as const),
    outcome: fc.constantFrom('satisfied' as const, 'dissatisfied' as const, 'unreachable' as const),
  }),
  fc.record({ act: fc.constant('raiser-answer' as const), isSatisfied: fc.boolean() }),
  plain.map((act) => ({ act })),
)
// Acts drawn at random alone seldom come to an answer; half of the courses begin with one.
const answered: { step: Step; by: string; days: number }[] = [
  { step: { act: 'accept', kind: 'suggestion', isComplex: false, aboutId: null }, by: 'a', days: 1 },
  { step: { act: 'assign', sectionId: 's', handlerId: null }, by: 'a', days: 0 },
  { step: { act: 'draft' }, by: 'a', days: 1 },
  { step: { act: 'approve' }, by: 'b', days: 1 },
]
const drawn = fc.array(fc.record({ step, by: somebody, days: fc.nat(4) }), { maxLength: 60 })
const moves = fc.tuple(fc.boolean(), drawn).map(([isAnswered, list]) => (isAnswered ? [...answered, ...list] : list))

describe('the course of an item', () => {
  it('no order of acts closes it unanswered, unapproved by a second person, or against the raiser', () => {
    let closed = 0
    fc.assert(
      fc.property(fc.constantFrom('suggestion' as const, 'hotline' as const), moves, (kind, list) => {
        let item = fresh(kind)
        let today = START
        for (const { step: asked, by, days } of list) {
          today = addDays(today, days)
          const before = item
          const next = stepped(item, asked, by, { today, calendar: builtInYears, settings: standardSettings })
          if (typeof next === 'string') continue
          item = next
          if (asked.act !== 'publish') expect(['closed', 'returned']).not.toContain(before.state)
          if (item.state === 'answered') expect([item.drafterId, item.approverId]).not.toContain(null)
          if (item.state === 'answered') expect(item.drafterId).not.toBe(item.approverId)
          if (asked.act === 'call-back')
            expect([before.drafterId, before.approverId, before.handlerId]).not.toContain(by)
          if (item.handlerId) expect(item.handlerId).not.toBe(item.aboutId)
          if (item.extendedOn) expect(item.extendedBy).not.toBe(item.extensionAskedBy)
          if (item.dueOn) expect(item.dueOn >= item.nominalOn!).toBe(true)
          if (item.state !== 'closed') continue
          closed += asked.act === 'close' ? 1 : 0
          expect([item.answeredOn === null, item.isSatisfied === false]).toEqual([false, false])
          if (item.kind === 'hotline') expect(item.calls.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 3000, seed: 20260930 },
    )
    expect(closed).toBeGreaterThan(0)
  })
})

describe('similarity', () => {
  it('is the same both ways, a hundred for the same text, and never outside of 0 to 100', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (one, other) => {
        expect(similarity(one, other)).toBe(similarity(other, one))
        expect(similarity(one, one)).toBe(100)
        expect(similarity(one, other)).toBeLessThanOrEqual(100)
      }),
    )
    expect(similarity('停车位太少', '博物馆讲解')).toBe(0)
  })
})

describe('before publishing', () => {
  it.each([
    ['请拨13800000000', '疑似电话号码'],
    ['请拨0571-87654321', '疑似电话号码'],
    ['身份证33010619800101123X', '疑似身份证号'],
    ['找秦慕川科长', '本单位人员姓名：秦慕川'],
  ])('%s is warned of', (text, warning) => {
    expect(privacyWarnings(text, ['秦慕川'])).toEqual([warning])
  })

  it.each(['订单号2026093012345678', '开放到晚上9点', '票价138元'])('%s is not', (text) => {
    expect(privacyWarnings(text, ['秦慕川'])).toEqual([])
  })
})

describe('the sample for calling back', () => {
  it('reaches its share however often it is drawn, and is never a draw too many', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30)), fc.integer({ min: 0, max: 100 }), (batches, percent) => {
        let [considered, drawn] = [0, 0]
        for (const fresh of batches) {
          const more = stillToDraw({ considered, drawn }, fresh, percent)
          expect(more >= 0 && more <= fresh).toBe(true)
          considered += fresh
          drawn += more
          expect(drawn * 100).toBeGreaterThanOrEqual(considered * percent)
          expect((drawn - 1) * 100).toBeLessThan(Math.max(considered * percent, 1))
        }
      }),
    )
  })

  it.each([
    [0, 0, 10, 0],
    [0, 1, 10, 1],
    [9, 1, 10, 0],
    [10, 1, 10, 1],
    [0, 5, 0, 0],
    [0, 5, 100, 5],
  ])('of %i considered with 1 drawn at most and %i new at %i percent draws %i', (considered, fresh, percent, more) => {
    expect(stillToDraw({ considered, drawn: Math.min(considered, 1) }, fresh, percent)).toBe(more)
  })
})

describe('the limits of the area are those of the rules', () => {
  const settings = standardSettings
  const day = fc.integer({ min: 0, max: 250 }).map((days) => addDays('2026-01-01', days))
  const reckoning = { today: '2026-06-30', calendar: builtInYears, settings }
  const dueBy = ({ observed }: { observed: Record<string, unknown> }) => observed.due
  const { hotlineWorkdays, hotlineExtraWorkdays, hotlineReturnWorkdays } = settings
  const { ratingContactWorkdays, ratingFixWorkdays, ratingComplexWorkdays } = settings
  const hotline = { hotlineWorkdays, hotlineExtraWorkdays, hotlineReturnWorkdays, doneOn: null, imported: [] }
  const rating = { ratingContactWorkdays, ratingFixWorkdays, ratingComplexWorkdays, doneOn: null, imported: [] }
  const open = { doneOn: null, imported: [] }

  it('for taking it up: told, a complaint decided, an order returned, a rater contacted', () => {
    fc.assert(
      fc.property(day, (on) => {
        const settled = (kind: Item['kind']) => settleBy(kind, on, reckoning).due
        const told = dueBy(judge(notifyDirect, { ...open, isAnonymous: false, toldOn: null }, on))
        expect(told).toBe(dueBy(judge(notifyTransfer, { ...open, isOwnDuty: true }, on)))
        expect([settled('suggestion'), settled('appeal')]).toEqual([told, told])
        expect(settled('tourism')).toBe(dueBy(judge(tourismComplaint, { ...open, step: '决定是否受理' }, on)))
        expect(settled('hotline')).toBe(dueBy(judge(hotlineTerm, { ...hotline, step: '退回' }, on)))
        expect(settled('rating')).toBe(dueBy(judge(ratingDeadline, { ...rating, step: '联系', isComplex: false }, on)))
      }),
    )
  })

  it('for answering, extended or not, complex or not', () => {
    fc.assert(
      fc.property(day, fc.boolean(), (on, more) => {
        const answered = (kind: Item['kind'], isExtended: boolean, isComplex: boolean) =>
          answerBy({ kind, from: on, isExtended, isComplex }, reckoning).due
        const handled = { ...open, isExtended: more, extensionAskedOn: null }
        expect(answered('appeal', more, false)).toBe(dueBy(judge(handle60, handled, on)))
        const step = more ? '延长后办结' : '办结'
        expect(answered('hotline', more, false)).toBe(dueBy(judge(hotlineTerm, { ...hotline, step }, on)))
        const fix = { ...rating, step: '整改反馈', isComplex: more } as const
        expect(answered('rating', false, more)).toBe(dueBy(judge(ratingDeadline, fix, on)))
        if (!more) {
          expect(answered('tourism', false, false)).toBe(
            dueBy(judge(tourismComplaint, { ...open, step: '达成调解' }, on)),
          )
        }
      }),
    )
  })

  it.each(['satisfied', 'unreachable'] as const)('for closing an order of the hotline after calls: %s', (outcome) => {
    for (let tries = 0; tries <= 4; tries += 1) {
      const calls = Array.from({ length: tries }, () => ({ outcome }))
      const item = { kind: 'hotline', state: 'answered', isSatisfied: null, calls, answeredOn: '2026-06-01' }
      const callBack = tries === 0 ? '没有回访' : outcome === 'satisfied' ? '满意' : '联系不上'
      const asked = { callBack, tries, isDuplicate: false, callTries: settings.callTries } as const
      const isMet = judge(hotlineClosed, asked, '2026-06-30').kind === 'met'
      expect(refusalOf({ ...(item as Item) }, 'close', 'somebody', reckoning) === null, `${tries}`).toBe(isMet)
    }
  })
})
