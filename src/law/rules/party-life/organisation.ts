import * as z from 'zod'
import { cite } from '../../cite.ts'
import { monthAt, monthIndex } from '../../dates.ts'
import { count, day, dayOrMonth, oneOf, words, yes } from '../../facts.ts'
import { addYears, type Day, firstDay, latestStart } from '../../periods.ts'
import { broken, info, met, rule } from '../../rule.ts'
import { local } from '../local.ts'

const terms = { 支部: 3, 总支: 3, 基层委员会: 5 } as const

type Setup = { kind: keyof typeof terms; members: number; formalMembers: number; committeeMembers: number }

/** A number of members outside the normal one, which the higher organisation may approve; null when none. */
function unusualSize({ kind, members }: Setup): string | null {
  if (kind === '基层委员会') return members < 100 ? `党员${members}人，不足100人，设基层委员会须经批准` : null
  if (kind === '总支') return members < 50 ? `党员${members}人，不足50人，设总支部须经批准` : null
  return members > 50 ? `党员${members}人，支部一般不超过50人` : null
}

/** What is wrong with the kind and the committee of an organisation of this size, in a sentence; null when nothing. */
function wrongSetup({ kind, members, formalMembers, committeeMembers }: Setup): string | null {
  if (formalMembers > members) return '正式党员比党员多，请核对'
  if (kind === '基层委员会') return null
  if (kind === '总支') return members >= 100 ? `党员${members}人，100人以上应当设基层委员会` : null
  if (formalMembers < 3) return `正式党员${formalMembers}人，不足3人，应当成立联合支部`
  if (formalMembers < 7) return null
  if (committeeMembers < 3) return `正式党员${formalMembers}人，应当设3至5人的支部委员会，现有委员${committeeMembers}人`
  return committeeMembers > 7 ? `支部委员${committeeMembers}人，一般3至5人，不超过7人` : null
}

type Approval = { approvalNumber: string | null; approvedOn: Day | null; approvedUntil: Day | null }

/** Whether a document of the higher organisation counts on a day, and how it is named in a sentence. */
function approvalOn({ approvalNumber, approvedOn, approvedUntil }: Approval, on: Day) {
  if (!approvedOn || !approvedUntil || on < approvedOn) return { counts: false, says: '' }
  const named = approvalNumber ? `（${approvalNumber}）` : ''
  if (on > approvedUntil) return { counts: false, says: `，批准${named}到${approvedUntil}为止，已经过期` }
  return { counts: true, says: `；经批准${named}，到${approvedUntil}` }
}

export const setup = rule({
  id: 'zb-setup',
  title: '党组织按党员人数设置，任期届满应当换届',
  area: 'party-life',
  force: 'remind',
  from: '2019-12-20',
  cites: [cite('organ-party-2019', '第五条'), cite('organ-party-2019', '第七条'), cite('branch-work-2018', '支部规模')],
  unconfirmed: '施行的日子凭记忆，没有核对',
  simplification:
    '经批准提前或者延期换届的，以批准的任期为准，没有计入。批准只管党员人数超出一般规模；不足3名正式党员、应当设委员会的，没有批准一说。',
  facts: z.strictObject({
    kind: oneOf('党组织', ['支部', '总支', '基层委员会']),
    members: count('党员人数', 9_999),
    formalMembers: count('其中正式党员人数', 9_999),
    committeeMembers: count('委员人数', 99).default(0),
    electedOn: day('本届选举日期').nullable().default(null),
    approvalNumber: words('批准设置的文号').nullable().default(null),
    approvedOn: day('批准设置的日期').nullable().default(null),
    approvedUntil: day('批准到哪天为止').nullable().default(null),
    termRemindMonths: local('termRemindMonths'),
  }),
  judge({ electedOn, termRemindMonths, approvalNumber, approvedOn, approvedUntil, ...organisation }, on) {
    const approval = approvalOn({ approvalNumber, approvedOn, approvedUntil }, on)
    const size = unusualSize(organisation)
    const wrong = wrongSetup(organisation) ?? (size && !approval.counts ? size + approval.says : null)
    const years = terms[organisation.kind]
    const termEnds: Day | null = electedOn && addYears(electedOn, years)
    const needsCommittee = organisation.kind !== '支部' || organisation.formalMembers >= 7
    const isApproved = size !== null && !wrong
    const observed = { termEnds, needsCommittee, ...(isApproved ? { isApproved } : {}) }
    if (wrong) return broken(wrong, observed)
    const soon = (day: Day) => on >= latestStart(day, termRemindMonths)
    const isEnding = isApproved && soon(approvedUntil!)
    const allowed = isApproved ? `${size}${approval.says}${isEnding ? '，到期以前重新报批' : ''}。` : ''
    if (termEnds === null) {
      const says = `${allowed}没有登记本届选举的日期，算不出换届日期`
      return info(says, { ...observed, isUnset: true, ...(isEnding ? { warning: true } : {}) })
    }
    const says = `${allowed}本届${electedOn}选举，任期${years}年，到${termEnds}届满`
    if (on > termEnds) return broken(`${says}，还没有换届`, { ...observed, since: termEnds })
    if (soon(termEnds)) return info(`${says}，应当准备换届`, { ...observed, warning: true })
    if (isEnding) return info(says, { ...observed, warning: true })
    return isApproved ? info(says, observed) : met(says, observed)
  },
})

const lastOf = (title: string) => dayOrMonth(title).nullable().default(null)

export const drifting = rule({
  id: 'zb-dues',
  title: '连续六个月没有正当理由不参加组织生活、不交党费或者不做党分配的工作的，由支部核实',
  area: 'party-life',
  force: 'remind',
  from: '1982-09-06',
  cites: [cite('party-constitution', '自行脱党')],
  unconfirmed: '条号凭记忆，以现行章程为准',
  simplification:
    '只数过完的月份；没有登记的一项不判断。满三个月起提醒；是否有正当理由、是否自行脱党由支部大会决定。组织生活不登记党费，体检不核对。',
  facts: z.strictObject({
    lastLife: lastOf('最近一次参加组织生活的月份'),
    lastDues: lastOf('党费交到的月份'),
    lastWork: lastOf('最近一次做党分配的工作的月份'),
    hasReason: yes('有正当理由').default(false),
  }),
  judge({ lastLife, lastDues, lastWork, hasReason }, on) {
    const known = [
      { what: '没有参加组织生活', last: lastLife },
      { what: '没有交党费', last: lastDues },
      { what: '没有做党分配的工作', last: lastWork },
    ].flatMap(({ what, last }) => (last === null ? [] : [{ what, last: monthIndex(last) }]))
    const worst = known.toSorted((one, other) => one.last - other.last)[0]
    if (!worst) return info('组织生活、党费、分配的工作都没有登记', { isUnset: true })
    const months = Math.max(0, monthIndex(on) - worst.last - 1)
    const observed = { months, fullOn: firstDay(monthAt(worst.last + 7)) }
    const says = `连续${months}个月${worst.what}`
    if (months < 3) return met(months ? says : '上个月以来都有记录', observed)
    if (hasReason) return info(`${says}，已写明正当理由`, observed)
    return months >= 6
      ? broken(`${says}，请支部核实理由`, { ...observed, since: observed.fullOn })
      : info(`${says}，到${observed.fullOn}满六个月，请提醒本人`, { ...observed, warning: true })
  },
})
