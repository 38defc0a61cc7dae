import type { Instrument } from '../instrument.ts'

export const researchPractice = {
  title: '领导干部基层调研通行做法',
  number: '没有见到全国文件原文',
  issuer: '各级党委、政府',
  from: '2010-01-01',
  verifiedOn: '2026-11-23',
  status: 'partly',
  source: '按见到的几个地方和单位的制度归纳，以本单位制度为准',
  articles: {
    调研天数:
      '市、县领导干部每年到基层调研不少于60天，每人每年撰写1至2篇调研报告；有的单位规定20天、1篇。全国文件的原文没有见到。',
    防止扎堆调研: '统筹安排调研，不同时到同一个地方，减少陪同人员。',
  },
} as const satisfies Instrument
