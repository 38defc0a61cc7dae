import type { Instrument } from '../instrument.ts'

export const tourismLaw2018 = {
  title: '中华人民共和国旅游法',
  number: '2018年修正',
  issuer: '全国人民代表大会常务委员会',
  from: '2018-10-26',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '法律文本',
  articles: {
    第九十一条: '县级以上人民政府应当指定或者设立统一的旅游投诉受理机构，及时处理或者移交并告知投诉者。',
  },
} as const satisfies Instrument
