import type { Instrument } from '../instrument.ts'

export const studyGroup2017 = {
  title: '中国共产党党委（党组）理论学习中心组学习规则',
  number: '2017年1月30日印发',
  issuer: '中共中央办公厅',
  from: '2017-01-30',
  verifiedOn: '2026-11-23',
  status: 'partly',
  source: '规则要点的转载和地方实施办法',
  articles: {
    集体学习: { text: '集体学习研讨每季度不少于一次。', status: 'from-memory' },
    组织责任: { text: '党委（党组）书记任组长，是第一责任人；学习秘书负责计划、考勤和档案。', status: 'verified' },
  },
} as const satisfies Instrument
