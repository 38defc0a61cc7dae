import type { Day } from '../../law/periods.ts'
import { daysBetween } from '../../law/periods.ts'
import type { Category } from './schema/words.ts'

/** A line of the catalogue of matters, as far as it says what must be decided collectively from which sum on. */
export type MatterLine = {
  category: Category
  title: string
  /** 分, itself included; null where every case counts */
  thresholdFen: number | null
  validFrom: Day
  validUntil: Day | null
  document: string
}

/** An appointment found in the dossiers. */
export type Appointed = {
  personId: string
  name: string
  title: string
  level: string
  postId: string | null
  startedOn: Day
}

/** A decision that was adopted, for a person and post or for a sum. */
export type DecidedAppointment = { personId: string; postId: string | null; decidedOn: Day }

export type Outlay = {
  id: string
  kind: 'payment' | 'project'
  title: string
  payee: string
  amountFen: number
  dayOn: Day
  /** the adopted decision it rests on, with its day */
  decidedOn: Day | null
}

/** Something that needed a collective decision and had none. */
export type Escaped = {
  kind: 'appointment' | 'payment' | 'project' | 'split'
  key: string
  title: string
  on: Day
  amountFen: number | null
  because: string
  /** the line of the catalogue that applies, with its document */
  basis: string
  /** ids of the records it rests on */
  evidence: string[]
}

/** Posts the bureau's own party group appoints to; those above are decided by the superior. */
const OWN_LEVELS = ['股级正职', '股级副职']

const inForce = ({ validFrom, validUntil }: MatterLine, on: Day) =>
  validFrom <= on && (validUntil === null || validUntil >= on)

const lineFor = (lines: readonly MatterLine[], category: Category, on: Day) =>
  lines
    .filter((line) => line.category === category && inForce(line, on))
    .toSorted((one, other) => (one.thresholdFen ?? 0) - (other.thresholdFen ?? 0))[0]

const yuan = (fen: number) => `${(fen / 100).toFixed(2)}元`
const basisOf = (line: MatterLine) => `${line.title}（${line.document}）`

/** Appointments to the bureau's own posts without a decision on or before the day they began. */
export function escapedAppointments(
  appointments: readonly Appointed[],
  decided: readonly DecidedAppointment[],
  lines: readonly MatterLine[],
): Escaped[] {
  return appointments.flatMap(({ personId, name, title, level, postId, startedOn }) => {
    const line = lineFor(lines, 'appointment', startedOn)
    if (!line || !OWN_LEVELS.includes(level)) return []
    const own = decided.filter((one) => one.personId === personId && (one.postId === null || one.postId === postId))
    if (own.some(({ decidedOn }) => decidedOn <= startedOn)) return []
    const late = own[0]
    const because = late
      ? `${name}${startedOn}任${title}，党组会议${late.decidedOn}才决定`
      : `${name}${startedOn}任${title}，没有找到党组会议的决定`
    const key = `appointment:${personId}:${postId ?? title}:${startedOn}`
    const found = { kind: 'appointment', key, title: `${name}任${title}`, on: startedOn, amountFen: null } as const
    return [{ ...found, because, basis: basisOf(line), evidence: [personId] }]
  })
}

/** Payments and projects that reach the threshold of their day without a decision before them. */
export function escapedOutlays(outlays: readonly Outlay[], lines: readonly MatterLine[]): Escaped[] {
  return outlays.flatMap((outlay) => {
    const { id, kind, title, payee, amountFen, dayOn, decidedOn } = outlay
    const line = lineFor(lines, kind === 'project' ? 'project' : 'funds', dayOn)
    if (!line || amountFen < (line.thresholdFen ?? 0) || (decidedOn !== null && decidedOn <= dayOn)) return []
    const limit = line.thresholdFen === null ? '须集体决定' : `标准为${yuan(line.thresholdFen)}及以上`
    const late = decidedOn === null ? '没有党组会议的决定' : `党组会议${decidedOn}才决定`
    const done = `${payee ? `向${payee}` : ''}${kind === 'project' ? '实施' : '支付'}${title}${yuan(amountFen)}`
    const because = `${dayOn}${done}，${limit}，${late}`
    return [{ kind, key: `${kind}:${id}`, title, on: dayOn, amountFen, because, basis: basisOf(line), evidence: [id] }]
  })
}

/**
 * Payments to one payee, each below the threshold, that reach it together within `days` days (first and last day not
 * further apart): one matter may have been split. Each payment is told once.
 */
export function splitOutlays(outlays: readonly Outlay[], lines: readonly MatterLine[], days: number): Escaped[] {
  const found: Escaped[] = []
  const undecided = outlays.filter((one) => one.kind === 'payment' && one.payee !== '' && one.decidedOn === null)
  for (const [payee, all] of Map.groupBy(undecided, (one) => one.payee)) {
    let rest = all.toSorted((one, other) => one.dayOn.localeCompare(other.dayOn) || one.id.localeCompare(other.id))
    while (rest.length > 1) {
      const first = rest[0]!
      const line = lineFor(lines, 'funds', first.dayOn)
      const limit = line?.thresholdFen ?? null
      const near = rest.filter((one) => daysBetween(first.dayOn, one.dayOn) <= days && one.amountFen < (limit ?? 0))
      const sum = near.reduce((total, one) => total + one.amountFen, 0)
      if (!line || limit === null || near.length < 2 || first.amountFen >= limit || sum < limit) {
        rest = rest.slice(1)
        continue
      }
      const evidence = near.map(({ id }) => id)
      const paid = `${first.dayOn}起${days}天内向${payee}支付${near.length}笔，合计${yuan(sum)}`
      const because = `${paid}，每笔都低于${yuan(limit)}，疑似化整为零`
      const about = { title: `向${payee}支付${near.length}笔`, on: first.dayOn, amountFen: sum }
      found.push({
        kind: 'split',
        key: `split:${evidence.join(',')}`,
        ...about,
        because,
        basis: basisOf(line),
        evidence,
      })
      rest = rest.filter((one) => !near.includes(one))
    }
  }
  return found
}
