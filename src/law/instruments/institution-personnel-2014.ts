import type { Instrument } from '../instrument.ts'

export const institutionPersonnel2014 = {
  title: '事业单位人事管理条例',
  number: '国务院令第652号',
  issuer: '国务院',
  from: '2014-07-01',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '行政法规文本',
  articles: {
    第二十一条: '事业单位年度考核的结果可以分为优秀、合格、基本合格和不合格等档次。',
  },
} as const satisfies Instrument
