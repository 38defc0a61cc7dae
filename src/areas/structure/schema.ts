import * as z from 'zod'
import { Day, levels, sectionKinds } from '../posts/schema.ts'

/** Whom the tables count; one person may stand in several groups. */
export const groups = {
  leadership: '领导班子',
  middle: '中层干部',
  civil: '公务员（含参公）',
  institution: '事业人员',
  all: '全体人员',
} as const

/** By what the tables count. */
export const dimensions = {
  age: '年龄',
  sex: '性别',
  education: '学历',
  degree: '学位',
  party: '政治面貌',
  ethnic: '民族',
  staffKind: '编制类别',
  level: '职务层次',
  rank: '职级',
  postYears: '任现职年限',
  grassrootsYears: '基层工作年限',
} as const

export type Group = keyof typeof groups
export type DimensionName = keyof typeof dimensions

const keysOf = <Key extends string>(titles: Record<Key, string>) => Object.keys(titles) as [Key, ...Key[]]
const GroupKey = z.enum(keysOf<Group>(groups))
const DimensionKey = z.enum(keysOf<DimensionName>(dimensions))
const whole = z.number().int()
const Percent = z.number().nullable()
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份应写成2026-11')

/** One cell of a table: the same words count its people and list them. */
export const Cell = z
  .strictObject({
    group: GroupKey,
    dimension: DimensionKey,
    value: z.string().max(40),
    dimension2: DimensionKey.optional(),
    value2: z.string().max(40).optional(),
  })
  .meta({ id: 'StructureCell' })

const Row = z.strictObject({ value: z.string(), title: z.string(), count: whole, percent: Percent, cell: Cell })

const Table = z.strictObject({
  dimension: DimensionKey,
  title: z.string(),
  rows: z.array(Row),
  /** the sum of the counts: always the group's total */
  sum: whole,
  /** 100 where anybody is counted; the rounded percentages above may add up to a little more or less */
  percentSum: Percent,
})

const CrossTable = z.strictObject({
  dimension: DimensionKey,
  columns: z.array(z.strictObject({ value: z.string(), title: z.string(), count: whole })),
  /** one row a level */
  rows: z.array(
    z.strictObject({
      value: z.string(),
      title: z.string(),
      count: whole,
      cells: z.array(z.strictObject({ count: whole, cell: Cell })),
    }),
  ),
})

const GroupTables = z.strictObject({
  group: GroupKey,
  title: z.string(),
  total: whole,
  /** whole years as the forms count them, one decimal; of those whose month of birth is known */
  averageAge: z.number().nullable(),
  tables: z.array(Table),
  cross: CrossTable.nullable(),
})

export const Structure = z.strictObject({ on: Day, groups: z.array(GroupTables) }).meta({ id: 'Structure' })

/** Upper ends of the age bands, `35,40,45`. */
export const AgeBands = z
  .string()
  .regex(/^\d{2}(,\d{2}){0,8}$/, '年龄段应写成35,40,45这样')
  .refine((text) => isRising(text.split(',').map(Number)), '年龄段应从小到大，且不重复')

const isRising = (ages: number[]) => ages.every((age, index) => index === 0 || age > ages[index - 1]!)

export const StructureQuery = z.strictObject({
  on: Day.optional(),
  ages: AgeBands.optional(),
  /** the dimension to cross with the level */
  cross: DimensionKey.optional(),
})

export const PeopleOfCellQuery = Cell.extend({ on: Day.optional(), ages: AgeBands.optional() }).refine(
  ({ dimension2, value2 }) => (dimension2 === undefined) === (value2 === undefined),
  '第二个统计项目和它的分类要一起给出',
)

export const PersonInCell = z
  .strictObject({
    personId: z.uuid(),
    name: z.string(),
    sectionName: z.string(),
    currentPost: z.string(),
    /** what put the person into the cell, in words */
    value: z.string(),
  })
  .meta({ id: 'PersonInCell' })

const Places = {
  adminHeadcount: whole,
  adminActual: whole,
  adminVacant: whole,
  adminOver: whole,
  institutionHeadcount: whole,
  institutionActual: whole,
  institutionVacant: whole,
  institutionOver: whole,
  /** people in service whose kind of establishment is not filled in */
  otherActual: whole,
}

const PostSeats = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  level: z.enum(levels),
  isPrincipal: z.boolean(),
  countsQuota: z.boolean(),
  seats: whole,
  holders: z.array(z.strictObject({ personId: z.uuid(), name: z.string() })),
  vacant: whole,
  over: whole,
})

export const Headcount = z
  .strictObject({
    on: Day,
    sections: z.array(
      z.strictObject({
        id: z.uuid(),
        name: z.string(),
        kind: z.enum(keysOf(sectionKinds)),
        ...Places,
        posts: z.array(PostSeats),
      }),
    ),
    /** people in service without a section; the totals hold them, no section does */
    withoutSection: whole,
    totals: z.strictObject(Places),
  })
  .meta({ id: 'Headcount' })

const RetiringPerson = z.strictObject({
  personId: z.uuid(),
  name: z.string(),
  sex: z.string(),
  sectionName: z.string(),
  month: Month,
  /** the month stands in the dossier; otherwise it is the schedule's */
  recorded: z.boolean(),
  /** the schedule's month; empty where birth or sex is not known */
  scheduled: z.string(),
  /** the recorded month is not the schedule's */
  differs: z.boolean(),
  /** completed years and months of age in that month; null where the month of birth is not known */
  years: whole.nullable(),
  months: whole.nullable(),
  currentPost: z.string(),
  level: z.string(),
  isLeading: z.boolean(),
})

export const Retirements = z
  .strictObject({
    on: Day,
    /** first and last month looked at, both included */
    from: Month,
    to: Month,
    total: whole,
    leading: whole,
    months: z.array(z.strictObject({ month: Month, people: z.array(RetiringPerson) })),
    /** every year of the span; `vacated` is the number of seats of posts that become free */
    years: z.array(z.strictObject({ year: whole, total: whole, leading: whole, vacated: whole })),
    /** posts as they are at the end of the span; `leaving` includes people whose month has passed already */
    vacancies: z.array(
      z.strictObject({
        postId: z.uuid(),
        title: z.string(),
        sectionName: z.string(),
        level: z.enum(levels),
        countsQuota: z.boolean(),
        seats: whole,
        holders: whole,
        leaving: whole,
        vacant: whole,
      }),
    ),
    /** still in service though the month has passed */
    overdue: z.array(RetiringPerson),
    /** no month can be told: sex or month of birth is missing */
    unknown: z.array(z.strictObject({ personId: z.uuid(), name: z.string(), sectionName: z.string() })),
  })
  .meta({ id: 'Retirements' })

/** The counts of one group without anybody's name. */
const GroupCounts = z.strictObject({
  group: GroupKey,
  title: z.string(),
  total: whole,
  averageAge: z.number().nullable(),
  tables: z.array(
    z.strictObject({
      dimension: DimensionKey,
      title: z.string(),
      rows: z.array(z.strictObject({ value: z.string(), title: z.string(), count: whole })),
    }),
  ),
})

/** What a snapshot keeps. A changed shape gets the next version; kept snapshots stay as they are. */
export const SnapshotContent = z.strictObject({
  version: z.literal(1),
  on: Day,
  groups: z.array(GroupCounts),
  headcount: z.strictObject(Places),
})

export const SnapshotList = z
  .strictObject({
    snapshots: z.array(
      z.strictObject({
        month: Month,
        on: Day,
        takenAt: z.iso.datetime(),
        groups: z.array(GroupCounts.omit({ tables: true })),
        headcount: z.strictObject(Places),
      }),
    ),
  })
  .meta({ id: 'StructureSnapshots' })

export const ComparisonQuery = z.strictObject({ from: Month, to: Month })

const Change = { before: whole, after: whole, change: whole }

export const SnapshotComparison = z
  .strictObject({
    from: z.strictObject({ month: Month, on: Day }),
    to: z.strictObject({ month: Month, on: Day }),
    groups: z.array(
      z.strictObject({
        group: GroupKey,
        title: z.string(),
        total: z.strictObject(Change),
        averageAge: z.strictObject({ before: z.number().nullable(), after: z.number().nullable() }),
        tables: z.array(
          z.strictObject({
            dimension: DimensionKey,
            title: z.string(),
            rows: z.array(z.strictObject({ value: z.string(), title: z.string(), ...Change })),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'StructureComparison' })

export const Move = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('appoint'), personId: z.uuid(), postId: z.uuid() }),
    z.strictObject({ kind: z.literal('leave'), personId: z.uuid(), reason: z.enum(['退休', '调出']) }),
  ])
  .meta({ id: 'StructureMove' })

export const WhatIfBody = z.strictObject({
  on: Day,
  moves: z.array(Move).min(1, '请至少写一项调整').max(50, '一次最多推演50项调整'),
})

const Seats = z.strictObject({ holders: whole, vacant: whole, over: whole })

export const WhatIf = z
  .strictObject({
    on: Day,
    /** leadership team and everybody */
    before: z.array(GroupCounts),
    after: z.array(GroupCounts),
    headcountBefore: z.strictObject(Places),
    headcountAfter: z.strictObject(Places),
    /** sections of which a number changes */
    sections: z.array(
      z.strictObject({
        id: z.uuid(),
        name: z.string(),
        before: z.strictObject(Places),
        after: z.strictObject(Places),
      }),
    ),
    /** posts of which a number changes */
    vacancies: z.array(
      z.strictObject({
        postId: z.uuid(),
        title: z.string(),
        sectionName: z.string(),
        seats: whole,
        before: Seats,
        after: Seats,
      }),
    ),
  })
  .meta({ id: 'WhatIf' })

export type Cell = z.infer<typeof Cell>
export type Structure = z.infer<typeof Structure>
export type GroupTables = z.infer<typeof GroupTables>
export type GroupCounts = z.infer<typeof GroupCounts>
export type PersonInCell = z.infer<typeof PersonInCell>
export type Headcount = z.infer<typeof Headcount>
export type SectionPlaces = Headcount['totals']
export type Retirements = z.infer<typeof Retirements>
export type RetiringPerson = z.infer<typeof RetiringPerson>
export type SnapshotContent = z.infer<typeof SnapshotContent>
export type SnapshotList = z.infer<typeof SnapshotList>
export type SnapshotComparison = z.infer<typeof SnapshotComparison>
export type Move = z.infer<typeof Move>
export type WhatIf = z.infer<typeof WhatIf>
