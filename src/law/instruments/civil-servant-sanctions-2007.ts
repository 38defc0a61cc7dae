import type { Instrument } from '../instrument.ts'

export const civilServantSanctions2007 = {
  title: '行政机关公务员处分条例',
  number: '国务院令第495号',
  issuer: '国务院',
  from: '2007-06-01',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '行政法规文本',
  articles: {
    第七条: '处分期间：警告六个月，记过十二个月，记大过十八个月，降级、撤职二十四个月。',
    第九条: '处分期满经批准后解除；解除处分要由处分决定机关作出决定。',
    第十条: '处分期内又受新处分的，期间为原处分尚未执行的期间与新处分期间之和，最长四十八个月；种类不同的执行最重的。',
    第三十八条: '违法违纪案件立案调查期间，不得交流、出境、辞去公职或者办理退休手续。',
  },
} as const satisfies Instrument
