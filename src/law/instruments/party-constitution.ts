import type { Instrument } from '../instrument.ts'

export const partyConstitution = {
  title: '中国共产党章程',
  number: '2022年10月22日修改',
  issuer: '中国共产党全国代表大会',
  from: '1982-09-06',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '章程文本；条号以现行文本为准',
  articles: {
    地方党委委员党龄: { text: '市（地）委委员须有五年以上党龄，县委委员须有三年以上党龄。', status: 'from-memory' },
    自行脱党: {
      text: '党员没有正当理由，连续六个月不参加组织生活、不交纳党费或者不做党所分配的工作，视为自行脱党，由支部大会决定、上级批准。',
      status: 'partly',
    },
    预备党员的权利: '预备党员没有表决权、选举权和被选举权；留党察看期间也没有。',
    党龄: '党员的党龄，从预备期满转为正式党员之日算起。',
    入党时间: '预备党员的预备期，从支部大会通过其为预备党员之日算起。',
  },
} as const satisfies Instrument
