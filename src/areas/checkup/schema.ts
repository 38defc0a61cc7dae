import * as z from 'zod'
import { WhatIf } from '../structure/schema.ts'

const Day = z.iso.date()

export const severities = { violation: '不符合规定', warning: '需要核对或办理', notice: '提醒' } as const
export type Severity = keyof typeof severities

export const CiteView = z.strictObject({
  instrument: z.string(),
  title: z.string(),
  number: z.string(),
  article: z.string(),
  text: z.string(),
  status: z.enum(['verified', 'partly', 'from-memory']),
})

/** A record that proves a finding: what it says and where it stands. */
export const Evidence = z.strictObject({ kind: z.string(), text: z.string(), link: z.string() })

/** Something in the bureau that a rule objects to, or that is due. */
export const FindingView = z
  .strictObject({
    /** the same for the same thing in every run: rule, subject and what it is about */
    key: z.string(),
    rule: z.string(),
    title: z.string().meta({ title: '规则' }),
    area: z.string(),
    cites: z.array(CiteView),
    unconfirmed: z.string(),
    subject: z.strictObject({ kind: z.enum(['person', 'section', 'unit']), id: z.string(), name: z.string() }),
    /** the section the person belongs to; empty for the unit */
    sectionName: z.string().meta({ title: '所在科室' }),
    because: z.string().meta({ title: '情况' }),
    since: Day.nullable().meta({ title: '起始日期' }),
    severity: z.enum(['violation', 'warning', 'notice']).meta({ title: '程度' }),
    todo: z.string().meta({ title: '怎么办' }),
    evidence: z.array(Evidence),
  })
  .meta({ id: 'Finding' })

/** A problem of the ledger that came from a finding. */
export const FindingProblem = z
  .strictObject({ id: z.uuid(), number: z.string(), state: z.string() })
  .meta({ id: 'FindingProblem' })

export type FindingView = z.infer<typeof FindingView>
export type Evidence = z.infer<typeof Evidence>

export const CheckupAnswer = z
  .strictObject({
    on: Day,
    /** number of rules asked */
    rules: z.number().int(),
    findings: z.array(FindingView),
  })
  .meta({ id: 'Checkup' })

/** What will become a finding if nothing happens, with the first day it will. */
export const AheadAnswer = z
  .strictObject({ on: Day, until: Day, findings: z.array(FindingView.extend({ from: Day })) })
  .meta({ id: 'CheckupAhead' })

export const CheckupRun = z
  .strictObject({
    id: z.uuid(),
    on: Day,
    madeAt: z.iso.datetime(),
    madeBy: z.string(),
    rules: z.number().int(),
    findings: z.number().int(),
  })
  .meta({ id: 'CheckupRun' })

export const Comparison = z
  .strictObject({
    before: z.strictObject({ on: Day, madeAt: z.iso.datetime().nullable() }),
    after: z.strictObject({ on: Day, madeAt: z.iso.datetime().nullable() }),
    fresh: z.array(FindingView),
    gone: z.array(FindingView),
    still: z.array(FindingView),
  })
  .meta({ id: 'CheckupComparison' })

/** How the course of a year is counted, under every table of it. */
export const EXPLAINED =
  '新增、消除是前后两次体检相比；消除包括整改、办理和情况不再存在。天数从首次查出的体检到不再查出的体检，首次查出最早算到上一年年初。'

const MonthCounts = z.array(z.number().int().nullable())

/** A year of saved check-ups in counts; `counts` has a number for every month, null where none was saved. */
export const OverTime = z
  .strictObject({
    year: z.number().int(),
    runs: z.number().int(),
    months: z.array(z.strictObject({ month: z.string(), on: Day.nullable() })),
    open: MonthCounts,
    fresh: z.number().int(),
    severities: z.array(z.strictObject({ severity: z.enum(['violation', 'warning', 'notice']), counts: MonthCounts })),
    rules: z.array(
      z.strictObject({
        rule: z.string(),
        title: z.string(),
        counts: MonthCounts,
        fresh: z.number().int(),
        gone: z.number().int(),
        /** the middle of the days from found to gone */
        days: z.number().nullable(),
      }),
    ),
    sections: z.array(
      z.strictObject({ name: z.string(), counts: MonthCounts, fresh: z.number().int(), gone: z.number().int() }),
    ),
    gone: z.array(
      z.strictObject({
        key: z.string(),
        rule: z.string(),
        title: z.string(),
        subject: z.string(),
        sectionName: z.string(),
        foundOn: Day,
        goneOn: Day,
        days: z.number().int(),
      }),
    ),
    days: z.number().nullable(),
  })
  .meta({ id: 'CheckupOverTime' })
export const OverTimeAnswer = OverTime.extend({ years: z.array(z.number().int()) }).meta({ id: 'CheckupYear' })
export type OverTime = z.infer<typeof OverTime>
export type OverTimeAnswer = z.infer<typeof OverTimeAnswer>

/** The next rank of a person and how its date is reached. */
export const RankView = z.strictObject({
  current: z.string(),
  next: z.string().nullable(),
  eligibleOn: Day.nullable(),
  steps: z.array(z.string()),
  cites: z.array(CiteView),
  unconfirmed: z.string(),
})

/** What the rules say of one person today. */
export const PersonStanding = z
  .strictObject({
    on: Day,
    name: z.string(),
    age: z.number().int().nullable(),
    workYears: z.number().int().nullable(),
    partyYears: z.number().int().nullable(),
    rank: RankView.nullable(),
    retirement: z
      .strictObject({ month: z.string(), because: z.string(), recorded: z.string(), cites: z.array(CiteView) })
      .nullable(),
    findings: z.array(FindingView),
  })
  .meta({ id: 'PersonStanding' })

/** What one rule says of one person for one post. */
export const EligibilityLine = z.strictObject({
  rule: z.string(),
  title: z.string(),
  verdict: z.enum(['met', 'broken', 'not-applicable', 'info']),
  force: z.enum(['forbid', 'warn', 'remind', 'info']),
  because: z.string(),
  eligibleOn: Day.nullable(),
  cites: z.array(CiteView),
  unconfirmed: z.string(),
})

export const Eligibility = z
  .strictObject({
    on: Day,
    personName: z.string(),
    postTitle: z.string(),
    level: z.string(),
    lines: z.array(EligibilityLine),
  })
  .meta({ id: 'Eligibility' })

export type CheckupAnswer = z.infer<typeof CheckupAnswer>
export type AheadAnswer = z.infer<typeof AheadAnswer>
export type CheckupRun = z.infer<typeof CheckupRun>
export type Comparison = z.infer<typeof Comparison>
export type PersonStanding = z.infer<typeof PersonStanding>
export type EligibilityLine = z.infer<typeof EligibilityLine>
export type Eligibility = z.infer<typeof Eligibility>

/** A change of posts tried on paper: structure, headcount, eligibility and findings before and after. */
export const Trial = z
  .strictObject({
    structure: WhatIf,
    /** of everybody who would be appointed */
    eligibility: z.array(Eligibility.extend({ personId: z.uuid() })),
    fresh: z.array(FindingView),
    gone: z.array(FindingView),
  })
  .meta({ id: 'CheckupTrial' })

export type Trial = z.infer<typeof Trial>
