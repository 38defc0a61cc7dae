import type { Instrument } from '../instrument.ts'

export const licence2019 = {
  title: '中华人民共和国行政许可法',
  number: '2019年修正',
  issuer: '全国人民代表大会常务委员会',
  from: '2019-04-23',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '法律文本',
  articles: {
    第四十二条: '除当场决定的以外，受理之日起二十日内作出决定；经本机关负责人批准可以延长十日，并告知理由。',
    第八十二条: '本法规定的期限以工作日计算，不含法定节假日。',
  },
} as const satisfies Instrument
