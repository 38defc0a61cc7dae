import type { Instrument } from '../instrument.ts'

export const retirement1978 = {
  title: '关于安置老弱病残干部的暂行办法、关于工人退休、退职的暂行办法',
  number: '国发〔1978〕104号',
  issuer: '国务院',
  from: '1978-06-02',
  verifiedOn: '2026-11-20',
  status: 'partly',
  source: '由2024年决定引述',
  articles: {
    退休年龄: '男年满60岁，女干部年满55岁，女工人年满50岁退休。',
  },
} as const satisfies Instrument
