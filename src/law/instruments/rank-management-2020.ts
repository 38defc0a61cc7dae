import type { Instrument } from '../instrument.ts'

export const rankManagement2020 = {
  title: '公务员职务、职级与级别管理办法',
  number: '2019年12月23日制定，2020年3月3日公布',
  issuer: '中共中央组织部',
  from: '2020-03-03',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '办法文本的转载',
  articles: {
    乡科级正职任职年限:
      '晋升乡科级正职，任乡科级副职两年以上，或者副职与三、四级主任科员累计两年以上，或者三、四级主任科员累计两年以上。',
    乡科级副职任职年限: '晋升乡科级副职，任一级科员或者相当层次职级三年以上。',
  },
} as const satisfies Instrument
