import * as z from 'zod'
import { cite } from '../../cite.ts'
import { day, oneOf, words, yes } from '../../facts.ts'
import { addDays, daysBetween } from '../../periods.ts'
import { broken, info, met, notApplicable, rule } from '../../rule.ts'
import { local } from '../local.ts'

/** The first central rules on 三重一大 of the system of punishing and preventing corruption. */
const FOUR_FROM = '2005-01-03'

const kinds = ['重大决策', '重要人事任免', '重大项目安排', '大额度资金使用'] as const
const isPaid = z.number().min(0).max(10_000_000_000)
const yuan = (title: string) => isPaid.meta({ title, description: '单位元，可以有两位小数' })

export const categories = rule({
  id: 'tz-categories',
  title: '重大决策、重要人事任免、重大项目安排、大额度资金使用须集体决定，每项决定归入一类',
  area: 'collective',
  force: 'forbid',
  from: FOUR_FROM,
  cites: [cite('collective-practice', '四类事项'), cite('collective-practice', '大额资金标准')],
  unconfirmed: '金额标准由本单位规定',
  simplification: '按登记的类别和金额判断，不看事项的实质。',
  facts: z.strictObject({
    categories: z.array(oneOf('类别', kinds)).max(4).default([]).meta({ title: '登记的类别' }),
    amountYuan: yuan('金额').nullable().default(null),
    bigSumYuan: local('bigSumYuan'),
  }),
  judge({ categories: registered, amountYuan, bigSumYuan }) {
    const chosen = [...new Set(registered)]
    if (chosen.length > 1) return broken(`登记了${chosen.length}类，每项决定只归入一个主要类别`, { categories: chosen })
    if (chosen.length === 1) return met(`属于${chosen[0]}，须集体决定`, { category: chosen[0], collective: true })
    if (amountYuan === null) return info('没有登记类别，也没有金额，按本单位清单核对', { collective: null })
    const isBig = amountYuan >= bigSumYuan
    const says = `${amountYuan}元，本单位大额资金标准为${bigSumYuan}元及以上`
    const category = isBig ? '大额度资金使用' : null
    return isBig
      ? met(`${says}，须集体决定`, { category, collective: true })
      : info(`${says}，不属于大额资金`, { category, collective: false })
  },
})

const Payment = z
  .strictObject({ on: day('付款日期'), yuan: yuan('金额'), payee: words('收款人'), purpose: words('用途') })
  .meta({ title: '一笔支出' })

type PaymentFact = z.output<typeof Payment>

/** Payments to one payee for one purpose within `days` days that together reach `limit`, each below it. */
function splitGroup(payments: readonly PaymentFact[], limit: number, days: number): PaymentFact[] | null {
  const groups = Map.groupBy(payments, ({ payee, purpose }) => `${payee}\n${purpose}`)
  for (const group of groups.values()) {
    const small = group.filter((one) => one.yuan < limit).toSorted((one, other) => one.on.localeCompare(other.on))
    for (const [index, first] of small.entries()) {
      const near = small.slice(index).filter((one) => daysBetween(first.on, one.on) <= days)
      // In hundredths: sums of decimals are not exact.
      const sum = near.reduce((total, one) => total + Math.round(one.yuan * 100), 0)
      if (near.length > 1 && sum >= Math.round(limit * 100)) return near
    }
  }
  return null
}

export const threshold = rule({
  id: 'tz-threshold',
  title: '达到本单位大额资金标准的支出须经党组会议决定，不得化整为零',
  area: 'collective',
  force: 'forbid',
  from: FOUR_FROM,
  cites: [cite('collective-practice', '大额资金标准'), cite('office-affairs-2012', '第十五条')],
  unconfirmed: '没有全国统一的金额，天数和金额以本单位规定为准',
  simplification: '同一收款人、同一用途、若干天内的几笔小额支出合并计算，是否拆分由人核实。',
  facts: z.strictObject({
    payments: z.array(Payment).max(500).meta({ title: '支出' }),
    decided: yes('已经党组会议决定'),
    bigSumYuan: local('bigSumYuan'),
    splitDays: local('splitDays'),
  }),
  judge({ payments, decided, bigSumYuan, splitDays }) {
    const limit = `标准为${bigSumYuan}元及以上`
    const big = payments.filter(({ yuan: paid }) => paid >= bigSumYuan)
    if (big.length && !decided) {
      return broken(`${big[0]!.payee}${big[0]!.yuan}元，${limit}，没有经党组会议决定`, {
        collective: true,
        big: big.length,
      })
    }
    const split = splitGroup(payments, bigSumYuan, splitDays)
    if (split && !decided) {
      const says = `${split[0]!.payee}${split.length}笔同一用途的支出在${splitDays}天内合计达到标准，疑似化整为零`
      return broken(`${says}，${limit}`, { collective: true, split: split.length })
    }
    if (big.length || split) return met(`${limit}，已经党组会议决定`, { collective: true })
    return notApplicable(`没有达到${bigSumYuan}元的支出`)
  },
})

const fields = ['财务', '人事', '工程', '采购', '审批'] as const

export const fiveNot = rule({
  id: 'tz-five-not',
  title: '主要负责人不直接分管财务、人事、工程、采购、审批',
  area: 'collective',
  force: 'warn',
  from: FOUR_FROM,
  cites: [cite('collective-practice', '五个不直接分管')],
  unconfirmed: '不是全国规定，各地所列事项不同',
  simplification: '只看分工文件，不看实际。',
  facts: z.strictObject({
    inCharge: z.array(oneOf('事项', fields)).max(5).meta({ title: '主要负责人直接分管的事项' }),
    list: z
      .array(oneOf('事项', fields))
      .max(5)
      .default([...fields])
      .meta({ title: '本地规定不得直接分管的事项' }),
    headNotInCharge: local('headNotInCharge'),
  }),
  judge({ inCharge, list, headNotInCharge }) {
    if (!headNotInCharge) return notApplicable('本地没有实行这一规定')
    const wrong = fields.filter((one) => inCharge.includes(one) && list.includes(one))
    return wrong.length
      ? broken(`主要负责人直接分管${wrong.join('、')}`, { wrong })
      : met('主要负责人没有直接分管所列事项', { wrong })
  },
})

export const majorDecision = rule({
  id: 'tz-major-admin',
  title: '重大行政决策公开征求意见一般不少于30日，集体讨论，行政首长最后发表意见',
  area: 'collective',
  force: 'forbid',
  from: '2019-09-01',
  cites: [cite('major-decisions-2019', '第十五条'), cite('major-decisions-2019', '第三十条')],
  simplification: '首尾两天都计入；听证、专家论证、风险评估等步骤没有计入。部门通常是承办单位。',
  facts: z.strictObject({
    commentFrom: day('公开征求意见开始日期'),
    commentUntil: day('公开征求意见结束日期'),
    urgentReason: z.string().trim().max(500).default('').meta({ title: '缩短期限的理由' }),
    legalityReviewed: yes('经合法性审查').default(true),
    discussed: yes('经集体讨论').default(true),
    headLast: yes('行政首长最后发表意见').default(true),
  }),
  judge({ commentFrom, commentUntil, urgentReason, legalityReviewed, discussed, headLast }) {
    if (commentUntil < commentFrom) return broken('结束日期在开始日期之前，请核对', { inconsistent: true })
    const days = daysBetween(commentFrom, commentUntil) + 1
    const observed = { days, enoughOn: addDays(commentFrom, 29) }
    if (days < 30 && !urgentReason) return broken(`公开征求意见${days}日，不足30日，没有说明理由`, observed)
    const missing = [!legalityReviewed && '合法性审查', !discussed && '集体讨论', !headLast && '行政首长最后发表意见']
    const lacking = missing.filter((one) => one !== false)
    if (lacking.length) return broken(`缺少：${lacking.join('、')}`, { ...observed, lacking })
    return met(`公开征求意见${days}日${days < 30 ? '，已说明缩短的理由' : ''}`, observed)
  },
})
