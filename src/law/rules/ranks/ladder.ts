/** The ranks of general administrative officials, highest first (公务员法第十九条). */
export const ranks = [
  '一级巡视员',
  '二级巡视员',
  '一级调研员',
  '二级调研员',
  '三级调研员',
  '四级调研员',
  '一级主任科员',
  '二级主任科员',
  '三级主任科员',
  '四级主任科员',
  '一级科员',
  '二级科员',
] as const

export type Rank = (typeof ranks)[number]

/** Place of a rank on the ladder: 1 一级巡视员 … 12 二级科员. The smaller, the higher. */
export const rankOrder = (rank: Rank): number => ranks.indexOf(rank) + 1

/** The rank one step above, or null above 一级巡视员. */
export const nextRank = (rank: Rank): Rank | null => ranks[ranks.indexOf(rank) - 1] ?? null

/** The rank one step below, or null below 二级科员. */
export const previousRank = (rank: Rank): Rank | null => ranks[ranks.indexOf(rank) + 1] ?? null

/** Leadership levels, highest first (公务员法第十八条). */
export const leadershipLevels = [
  '国家级正职',
  '国家级副职',
  '省部级正职',
  '省部级副职',
  '厅局级正职',
  '厅局级副职',
  '县处级正职',
  '县处级副职',
  '乡科级正职',
  '乡科级副职',
] as const

export type LeadershipLevel = (typeof leadershipLevels)[number]

/** Place of a leadership level: 1 国家级正职 … 10 乡科级副职. The smaller, the higher. */
export const levelOrder = (level: LeadershipLevel): number => leadershipLevels.indexOf(level) + 1
