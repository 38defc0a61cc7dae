import type { Instrument } from '../instrument.ts'

export const rating2019 = {
  title: '关于建立政务服务“好差评”制度提高政务服务水平的意见',
  number: '国办发〔2019〕51号',
  issuer: '国务院办公厅',
  from: '2019-12-03',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '文件内容的转载',
  articles: {
    评价等级: '评价分为非常满意、满意、基本满意、不满意、非常不满意五级，后两级为差评；自愿评价，一事一评。',
    差评核实整改: '差评应当核实、整改、反馈，恶意和误评经核实不计入；具体时限由各地规定。',
  },
} as const satisfies Instrument
