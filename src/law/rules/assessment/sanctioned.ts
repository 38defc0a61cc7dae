import * as z from 'zod'
import { cite } from '../../cite.ts'
import { dayOrMonth, oneOf } from '../../facts.ts'
import { broken, info, met, notApplicable, rule } from '../../rule.ts'
import { type SanctionKind, sanctionKinds } from '../sanctions/effects.ts'
import { assessedYear, givenGrade, isGraded, underOlderText, type YearGrade } from './grades.ts'

const effects = ['无影响', '不得评为优秀', '不确定等次', '不称职'] as const

type Effect = (typeof effects)[number]

/** Effect on the year of the decision and the years after it; after 开除 there is no assessment any more. */
const byYear: Partial<Record<SanctionKind, readonly Effect[]>> = {
  警告: ['不得评为优秀'],
  党内警告: ['不得评为优秀'],
  记过: ['不确定等次'],
  党内严重警告: ['不确定等次'],
  记大过: ['不确定等次', '不确定等次'],
  降级: ['不确定等次', '不确定等次'],
  撤职: ['不确定等次', '不确定等次'],
  撤销党内职务: ['不称职'],
  留党察看一年: ['不称职', '不确定等次'],
  留党察看二年: ['不称职', '不确定等次', '不确定等次'],
  开除党籍: ['不称职', '不确定等次', '不确定等次'],
}

/** True for sanctions of the state or the Party, false for admonitions and organisational measures. */
export const isFormalSanction = (kind: SanctionKind): boolean => kind === '开除' || byYear[kind] !== undefined

type Sanctioned = { kind: SanctionKind; decidedOn: string }

const yearOf = (date: string): number => Number(date.slice(0, 4))

/** The heaviest effect on a year, the sanctions it comes from, and the last year any of the sanctions reaches. */
function effectOn(year: number, sanctions: readonly Sanctioned[]) {
  let effect: Effect = '无影响'
  let kinds: SanctionKind[] = []
  let lastYear: number | null = null
  for (const { kind, decidedOn } of sanctions) {
    const reached = byYear[kind]
    if (!reached) continue
    const of = reached[year - yearOf(decidedOn)]
    const last = yearOf(decidedOn) + reached.length - 1
    if (lastYear === null || last > lastYear) lastYear = last
    if (of === undefined || effects.indexOf(of) < effects.indexOf(effect)) continue
    kinds = of === effect ? [...kinds, kind] : [kind]
    effect = of
  }
  return { effect, kinds: [...new Set(kinds)].sort(), lastYear }
}

const contradicts: Record<Effect, (grade: YearGrade) => boolean> = {
  无影响: () => false,
  不得评为优秀: (grade) => grade === '优秀',
  不确定等次: isGraded,
  不称职: (grade) => grade !== '不称职' && grade !== '不合格',
}

export const khSanction = rule({
  id: 'kh-sanction',
  title: '受处分的，当年及以后一至两年不得评优秀、不确定等次或者定为不称职；几种并存按最重的',
  area: 'assessment',
  force: 'forbid',
  from: '2020-12-28',
  cites: [cite('assessment-2020', '第二十九条')],
  simplification:
    '按处分决定的年份计算，不看影响期的起止日；诫勉和组织处理对评优的影响另见处分与谈话影响期；因同一错误先后受几种处分的逐一计算，取最重的。',
  facts: z.strictObject({
    year: assessedYear,
    sanctions: z
      .array(
        z.strictObject({
          kind: oneOf('处分种类', sanctionKinds).meta({
            title: '处分种类',
            description: '警告至开除为政务处分（处分），党内警告至开除党籍为党纪处分，其余为组织处理',
          }),
          decidedOn: dayOrMonth('处分决定日期'),
        }),
      )
      .max(50)
      .meta({ title: '受到的处分', description: '次序不限，可以包括其他年度的；没有的为空' }),
    grade: givenGrade,
  }),
  judge({ year, sanctions, grade }) {
    const older = underOlderText(year)
    if (older) return older
    const dismissed = sanctions.some(({ kind, decidedOn }) => kind === '开除' && yearOf(decidedOn) <= year)
    if (dismissed) return notApplicable(`已开除公职，不参加${year}年度考核`)
    const { effect, kinds, lastYear } = effectOn(year, sanctions)
    const observed = { effect, kinds, lastYear }
    if (effect === '无影响') {
      const told = `所受处分不影响${year}年度考核等次`
      return grade === null ? info(told, observed) : met(told, observed)
    }
    const should = effect === '不称职' ? '应当定为不称职' : effect
    const told = `受${kinds.join('、')}处分，${year}年度${should}`
    if (grade === null) return info(told, observed)
    return contradicts[effect](grade) ? broken(`${told}，现定为“${grade}”`, observed) : met(told, observed)
  },
})
