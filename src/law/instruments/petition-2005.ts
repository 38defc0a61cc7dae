import type { Instrument } from '../instrument.ts'

export const petition2005 = {
  title: '信访条例',
  number: '国务院令第431号',
  issuer: '国务院',
  from: '2005-05-01',
  until: '2022-04-30',
  verifiedOn: '2026-11-23',
  status: 'from-memory',
  source: '条例文本未逐条核对，数字凭经验',
  articles: {
    受理和办理期限: '十五日内告知是否受理，六十日内办结，情况复杂的延长不超过三十日；复查、复核各三十日。',
  },
} as const satisfies Instrument
