import type { Instrument } from '../instrument.ts'

export const birthDate2006 = {
  title: '关于认真做好干部出生日期管理工作的通知',
  number: '组通字〔2006〕41号',
  issuer: '中共中央组织部、人事部、公安部',
  from: '2006-09-01',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '通知内容见于公开网页',
  articles: {
    最先记载:
      '户籍记载与档案记载不一致又无法查证的，以干部人事档案或者户籍档案中最先记载的出生日期为依据，按公历填写。',
    不得擅自更改: '出生日期认定以后，未经批准不得更改。',
  },
} as const satisfies Instrument
