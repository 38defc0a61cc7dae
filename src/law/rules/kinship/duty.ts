/** The duties a relative of a leading officer may not do, and everything else. */
export const sensitiveDuties = ['人事', '组织', '纪检', '监察', '审计', '财务', '其他'] as const

type SensitiveDuty = (typeof sensitiveDuties)[number]

const patterns: readonly [RegExp, SensitiveDuty][] = [
  [/纪检|纪委|纪工委|纪律检查/, '纪检'],
  [/(^|派驻|派出|行政|机关|廉政)监察|监察(室|科|股|处|组|局|委|专员)/, '监察'],
  [/审计|内审/, '审计'],
  [/财务|财会|财审|计财|会计|出纳|核算/, '财务'],
  [/人事|人力资源|人教|劳资|政工|(?<!老)干部(科|股|处|室|监督)/, '人事'],
  [/(?<!活动|演出|赛事|会议)组织(部|科|股|处|室|人事|干事|工作)/, '组织'],
]

/** Law enforcement and market inspection carry 监察 in their names without being supervision of officials. */
const inspection = /(执法|市场|文化|旅游|劳动|质量|环境|卫生)监察/

/** Which sensitive duty the name of a section or a post speaks of (人事科, 机关纪委, 会计 …); 其他 where none. */
export function dutyOfSection(name: string): SensitiveDuty {
  const plain = name.normalize('NFKC').replace(/\s+/g, '').replace(inspection, '')
  return patterns.find(([pattern]) => pattern.test(plain))?.[1] ?? '其他'
}
