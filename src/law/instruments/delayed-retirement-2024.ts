import type { Instrument } from '../instrument.ts'

export const delayedRetirement2024 = {
  title: '关于实施渐进式延迟法定退休年龄的决定',
  number: '2024年9月13日第十四届全国人民代表大会常务委员会第十一次会议通过',
  issuer: '全国人民代表大会常务委员会',
  from: '2025-01-01',
  verifiedOn: '2026-11-20',
  status: 'verified',
  source: '决定及国务院关于渐进式延迟法定退休年龄的办法第一条、附表',
  articles: {
    办法第一条:
      '男职工和原55岁退休的女职工每4个月延迟1个月，分别延至63岁、58岁；原50岁退休的女职工每2个月延迟1个月，延至55岁；国家另有规定的从其规定。',
  },
} as const satisfies Instrument
