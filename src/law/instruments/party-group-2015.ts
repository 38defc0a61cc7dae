import type { Instrument } from '../instrument.ts'

export const partyGroup2015 = {
  title: '中国共产党党组工作条例（试行）',
  number: '2015年6月',
  issuer: '中共中央',
  from: '2015-06-11',
  until: '2019-04-05',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '条例文本的转载',
  articles: {
    第二十七条: '党组会议表决，以赞成票超过应到会成员半数为通过。',
  },
} as const satisfies Instrument
