import type { Instrument } from '../instrument.ts'

export const workingHours1995 = {
  title: '国务院关于职工工作时间的规定',
  number: '1995年3月25日修订',
  issuer: '国务院',
  from: '1995-05-01',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '行政法规文本',
  articles: {
    第三条: '每日工作8小时，每周工作40小时。',
    第七条: '国家机关实行统一的工作时间，星期六和星期日为周休息日。',
  },
} as const satisfies Instrument
