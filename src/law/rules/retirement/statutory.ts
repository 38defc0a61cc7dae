import * as z from 'zod'
import { cite } from '../../cite.ts'
import { day, dayOrMonth, oneOf } from '../../facts.ts'
import { type Day, lastDay } from '../../periods.ts'
import { type Retirement, retirementOf, retirementTracks } from '../../retirement.ts'
import { info, notApplicable, rule } from '../../rule.ts'

/** The birth a retirement is counted from, as a fact. */
export const birthFact = dayOrMonth('出生年月').meta({
  title: '出生年月',
  description: '组织认定的出生年月（YYYY-MM或YYYY-MM-DD），按月计算。',
})

/** Which old age counts, as a fact. */
export const trackFact = oneOf('原退休年龄类别', retirementTracks).meta({
  title: '原退休年龄类别',
  description:
    'men-60：男，原60岁（延至63岁）；women-55：女干部，原55岁（延至58岁）；women-50：女工人，原50岁（延至55岁）。',
})

const ageText = ({ ageYears, ageMonths }: Retirement) => `${ageYears}岁${ageMonths === 0 ? '' : `${ageMonths}个月`}`

export const retFormula = rule({
  id: 'ret-formula',
  title: '2025年起法定退休年龄逐步延迟，2025年以前到原退休年龄的不延迟',
  area: 'retirement',
  force: 'info',
  from: '1978-06-02',
  cites: [cite('retirement-1978', '退休年龄'), cite('delayed-retirement-2024', '办法第一条')],
  simplification:
    '不含本人选择的提前、延迟退休和特殊工种；县处级女干部和有高级职称的女性按“县处级女干部”一条计算；只算到月，1978年6月以前到龄的也按同样年龄推算。',
  facts: z.strictObject({ birth: birthFact, track: trackFact }),
  judge({ birth, track }) {
    const retirement = retirementOf(birth, track)
    const { originalMonth, delayMonths, month } = retirement
    const delay = delayMonths === 0 ? '，不延迟' : `，延迟${delayMonths}个月`
    const because = `${birth}出生，原退休年龄到龄的月份为${originalMonth}${delay}，${ageText(retirement)}即${month}退休`
    return info(because, retirement)
  },
})

const toMenAge = '男性步长60→63'
const to58 = '55→58'

export const retFemaleCounty = rule({
  id: 'ret-female-county',
  title: '县处级女干部和有高级职称的女性60岁退休（2025年起按男职工步长延至63岁），本人申请的可以55岁退休（延至58岁）',
  area: 'retirement',
  force: 'remind',
  from: '2015-03-01',
  cites: [
    cite('women-county-2015', '六十周岁退休'),
    cite('women-county-2015', '两种办理方式'),
    cite('delayed-retirement-2024', '办法第一条'),
  ],
  unconfirmed: '两种办理方式只见于第二手网页，通知文号不详，以组织部门意见为准。',
  simplification:
    '申请须在55→58的退休月结束以前提出，过后按默认方式；选定后不再变更；2015年3月以前已满55岁的不处理；只算到月。',
  facts: z.strictObject({
    birth: birthFact,
    standing: oneOf('职务层次或职称', ['县处级正职', '县处级副职', '高级职称', '其他']).meta({
      title: '职务层次或职称',
      description: '到55岁时的职务层次；相当于县处级的选对应的一项，一般女干部选“其他”。',
    }),
    choice: oneOf('选定的办理方式', [toMenAge, to58])
      .nullable()
      .default(null)
      .meta({ title: '选定的办理方式', description: `没有选的为null，按${toMenAge}。` }),
    choiceMadeOn: day('提出选择的日期').nullable().default(null).meta({
      title: '提出选择的日期',
      description: '本人书面选择办理方式的日期；判断日还没有到这一天的，当作没有选。',
    }),
  }),
  judge({ birth, standing, choice, choiceMadeOn }, on) {
    const early = retirementOf(birth, 'women-55')
    if (early.originalMonth < '2015-03') return notApplicable(`${early.originalMonth}已满55岁，早于2015年3月通知施行`)
    const late = standing === '其他' ? null : retirementOf(birth, 'men-60')
    if (late === null) return county(early, early, null, on, '不是县处级，也没有高级职称，')
    const chosen = choice === to58 && (choiceMadeOn === null || choiceMadeOn <= on)
    if (!chosen) return county(late, early, late, on, choice === null ? '没有选择，默认' : '')
    const tooLate = choiceMadeOn !== null && choiceMadeOn > lastDay(early.month)
    if (tooLate) return county(late, early, late, on, `${choiceMadeOn}才申请，已过${early.month}，`)
    return county(early, early, late, on, choiceMadeOn === null ? '申请的日期没有登记，请补登，' : '')
  },
})

function county(counted: Retirement, early: Retirement, late: Retirement | null, on: Day, why: string) {
  const track = counted === early ? to58 : toMenAge
  const due = on.slice(0, 7) >= counted.month
  const other = counted === late ? `；申请按${to58}的为${early.month}` : ''
  const because = `${why}按${track}计算，${ageText(counted)}即${counted.month}退休，${on}${due ? '已到' : '未到'}龄${other}`
  return info(because, { ...counted, track, due, monthOn58: early.month, monthOn63: late?.month ?? null })
}
