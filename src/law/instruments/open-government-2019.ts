import type { Instrument } from '../instrument.ts'

export const openGovernment2019 = {
  title: '中华人民共和国政府信息公开条例',
  number: '国务院令第711号',
  issuer: '国务院',
  from: '2019-05-15',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '条例文本',
  articles: {
    第二十六条: '属于主动公开范围的政府信息，自形成或者变更之日起二十个工作日内公开。',
    第三十三条:
      '收到公开申请能够当场答复的当场答复，不能的二十个工作日内答复；需要延长的经同意并告知申请人，延长不超过二十个工作日。',
  },
} as const satisfies Instrument
