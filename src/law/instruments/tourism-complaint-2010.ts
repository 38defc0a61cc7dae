import type { Instrument } from '../instrument.ts'

export const tourismComplaint2010 = {
  title: '旅游投诉处理办法',
  number: '国家旅游局令第32号',
  issuer: '国家旅游局',
  from: '2010-07-01',
  verifiedOn: '2026-11-23',
  status: 'partly',
  source: '第十五条、第十六条见转载，其余见流程图',
  articles: {
    第十五条: '接到投诉五个工作日内作出受理、不予受理或者转办的处理。',
    第十六条: '受理后五个工作日内将投诉受理通知书和投诉书副本送达被投诉人。',
    答复和调解: '被投诉人十日内书面答复；受理之日起六十日内调解达成协议，不能达成的终止调解。',
  },
} as const satisfies Instrument
