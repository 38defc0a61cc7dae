import type { Instrument } from '../instrument.ts'

export const majorDecisions2019 = {
  title: '重大行政决策程序暂行条例',
  number: '国务院令第713号',
  issuer: '国务院',
  from: '2019-09-01',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '国务院公布的条例文本',
  articles: {
    第十五条: '向社会公开征求意见的期限一般不少于30日；情况紧急需要缩短的要说明理由。',
    第三十条:
      '决策草案经决策机关常务会议或者全体会议讨论，行政首长最后发表意见；拟作出的决定与多数人意见不一致的要说明理由；如实记载不同意见。',
  },
} as const satisfies Instrument
