import * as z from 'zod'

/** Ways to order the list of people. */
export const sortings = {
  pinyin: '姓名拼音',
  stroke: '姓氏笔画',
  section: '科室',
  birth: '出生年月',
  workStarted: '参加工作时间',
  partyJoined: '入党时间',
  changedAt: '最近修改',
} as const

export const PeopleQuery = z
  .strictObject({
    search: z.string().trim().max(60).default('').meta({ title: '姓名、拼音或首字母' }),
    section: z
      .union([z.uuid(), z.literal('')])
      .default('')
      .meta({ title: '科室' }),
    state: z.enum(['在职', '退休', '调出', '离职', '去世', '全部']).default('在职').meta({ title: '人员状态' }),
    sex: z.enum(['男', '女', '']).default('').meta({ title: '性别' }),
    staffKind: z.enum(['行政', '参公', '事业', '工勤', '']).default('').meta({ title: '编制类别' }),
    party: z.enum(['yes', 'no', '']).default('').meta({ title: '是否中共党员' }),
    diploma: z.string().trim().max(20).default('').meta({ title: '最高学历' }),
    minority: z.enum(['yes', 'no', '']).default('').meta({ title: '是否少数民族' }),
    bornFrom: z
      .union([z.iso.date(), z.literal('')])
      .default('')
      .meta({ title: '出生不早于' }),
    bornTo: z
      .union([z.iso.date(), z.literal('')])
      .default('')
      .meta({ title: '出生不晚于' }),
    sort: z
      .enum(Object.keys(sortings) as [keyof typeof sortings])
      .default('pinyin')
      .meta({ title: '排序' }),
    order: z.enum(['asc', 'desc']).default('asc'),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
    size: z.coerce.number().int().min(1).max(200).default(50),
  })
  .meta({ id: 'PeopleQuery' })

export const PersonRow = z
  .strictObject({
    id: z.uuid(),
    name: z.string().meta({ title: '姓名' }),
    sex: z.string().meta({ title: '性别' }),
    birth: z.string().meta({ title: '出生年月' }),
    age: z.number().nullable().meta({ title: '年龄' }),
    nation: z.string().meta({ title: '民族' }),
    nativePlace: z.string().meta({ title: '籍贯' }),
    partyJoined: z.string().meta({ title: '入党时间' }),
    politics: z.string().meta({ title: '政治面貌' }),
    workStarted: z.string().meta({ title: '参加工作时间' }),
    topDiploma: z.string().meta({ title: '最高学历' }),
    topDegree: z.string().meta({ title: '最高学位' }),
    technicalTitle: z.string().meta({ title: '专业技术职务' }),
    currentPost: z.string().meta({ title: '现任职务' }),
    currentRank: z.string().meta({ title: '现职级' }),
    sectionId: z.uuid().nullable(),
    sectionName: z.string().meta({ title: '所在科室' }),
    staffKind: z.string().meta({ title: '编制类别' }),
    state: z.string().meta({ title: '人员状态' }),
    hasPhoto: z.boolean().meta({ title: '照片' }),
    changedAt: z.string().meta({ title: '最近修改' }),
  })
  .meta({ id: 'PersonRow' })

export type PeopleQuery = z.infer<typeof PeopleQuery>
export type PersonRow = z.infer<typeof PersonRow>
