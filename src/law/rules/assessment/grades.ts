import * as z from 'zod'
import { oneOf, year } from '../../facts.ts'
import { broken, info, met, notApplicable, type Observed, type Verdict } from '../../rule.ts'

/** The results of a year as dossiers hold them: of civil servants, of public institutions, and none at all. */
export const yearGrades = ['优秀', '称职', '基本称职', '不称职', '合格', '基本合格', '不合格', '不确定等次'] as const

export type YearGrade = (typeof yearGrades)[number]

/** First assessment year under the regulation made on 2020-12-28. */
const FIRST_YEAR = 2020

export const assessedYear = year('考核年度').meta({
  title: '考核年度',
  description: '被考核的那一年，如2026年度写2026',
})

export const givenGrade = oneOf('已定的考核结果', yearGrades)
  .nullable()
  .default(null)
  .meta({ title: '已定的考核结果', description: '还没有定的为null；不确定等次也是一种结果' })

export const gradesByYear = z
  .array(
    z.strictObject({
      year: assessedYear,
      grade: oneOf('考核结果', yearGrades),
    }),
  )
  .max(200)
  .meta({ title: '历年年度考核结果', description: '次序不限；同一年度写了几个的，以最低的为准' })

export type GradeOfYear = { year: number; grade: YearGrade }

/** Of two staffs the grade of public institutions is the lower one: for a civil servant it counts for nothing. */
const worstFirst: readonly YearGrade[] = [
  '不称职',
  '不合格',
  '不确定等次',
  '基本合格',
  '基本称职',
  '合格',
  '称职',
  '优秀',
]

/** One grade a year, in the order of years; of several for one year the worst. */
export function oneGradeAYear(grades: readonly GradeOfYear[]): GradeOfYear[] {
  const worst = new Map<number, YearGrade>()
  for (const { year: of, grade } of grades) {
    const known = worst.get(of)
    if (known === undefined || worstFirst.indexOf(grade) < worstFirst.indexOf(known)) worst.set(of, grade)
  }
  return [...worst].map(([of, grade]) => ({ year: of, grade })).sort((one, other) => one.year - other.year)
}

/** What is said of a year before the regulation of 2020, whose predecessor is held only for its quota. */
export const underOlderText = (of: number): Verdict | null =>
  of >= FIRST_YEAR ? null : notApplicable(`${of}年度考核适用2007年试行规定，系统没有收录其中的这一条`)

/** True for a real grade, false for none yet and for 不确定等次. */
export const isGraded = (grade: YearGrade | null): grade is Exclude<YearGrade, '不确定等次'> =>
  grade !== null && grade !== '不确定等次'

/** Judges a result where the year must go without a grade; `why` is the first half of the sentence. */
export function withoutGrade(why: string, grade: YearGrade | null, observed: Observed): Verdict {
  if (isGraded(grade)) return broken(`${why}，不应当定为“${grade}”`, observed)
  return grade === null ? info(why, observed) : met(why, observed)
}
