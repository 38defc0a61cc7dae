import type { PartialDate } from '../../../law/dates.ts'
import type { Reward, Sanction, YearlyGrade } from '../schema.ts'
import { demoUnit } from './bureau.ts'
import { monthsAfter, spokenMonth } from './calendar.ts'
import { type Career, documentOf } from './careers.ts'
import { seeded } from './seeded.ts'

const FIRST_GRADED_YEAR = 2016
/** Share of 优秀 in a year, the general ceiling of the assessment rules of that year. */
const excellentShare = (year: number) => (year < 2020 ? 0.15 : 0.2)
/** The one person graded 基本称职, three years ago. */
const POORLY_GRADED = 'gaoyi'

/** Sanctions of the demo: one still in effect, two long over. */
export function sanctionsOf(key: string, today: PartialDate): Sanction[] {
  const year = Number(today.slice(0, 4))
  if (key === 'xialinfeng') {
    const decidedOn = `${monthsAfter(today, -5)}-12`
    return [
      {
        kind: '记过',
        decidedOn,
        effectUntil: `${monthsAfter(decidedOn, 12)}-12`,
        issuer: demoUnit.name,
        document: documentOf('云文旅处', decidedOn),
        reason: '执法检查后未按规定制作检查记录，造成案卷材料缺失。',
      },
    ]
  }
  if (key === 'longzaitian') {
    return [
      {
        kind: '党内警告',
        decidedOn: `${year - 7}-05-20`,
        effectUntil: `${year - 6}-05-20`,
        issuer: '中共云栖市纪律检查委员会',
        document: documentOf('云纪处', `${year - 7}-05`),
        reason: '工作时间擅自离岗，经提醒后再次发生。',
      },
    ]
  }
  if (key !== 'mazhixing') return []
  return [
    {
      kind: '警告',
      decidedOn: `${year - 5}-09-10`,
      effectUntil: `${year - 4}-03-10`,
      issuer: '云栖市监察委员会',
      document: documentOf('云监政', `${year - 5}-09`),
      reason: '对经营场所整改情况复查不及时，未按期报告。',
    },
  ]
}

function sanctionIn(career: Career, year: number, today: PartialDate): Sanction | undefined {
  return sanctionsOf(career.seat.key, today).find(({ decidedOn }) => decidedOn.startsWith(`${year}-`))
}

function yearOf(date: PartialDate): number {
  return Number(date.slice(0, 4))
}

const present = ({ workStarted, seat }: Career, year: number): boolean =>
  yearOf(workStarted) <= year && (seat.leftOn === null || year < yearOf(seat.leftOn))

/** Civil servants and institution staff are graded by different words and share no quota. */
const isInstitution = ({ seat }: Career): boolean => seat.staffKind === '事业' || seat.staffKind === '工勤'

function plainGrade(career: Career, year: number, today: PartialDate): YearlyGrade {
  if (yearOf(career.workStarted) === year) return { year, grade: '不确定等次', note: '试用期' }
  if (sanctionIn(career, year, today)?.kind === '记过') return { year, grade: '不确定等次', note: '受记过处分' }
  if (career.seat.key === POORLY_GRADED && year === yearOf(today) - 3) return { year, grade: '基本称职', note: '' }
  return { year, grade: isInstitution(career) ? '合格' : '称职', note: '' }
}

/** Yearly grades of everybody from 2016 to last year; a fifth of each group and year is 优秀. */
export function gradesOf(careers: readonly Career[], today: PartialDate): Map<string, YearlyGrade[]> {
  const grades = new Map<string, YearlyGrade[]>(careers.map(({ seat }) => [seat.key, []]))
  for (let year = FIRST_GRADED_YEAR; year < yearOf(today); year++) {
    for (const institution of [false, true]) {
      const group = careers.filter((career) => isInstitution(career) === institution && present(career, year))
      const draw = ({ seat }: Career) => seeded(`${seat.key} in ${year}`).next()
      const excellent = group
        .filter((career) => ['称职', '合格'].includes(plainGrade(career, year, today).grade))
        .filter((career) => !sanctionIn(career, year, today))
        .sort((one, other) => draw(one) - draw(other))
        .slice(0, Math.floor(group.length * excellentShare(year)))
      for (const career of group) {
        const grade = plainGrade(career, year, today)
        grades.get(career.seat.key)!.push(excellent.includes(career) ? { ...grade, grade: '优秀' } : grade)
      }
    }
  }
  return grades
}

const honours: readonly [title: string, issuer: string, prefix: string][] = [
  ['全市优秀共产党员', '中共云栖市委', '云委'],
  ['全市优秀党务工作者', '中共云栖市委', '云委'],
  ['全市宣传思想文化工作先进个人', '中共云栖市委宣传部', '云宣'],
  ['全市文化旅游工作先进个人', '云栖市人民政府', '云政'],
  ['全省文物安全工作先进个人', '青岚省文物局', '青文物'],
  ['全省公共文化服务先进个人', '青岚省文化和旅游厅', '青文旅'],
]

/** 嘉奖 for 优秀 of civil servants, 三等功 for three years running, and a few honours. */
export function rewardsOf(
  career: Career,
  grades: readonly YearlyGrade[],
  isMember: boolean,
  today: PartialDate,
): Reward[] {
  const rewards: Reward[] = []
  let running = 0
  for (const { year, grade } of grades) {
    running = grade === '优秀' ? running + 1 : 0
    if (running === 0 || isInstitution(career)) continue
    const on = `${year + 1}-03`
    if (on > today.slice(0, 7)) continue
    const third = running % 3 === 0
    const issuer = third ? '中共云栖市委、云栖市人民政府' : '中共云栖市委组织部'
    const document = documentOf(third ? '云委' : '云组奖', on)
    rewards.push({ on, title: third ? '三等功' : '嘉奖', issuer, document })
  }
  const choices = seeded(`honours ${career.seat.key}`)
  const years = yearOf(today) - yearOf(career.workStarted)
  if (years > 8 && choices.chance(0.3)) {
    const [title, issuer, prefix] = choices.pick(isMember ? honours.slice(0, 4) : honours.slice(2))
    const on = `${yearOf(today) - choices.whole(1, 5)}-${choices.pick(['06', '12'])}`
    if (career.seat.leftOn === null || on < career.seat.leftOn) {
      rewards.push({ on, title, issuer, document: documentOf(prefix, on) })
    }
  }
  return rewards.sort((one, another) => one.on.localeCompare(another.on))
}

function rewardText({ on, title, issuer }: Reward): string {
  const what = title === '嘉奖' ? '给予嘉奖' : title === '三等功' ? '记三等功一次' : `授予${title}称号`
  return `${spokenMonth(on)}，经${issuer}批准，${what}`
}

/** Admonitions and organisational measures are no 处分. */
const mild: Record<string, string> = { 诫勉: '', 调整职务: '处理' }

/** The text of 奖惩情况: what the lists of rewards and sanctions hold, inquiries left out; 无 when they are empty. */
export function awardsText(rewards: readonly Reward[], sanctions: readonly Sanction[]): string {
  const told = [
    ...rewards.map((reward) => ({ on: reward.on, text: rewardText(reward) })),
    ...sanctions
      .filter(({ kind }) => !kind.startsWith('立案'))
      .map(({ decidedOn, issuer, kind }) => ({
        on: decidedOn,
        text: `${spokenMonth(decidedOn)}，经${issuer}决定，给予${kind}${mild[kind] ?? '处分'}`,
      })),
  ].sort((one, another) => one.on.localeCompare(another.on))
  return told.length === 0 ? '无' : `${told.map(({ text }) => text).join('；')}。`
}

/** The text of 年度考核结果 for the last three graded years. */
export function assessmentsText(grades: readonly YearlyGrade[]): string {
  const last = grades.slice(-3).map(({ year, grade }) => `${year}年年度考核${grade}`)
  return last.length === 0 ? '' : `${last.join('；')}。`
}
