import type { Instrument } from '../instrument.ts'

export const discipline2023 = {
  title: '中国共产党纪律处分条例',
  number: '2023年12月修订',
  issuer: '中共中央',
  from: '2024-01-01',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '条例文本的转载',
  articles: {
    第十条:
      '受警告处分一年内、受严重警告处分一年半内，不得在党内提拔职务或者进一步使用，也不得向党外组织推荐担任更高职务。',
    第十一条: { text: '受撤销党内职务处分，二年内不得担任与原职务相当或更高的职务。', status: 'partly' },
    第十二条: {
      text: '留党察看分一年和二年，延长后总共不超过二年；恢复党员权利后二年内不得担任与原职务相当或更高的职务。',
      status: 'partly',
    },
    第十三条: {
      text: '被开除党籍五年内不得重新入党，也不得推荐担任与原职务相当或更高的党外职务；另有规定不准重新入党的，依照规定。',
      status: 'partly',
    },
  },
} as const satisfies Instrument
