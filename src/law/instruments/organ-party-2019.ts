import type { Instrument } from '../instrument.ts'

export const organParty2019 = {
  title: '中国共产党党和国家机关基层组织工作条例',
  number: '2019年12月修订',
  issuer: '中共中央',
  from: '2019-12-20',
  verifiedOn: '2026-11-23',
  status: 'partly',
  source: '条例文本的转载；施行的日子凭记忆',
  articles: {
    第五条: {
      text: '正式党员三人以上成立支部；党员五十人以上、不足一百人的设总支部委员会，一百人以上的设基层委员会。',
      status: 'verified',
    },
    第七条: { text: '基层委员会每届任期五年，总支部委员会、支部委员会每届任期三年。', status: 'verified' },
  },
} as const satisfies Instrument
