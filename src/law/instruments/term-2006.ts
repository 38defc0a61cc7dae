import type { Instrument } from '../instrument.ts'

export const term2006 = {
  title: '党政领导干部职务任期暂行规定',
  number: '2006年6月10日中共中央办公厅印发',
  issuer: '中共中央办公厅',
  from: '2006-06-10',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '规定文本的转载',
  articles: {
    第二条至第七条:
      '适用范围内的党政领导职务每个任期五年；同一职务连任达到两个任期的不再任同一职务，同一层次累计达到十五年的不再任同一层次职务。',
  },
} as const satisfies Instrument
