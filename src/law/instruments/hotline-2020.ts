import type { Instrument } from '../instrument.ts'

export const hotline2020 = {
  title: '关于进一步优化地方政务服务便民热线的指导意见',
  number: '国办发〔2020〕53号',
  issuer: '国务院办公厅',
  from: '2020-12-28',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '文件内容的转载',
  articles: {
    闭环办理: '热线七乘二十四小时服务，受理、派单、办理、答复、督办、办结、回访、评价形成闭环，时限由各地规定。',
  },
} as const satisfies Instrument
