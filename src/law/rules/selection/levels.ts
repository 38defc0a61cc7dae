/** The levels of posts a bureau keeps, highest first; the last five are no leading posts of the civil servant law. */
export const postLevels = [
  '县处级正职',
  '县处级副职',
  '乡科级正职',
  '乡科级副职',
  '股级正职',
  '股级副职',
  '科员',
  '管理岗位',
  '专业技术岗位',
  '工勤岗位',
] as const

/** Every level a rule may be asked about, highest first: those of the bureau and the ones above it. */
export const levels = ['省部级正职', '省部级副职', '厅局级正职', '厅局级副职', ...postLevels] as const

export type Level = (typeof levels)[number]

/** Place on the ladder: the smaller, the higher. */
export const levelOrder = (level: Level): number => levels.indexOf(level)

/** True when `level` is as high as `floor` or higher. */
export const atLeast = (level: Level, floor: Level): boolean => levelOrder(level) <= levelOrder(floor)

/** The next lower level: 县处级正职 → 县处级副职 → 乡科级正职. */
export const levelBelow = (level: Level): Level => levels[levelOrder(level) + 1] ?? level
