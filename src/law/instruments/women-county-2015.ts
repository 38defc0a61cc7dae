import type { Instrument } from '../instrument.ts'

export const womenCounty2015 = {
  title: '关于机关事业单位县处级女干部和具有高级职称的女性专业技术人员退休年龄问题的通知',
  number: '组通字〔2015〕14号',
  issuer: '中共中央组织部、人力资源和社会保障部',
  from: '2015-03-01',
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '通知的转载；2025年以后的两种办理方式只见到第二手网页',
  articles: {
    六十周岁退休:
      '机关事业单位县处级正、副职女干部和有高级职称的女性专业技术人员，年满60周岁退休；本人申请的，可以在年满55周岁时退休。',
    两种办理方式: {
      text: '2025年起默认由60周岁按男职工步长延至63周岁；本人申请的，由55周岁按女干部步长延至58周岁。选定以后不再变更或者延迟。',
      status: 'partly',
    },
  },
} as const satisfies Instrument
