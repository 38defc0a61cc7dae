import type { Instrument } from '../instrument.ts'

export const hotlineShandong2020 = {
  title: '山东省政务服务热线管理办法',
  number: '2020年1月公布',
  issuer: '山东省人民政府办公厅',
  from: '2020-01-01',
  verifiedOn: '2026-11-23',
  status: 'partly',
  source: '新闻报道转述，作为各市自定时限的例子',
  articles: {
    办理时限: '五个工作日内办结答复，情况复杂的延长不超过十个工作日；不属本单位职责的两个工作日内说明理由退回。',
  },
} as const satisfies Instrument
