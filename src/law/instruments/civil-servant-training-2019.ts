import type { Instrument } from '../instrument.ts'

export const civilServantTraining2019 = {
  title: '公务员培训规定',
  number: '2019年10月15日修订',
  issuer: '中共中央组织部',
  from: '2019-11-26',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '规定文本；培训天数见于2008年试行文本',
  articles: {
    第四条: '公务员有接受培训的权利和义务，培训情况作为考核和任职、晋升的依据之一。',
    初任培训: { text: '新录用公务员在试用期内参加初任培训，不少于12天。', status: 'partly' },
    任职培训: {
      text: '晋升领导职务的在任职前或者任职后一年内参加任职培训，县处级副职以上不少于30天，乡科级不少于15天。',
      status: 'partly',
    },
  },
} as const satisfies Instrument
