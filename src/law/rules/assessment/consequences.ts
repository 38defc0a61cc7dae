import * as z from 'zod'
import { cite } from '../../cite.ts'
import { dayOrMonth, oneOf, words, year } from '../../facts.ts'
import { firstDay } from '../../periods.ts'
import { broken, info, met, notApplicable, rule } from '../../rule.ts'
import { assessedYear, type GradeOfYear, gradesByYear, oneGradeAYear, underOlderText, yearGrades } from './grades.ts'

const RUN_FOR_MERIT = 3
const YEARS_FOR_STEP = 2
const YEARS_FOR_LEVEL = 5

const isMerit = (title: string): boolean => /[一二三]等功|授予.*称号/.test(title)
const isCommendation = (title: string): boolean => isMerit(title) || title.includes('嘉奖')

/** Third years of 优秀 in a row, none counted for two merits. */
function thirdYears(grades: readonly GradeOfYear[]): number[] {
  const thirds: number[] = []
  let run = 0
  let last = 0
  for (const { year: of, grade } of grades) {
    run = grade !== '优秀' ? 0 : of === last + 1 ? run + 1 : 1
    last = of
    if (run === RUN_FOR_MERIT) {
      thirds.push(of)
      run = 0
    }
  }
  return thirds
}

/** How many years in a row are 优秀 at the end of the list. */
function latestRun(grades: readonly GradeOfYear[]): number {
  let run = 0
  for (const { year: of, grade } of grades.toReversed()) {
    if (grade !== '优秀' || of !== grades.at(-1)!.year - run) break
    run += 1
  }
  return run
}

export const khExcEffects = rule({
  id: 'kh-exc-effects',
  title: '优秀的当年给予嘉奖，缩短晋升职级年限半年；连续三年优秀记三等功',
  area: 'assessment',
  force: 'remind',
  from: '2020-12-28',
  cites: [cite('assessment-2020', '第十九条')],
  simplification:
    '已用于一次三等功的三个年度不再重复计算；只提示2020年度及以后满三年的和给嘉奖的；事业单位工作人员的奖励另有规定，不计算。',
  facts: z.strictObject({
    grades: gradesByYear,
    commendations: z
      .array(
        z.strictObject({
          year: year('奖励所依据的考核年度'),
          title: words('奖励名称').meta({ title: '奖励名称', description: '如嘉奖、三等功' }),
        }),
      )
      .max(200)
      .default([])
      .meta({ title: '已给予的奖励', description: '年度是奖励所依据的考核年度，不是发文年份' }),
  }),
  judge({ grades, commendations }) {
    const yearly = oneGradeAYear(grades)
    const given = (of: number, counts: (title: string) => boolean) =>
      commendations.some((one) => one.year === of && counts(one.title))
    const thirds = thirdYears(yearly)
    const proposals = thirds
      .filter((of) => underOlderText(of) === null && !given(of, isMerit))
      .map((of) => ({ year: of, title: '三等功' }))
    const commendYears = yearly
      .filter(({ year: of, grade }) => grade === '优秀' && underOlderText(of) === null && !given(of, isCommendation))
      .map(({ year: of }) => of)
    const observed = {
      run: latestRun(yearly),
      runEndingIn: thirds.at(-1) ?? null,
      proposals,
      commendYears,
      monthsShortenedPerYear: 6,
    }
    const told = [
      ...proposals.map(({ year: of }) => `${of - 2}至${of}年度连续三年优秀，应当记三等功`),
      ...(commendYears.length > 0 ? [`${commendYears.join('、')}年度优秀，应当给予嘉奖，还没有记录`] : []),
    ]
    return info(told.length > 0 ? told.join('；') : '没有待给予的嘉奖和三等功', observed)
  },
})

const isCompetent = ({ grade }: GradeOfYear): boolean => grade === '优秀' || grade === '称职'

/** The 1 January after every `each` counted years, and how many years the next one lacks. */
function progress(counted: readonly number[], each: number): { dates: string[]; lacking: number } {
  const dates = counted.filter((_, index) => (index + 1) % each === 0).map((of) => `${of + 1}-01-01`)
  return { dates, lacking: each - (counted.length % each) }
}

const sinceYear = (title: string) =>
  year(title).nullable().default(null).meta({ title, description: '从这一年度（含）起累计；没有写的从最早的记录起' })

export const khOkEffects = rule({
  id: 'kh-ok-effects',
  title: '累计两年称职以上晋升一个级别工资档次，累计五年称职以上晋升一个级别',
  area: 'assessment',
  force: 'info',
  from: '2020-12-28',
  cites: [cite('assessment-2020', '第二十条')],
  simplification:
    '只数称职以上的年度，从次年1月1日起；不算晋升职务职级、级别时的套改，也不算处分期间不得晋升；事业单位的合格不计。',
  facts: z.strictObject({
    grades: gradesByYear,
    stepSince: sinceYear('晋升档次的累计起始年度'),
    levelSince: sinceYear('晋升级别的累计起始年度'),
  }),
  judge({ grades, stepSince, levelSince }) {
    const counted = oneGradeAYear(grades)
      .filter(isCompetent)
      .map(({ year: of }) => of)
    const from = (first: number | null) => counted.filter((of) => first === null || of >= first)
    const [step, level] = [progress(from(stepSince), YEARS_FOR_STEP), progress(from(levelSince), YEARS_FOR_LEVEL)]
    const observed = {
      countedYears: counted,
      stepsOn: step.dates,
      levelsOn: level.dates,
      yearsToStep: step.lacking,
      yearsToLevel: level.lacking,
    }
    const dates = (found: string[]) => (found.length > 0 ? `应于${found.join('、')}晋升` : '还不能晋升')
    return info(
      `累计${counted.length}个年度称职以上：工资档次${dates(step.dates)}，再满${step.lacking}年晋升下一档；` +
        `级别${dates(level.dates)}，再满${level.lacking}年晋升下一级`,
      observed,
    )
  },
})

export const khBasicEffects = rule({
  id: 'kh-basic-effects',
  title: '基本称职的应当诫勉、限期改进，本年度不计入晋升年限，次年不得列为考察对象',
  area: 'assessment',
  force: 'remind',
  from: '2020-12-28',
  cites: [cite('assessment-2020', '第二十一条')],
  unconfirmed: '对次年晋升职务职级和年度考核奖金的限制没有见到原文。',
  simplification: '只查是否诫勉，不查书面检查和改进情况；不得列为考察对象按次年1月1日至12月31日计算。',
  facts: z.strictObject({
    year: assessedYear,
    grade: oneOf('考核结果', yearGrades),
    admonishedOn: dayOrMonth('诫勉日期').nullable().default(null).meta({
      title: '诫勉日期',
      description: 'YYYY-MM或YYYY-MM-DD，因这一年度基本称职给予诫勉的日期；还没有的为null',
    }),
  }),
  judge({ year: of, grade, admonishedOn }, on) {
    const older = underOlderText(of)
    if (older) return older
    if (grade !== '基本称职') return notApplicable(`${of}年度是“${grade}”，不是基本称职`)
    const [blockedFrom, until] = [`${of + 1}-01-01`, `${of + 1}-12-31`]
    const observed = {
      blockedFrom,
      until,
      blocksCandidacy: blockedFrom <= on && on <= until,
      countsForPromotion: false,
    }
    const limits = `本年度不计入晋升年限，${of + 1}年内不得列为考察对象`
    if (admonishedOn !== null && firstDay(admonishedOn) <= on) {
      return met(`${of}年度基本称职，已于${admonishedOn}诫勉；${limits}`, { ...observed, due: null })
    }
    return broken(`${of}年度基本称职，应当诫勉、责令作出检查、限期改进；${limits}`, { ...observed, due: '诫勉' })
  },
})

export const khBadEffects = rule({
  id: 'kh-bad-effects',
  title: '不称职的降低一个职务或者职级层次任职，连续两年不称职的辞退',
  area: 'assessment',
  force: 'remind',
  from: '2019-06-01',
  cites: [cite('civil-servant-law-2018', '第五十条'), cite('civil-servant-law-2018', '第八十八条')],
  simplification: '不核是否已经降职；不得辞退的情形另行判断；事业单位的不合格按聘用合同处理，不计。',
  facts: z.strictObject({ grades: gradesByYear }),
  judge({ grades }) {
    const yearly = oneGradeAYear(grades)
    const badYears = yearly.filter(({ grade }) => grade === '不称职').map(({ year: of }) => of)
    const second = badYears.findLast((of) => badYears.includes(of - 1)) ?? null
    const latestIsBad = badYears.length > 0 && badYears.at(-1) === yearly.at(-1)!.year
    const observed = { badYears, dismissal: second !== null, demotion: latestIsBad, secondYear: second }
    if (second !== null) {
      return broken(`${second - 1}、${second}年度连续不称职，应当按程序予以辞退`, { ...observed, due: '辞退' })
    }
    if (badYears.length === 0) return info('没有不称职的年度', { ...observed, due: null })
    const told = `${badYears.join('、')}年度不称职，没有连续两年，不予辞退`
    if (!latestIsBad) return info(told, { ...observed, due: null })
    return info(`${told}；应当降低一个职务或者职级层次任职`, { ...observed, due: '降职' })
  },
})
