import type { Instrument } from '../instrument.ts'

export const trainingPractice = {
  title: '教育培训的通行做法',
  number: '无统一文号',
  issuer: '各地组织、财政等部门',
  from: '2006-01-21',
  verifiedOn: '2026-11-23',
  status: 'from-memory',
  source: '年度通知和工作经验，以本单位上级的要求为准',
  articles: {
    网络学时: '网络培训的学时由每年的通知规定，没有全国统一的数。',
    学时折算: '没有全国统一的折算表，常见一天按8学时、半天按4学时；天数和学时是两个并列的标准。',
    中途任职: '五年或者一年当中才进入某一层次的，条例没有写明怎样计算，一般按在职的月份折算。',
    费用标准: '会议、培训、差旅事先审批，费用不超过财政部门规定的标准。',
  },
} as const satisfies Instrument
