import type { Instrument } from '../instrument.ts'

export const cadreEducation2006 = {
  title: '干部教育培训工作条例（试行）',
  number: '2006年1月印发',
  issuer: '中共中央',
  from: '2006-01-21',
  until: '2015-10-13',
  verifiedOn: '2026-11-23',
  status: 'partly',
  source: '条例要点的转载；施行的日子凭记忆',
  articles: {
    培训时间: '县处级以上五年内累计三个月以上；其他干部每年累计不少于十二天；没有按学时计算的办法。',
  },
} as const satisfies Instrument
