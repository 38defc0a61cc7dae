import type { Instrument } from '../instrument.ts'

export const exchange2006 = {
  title: '党政领导干部交流工作规定',
  number: '2006年6月10日中共中央办公厅印发',
  issuer: '中共中央办公厅',
  from: '2006-06-10',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '规定文本的转载',
  articles: {
    任职满十年: '县级以上地方党政领导成员在同一职位任职满十年的，必须交流。',
  },
} as const satisfies Instrument
