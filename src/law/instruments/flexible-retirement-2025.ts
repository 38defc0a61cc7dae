import type { Instrument } from '../instrument.ts'

export const flexibleRetirement2025 = {
  title: '实施弹性退休制度暂行办法',
  number: '人力资源和社会保障部等部门2024年12月印发',
  issuer: '人力资源和社会保障部、中共中央组织部、财政部',
  from: '2025-01-01',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '办法文本的转载',
  articles: {
    第四条: '公务员和国有企事业单位领导人员到达法定退休年龄应当及时退休，不实行弹性延迟。',
    弹性提前的告知: '自愿提前退休的，至少在所选时间三个月前书面告知单位。',
  },
} as const satisfies Instrument
