import type { Instrument } from '../instrument.ts'

export const holidays2007 = {
  title: '全国年节及纪念日放假办法',
  number: '2007年12月14日第二次修订',
  issuer: '国务院',
  from: '2008-01-01',
  until: '2013-12-31',
  verifiedOn: '2026-11-23',
  status: 'from-memory',
  source: '没有见到这一版文本，天数和日期凭经验',
  articles: {
    第二条:
      '全体公民放假的节日共11天：新年1天，春节3天（除夕、正月初一、初二），清明、劳动节、端午、中秋各1天，国庆节3天。',
  },
} as const satisfies Instrument
