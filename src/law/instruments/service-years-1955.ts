import type { Instrument } from '../instrument.ts'

export const serviceYears1955 = {
  title: '关于处理国家机关工作人员退职、退休时计算工作年限的暂行规定',
  number: '1955年12月29日国务院发布',
  issuer: '国务院',
  from: '1956-01-01',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '行政法规文本',
  articles: {
    第七条: '新招收人员的试用期计算为工作年限。',
    第八条: '受过开除或者刑事处分的，工作年限从重新参加工作之日起算；情节较轻并经任免机关批准的，以前的时间可以合并。',
    第九条: '工作年限按周年计算；计算退休金时，剩余月数超过六个月的按一年，六个月以下的按半年。',
  },
} as const satisfies Instrument
