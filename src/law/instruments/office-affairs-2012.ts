import type { Instrument } from '../instrument.ts'

export const officeAffairs2012 = {
  title: '机关事务管理条例',
  number: '国务院令第621号',
  issuer: '国务院',
  from: '2012-10-01',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '国务院公布的条例文本',
  articles: {
    第十五条: '政府采购不得以化整为零等方式规避规定的采购方式。',
  },
} as const satisfies Instrument
