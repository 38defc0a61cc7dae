import type { Instrument } from '../instrument.ts'

export const holidays2013 = {
  title: '全国年节及纪念日放假办法',
  number: '2013年12月11日第三次修订',
  issuer: '国务院',
  from: '2014-01-01',
  until: '2024-12-31',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '行政法规文本',
  articles: {
    第二条: '全体公民放假的节日共11天：新年1天，春节3天（正月初一至初三），清明、劳动节、端午、中秋各1天，国庆节3天。',
    第三条: '部分公民放假：妇女节妇女半天，青年节14周岁以上的青年半天。',
    第六条: '全体公民放假的假日适逢周末的，在工作日补假；部分公民放假的假日适逢周末的，不补假。',
  },
} as const satisfies Instrument
