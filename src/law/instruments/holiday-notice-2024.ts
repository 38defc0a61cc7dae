import type { Instrument } from '../instrument.ts'

export const holidayNotice2024 = {
  title: '国务院办公厅关于2024年部分节假日安排的通知',
  number: '国务院办公厅2023年10月通知',
  issuer: '国务院办公厅',
  from: '2024-01-01',
  until: '2024-12-31',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '中国政府网公布的通知',
  articles: {
    放假安排: '2024年七个节日的放假日期和八个调休上班的周末。',
  },
} as const satisfies Instrument
