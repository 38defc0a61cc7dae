import * as z from 'zod'
import { addDays } from '../../law/periods.ts'
import { Day } from '../posts/schema.ts'

/** Everything that has a day, by where it is kept; in this order within a day. */
export const agendaKinds = {
  meeting: '党组会议',
  party: '组织生活',
  training: '培训',
  research: '调研',
  'make-up': '补学',
  use: '学用结合',
  task: '决定事项',
  problem: '问题整改',
  promise: '报告承诺',
  term: '换届',
} as const
export type AgendaKind = keyof typeof agendaKinds
export const kindKeys = Object.keys(agendaKinds) as [AgendaKind, ...AgendaKind[]]

const Kind = z.enum(kindKeys).meta({ id: 'AgendaKind' })

/** The longest that is asked for at once. */
const MOST_DAYS = 100

const range = { from: Day, until: Day, scope: z.enum(['own', 'wide']).default('own') }
const isRange = ({ from, until }: { from: string; until: string }) => from <= until && until <= addDays(from, MOST_DAYS)
const wrongRange = { path: ['until'], error: `截止日期在起始日期之后，一次不超过${MOST_DAYS}天` }

/** Kinds in an address: `meeting,task`; none means all. */
const Kinds = z
  .string()
  .max(200)
  .default('')
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(Kind))

export const AgendaQuery = z.strictObject(range).refine(isRange, wrongRange)
export const SheetQuery = z.strictObject({ ...range, kinds: Kinds }).refine(isRange, wrongRange)

export const AgendaEntry = z
  .strictObject({
    /** stays the same for the same thing */
    id: z.string(),
    kind: Kind,
    title: z.string(),
    /** first and last day, both included */
    from: z.string(),
    until: z.string(),
    /** `09:30`, empty where the day is all that is known */
    startsAt: z.string(),
    endsAt: z.string(),
    place: z.string(),
    note: z.string(),
    /** the record it comes from */
    path: z.string(),
    /** its last day has passed and it is not done */
    isLate: z.boolean(),
    isOwn: z.boolean(),
  })
  .meta({ id: 'AgendaEntry' })

export const Agenda = z
  .strictObject({
    entries: z.array(AgendaEntry),
    /** 放假 and 调休上班 within the days asked for */
    days: z.array(z.strictObject({ day: z.string(), kind: z.enum(['off', 'make-up']), holiday: z.string() })),
    /** years whose notice is not known */
    missingYears: z.array(z.number().int()),
    /** how far the reader may look besides what is one's own */
    wider: z.enum(['unit', 'section']).nullable(),
  })
  .meta({ id: 'Agenda' })

export const Feed = z.strictObject({ madeAt: z.iso.datetime().nullable() }).meta({ id: 'AgendaFeed' })

export type AgendaQuery = z.infer<typeof AgendaQuery>
export type SheetQuery = z.infer<typeof SheetQuery>
export type AgendaEntry = z.infer<typeof AgendaEntry>
export type Agenda = z.infer<typeof Agenda>
export type Feed = z.infer<typeof Feed>
