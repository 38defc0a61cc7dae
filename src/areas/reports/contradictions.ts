import type { Condition } from './outline.ts'

/** Words that a report must not say while a figure says otherwise. */
export type Contradiction = { says: RegExp; while: Condition; but: string }

/** What is claimed most readily, with the figure that contradicts it. `{}` stands for the figure's number. */
export const contradictions: readonly Contradiction[] = [
  {
    says: /(?:问题|整改)[^。；]{0,20}(?:全部|均已|都已|已全部)[^。；]{0,8}(?:完成|到位|整改|销号)/,
    while: ['rectification.open', '>', 0],
    but: '整改台账上还有{}个问题没有销号',
  },
  {
    says: /(?:没有|未出现|未发生|杜绝|无)[^。；]{0,6}(?:超期|逾期)/,
    while: ['rectification.overdue', '>', 0],
    but: '整改台账上有{}个问题超期',
  },
  {
    says: /(?:没有|未出现|未发生)[^。；]{0,6}反弹/,
    while: ['rectification.rebound', '>', 0],
    but: '整改台账上有{}个问题反弹',
  },
  {
    says: /(?:党组会|党组会议)[^。；]{0,12}(?:每月|按月)/,
    while: ['decisions.months-without', '>', 0],
    but: '有{}个月没有召开党组会议',
  },
  {
    says: /末位表态[^。；]{0,12}(?:全部|始终|严格|每次)|(?:全部|始终|严格|每次)[^。；]{0,12}末位表态/,
    while: ['decisions.overrides', '>', 0],
    but: '会议记录里有{}次没有按末位表态的顺序进行',
  },
  {
    says: /(?:三会一课|组织生活)[^。；]{0,20}(?:全部|严格|按期|按时|规范|一次不落)/,
    while: ['party-life.gaps', '>', 0],
    but: '组织生活台账上还缺{}次',
  },
  {
    says: /(?:学时|培训)[^。；]{0,16}(?:全部|均|都)[^。；]{0,8}(?:达标|完成|达到)/,
    while: ['training.short', '>', 0],
    but: '有{}人学时没有达到要求',
  },
  {
    says: /(?:意见|建议|诉求)[^。；]{0,16}(?:全部|均|件件)[^。；]{0,8}(?:按期|按时|答复|办结|回音)/,
    while: ['voices.late', '>', 0],
    but: '有{}件意见建议没有按期答复',
  },
]
