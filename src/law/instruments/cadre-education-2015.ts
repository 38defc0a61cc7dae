import type { Instrument } from '../instrument.ts'

export const cadreEducation2015 = {
  title: '干部教育培训工作条例',
  number: '2015年10月14日印发',
  issuer: '中共中央',
  from: '2015-10-14',
  until: '2023-09-18',
  verifiedOn: '2026-11-23',
  status: 'partly',
  source: '依据条例制定的地方规定',
  articles: {
    培训时间: '县处级以上每五年累计不少于三个月或者550学时；其他干部每年累计不少于十二天或者90学时。',
  },
} as const satisfies Instrument
