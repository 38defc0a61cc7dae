import * as z from 'zod'
import { cite } from '../../cite.ts'
import { day, oneOf } from '../../facts.ts'
import { addMonths, type Day } from '../../periods.ts'
import { broken, info, met, notApplicable, rule, type Verdict } from '../../rule.ts'
import { local } from '../local.ts'
import { adminKinds, effectMonths, effectUntil, runsFromRestoration, type SanctionKind } from './effects.ts'
import { freeFrom, windowText } from './window.ts'

const partyKinds = [
  '警告',
  '严重警告',
  '党内警告',
  '党内严重警告',
  '撤销党内职务',
  '留党察看一年',
  '留党察看二年',
  '开除党籍',
] as const

/** Inside the Party's own rule the short words mean the Party's sanctions. */
const partyKindOf = (kind: (typeof partyKinds)[number]): SanctionKind =>
  kind === '警告' ? '党内警告' : kind === '严重警告' ? '党内严重警告' : kind

const limits: Partial<Record<SanctionKind, string>> = {
  党内警告: '不得在党内提拔职务或者进一步使用，不得向党外推荐担任更高职务',
  党内严重警告: '不得在党内提拔职务或者进一步使用，不得向党外推荐担任更高职务',
  撤销党内职务: '不得担任与原职务相当或者更高的职务',
  留党察看一年: '不得担任与原职务相当或者更高的职务',
  留党察看二年: '不得担任与原职务相当或者更高的职务',
  开除党籍: '不得重新入党',
}

type Restricted = { kind: SanctionKind; decidedOn: Day; until: Day; endDayBlocked: boolean; limit: string }

function within({ kind, decidedOn, until, endDayBlocked, limit }: Restricted, on: Day): Verdict {
  const freeOn = freeFrom(until, endDayBlocked)
  const observed = { months: effectMonths(kind, decidedOn), until, freeOn }
  const told = `${decidedOn}受${kind}处分，${windowText(until, freeOn, on)}`
  return on < freeOn ? broken(`${told}，期内${limit}`, { ...observed, since: decidedOn }) : met(told, observed)
}

function untilRestored(kind: SanctionKind, decidedOn: Day): Verdict {
  const earliest = addMonths(decidedOn, kind === '留党察看一年' ? 12 : 24)
  return broken(
    `${decidedOn}受${kind}处分，没有恢复党员权利的记录，仍在受限制；恢复权利后还有二年影响期，最早到${addMonths(earliest, 24)}`,
    { months: null, until: null, freeOn: null, earliestUntil: addMonths(earliest, 24), since: decidedOn },
  )
}

export const partySanction = rule({
  id: 'cf-party',
  title: '受党纪处分的，影响期内不得提拔或者担任相当职务',
  area: 'sanctions',
  force: 'forbid',
  from: '2003-12-31',
  cites: [
    cite('discipline-2023', '第十条'),
    cite('discipline-2023', '第十一条'),
    cite('discipline-2023', '第十二条'),
    cite('discipline-2023', '第十三条'),
    cite('discipline-2015', '第九条'),
    cite('discipline-2003', '影响期'),
  ],
  unconfirmed: '2018年、2023年文本的第十一条、第十二条没有逐字核对',
  simplification:
    '影响期从决定日起算，按决定作出时的文本；2003年12月31日以前的决定按2003年文本。留党察看的延长不单独计算，以恢复权利日为准；另有规定永不重新入党的没有计入。',
  facts: z.strictObject({
    kind: oneOf('党纪处分种类', partyKinds).meta({ description: '“警告”“严重警告”在这里就是党内警告、党内严重警告' }),
    decidedOn: day('处分决定日期'),
    restoredOn: day('恢复党员权利日期')
      .nullable()
      .default(null)
      .meta({ title: '恢复党员权利日期', description: '只有留党察看需要；没有恢复的填空' }),
    endDayBlocked: local('endDayBlocked'),
  }),
  judge({ kind: written, decidedOn, restoredOn, endDayBlocked }, on) {
    const kind = partyKindOf(written)
    if (on < decidedOn) return notApplicable(`处分在${decidedOn}作出，${on}还没有影响`)
    const until = effectUntil(kind, decidedOn, restoredOn)
    if (until === null) return untilRestored(kind, decidedOn)
    const limit = limits[kind] ?? ''
    const verdict = within({ kind, decidedOn, until, endDayBlocked, limit }, on)
    if (!runsFromRestoration(kind)) return verdict
    return { ...verdict, because: `${verdict.because}（${restoredOn}恢复党员权利，之后二年）` }
  },
})

export const adminSanction = rule({
  id: 'cf-admin',
  title: '受政务处分的，处分期内不得晋升职务、职级和级别',
  area: 'sanctions',
  force: 'forbid',
  from: '2007-06-01',
  cites: [
    cite('sanctions-law-2020', '第七条'),
    cite('sanctions-law-2020', '第八条'),
    cite('sanctions-law-2020', '第十九条'),
    cite('civil-servant-law-2018', '第六十四条'),
    cite('civil-servant-sanctions-2007', '第七条'),
  ],
  simplification: '只有一个处分的期间；几个处分合并的另见cf-merge。2007年6月1日以前的决定按同样的期间计算。',
  facts: z.strictObject({
    kind: oneOf('政务处分种类', adminKinds),
    decidedOn: day('处分决定日期'),
    endDayBlocked: local('endDayBlocked'),
  }),
  judge({ kind, decidedOn, endDayBlocked }, on) {
    if (on < decidedOn) return notApplicable(`处分在${decidedOn}作出，${on}还没有影响`)
    const until = effectUntil(kind, decidedOn)
    if (until === null) {
      const none = { months: null, until: null, freeOn: null, since: decidedOn, salaryStepFrozen: true }
      return broken(`${decidedOn}受开除处分，人事关系已经解除，没有期满之日`, none)
    }
    const salaryStepFrozen = kind !== '警告'
    const limit = `不得晋升职务、职级和级别${salaryStepFrozen ? '，也不得晋升工资档次' : ''}`
    const verdict = within({ kind, decidedOn, until, endDayBlocked, limit }, on)
    return {
      ...verdict,
      observed: { ...verdict.observed, salaryStepFrozen: salaryStepFrozen && verdict.kind === 'broken' },
    }
  },
})

export const admonishment = rule({
  id: 'th-admonish-effect',
  title: '受诫勉的，六个月内不得提拔或者重用，当年和本任期不得评优',
  area: 'sanctions',
  force: 'forbid',
  from: '2015-06-01',
  cites: [cite('talks-2015', '诫勉影响')],
  simplification: '细则没有条号，按内容引用；书面检查的期限由各地规定，没有计入。',
  facts: z.strictObject({
    admonishedOn: day('诫勉日期'),
    corrected: z
      .boolean()
      .nullable()
      .default(null)
      .meta({ title: '期满了解：问题已经改正', description: '没有了解过的填空' }),
    admonishMonths: local('admonishMonths'),
    endDayBlocked: local('endDayBlocked'),
  }),
  judge({ admonishedOn, corrected, admonishMonths, endDayBlocked }, on) {
    if (on < admonishedOn) return notApplicable(`诫勉在${admonishedOn}，${on}还没有影响`)
    const until = addMonths(admonishedOn, admonishMonths)
    const freeOn = freeFrom(until, endDayBlocked)
    const noExcellentYear = Number(admonishedOn.slice(0, 4))
    const observed = { until, freeOn, followUpDue: until, noExcellentYear, corrected }
    const told = `${admonishedOn}受诫勉，${windowText(until, freeOn, on)}`
    if (on < freeOn)
      return broken(`${told}，期内不得提拔或者重用，${until}了解改正情况`, { ...observed, since: admonishedOn })
    if (corrected === false)
      return broken(`${told}，但问题没有改正，仍不宜提拔使用`, { ...observed, since: admonishedOn })
    return corrected
      ? met(`${told}，问题已经改正`, observed)
      : info(`${told}，还没有了解改正情况，提拔前须先了解`, observed)
  },
})

const measures = ['停职检查', '调整职务', '责令辞职', '免职', '降职'] as const
const plans = ['提拔', '同级或以下领导职务', '非领导职务'] as const
const leadingPostMonths = 12

type Blocked = { noPostUntil: Day | null; noLeadingPostUntil: Day | null; noPromotionUntil: Day }

/** Until which day each kind of appointment is closed after an organisational measure. */
function closedUntil(measure: (typeof measures)[number], decidedOn: Day): Blocked {
  const all = effectUntil(measure, decidedOn) ?? decidedOn
  const leading = measure === '责令辞职' || measure === '免职' ? addMonths(decidedOn, leadingPostMonths) : null
  const stopped = measure === '停职检查' ? all : null
  return { noPostUntil: stopped, noLeadingPostUntil: stopped ?? leading, noPromotionUntil: all }
}

export const organisationalTreatment = rule({
  id: 'th-org-treatment',
  title: '受组织处理的，影响期内不得提拔；责令辞职、免职的一年内不安排领导职务',
  area: 'sanctions',
  force: 'forbid',
  from: '2021-03-19',
  cites: [cite('organisational-treatment-2021', '影响期')],
  unconfirmed: '组织处理规定没有见到原文，影响期凭经验',
  simplification: '停职检查按最长六个月计算；2021年3月以前的处理按同样的期限；正常免去职务不是组织处理，不适用。',
  facts: z.strictObject({
    measure: oneOf('组织处理种类', measures),
    decidedOn: day('处理决定日期'),
    plan: oneOf('拟作的安排', plans).meta({
      description: '提拔：高于原职务（降职的，高于降职后的职务）；同级或以下领导职务：不高于原职务',
    }),
    endDayBlocked: local('endDayBlocked'),
  }),
  judge({ measure, decidedOn, plan, endDayBlocked }, on) {
    if (on < decidedOn) return notApplicable(`${measure}在${decidedOn}决定，${on}还没有影响`)
    const closed = closedUntil(measure, decidedOn)
    const byPlan = {
      提拔: closed.noPromotionUntil,
      同级或以下领导职务: closed.noLeadingPostUntil,
      非领导职务: closed.noPostUntil,
    }
    const until = byPlan[plan]
    if (until === null) return met(`${measure}（${decidedOn}）不限制安排${plan}`, { ...closed, until })
    const freeOn = freeFrom(until, endDayBlocked)
    const observed = { ...closed, until, freeOn }
    const told = `${decidedOn}受${measure}处理，安排${plan}的${windowText(until, freeOn, on)}`
    return on < freeOn ? broken(told, { ...observed, since: decidedOn }) : met(told, observed)
  },
})
