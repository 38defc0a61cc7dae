import type { Instrument } from '../instrument.ts'

export const partyLifePractice = {
  title: '党组织生活的通行做法',
  number: '无统一文号',
  issuer: '各地党委有关部门',
  from: '1982-09-06',
  verifiedOn: '2026-11-23',
  status: 'partly',
  source: '地方规定和工作手册，以本单位上级的要求为准',
  articles: {
    支部党课: { text: '支部党课一般每季度一次，由本地规定。', status: 'from-memory' },
    评议优秀比例: { text: '评为优秀的一般不超过参加评议党员的三分之一，以当年通知为准。', status: 'from-memory' },
    支部选举: '选举须有五分之四以上有选举权的党员到会，得票超过半数当选；半数的基数各地说法不一。',
    不计入应到会:
      '不能表达意志、在国外、停止党籍、留党察看、被留置或者羁押、长期患病、外出半年以上没有转组织关系的，经党员大会同意可以不计入应到会人数。',
    中心组考勤: '没有全国统一的出勤率，有的地方要求不低于90%；请假须经组长同意，缺席应当补学。',
    意识形态: '党组每年至少两次专题研究意识形态工作。',
  },
} as const satisfies Instrument
