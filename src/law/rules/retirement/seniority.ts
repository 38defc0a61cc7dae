import * as z from 'zod'
import { cite } from '../../cite.ts'
import { day, dayOrMonth, yes } from '../../facts.ts'
import { addMonths, type Day, firstDay, fullMonths } from '../../periods.ts'
import { info, notApplicable, rule } from '../../rule.ts'

export const ageParty = rule({
  id: 'age-party',
  title: '党龄从预备期满转为正式党员之日算起，入党时间是接收为预备党员之日',
  area: 'retirement',
  force: 'info',
  from: '1982-09-06',
  cites: [cite('party-constitution', '党龄'), cite('party-constitution', '入党时间')],
  unconfirmed: '党章的条号没有核对。',
  simplification: '不处理延长预备期、脱党后重新入党、恢复党籍等情形；只有年月的按当月1日起算。',
  facts: z.strictObject({
    partyJoined: dayOrMonth('入党时间').meta({
      title: '入党时间',
      description: '支部大会接收为预备党员的日期（YYYY-MM或YYYY-MM-DD）。',
    }),
    partyRegular: dayOrMonth('转正时间').nullable().default(null).meta({
      title: '转正时间',
      description: '转为正式党员的日期（YYYY-MM或YYYY-MM-DD）；还在预备期的为null。',
    }),
  }),
  judge({ partyJoined, partyRegular }, on) {
    if (on < firstDay(partyJoined)) return notApplicable(`${on}早于入党时间${partyJoined}`)
    if (partyRegular === null || on < firstDay(partyRegular)) {
      return info(`${on}还在预备期，预备期不计算党龄`, { years: 0, countedFrom: null, nextYearOn: null })
    }
    if (firstDay(partyRegular) < firstDay(partyJoined)) {
      return notApplicable(`转正时间${partyRegular}早于入党时间${partyJoined}，请先核对日期`)
    }
    const { years, nextYearOn } = service(firstDay(partyRegular), on)
    const because = `党龄从转正的${partyRegular}算起，到${on}满${years}年，${nextYearOn}满${years + 1}年`
    return info(because, { years, countedFrom: partyRegular, nextYearOn })
  },
})

export const ageWork = rule({
  id: 'age-work',
  title: '工作年限从参加工作之日起按周年计算，开除后从重新参加工作之日起算，计算退休金时零月进为半年或一年',
  area: 'retirement',
  force: 'info',
  from: '1956-01-01',
  cites: [
    cite('service-years-1955', '第七条'),
    cite('service-years-1955', '第八条'),
    cite('service-years-1955', '第九条'),
  ],
  simplification:
    '间断时间和视同工作的时间由组织人事部门认定后体现在参加工作时间里；刑事处分与开除同样处理；剩余不足一个月的天数不计。',
  facts: z.strictObject({
    workStarted: dayOrMonth('参加工作时间').meta({
      title: '参加工作时间',
      description: '组织认定的参加工作时间，含试用期（YYYY-MM或YYYY-MM-DD）。',
    }),
    dismissedOn: day('开除日期').nullable().default(null).meta({
      title: '开除日期',
      description: '受开除处分的日期；没有的为null。',
    }),
    rehiredOn: day('重新参加工作日期').nullable().default(null).meta({
      title: '重新参加工作日期',
      description: '开除以后重新参加工作的日期；没有开除的不起作用。',
    }),
    earlierServiceApproved: yes('以前工作时间经批准合并').default(false).meta({
      title: '以前工作时间经批准合并',
      description: '情节较轻，经任免机关批准，开除以前的工作时间也合并计算。',
    }),
    pension: yes('用于计算退休金').default(false).meta({
      title: '用于计算退休金',
      description: '计算退休金时，剩余月数超过六个月的按一年，六个月以下的按半年。',
    }),
  }),
  judge({ workStarted, dismissedOn, rehiredOn, earlierServiceApproved, pension }, on) {
    const started = firstDay(workStarted)
    if (on < started) return notApplicable(`${on}早于参加工作时间${workStarted}`)
    const dismissed = dismissedOn !== null && dismissedOn <= on
    if (dismissed && (dismissedOn < started || (rehiredOn !== null && rehiredOn < dismissedOn))) {
      return notApplicable('参加工作、开除、重新参加工作的先后不对，请先核对日期')
    }
    if (dismissed && (rehiredOn === null || on < rehiredOn)) {
      const observed = { years: 0, leftMonths: 0, countedFrom: null, nextYearOn: null }
      return info(`${dismissedOn}开除后，到${on}没有重新参加工作，不计算工作年限`, observed)
    }
    const latest = dismissed ? rehiredOn! : started
    const earlier = dismissed && earlierServiceApproved ? fullMonths(started, dismissedOn) : 0
    const { years, leftMonths, nextYearOn } = service(latest, on, earlier)
    const countedFrom = dismissed && !earlierServiceApproved ? rehiredOn : workStarted
    const observed = { years, leftMonths, countedFrom, nextYearOn }
    const because = `工作年限从${countedFrom}算起，到${on}满${years}年${leftMonths}个月`
    if (!pension) return info(because, observed)
    const pensionYears = years + (leftMonths === 0 ? 0 : leftMonths > 6 ? 1 : 0.5)
    return info(`${because}，计算退休金按${pensionYears}年`, { ...observed, pensionYears })
  },
})

/** Full years and left months from a day on, with months served earlier, and the day the next year is full. */
function service(from: Day, on: Day, earlierMonths = 0) {
  const months = earlierMonths + fullMonths(from, on)
  const years = Math.floor(months / 12)
  return { years, leftMonths: months % 12, nextYearOn: addMonths(from, (years + 1) * 12 - earlierMonths) }
}
