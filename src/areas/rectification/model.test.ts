import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../../law/periods.ts'
import { type Act, type Change, decide, lampOf, type MeasureStanding, remindersBy, type Standing } from './rules.ts'

const people = ['owner', 'clerk', 'head', 'inspector'] as const
const START = '2026-01-10'

const person = fc.constantFrom<string | null>(...people, null)
const somebody = fc.constantFrom<string>(...people)
const day = fc.integer({ min: 0, max: 500 }).map((days) => addDays(START, days))
const proof = fc.record({ isPhoto: fc.boolean(), validUntil: fc.option(day) })
const measure = fc.record({ isRule: fc.boolean(), evidence: fc.array(proof, { maxLength: 2 }) })

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('assign' as const), ownerId: somebody, dueOn: fc.option(day) }),
  fc.record({ kind: fc.constant('submit' as const), byId: person }),
  fc.record({ kind: fc.constant('return' as const), byId: person }),
  fc.record({ kind: fc.constant('verify' as const), byId: person }),
  fc.record({ kind: fc.constant('answer' as const), byId: person, isSatisfied: fc.boolean() }),
  fc.record({ kind: fc.constant('reopen' as const), byId: person, dueOn: fc.option(day) }),
  fc.record({ kind: fc.constant('withdraw' as const), byId: person }),
  fc.record({ kind: fc.constant('ask-date' as const), byId: person, toOn: day }),
  fc.record({ kind: fc.constant('decide-date' as const), byId: person, agrees: fc.boolean() }),
)

type Step = { act: Act } | { measures: MeasureStanding[] } | { days: number }
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: act.map((one) => ({ act: one })) },
  { weight: 2, arbitrary: fc.array(measure, { maxLength: 3 }).map((measures) => ({ measures })) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 60 }).map((days) => ({ days })) },
)
/** Orders in which much gets done: the usual way, with anything in between. */
const usual: Step[] = [
  { measures: [{ isRule: false, evidence: [{ isPhoto: false, validUntil: null }] }] },
  { act: { kind: 'assign', ownerId: 'owner', dueOn: addDays(START, 60) } },
  { act: { kind: 'submit', byId: 'owner' } },
  { act: { kind: 'verify', byId: 'clerk' } },
  { act: { kind: 'answer', byId: null, isSatisfied: true } },
]
const order = fc.oneof(
  fc.array(step, { maxLength: 40 }),
  fc
    .tuple(...usual.map((one) => fc.tuple(fc.array(step, { maxLength: 2 }), fc.constant(one))), fc.array(step))
    .map((parts) => parts.flat(2) as Step[]),
)

const begun = (needsRaiserAnswer: boolean): Standing => ({
  ...{ state: 'open', timing: 'deadline', ownerId: null, submittedById: null, verifierId: null },
  ...{ needsRaiserAnswer, raiserSatisfied: null, foundOn: START, begunOn: START, dueOn: null, firstDueOn: null },
  ...{ closedOn: null, returns: 0, reopenings: 0, measures: [], pending: null },
})

/** The change, or nothing where the rules refused. */
function done(standing: Standing, one: Act, today: string): Change | null {
  const verdict = decide(standing, one, today)
  return 'change' in verdict ? verdict.change : null
}

type History = { acts: Act[]; today: string; before: Standing; after: Standing; one: Act }[]

/** Plays an order and keeps what was let through. */
function played(steps: Step[], needsRaiserAnswer: boolean): { history: History; last: Standing } {
  let standing = begun(needsRaiserAnswer)
  let today = START
  const acts: Act[] = []
  const history: History = []
  for (const next of steps) {
    if ('days' in next) today = addDays(today, next.days)
    // Measures change only while the problem is in hand: the service refuses it later.
    else if ('measures' in next) {
      if (['open', 'in-hand'].includes(standing.state)) standing = { ...standing, measures: next.measures }
    } else {
      const change = done(standing, next.act, today)
      if (!change) continue
      const after = { ...standing, ...change }
      acts.push(next.act)
      history.push({ acts: [...acts], today, before: standing, after, one: next.act })
      standing = after
    }
  }
  return { history, last: standing }
}

/** A second reading of when a problem may count as put right, told from the acts alone. */
function mayBeClosed(acts: readonly Act[], needsRaiserAnswer: boolean): boolean {
  let owner: string | null = null
  let reporter: string | null = null
  let verifier: string | null = null
  let satisfied: boolean | null = null
  for (const one of acts) {
    if (one.kind === 'assign') owner = one.ownerId
    if (one.kind === 'submit') reporter = one.byId
    if (one.kind === 'return') reporter = null
    if (one.kind === 'verify') verifier = one.byId
    if (one.kind === 'answer') satisfied = one.isSatisfied
    if (one.kind === 'answer' && !one.isSatisfied) [reporter, verifier] = [null, null]
    if (one.kind === 'reopen') [reporter, verifier, satisfied] = [null, null, null]
  }
  const isIndependent = verifier !== null && verifier !== owner && verifier !== reporter
  return owner !== null && reporter !== null && isIndependent && (!needsRaiserAnswer || satisfied === true)
}

const isProven = ({ isRule, evidence }: MeasureStanding, today: string) =>
  evidence.some(({ isPhoto, validUntil }) => (validUntil === null || validUntil >= today) && !(isRule && isPhoto))

/** A naive count of what a state is worth checking against. */
function check({ acts, today, before, after, one }: History[number], needsRaiserAnswer: boolean): void {
  if (after.state === 'closed' && before.state !== 'closed') {
    expect(mayBeClosed(acts, needsRaiserAnswer)).toBe(true)
    expect(after.measures.length).toBeGreaterThan(0)
    // The raiser may answer after evidence has run out; it was valid when somebody verified it.
    if (one.kind === 'verify') expect(after.measures.every((each) => isProven(each, today))).toBe(true)
    expect(after.closedOn).toBe(today)
  }
  if (one.kind === 'submit') expect(after.measures.every((each) => isProven(each, today))).toBe(true)
  if (before.firstDueOn !== null) expect(after.firstDueOn).toBe(before.firstDueOn)
  const isAgreed = one.kind === 'decide-date' && one.agrees && one.byId !== before.pending?.askedById
  const isAnew = after.reopenings > before.reopenings
  if (before.dueOn !== null && after.dueOn !== before.dueOn) expect(isAgreed || isAnew).toBe(true)
  if (isAgreed) expect(one.byId).not.toBe(before.ownerId)
  if (before.state === 'withdrawn') expect(after).toEqual(before)
}

describe('no order of acts', () => {
  it('closes a problem without evidence, by its owner, or without the answer it waits for', () => {
    let closed = 0
    fc.assert(
      fc.property(order, fc.boolean(), (steps, needsRaiserAnswer) => {
        const { history } = played(steps, needsRaiserAnswer)
        for (const moment of history) check(moment, needsRaiserAnswer)
        closed += history.some(({ after }) => after.state === 'closed') ? 1 : 0
      }),
      { numRuns: 3000 },
    )
    // The orders must reach what they are to try.
    expect(closed).toBeGreaterThan(100)
  })

  it('brings back what was withdrawn, or loses the count of returns and reopenings', () => {
    fc.assert(
      fc.property(order, fc.boolean(), (steps, needsRaiserAnswer) => {
        const { history, last } = played(steps, needsRaiserAnswer)
        const reopened = history.filter(({ before, after }) => {
          return ['closed', 'answering'].includes(before.state) && ['open', 'in-hand'].includes(after.state)
        })
        expect(last.reopenings).toBe(reopened.length)
        const returned = history.filter(
          ({ before, after }) => before.state === 'submitted' && after.state === 'in-hand',
        )
        expect(last.returns).toBe(returned.length)
        const withdrawn = history.findIndex(({ after }) => after.state === 'withdrawn')
        if (withdrawn >= 0) expect(withdrawn).toBe(history.length - 1)
      }),
      { numRuns: 1500 },
    )
  })
})

describe('lamp and reminders', () => {
  it('follow the share of time gone, for any period and day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 900 }), (length, gone) => {
        const [dueOn, today] = [addDays(START, length), addDays(START, gone)]
        const asked = { state: 'in-hand', begunOn: START, dueOn } as const
        const share = daysBetween(START, today)
        const lamp = share > length ? 'red' : share >= Math.floor(length / 2) ? 'amber' : 'grey'
        expect(lampOf(asked, today)).toBe(lamp)
        const reminders = remindersBy(asked, today)
        expect(reminders === 3).toBe(lamp === 'red')
        expect(reminders === 0).toBe(lamp === 'grey')
      }),
    )
  })
})
