import type { Instrument } from '../instrument.ts'

export const lifeMeeting2016 = {
  title: '县以上党和国家机关党员领导干部民主生活会若干规定',
  number: '2016年12月印发',
  issuer: '中共中央',
  from: '2016-12-23',
  verifiedOn: '2026-11-23',
  status: 'partly',
  source: '规定要点的转载；印发的日子凭记忆',
  articles: {
    每年一次: {
      text: '民主生活会每年召开一次，一般在第四季度；提前或者推迟须经上级党组织同意；应到会人数达到三分之二方可召开。',
      status: 'verified',
    },
    会后报告: '会后十五日内向上级党组织报送报告和记录，整改情况在一定范围通报。',
    缺席的人: { text: '因故缺席的提交书面发言，会后把批评意见和会议情况转告本人。', status: 'from-memory' },
  },
} as const satisfies Instrument
