import type { Instrument } from '../instrument.ts'

export const usualAssessment2019 = {
  title: '公务员平时考核办法（试行）',
  number: '2019年',
  issuer: '中共中央组织部',
  from: '2019-12-01',
  verifiedOn: '2026-11-23',
  status: 'from-memory',
  source: '没有见到原文',
  articles: {
    等次和比例: '平时考核分好、较好、一般、较差，好等次一般不超过40%，按季度或者半年进行。',
  },
} as const satisfies Instrument
