import type { Instrument } from '../instrument.ts'

export const holidayNotice2025 = {
  title: '国务院办公厅关于2025年部分节假日安排的通知',
  number: '国务院办公厅2024年11月通知',
  issuer: '国务院办公厅',
  from: '2025-01-01',
  until: '2025-12-31',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '中国政府网公布的通知',
  articles: {
    放假安排: '2025年七个节日的放假日期（国庆节、中秋节合并）和五个调休上班的周末。',
  },
} as const satisfies Instrument
