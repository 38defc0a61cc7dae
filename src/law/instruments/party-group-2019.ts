import type { Instrument } from '../instrument.ts'

export const partyGroup2019 = {
  title: '中国共产党党组工作条例',
  number: '2019年4月',
  issuer: '中共中央',
  from: '2019-04-06',
  verifiedOn: '2026-11-23',
  status: 'partly',
  source: '只见到部分章节；决定事项所需票数见2015年试行文本',
  articles: {
    第五章:
      '党组议事决策：集体领导、民主集中、个别酝酿、会议决定；半数以上成员到会，干部任免和处分党员须三分之二以上到会；主持人末位表态；赞成超过应到会成员半数为通过。',
    党组成员党龄: { text: '党组成员一般应有三年以上党龄，厅局级以上单位的应有五年以上党龄。', status: 'from-memory' },
  },
} as const satisfies Instrument
