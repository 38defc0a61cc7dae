import type { Instrument } from '../instrument.ts'

export const assessment2007 = {
  title: '公务员考核规定（试行）',
  number: '2007年1月4日',
  issuer: '中共中央组织部、人事部',
  from: '2007-01-04',
  until: '2020-12-27',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '规定文本的转载',
  articles: {
    优秀比例: '优秀等次人数一般掌握在本机关参加考核人数的15%以内，最多不超过20%。',
  },
} as const satisfies Instrument
