import type { Instrument } from '../instrument.ts'

export const holidayNotice2026 = {
  title: '国务院办公厅关于2026年部分节假日安排的通知',
  number: '国务院办公厅2025年11月通知',
  issuer: '国务院办公厅',
  from: '2026-01-01',
  until: '2026-12-31',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '中国政府网公布的通知',
  articles: {
    放假安排: '2026年七个节日的放假日期和六个调休上班的周末。',
  },
} as const satisfies Instrument
