import type { Instrument } from '../instrument.ts'

export const ratingPractice = {
  title: '政务服务“好差评”地方做法',
  number: '各地规定不一',
  issuer: '各级政务服务管理机构',
  from: '2019-12-03',
  verifiedOn: '2026-11-23',
  status: 'partly',
  source: '见到的两地做法，以本地规定为准',
  articles: {
    差评时限: '有的地方要求一天内联系、十五天内整改反馈、可以追评一次，有的地方十五个工作日并百分之百回访。',
    满意率: {
      text: '满意率为非常满意、满意、基本满意之和除以有效评价；主动评价与默认好评应当分开。',
      status: 'from-memory',
    },
  },
} as const satisfies Instrument
