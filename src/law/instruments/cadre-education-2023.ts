import type { Instrument } from '../instrument.ts'

export const cadreEducation2023 = {
  title: '干部教育培训工作条例',
  number: '2023年9月19日修订',
  issuer: '中共中央',
  from: '2023-09-19',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '条例文本',
  articles: {
    第十四条: '提任领导职务的，任职前应当达到培训要求；因特殊情况没有达到的，任职后一年内完成。',
  },
} as const satisfies Instrument
