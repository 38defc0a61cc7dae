import type { Instrument } from '../instrument.ts'

export const discipline2003 = {
  title: '中国共产党纪律处分条例',
  number: '2003年12月31日印发',
  issuer: '中共中央',
  from: '2003-12-31',
  until: '2015-12-31',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '条例文本的转载',
  articles: {
    影响期:
      '受警告、严重警告处分一年内不得提升党内职务；受撤销党内职务处分二年内、受留党察看处分恢复权利后二年内，不得担任相当或更高职务；被开除党籍五年内不得重新入党。',
  },
} as const satisfies Instrument
