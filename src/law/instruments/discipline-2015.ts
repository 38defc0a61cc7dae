import type { Instrument } from '../instrument.ts'

export const discipline2015 = {
  title: '中国共产党纪律处分条例',
  number: '2015年10月修订',
  issuer: '中共中央',
  from: '2016-01-01',
  until: '2018-09-30',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '条例文本的转载',
  articles: {
    第九条: '受警告处分一年内、受严重警告处分一年半内，不得提升党内职务，也不得向党外推荐担任更高职务。',
    第十条: '受撤销党内职务处分，二年内不得担任与原职务相当或更高的职务。',
    第十一条: '留党察看分一年和二年，延长后总共不超过二年；恢复党员权利后二年内不得担任与原职务相当或更高的职务。',
    第十二条: '被开除党籍五年内不得重新入党；另有规定不准重新入党的，依照规定。',
  },
} as const satisfies Instrument
