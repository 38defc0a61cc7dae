import type { Example } from '../example.ts'

const on = '2026-11-23'

const categoryCases: readonly Example[] = [
  {
    name: 'E1',
    title: '采购60000元，标准50000元',
    facts: { amountYuan: 60000 },
    on,
    verdict: 'met',
    observed: { category: '大额度资金使用' },
  },
  {
    name: 'E2',
    title: '正好50000元，标准“5万元及以上”',
    facts: { amountYuan: 50000 },
    on,
    verdict: 'met',
    observed: { collective: true },
  },
  {
    name: 'X1',
    title: '49999.99元',
    facts: { amountYuan: 49999.99 },
    on,
    verdict: 'info',
    observed: { collective: false },
  },
  { name: 'X2', title: '登记了两类', facts: { categories: ['重大决策', '重大项目安排'] }, on, verdict: 'broken' },
  {
    name: 'X3',
    title: '登记为重要人事任免',
    facts: { categories: ['重要人事任免'] },
    on,
    verdict: 'met',
    observed: { category: '重要人事任免' },
  },
]

const thresholdCases: readonly Example[] = [
  {
    name: 'E1',
    title: '49999.99元',
    facts: {
      payments: [{ on: '2026-05-06', yuan: 49999.99, payee: '云栖印务有限公司', purpose: '宣传品印制' }],
      decided: false,
    },
    on,
    verdict: 'not-applicable',
  },
  {
    name: 'E2',
    title: '50000元，没有上会',
    facts: {
      payments: [{ on: '2026-05-06', yuan: 50000, payee: '云栖印务有限公司', purpose: '宣传品印制' }],
      decided: false,
    },
    on,
    verdict: 'broken',
    observed: { collective: true },
  },
  {
    name: 'E3',
    title: '同一供应商同一用途30天内三笔20000元',
    facts: {
      payments: [
        { on: '2026-05-06', yuan: 20000, payee: '云栖印务有限公司', purpose: '宣传品印制' },
        { on: '2026-05-20', yuan: 20000, payee: '云栖印务有限公司', purpose: '宣传品印制' },
        { on: '2026-06-05', yuan: 20000, payee: '云栖印务有限公司', purpose: '宣传品印制' },
      ],
      decided: false,
    },
    on,
    verdict: 'broken',
    observed: { split: 3 },
  },
  {
    name: 'X1',
    title: '第三笔在第31天，30天内的两笔不到标准',
    facts: {
      payments: [
        { on: '2026-05-06', yuan: 20000, payee: '云栖印务有限公司', purpose: '宣传品印制' },
        { on: '2026-05-20', yuan: 20000, payee: '云栖印务有限公司', purpose: '宣传品印制' },
        { on: '2026-06-06', yuan: 20000, payee: '云栖印务有限公司', purpose: '宣传品印制' },
      ],
      decided: false,
    },
    on,
    verdict: 'not-applicable',
  },
  {
    name: 'X2',
    title: '用途不同',
    facts: {
      payments: [
        { on: '2026-05-06', yuan: 30000, payee: '云栖印务有限公司', purpose: '宣传品印制' },
        { on: '2026-05-20', yuan: 30000, payee: '云栖印务有限公司', purpose: '设备维修' },
      ],
      decided: false,
    },
    on,
    verdict: 'not-applicable',
  },
  {
    name: 'X3',
    title: '50000元，已上会',
    facts: {
      payments: [{ on: '2026-05-06', yuan: 50000, payee: '云栖印务有限公司', purpose: '宣传品印制' }],
      decided: true,
    },
    on,
    verdict: 'met',
  },
  {
    name: 'X4',
    title: '两笔合计正好50000元',
    facts: {
      payments: [
        { on: '2026-05-06', yuan: 25000, payee: '云栖印务有限公司', purpose: '宣传品印制' },
        { on: '2026-05-20', yuan: 25000, payee: '云栖印务有限公司', purpose: '宣传品印制' },
      ],
      decided: false,
    },
    on,
    verdict: 'broken',
    observed: { split: 2 },
  },
  {
    name: 'X5',
    title: '本单位标准10000元',
    facts: {
      payments: [{ on: '2026-05-06', yuan: 10000, payee: '云栖印务有限公司', purpose: '宣传品印制' }],
      decided: false,
      bigSumYuan: 10000,
    },
    on,
    verdict: 'broken',
  },
]

const fiveCases: readonly Example[] = [
  {
    name: 'E1',
    title: '局长分管财务',
    facts: { inCharge: ['财务'] },
    on,
    verdict: 'broken',
    observed: { wrong: ['财务'] },
  },
  {
    name: 'E2',
    title: '本地没有实行',
    facts: { inCharge: ['财务'], headNotInCharge: false },
    on,
    verdict: 'not-applicable',
  },
  {
    name: 'E3',
    title: '采购不在本地所列事项之内',
    facts: { inCharge: ['采购'], list: ['财务', '人事'] },
    on,
    verdict: 'met',
  },
  { name: 'X1', title: '没有直接分管', facts: { inCharge: [] }, on, verdict: 'met' },
]

const majorCases: readonly Example[] = [
  {
    name: 'E1',
    title: '5月1日至30日，30天',
    facts: { commentFrom: '2026-05-01', commentUntil: '2026-05-30' },
    on,
    verdict: 'met',
    observed: { days: 30 },
  },
  {
    name: 'E2',
    title: '29天，没有说明理由',
    facts: { commentFrom: '2026-05-01', commentUntil: '2026-05-29' },
    on,
    verdict: 'broken',
    observed: { days: 29 },
  },
  {
    name: 'X1',
    title: '29天，说明了紧急理由',
    facts: { commentFrom: '2026-05-01', commentUntil: '2026-05-29', urgentReason: '汛期将至' },
    on,
    verdict: 'met',
  },
  {
    name: 'X2',
    title: '行政首长没有最后发表意见',
    facts: { commentFrom: '2026-05-01', commentUntil: '2026-06-05', headLast: false },
    on,
    verdict: 'broken',
    observed: { lacking: ['行政首长最后发表意见'] },
  },
  {
    name: 'X3',
    title: '结束在开始之前',
    facts: { commentFrom: '2026-05-02', commentUntil: '2026-05-01' },
    on,
    verdict: 'broken',
  },
]

export const matterExamples: Record<string, readonly Example[]> = {
  'tz-categories': categoryCases,
  'tz-threshold': thresholdCases,
  'tz-five-not': fiveCases,
  'tz-major-admin': majorCases,
}
