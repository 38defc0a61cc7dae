import type { Instrument } from '../instrument.ts'

export const organisationalTreatment2021 = {
  title: '中国共产党组织处理规定（试行）',
  number: '2021年3月',
  issuer: '中共中央办公厅',
  from: '2021-03-19',
  verifiedOn: '2026-11-23',
  status: 'from-memory',
  source: '没有见到原文',
  articles: {
    影响期:
      '停职检查一般不超过六个月；调整职务的一年内不得提拔；责令辞职、免职的一年内不安排领导职务、二年内不得担任高于原职务的领导职务；降职的二年内不得提拔。',
  },
} as const satisfies Instrument
