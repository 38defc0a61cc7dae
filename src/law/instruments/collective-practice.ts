import type { Instrument } from '../instrument.ts'

export const collectivePractice = {
  title: '“三重一大”集体决策通行做法',
  number: '没有全国统一的金额和程序细则',
  issuer: '各级党委、党组',
  from: '2005-01-03',
  verifiedOn: '2026-11-23',
  status: 'partly',
  source: '按见到的几个地方和单位的制度归纳，以本单位制度为准',
  articles: {
    四类事项: '重大决策、重要人事任免、重大项目安排、大额度资金使用，应当由领导班子集体决定。',
    大额资金标准: '大额资金的标准由各单位规定，常见单项5万元及以上；写“及以上”的包括本数。',
    五个不直接分管: {
      text: '有的地方要求主要负责人不直接分管财务、人事、工程、采购、审批，由副职分管、正职监管。',
      status: 'from-memory',
    },
    紧急处置: '来不及召开会议的紧急情况可以临机处置，事后及时向党组会议报告。',
    会议记录:
      '会议记录应写明时间、地点、主持人、出席缺席列席人员、每位成员的意见、表决和决定，归档后不得改写，只能补记。',
  },
} as const satisfies Instrument
