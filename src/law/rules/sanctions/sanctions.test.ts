import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type * as z from 'zod'
import { anyDay, holds } from '../../../testing/holds.ts'
import { addDays, addMonths } from '../../periods.ts'
import { judge, type Rule, type Verdict } from '../../rule.ts'
import { filing, mergedSanctions, release } from './decisions.ts'
import { effectMonths, effectUntil, readSanctionKind, sanctionKinds } from './effects.ts'
import { adminSanction, admonishment, organisationalTreatment, partySanction } from './restrictions.ts'

function ask<Facts extends z.ZodType>(rule: Rule<Facts>, facts: z.input<Facts>, on: string): Verdict {
  return judge(rule, rule.facts.parse(facts), on)
}

const adminKinds = ['警告', '记过', '记大过', '降级', '撤职'] as const
const decided = anyDay(2007, 2040).filter((day) => day >= '2007-06-01')
const offset = fc.integer({ min: -40, max: 3000 })

/** Restricted from the decision through `until`, free ever after: what every effect period must look like. */
function restrictedThrough(until: unknown, decidedOn: string, on: string, verdict: Verdict): void {
  if (on < decidedOn) expect(verdict.kind).toBe('not-applicable')
  else expect(verdict.kind).toBe(on <= String(until) ? 'broken' : 'met')
}

holds(
  'cf-party',
  'a Party sanction restricts through its end day and never after',
  fc.tuple(decided, offset, fc.constantFrom('警告', '严重警告', '撤销党内职务', '开除党籍')),
  ([decidedOn, days, kind]) => {
    const on = addDays(decidedOn, days)
    const verdict = ask(partySanction, { kind, decidedOn }, on)
    restrictedThrough(verdict.observed.until, decidedOn, on, verdict)
    if (verdict.kind !== 'not-applicable')
      expect(verdict.observed.freeOn).toBe(addDays(String(verdict.observed.until), 1))
  },
)

holds(
  'cf-party',
  'the later the rights are restored, the later the restriction ends; unrestored it never ends',
  fc.tuple(decided, fc.integer({ min: 365, max: 900 }), fc.integer({ min: 0, max: 300 })),
  ([decidedOn, first, more]) => {
    const until = (restoredOn: string | null) =>
      ask(partySanction, { kind: '留党察看二年', decidedOn, restoredOn }, '2090-01-01').observed.until as string | null
    const early = addDays(decidedOn, first)
    const late = addDays(early, more)
    expect(until(null)).toBeNull()
    expect(String(until(late)) >= String(until(early))).toBe(true)
    expect(until(late)).toBe(addMonths(late, 24))
  },
)

holds(
  'cf-admin',
  'a 政务 sanction restricts through its end day; the heavier the longer',
  fc.tuple(decided, offset, fc.constantFrom(...adminKinds), fc.boolean()),
  ([decidedOn, days, kind, endDayBlocked]) => {
    const on = addDays(decidedOn, days)
    const verdict = ask(adminSanction, { kind, decidedOn, endDayBlocked }, on)
    const until = effectUntil(kind, decidedOn)
    restrictedThrough(endDayBlocked ? until : addDays(String(until), -1), decidedOn, on, verdict)
    const ends = adminKinds.map((one) => String(effectUntil(one, decidedOn)))
    expect(ends).toEqual(ends.toSorted())
  },
)

holds(
  'cf-merge',
  'the order of the acts does not matter, and the period lies between the heaviest and 48 months',
  fc.tuple(fc.array(fc.constantFrom(...adminKinds), { minLength: 1, maxLength: 6 }), fc.integer({ min: 0, max: 48 })),
  ([kinds, monthsLeft]) => {
    const { observed } = ask(mergedSanctions, { kinds, monthsLeft }, '2026-11-23')
    expect(ask(mergedSanctions, { kinds: kinds.toReversed(), monthsLeft }, '2026-11-23').observed).toEqual(observed)
    const heaviest = Math.max(...kinds.map((kind) => Number(effectMonths(kind, '2026-11-23'))))
    expect(observed.minMonths).toBe(Math.min(heaviest + monthsLeft, 48))
    expect(Number(observed.maxMonths)).toBeLessThanOrEqual(48)
    expect(Number(observed.maxMonths)).toBeGreaterThanOrEqual(Number(observed.minMonths))
  },
)

holds(
  'cf-merge',
  'the months allowed are one unbroken range',
  fc.tuple(fc.array(fc.constantFrom(...adminKinds), { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 60 })),
  ([kinds, decidedMonths]) => {
    const { kind, observed } = ask(mergedSanctions, { kinds, decidedMonths }, '2026-11-23')
    const inside = decidedMonths >= Number(observed.minMonths) && decidedMonths <= Number(observed.maxMonths)
    expect(kind).toBe(inside ? 'met' : 'broken')
  },
)

holds(
  'cf-release',
  'nothing is released within its period; what ends since June 2019 is released the day after',
  fc.tuple(decided, offset, fc.constantFrom(...adminKinds)),
  ([decidedOn, days, kind]) => {
    const on = addDays(decidedOn, Math.max(days, 0))
    const { observed } = ask(release, { kind, decidedOn }, on)
    const until = String(effectUntil(kind, decidedOn))
    const ended = until >= '2019-06-01' ? '已解除' : '没有解除'
    expect(observed.status).toBe(on <= until ? '处分期内' : ended)
  },
)

holds(
  'cf-file',
  'in time until the due day, late from the day after; the extension only gives more time',
  fc.tuple(anyDay(2020, 2040), fc.integer({ min: 0, max: 260 }), fc.boolean()),
  ([decidedOn, days, extended]) => {
    const on = addDays(decidedOn > '2020-07-01' ? decidedOn : '2020-07-01', days)
    const given = { kind: '降级', decidedOn, extended } as const
    const { kind, observed } = ask(filing, given, on)
    expect(kind).toBe(on <= String(observed.dueOn) ? 'met' : 'broken')
    expect(ask(filing, { ...given, changedOn: String(observed.dueOn) }, '2060-01-01').kind).toBe('met')
    expect(ask(filing, { ...given, changedOn: addDays(String(observed.dueOn), 1) }, '2060-01-01').kind).toBe('broken')
  },
)

holds(
  'th-admonish-effect',
  'nobody is free within the months, and only who has corrected the fault is free after',
  fc.tuple(anyDay(2015, 2040), offset, fc.integer({ min: 0, max: 60 }), fc.constantFrom(true, false, null)),
  ([first, days, admonishMonths, corrected]) => {
    const admonishedOn = first > '2015-06-01' ? first : '2015-06-01'
    const on = addDays(admonishedOn, Math.max(days, 0))
    const { kind } = ask(admonishment, { admonishedOn, admonishMonths, corrected }, on)
    const after = { true: 'met', false: 'broken', null: 'info' }[String(corrected)]
    expect(kind).toBe(on <= addMonths(admonishedOn, admonishMonths) ? 'broken' : after)
  },
)

holds(
  'th-org-treatment',
  'what is allowed for a higher plan is allowed for a lower one, and what is allowed once stays allowed',
  fc.tuple(
    anyDay(2022, 2040),
    offset,
    fc.constantFrom('停职检查', '调整职务', '责令辞职', '免职', '降职'),
    fc.integer({ min: 0, max: 400 }),
  ),
  ([decidedOn, days, measure, later]) => {
    const on = addDays(decidedOn, Math.max(days, 0))
    const allowed = (plan: '提拔' | '同级或以下领导职务' | '非领导职务', day: string) =>
      ask(organisationalTreatment, { measure, decidedOn, plan }, day).kind === 'met'
    if (allowed('提拔', on)) expect(allowed('同级或以下领导职务', on)).toBe(true)
    if (allowed('同级或以下领导职务', on)) expect(allowed('非领导职务', on)).toBe(true)
    if (allowed('提拔', on)) expect(allowed('提拔', addDays(on, later))).toBe(true)
    expect(allowed('提拔', decidedOn)).toBe(false)
  },
)

describe('the effect of a sanction', () => {
  it('follows the text in force on the day of the decision', () => {
    expect(effectUntil('党内严重警告', '2015-12-31')).toBe('2016-12-31')
    expect(effectUntil('党内严重警告', '2016-01-01')).toBe('2017-07-01')
    expect(effectUntil('党内严重警告', '2018-10-01')).toBe('2020-04-01')
    expect(effectUntil('党内严重警告', '2024-01-01')).toBe('2025-07-01')
    expect(effectUntil('记大过', '2020-06-30')).toBe('2021-12-30')
    expect(effectUntil('记大过', '2020-07-01')).toBe('2022-01-01')
  })

  it('has an end for all kinds but 开除, and 留党察看 only once the rights are restored', () => {
    const endless = sanctionKinds.filter((kind) => effectUntil(kind, '2026-08-31') === null)
    expect(endless).toEqual(['开除', '留党察看一年', '留党察看二年'])
    expect(effectUntil('留党察看一年', '2026-08-31', '2027-08-31')).toBe('2029-08-31')
    expect(effectUntil('留党察看一年', '2026-08-31', '2026-08-30')).toBeNull()
  })

  it('counts decisions older than any text held by the oldest one', () => {
    expect(effectUntil('党内严重警告', '1985-03-01')).toBe('1986-03-01')
    expect(effectUntil('诫勉', '2010-03-01')).toBe('2010-09-01')
    expect(effectUntil('警告', '1999-12-31')).toBe('2000-06-30')
  })
})

describe('reading the kind of a sanction', () => {
  it.each([...sanctionKinds])('reads %s as itself, with and without 处分', (kind) => {
    expect([readSanctionKind(kind), readSanctionKind(`给予 ${kind} 处分`)]).toEqual([kind, kind])
  })

  it.each([
    ['行政警告', '警告'],
    ['政务警告处分', '警告'],
    ['严重警告', '党内严重警告'],
    ['党纪严重警告', '党内严重警告'],
    ['留党察看1年', '留党察看一年'],
    ['留党察看（１２个月）', '留党察看一年'],
    ['留党察看两年', '留党察看二年'],
    ['留党察看', '留党察看二年'],
    ['行政记大过', '记大过'],
    ['政务记过', '记过'],
    ['行政撤职', '撤职'],
    ['撤销行政职务', '撤职'],
    ['撤销县文化局副局长职务', '撤职'],
    ['撤销党内一切职务', '撤销党内职务'],
    ['撤销党组书记职务', '撤销党内职务'],
    ['降低岗位等级', '降级'],
    ['开除公职', '开除'],
    ['开除党籍、开除公职', '开除'],
    ['党内警告、政务记大过', '记大过'],
    ['诫勉谈话', '诫勉'],
    ['停职', '停职检查'],
    ['免去副局长职务', '免职'],
    ['降低职务', '降职'],
    ['调离岗位', '调整职务'],
  ] as const)('reads %s as %s', (text, kind) => expect(readSanctionKind(text)).toBe(kind))

  it.each([
    '',
    '免予处分',
    '免于党纪处分',
    '不予处分',
    '解除记过处分',
    '撤销党内警告处分',
    '撤销记过处分',
    '提醒谈话',
    '批评教育',
  ])('reads no sanction in “%s”', (text) => expect(readSanctionKind(text)).toBeNull())
})
