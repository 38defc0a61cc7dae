import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type * as z from 'zod'
import { anyDay, holds } from '../../../testing/holds.ts'
import { addDays } from '../../periods.ts'
import { judge, type Rule, type Verdict } from '../../rule.ts'
import { dutyOfSection, sensitiveDuties } from './duty.ts'
import { concealed, dutyRecusal, familyBusiness, nativePlace, nearKin } from './interests.ts'
import { entering, peopleAndMoney, relationComputed, sameChain } from './posts.ts'
import { type FamilyGraph, relationKinds, relationOf } from './relation.ts'
import { relationOfTitle } from './title.ts'

function ask<Facts extends z.ZodType>(rule: Rule<Facts>, facts: z.input<Facts>, on: string): Verdict {
  return judge(rule, rule.facts.parse(facts), on)
}

const today = '2026-11-23'
const people = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'] as const
const one = fc.constantFrom(...people)
const month = fc.constantFrom('2010-01', '2015-06-15', '2020-12-31', '2026-11')
const families = fc.record({
  parents: fc.array(fc.record({ parent: one, child: one }), { maxLength: 12 }),
  marriages: fc.array(fc.record({ one, other: one, from: fc.option(month), until: fc.option(month) }), {
    maxLength: 5,
  }),
})

holds(
  'hb-rel-compute',
  'any graph gets an answer that the order of its edges does not change, and blood and marriage are mutual',
  fc.tuple(families, one, one),
  ([family, person, relative]) => {
    const given = { ...family, person, relative }
    const { observed } = ask(relationComputed, given, today)
    const turned = { parents: family.parents.toReversed(), marriages: family.marriages.toReversed(), person, relative }
    expect(ask(relationComputed, turned, today).observed).toEqual(observed)
    const doubled = { ...given, parents: [...family.parents, ...family.parents] }
    expect(ask(relationComputed, doubled, today).observed).toEqual(observed)
    const back = ask(relationComputed, { ...family, person: relative, relative: person }, today).observed
    expect([back.kind, back.otherWay]).toEqual([observed.otherWay, observed.kind])
    for (const kind of ['夫妻', '直系血亲', '三代以内旁系血亲']) expect(back.kind === kind).toBe(observed.kind === kind)
  },
)

holds(
  'hb-rel-compute',
  'with all marriages ended before the day no in-laws are left',
  fc.tuple(families, one, one),
  ([family, person, relative]) => {
    const marriages = family.marriages.map((marriage) => ({ ...marriage, until: '2020-01' }))
    const { kind } = relationOf({ ...family, marriages }, person, relative, today)
    expect(['夫妻', '近姻亲']).not.toContain(kind)
  },
)

holds(
  'hb-rel-compute',
  'two lines from one ancestor are relatives exactly while neither is more than two generations below',
  fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })),
  ([left, right]) => {
    const line = (name: string, length: number) =>
      Array.from({ length }, (_, step) => ({
        parent: step === 0 ? '祖' : `${name}${step}`,
        child: `${name}${step + 1}`,
      }))
    const family = { parents: [...line('左', left), ...line('右', right)], marriages: [] }
    const { kind } = relationOf(family, `左${left}`, `右${right}`, today)
    expect(kind).toBe(left <= 2 && right <= 2 ? '三代以内旁系血亲' : '无')
    expect(relationOf(family, `左${left}`, '祖', today).kind).toBe('直系血亲')
  },
)

const relation = fc.constantFrom(...relationKinds, '其他亲属' as const)
const listed = (kind: string) => kind !== '无' && kind !== '其他亲属'

holds(
  'hb-same-chain',
  'broken exactly for a listed relation in one organ with a ground; the two posts may be swapped',
  fc.tuple(relation, fc.boolean(), fc.boolean(), fc.boolean()),
  ([kind, sameOrgan, sameLeader, directChain]) => {
    const facts = { relation: kind, sameOrgan, sameLeader, directChain }
    const verdict = ask(sameChain, { ...facts, firstPost: '局长', secondPost: '科长' }, today)
    expect(verdict.kind === 'broken').toBe(listed(kind) && sameOrgan && (sameLeader || directChain))
    const swapped = ask(sameChain, { ...facts, firstPost: '科长', secondPost: '局长' }, today)
    expect([swapped.kind, swapped.observed]).toEqual([verdict.kind, verdict.observed])
  },
)

holds(
  'hb-hr-finance',
  'every listed relative of a leader is kept from every listed duty and from no other',
  fc.tuple(relation, fc.boolean(), fc.constantFrom(...sensitiveDuties)),
  ([kind, relativeLeads, duty]) => {
    const verdict = ask(peopleAndMoney, { relation: kind, relativeLeads, duty }, today)
    expect(verdict.kind === 'broken').toBe(listed(kind) && relativeLeads && duty !== '其他')
  },
)

holds(
  'hb-enter',
  'no relation that ended before, or began after, the entry makes the entry a breach',
  fc.tuple(anyDay(2021, 2040), fc.integer({ min: -900, max: 900 }), fc.boolean()),
  ([enteredOn, days, begins]) => {
    const change = addDays(enteredOn, days)
    const facts = { relation: '夫妻', way: '调任', enteredOn, conflicting: true } as const
    const dated = begins ? { relationFrom: change } : { relationUntil: change }
    const { kind } = ask(entering, { ...facts, ...dated }, enteredOn)
    const outcome = begins ? (days > 0 ? 'info' : 'broken') : days <= 0 ? 'not-applicable' : 'broken'
    expect(kind).toBe(outcome)
    expect(ask(entering, { ...facts, ...dated, conflicting: false }, enteredOn).kind).not.toBe('broken')
  },
)

holds(
  'hb-near-kin-civil',
  'near kin is narrower than the kinship of recusal: only spouse, direct line and siblings',
  fc.constantFrom(...'丈夫 妻 父亲 儿子 祖父 外孙 曾祖父 哥哥 二姐 侄子 堂兄 舅舅 岳父 女婿 嫂子 前妻 孙媳'.split(' ')),
  (title) => {
    const { observed } = ask(nearKin, { title }, today)
    expect(observed.relation).toBe(relationOfTitle(title))
    if (observed.nearKin) expect(['夫妻', '直系血亲', '三代以内旁系血亲']).toContain(observed.relation)
    if (observed.relation === '近姻亲' || observed.relation === '无') expect(observed.nearKin).toBe(false)
  },
)

holds(
  'hb-native',
  'only a listed post in the place of growing up is a breach, and no other post is judged at all',
  fc.tuple(fc.constantFrom(...nativePlace.facts.shape.post.options), fc.boolean()),
  ([post, grewUpHere]) => {
    const { kind } = ask(nativePlace, { post, grewUpHere }, today)
    expect(kind === 'not-applicable').toBe(post === '其他职务')
    if (post !== '其他职务') expect(kind).toBe(grewUpHere ? 'broken' : 'met')
  },
)

holds(
  'hb-business',
  'the law of 2018 never allows what the rule of 2006 forbade',
  fc.tuple(
    fc.constantFrom(...familyBusiness.facts.shape.owner.options),
    fc.constantFrom(...familyBusiness.facts.shape.stake.options),
    fc.boolean(),
    fc.boolean(),
  ),
  ([owner, stake, leads, regulated]) => {
    const facts = { owner, stake, leads, regulated }
    const now = ask(familyBusiness, facts, today).kind
    if (ask(familyBusiness, facts, '2010-01-01').kind === 'broken') expect(now).toBe('broken')
    if (!leads || !regulated || owner === '其他亲属') expect(now).toBe('not-applicable')
    else expect(now).toBe(stake === '少量持股' ? 'info' : 'broken')
  },
)

holds(
  'hb-duty',
  'who has recused himself never breaks the rule, and a decision against recusal frees nobody from a listed relation',
  fc.tuple(
    fc.constantFrom(...dutyRecusal.facts.shape.concerns.options),
    fc.constantFrom('没有提出', '已提出待决定', '决定回避', '决定不回避'),
  ),
  ([concerns, decision]) => {
    expect(ask(dutyRecusal, { concerns, decision, recused: true }, today).kind).toBe('met')
    const { kind } = ask(dutyRecusal, { concerns, decision, recused: false }, today)
    if (!['其他可能影响公正的关系', '没有利害关系'].includes(concerns)) expect(kind).toBe('broken')
    if (decision === '决定回避' || decision === '已提出待决定') expect(kind).toBe('broken')
  },
)

holds(
  'hb-conceal',
  'reporting within the days is kept, a day later it is hidden; more days never turn kept into broken',
  fc.tuple(anyDay(2007, 2040), fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 60 })),
  ([knownOn, days, concealDays]) => {
    const reportedOn = addDays(knownOn, days)
    const kindWith = (allowed: number) =>
      ask(concealed, { knownOn, reportedOn, concealDays: allowed }, '2060-01-01').kind
    expect(kindWith(concealDays)).toBe(days <= concealDays ? 'met' : 'broken')
    if (kindWith(concealDays) === 'met') expect(kindWith(concealDays + 1)).toBe('met')
    const refused = ask(concealed, { knownOn, refusedFrom: knownOn, concealDays }, reportedOn)
    expect([refused.kind, refused.observed.escalate]).toEqual(['broken', days > concealDays])
  },
)

describe('relationOf', () => {
  const edge = (parent: string, child: string) => ({ parent, child })
  const wed = (a: string, b: string, until: string | null = null) => ({ one: a, other: b, from: null, until })
  const family: FamilyGraph = {
    parents: [
      edge('祖父', '父'),
      edge('祖父', '姑'),
      edge('父', '我'),
      edge('父', '姐'),
      edge('我', '子'),
      edge('姐', '甥'),
      edge('岳父', '妻'),
      edge('岳父', '妻妹'),
      edge('妻祖', '岳父'),
      edge('亲家', '儿媳'),
      edge('子', '孙'),
    ],
    marriages: [
      wed('我', '妻'),
      wed('姑', '姑父'),
      wed('姐夫', '姐'),
      wed('妻妹', '连襟'),
      wed('子', '儿媳'),
      wed('孙', '孙媳'),
      wed('前夫', '姐', '2020-05'),
    ],
  }

  it.each([
    ['妻', '夫妻', '配偶'],
    ['祖父', '直系血亲', '祖父母（外祖父母）'],
    ['孙', '直系血亲', '孙子女（外孙子女）'],
    ['姐', '三代以内旁系血亲', '兄弟姐妹'],
    ['姑', '三代以内旁系血亲', '伯叔姑舅姨'],
    ['甥', '三代以内旁系血亲', '侄子女（甥子女）'],
    ['岳父', '近姻亲', '配偶的父母'],
    ['妻妹', '近姻亲', '配偶的兄弟姐妹'],
    ['连襟', '近姻亲', '配偶的兄弟姐妹的配偶'],
    ['姑父', '近姻亲', '伯叔姑舅姨的配偶'],
    ['姐夫', '近姻亲', '兄弟姐妹的配偶'],
    ['儿媳', '近姻亲', '子女的配偶'],
    ['亲家', '近姻亲', '子女的配偶的父母'],
    ['孙媳', '无', '孙子女（外孙子女）的配偶'],
    ['妻祖', '无', '配偶的祖父母（外祖父母）'],
    ['前夫', '无', ''],
    ['路人', '无', ''],
    ['我', '无', '本人'],
  ])('%s is %s', (relative, kind, path) => {
    expect(relationOf(family, '我', relative, today)).toEqual({ kind, path })
  })

  it('counts a marriage through the month it ended in where no day is known, and from the day it began', () => {
    expect(relationOf(family, '我', '前夫', '2020-05-31').kind).toBe('近姻亲')
    expect(relationOf(family, '我', '前夫', '2020-06-01').kind).toBe('无')
    const later: FamilyGraph = { parents: [], marriages: [{ one: '甲', other: '乙', from: '2025-10-01', until: null }] }
    expect(relationOf(later, '乙', '甲', '2025-09-30').kind).toBe('无')
    expect(relationOf(later, '乙', '甲', '2025-10-01').kind).toBe('夫妻')
  })
})

describe('reading a 称谓', () => {
  it.each([
    ['夫妻', '丈夫 妻子 配偶 爱人'],
    ['直系血亲', '儿子 女儿 父亲 母亲 长子 次女 独生女 祖父 父亲的母亲 曾祖母 外祖母 孙子 外孙 养女 父亲（已故）'],
    [
      '三代以内旁系血亲',
      '哥哥 弟弟 姐姐 妹妹 二姐 胞弟 侄子 侄女 外甥 伯父 叔叔 三叔 姑姑 舅舅 姨 小姨 堂兄 表妹 姐姐的儿子 父亲的弟弟 叔叔的女儿',
    ],
    [
      '近姻亲',
      '岳父 岳母 公公 婆婆 儿媳 女婿 嫂子 弟媳 姐夫 妹夫 内弟 小舅子 大姑子 连襟 姑父 亲家 妻子的哥哥 姐姐的丈夫 妻之弟 妻子的哥哥的妻子 叔叔的妻子 儿媳的母亲',
    ],
    ['无', '前妻 前夫 孙媳 妻子的堂兄 孙子的妻子 妻子的儿子 舅舅的女儿的儿子'],
    [null, '邻居 同学 本人 配偶的配偶 哥哥的朋友 的'],
  ])('%s: %s', (kind, titles) => {
    const read = titles.split(' ').map((title) => [title, relationOfTitle(title)])
    expect(read).toEqual(titles.split(' ').map((title) => [title, kind]))
  })
})

describe('the duty of a section or a post', () => {
  it.each([
    ['人事', '人事科 组织人事科 人力资源股 政工科 人教科 干部科'],
    ['组织', '组织科 组织部 组织干事'],
    ['纪检', '机关纪委 纪检监察室 派驻纪检监察组'],
    ['监察', '监察室 行政监察科'],
    ['审计', '审计科 内审室'],
    ['财务', '财务科 规划财务科 计财股 会计 出纳 会计核算中心'],
    ['其他', '办公室 非遗科 老干部科 活动组织科 文化市场综合执法监察大队 旅游监察支队 机关党委 公共服务科'],
  ])('%s: %s', (duty, names) => {
    const read = names.split(' ').map((name) => [name, dutyOfSection(name)])
    expect(read).toEqual(names.split(' ').map((name) => [name, duty]))
  })
})
