import { monthIndex } from '../../../law/dates.ts'
import { addYears, type Day, firstDay } from '../../../law/periods.ts'
import type { CadreRecord } from '../../people/facts.ts'
import { reached } from './held.ts'

export const UNKNOWN = '未填'

/** What a dossier can say about schooling, highest first. */
export const educationKinds = ['研究生', '大学', '大专', '中专及以下'] as const
export const degreeKinds = ['博士', '硕士', '学士'] as const
export const NO_DEGREE = '无学位'

/** The kind of a written 学历; 大学专科 is 大专, 专升本 is 大学. */
function educationKind(diploma: string): string {
  if (/研究生|博士|硕士/.test(diploma)) return '研究生'
  if (/本科|专升本/.test(diploma)) return '大学'
  if (/大专|专科|高职|高等职业/.test(diploma)) return '大专'
  if (/大学/.test(diploma)) return '大学'
  if (/中专|中等|中技|技工|技校|高中|职高|中师|初中|小学/.test(diploma)) return '中专及以下'
  return UNKNOWN
}

const degreeKind = (degree: string): string => degreeKinds.find((kind) => degree.includes(kind)) ?? UNKNOWN

/** The first of the kinds that is among those found. */
const highest = (kinds: readonly string[], found: string[]) => kinds.find((kind) => found.includes(kind))

const finished = ({ educations }: Pick<CadreRecord, 'educations'>, day: Day) =>
  educations.filter(({ endedOn }) => endedOn === '' || reached(endedOn, day))

/** The highest education finished by a day, full-time or not. */
export function educationOn(record: Pick<CadreRecord, 'educations'>, day: Day): string {
  const found = finished(record, day).map(({ diploma }) => educationKind(diploma))
  return highest(educationKinds, found) ?? UNKNOWN
}

/** The highest degree by a day. Educations without a word about a degree mean none; no education at all is unknown. */
export function degreeOn(record: Pick<CadreRecord, 'educations'>, day: Day): string {
  const all = finished(record, day)
  const written = all.map(({ degree }) => degree.trim()).filter((degree) => degree !== '')
  if (written.length) return highest(degreeKinds, written.map(degreeKind)) ?? UNKNOWN
  return all.length ? NO_DEGREE : UNKNOWN
}

export const partyKinds = ['中共党员', '中共预备党员', '民主党派', '群众'] as const

/**
 * Party membership on a day. Forms often leave out when the probation ended; then it is taken to have lasted its year
 * (党章第七条). Whoever names no party counts as 群众, members of the Youth League included.
 */
export function partyOn(
  { partyJoined, partyRegular, otherParty }: Pick<CadreRecord, 'partyJoined' | 'partyRegular' | 'otherParty'>,
  day: Day,
): (typeof partyKinds)[number] {
  if (reached(partyJoined, day)) {
    const isRegular = partyRegular ? reached(partyRegular, day) : addYears(firstDay(partyJoined), 1) <= day
    return isRegular ? '中共党员' : '中共预备党员'
  }
  const other = otherParty.trim()
  return other && !other.startsWith('无') ? '民主党派' : '群众'
}

export const ethnicKinds = ['汉族', '少数民族'] as const

export function ethnicKind(nation: string): string {
  const name = nation.trim()
  if (name === '') return UNKNOWN
  return name === '汉' || name === '汉族' ? '汉族' : '少数民族'
}

/** Words that hold 乡, 镇, 街道, 村 or 社区 without naming one as the place of work: authorities, programmes, cities. */
const NOT_A_PLACE = new RegExp(
  '城乡|乡村|农村|村镇|中关村|乡镇(?:企业|财政)|小镇|城镇(?:化|居民|职工|建设|管理|规划|住房)|社区矫正|社区(?:建设|治理|教育)[科处局]|街道[科处]|' +
    '新乡市|萍乡|镇江|景德镇',
  'g',
)
const STUDY = /学习|就读|毕业/

/** True when the text of a résumé period names a township, sub-district, village or community as the place of work. */
const isGrassroots = (text: string): boolean =>
  !STUDY.test(text) && /\p{Script=Han}(?:乡|镇|街道|村|社区)/u.test(text.replace(NOT_A_PLACE, '，'))

/**
 * Months worked at the grass roots up to a day; months two periods share count once. Null where no period has dates.
 * Simplification: judged by the words of the period alone.
 */
export function grassrootsMonthsOn({ resume }: Pick<CadreRecord, 'resume'>, day: Day): number | null {
  const dated = resume.filter(({ start }) => start !== '')
  if (!dated.length) return null
  const today = monthIndex(day)
  const spans = dated
    .filter(({ text }) => isGrassroots(text))
    .map(({ start, end }) => [monthIndex(start), Math.min(end ? monthIndex(end) : today, today)] as const)
    .sort(([one], [other]) => one - other)
  let counted = 0
  let until = Number.NEGATIVE_INFINITY
  for (const [start, end] of spans) {
    counted += Math.max(0, end - Math.max(start, until))
    until = Math.max(until, end)
  }
  return counted
}
