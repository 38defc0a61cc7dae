import type { Instrument } from '../instrument.ts'

export const archives2018 = {
  title: '干部人事档案工作条例',
  number: '2018年11月中共中央办公厅印发',
  issuer: '中共中央办公厅',
  from: '2018-11-20',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '类别见于公开网页；归档期限没有见到',
  articles: {
    十类材料:
      '干部人事档案分为履历、自传和思想、考核鉴定、学历职称培训、政审审计审核、党团、表彰奖励、处理处分、工资任免出国会议代表、其他共十类。',
    材料归类: { text: '各类收入哪些材料：审计和审核归第五类，考察、任免和职级晋升归第九类。', status: 'from-memory' },
    归档期限: { text: '材料形成以后应当及时（一般一个月内）送交干部人事档案工作机构归档。', status: 'from-memory' },
  },
} as const satisfies Instrument
