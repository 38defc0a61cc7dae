import type { Example } from '../example.ts'

type Given = Pick<Example, 'name' | 'title' | 'facts' | 'on' | 'verdict' | 'observed'>
const facts = (kind: string, decidedOn: string, more: Record<string, unknown> = {}) => ({ kind, decidedOn, ...more })

/** One sanction made on the last day of a month: restricted through `until`, free the day after. */
const monthEnd = (name: string, kind: string, until: string, freeOn: string, restoredOn?: string): Given[] => {
  const given = facts(kind, '2026-08-31', restoredOn === undefined ? {} : { restoredOn })
  return [
    {
      name,
      title: `${kind}，月末决定，期满当天`,
      facts: given,
      on: until,
      verdict: 'broken',
      observed: { until, freeOn },
    },
    {
      name: `${name}b`,
      title: `${kind}，月末决定，期满次日`,
      facts: given,
      on: freeOn,
      verdict: 'met',
      observed: { until },
    },
  ]
}

const serious = facts('严重警告', '2025-03-15')
const probation = facts('留党察看一年', '2024-05-01', { restoredOn: '2025-05-01' })

const party: Example[] = [
  {
    name: 'E1',
    title: '严重警告，一年半的最后一天',
    facts: serious,
    on: '2026-09-15',
    verdict: 'broken',
    observed: { until: '2026-09-15', freeOn: '2026-09-16', months: 18, since: '2025-03-15' },
  },
  {
    name: 'E2',
    title: '严重警告，一年半届满次日',
    facts: serious,
    on: '2026-09-16',
    verdict: 'met',
    observed: { until: '2026-09-15', freeOn: '2026-09-16' },
  },
  {
    name: 'E3',
    title: '留党察看一年，恢复权利后满二年当天',
    facts: probation,
    on: '2027-05-01',
    verdict: 'broken',
    observed: { until: '2027-05-01', freeOn: '2027-05-02' },
  },
  { name: 'E3b', title: '留党察看一年，恢复权利满二年次日', facts: probation, on: '2027-05-02', verdict: 'met' },
  {
    name: 'E4',
    title: '2015年的严重警告按2003年条例，只有一年',
    facts: facts('严重警告', '2015-12-31'),
    on: '2016-12-31',
    verdict: 'broken',
    observed: { until: '2016-12-31', months: 12 },
  },
  {
    name: 'E4b',
    title: '2015年的严重警告，满一年次日',
    facts: facts('党内严重警告', '2015-12-31'),
    on: '2017-01-01',
    verdict: 'met',
    observed: { months: 12 },
  },
  {
    name: 'X1',
    title: '2016年1月1日的严重警告已是一年半',
    facts: facts('严重警告', '2016-01-01'),
    on: '2017-07-01',
    verdict: 'broken',
    observed: { until: '2017-07-01', months: 18 },
  },
  {
    name: 'X2',
    title: '留党察看没有恢复权利的记录，一直受限制',
    facts: facts('留党察看二年', '2020-05-01'),
    on: '2026-11-23',
    verdict: 'broken',
    observed: { until: null, freeOn: null, earliestUntil: '2024-05-01' },
  },
  {
    name: 'X3',
    title: '期满当天不计的单位，当天就不再受限制',
    facts: facts('严重警告', '2025-03-15', { endDayBlocked: false }),
    on: '2026-09-15',
    verdict: 'met',
    observed: { until: '2026-09-15', freeOn: '2026-09-15' },
  },
  {
    name: 'X4',
    title: '决定前一天还没有影响',
    facts: serious,
    on: '2025-03-14',
    verdict: 'not-applicable',
  },
  ...monthEnd('X5', '警告', '2027-08-31', '2027-09-01'),
  ...monthEnd('X6', '严重警告', '2028-02-29', '2028-03-01'),
  ...monthEnd('X7', '撤销党内职务', '2028-08-31', '2028-09-01'),
  ...monthEnd('X8', '留党察看一年', '2029-08-31', '2029-09-01', '2027-08-31'),
  ...monthEnd('X9', '留党察看二年', '2030-08-31', '2030-09-01', '2028-08-31'),
  ...monthEnd('X10', '开除党籍', '2031-08-31', '2031-09-01'),
  {
    name: 'X11',
    title: '2000年的警告，早已期满',
    facts: facts('党内警告', '2000-01-10'),
    on: '2026-11-23',
    verdict: 'met',
    observed: { until: '2001-01-10' },
  },
]

const admin: Example[] = [
  {
    name: 'E1',
    title: '记过，满一年当天',
    facts: facts('记过', '2026-03-15'),
    on: '2027-03-15',
    verdict: 'broken',
    observed: { until: '2027-03-15', freeOn: '2027-03-16', months: 12, salaryStepFrozen: true },
  },
  {
    name: 'E2',
    title: '警告，月末决定，二月底期满',
    facts: facts('警告', '2026-08-31'),
    on: '2027-02-28',
    verdict: 'broken',
    observed: { until: '2027-02-28', freeOn: '2027-03-01', months: 6, salaryStepFrozen: false },
  },
  {
    name: 'X1',
    title: '记过，满一年次日',
    facts: facts('记过', '2026-03-15'),
    on: '2027-03-16',
    verdict: 'met',
    observed: { until: '2027-03-15', salaryStepFrozen: false },
  },
  {
    name: 'X2',
    title: '决定前一天还没有影响',
    facts: facts('记过', '2026-03-15'),
    on: '2026-03-14',
    verdict: 'not-applicable',
  },
  { name: 'X3', title: '决定当天即受限制', facts: facts('记过', '2026-03-15'), on: '2026-03-15', verdict: 'broken' },
  ...monthEnd('X4', '警告', '2027-02-28', '2027-03-01'),
  ...monthEnd('X5', '记过', '2027-08-31', '2027-09-01'),
  ...monthEnd('X6', '记大过', '2028-02-29', '2028-03-01'),
  ...monthEnd('X7', '降级', '2028-08-31', '2028-09-01'),
  ...monthEnd('X8', '撤职', '2028-08-31', '2028-09-01'),
  {
    name: 'X9',
    title: '开除没有期满',
    facts: facts('开除', '2026-08-31'),
    on: '2099-12-31',
    verdict: 'broken',
    observed: { until: null, freeOn: null },
  },
  {
    name: 'X10',
    title: '2018年按行政机关公务员处分条例的记大过',
    facts: facts('记大过', '2018-01-15'),
    on: '2019-07-15',
    verdict: 'broken',
    observed: { until: '2019-07-15', months: 18 },
  },
]

const admonished = { admonishedOn: '2026-06-01' }
const admonish: Example[] = [
  {
    name: 'E1',
    title: '诫勉满六个月当天',
    facts: admonished,
    on: '2026-12-01',
    verdict: 'broken',
    observed: { until: '2026-12-01', followUpDue: '2026-12-01', freeOn: '2026-12-02', noExcellentYear: 2026 },
  },
  {
    name: 'E2',
    title: '满六个月次日，已经改正',
    facts: { ...admonished, corrected: true },
    on: '2026-12-02',
    verdict: 'met',
    observed: { until: '2026-12-01' },
  },
  {
    name: 'E2b',
    title: '满六个月次日，没有改正',
    facts: { ...admonished, corrected: false },
    on: '2026-12-02',
    verdict: 'broken',
    observed: { corrected: false },
  },
  { name: 'X1', title: '满六个月次日，还没有了解改正情况', facts: admonished, on: '2026-12-02', verdict: 'info' },
  {
    name: 'X2',
    title: '本地规定影响期十二个月',
    facts: { ...admonished, corrected: true, admonishMonths: 12 },
    on: '2027-06-01',
    verdict: 'broken',
    observed: { until: '2027-06-01' },
  },
  { name: 'X3', title: '前一天检查，仍受限制', facts: admonished, on: '2026-11-30', verdict: 'broken' },
  {
    name: 'X4',
    title: '8月31日诫勉，二月底期满',
    facts: { admonishedOn: '2026-08-31', corrected: true },
    on: '2027-02-28',
    verdict: 'broken',
    observed: { until: '2027-02-28', freeOn: '2027-03-01' },
  },
]

const removed = { measure: '免职', decidedOn: '2026-01-10' }
const treatment: Example[] = [
  {
    name: 'E1',
    title: '免职一年内安排同级领导职务',
    facts: { ...removed, plan: '同级或以下领导职务' },
    on: '2027-01-10',
    verdict: 'broken',
    observed: { until: '2027-01-10', noLeadingPostUntil: '2027-01-10', noPromotionUntil: '2028-01-10' },
  },
  {
    name: 'E1b',
    title: '免职二年内安排高于原职务',
    facts: { ...removed, plan: '提拔' },
    on: '2028-01-10',
    verdict: 'broken',
    observed: { until: '2028-01-10', freeOn: '2028-01-11' },
  },
  {
    name: 'E2',
    title: '免职满一年次日，安排同级领导职务',
    facts: { ...removed, plan: '同级或以下领导职务' },
    on: '2027-01-11',
    verdict: 'met',
  },
  { name: 'X1', title: '免职满二年次日提拔', facts: { ...removed, plan: '提拔' }, on: '2028-01-11', verdict: 'met' },
  {
    name: 'X2',
    title: '免职后安排非领导职务',
    facts: { ...removed, plan: '非领导职务' },
    on: '2026-02-01',
    verdict: 'met',
  },
  {
    name: 'X3',
    title: '停职检查期间不作任何安排',
    facts: { measure: '停职检查', decidedOn: '2026-08-31', plan: '非领导职务' },
    on: '2027-02-28',
    verdict: 'broken',
    observed: { until: '2027-02-28' },
  },
  {
    name: 'X4',
    title: '调整职务一年内提拔',
    facts: { measure: '调整职务', decidedOn: '2026-08-31', plan: '提拔' },
    on: '2027-08-31',
    verdict: 'broken',
    observed: { until: '2027-08-31', noLeadingPostUntil: null },
  },
  {
    name: 'X5',
    title: '降职二年内提拔',
    facts: { measure: '降职', decidedOn: '2026-08-31', plan: '提拔' },
    on: '2028-08-31',
    verdict: 'broken',
    observed: { until: '2028-08-31' },
  },
  {
    name: 'X6',
    title: '责令辞职与免职期限相同',
    facts: { measure: '责令辞职', decidedOn: '2026-08-31', plan: '同级或以下领导职务' },
    on: '2027-09-01',
    verdict: 'met',
    observed: { noPromotionUntil: '2028-08-31' },
  },
]

/** The worked cases of the rules on effect periods, by rule id. */
export const restrictionExamples = {
  'cf-party': party,
  'cf-admin': admin,
  'th-admonish-effect': admonish,
  'th-org-treatment': treatment,
}
