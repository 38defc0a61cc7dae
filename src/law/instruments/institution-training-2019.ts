import type { Instrument } from '../instrument.ts'

export const institutionTraining2019 = {
  title: '事业单位工作人员培训规定',
  number: '2019年11月印发',
  issuer: '中共中央组织部、人力资源社会保障部',
  from: '2019-11-28',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '规定要点的转载；施行的日子凭记忆',
  articles: {
    年度培训: '事业单位工作人员每年参加培训累计不少于90学时或者12天。',
    岗前培训: '新聘用人员一般在聘用后六个月内、最长不超过十二个月参加岗前培训，不少于40学时或者5天。',
  },
} as const satisfies Instrument
