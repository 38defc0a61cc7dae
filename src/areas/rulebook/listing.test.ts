import { describe, expect, it } from 'vitest'
import { catalogue } from '../../law/catalogue.ts'
import { ruleListing, tryRule } from './listing.ts'

const RULE = 'ry-elig-work5-grass2'
const facts = {
  sought: '县处级副职',
  workStartedOn: '2010-07',
  grassroots: [{ from: '2011-01', to: '2013-01' }],
}

const refused = (given: unknown, on = '2026-11-23', id = RULE) => {
  const tried = tryRule(id, given, on)
  return 'refused' in tried ? tried : null
}

describe('the listing', () => {
  it('has every rule with its articles and the schema of its facts', () => {
    const listed = ruleListing()
    expect(listed.map(({ id }) => id)).toEqual(catalogue.map(({ id }) => id))
    const keys = ['id', 'title', 'area', 'cites', 'from', 'until', 'facts', 'simplification', 'unconfirmed']
    for (const one of listed) {
      expect(Object.keys(one), one.id).toEqual(keys)
      expect(one.facts, one.id).toMatchObject({ type: 'object', additionalProperties: false })
    }
    expect(listed.find(({ id }) => id === RULE)).toMatchObject({
      area: 'selection',
      cites: [{ instrument: 'selection-2019', article: '第八条第一项', status: expect.stringMatching(/./) }],
      from: '2019-03-03',
      until: null,
      facts: { required: ['sought', 'workStartedOn', 'grassroots'] },
    })
  })

  it('is the same after a way through JSON', () => {
    const listed = ruleListing()
    expect(JSON.parse(JSON.stringify(listed))).toEqual(listed)
  })
})

describe('a try', () => {
  it('gives the verdict with its reason, its numbers and its articles', () => {
    expect(tryRule(RULE, facts, '2026-11-23')).toMatchObject({
      verdict: 'met',
      because: expect.stringContaining('已满足'),
      observed: { grassrootsMonths: 24 },
      cites: [{ instrument: 'selection-2019', article: '第八条第一项' }],
    })
  })

  it('is judged by the law of its day', () => {
    expect(tryRule(RULE, facts, '2019-03-02')).toMatchObject({ verdict: 'not-applicable' })
    expect(tryRule(RULE, facts, '2012-12-31')).toMatchObject({ verdict: 'not-applicable' })
    expect(tryRule(RULE, { ...facts, grassroots: [] }, '2019-03-03')).toMatchObject({ verdict: 'broken' })
  })

  it('refuses an unknown rule and a day that is none', () => {
    expect(refused(facts, '2026-11-23', 'ry-none')).toMatchObject({ refused: 'not_found' })
    for (const on of ['2026-02-30', '', '2100-01-01', '2026-11']) {
      expect(refused(facts, on)?.faults, on).toEqual([{ field: 'on', message: '日期应写成2026-11-23这样的日期' }])
    }
  })

  it.each([
    [{ workStartedOn: undefined }, 'workStartedOn', '参加工作时间：没有填写'],
    [{ sought: undefined }, 'sought', '拟任职务层次：没有填写'],
    [{ workStartedOn: '去年' }, 'workStartedOn', '参加工作时间应写成2026-11或2026-11-23'],
    [{ sought: '部长' }, 'sought', '拟任职务层次：只能是省部级正职、'],
    [{ grassroots: '没有' }, 'grassroots', '基层工作经历：应为若干项的列表'],
    [{ grassroots: [{ from: '2011-01' }, { to: null }] }, 'grassroots.1.from', '基层工作经历第2项的开始时间：没有填写'],
    [{ grassroots: Array(201).fill({ from: '2011-01' }) }, 'grassroots', '基层工作经历：最多200项'],
    [{ exceptional: '是' }, 'exceptional', '按破格提拔办理：应填是或者否'],
    [{ salary: 1 }, 'salary', '没有“salary”这一项'],
    [{ grassroots: [{ from: '2011-01', where: '乡' }] }, 'grassroots.0.where', '基层工作经历第1项没有“where”这一项'],
  ])('refuses %j by the name of the field', (changes, field, message) => {
    const found = refused({ ...facts, ...changes })!
    expect(found.faults).toEqual([{ field, message: expect.stringContaining(message) }])
    expect(found.message).toContain(message)
  })

  it('names a field that may be empty, and tells a value of the wrong kind once', () => {
    const minutes = refused({ held: true, archivedOn: 7 }, '2026-11-23', 'dz-minutes')!
    expect(minutes.faults).toContainEqual({ field: 'archivedOn', message: '归档日期：应填文字' })
    const leading = refused({ inCharge: '财务工作和人事工作' }, '2026-11-23', 'tz-five-not')!
    expect(leading.faults).toContainEqual({ field: 'inCharge', message: '主要负责人直接分管的事项：应为若干项的列表' })
    expect(leading.faults.filter(({ field }) => field === 'inCharge')).toHaveLength(1)
  })

  it('refuses what are no facts at all', () => {
    for (const given of [null, undefined, [], '县处级副职', 7]) expect(refused(given)?.faults).toHaveLength(1)
  })
})
