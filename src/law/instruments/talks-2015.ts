import type { Instrument } from '../instrument.ts'

export const talks2015 = {
  title: '关于组织人事部门对领导干部进行提醒、函询和诫勉的实施细则',
  number: '2015年6月',
  issuer: '中共中央组织部',
  from: '2015-06-01',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '细则文本的转载',
  articles: {
    诫勉影响:
      '受诫勉的干部，当年年度考核和本任期考核不得评优；六个月内不得提拔或者重用；六个月后由组织人事部门了解改正情况。',
  },
} as const satisfies Instrument
