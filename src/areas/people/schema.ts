import * as z from 'zod'
import { isPartialDate } from '../../law/dates.ts'

/** Text of a dossier: bounded, no control characters but line ends, no half of a character pair. */
const text = (title: string, most = 2000) =>
  z
    .string()
    .max(most, `${title}不能超过${most}个字`)
    .refine((value) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value), `${title}含有不可见的控制字符`)
    // The database would store a replacement mark instead of half a pair, silently.
    .refine((value) => value.isWellFormed(), `${title}里有不完整的字，请删去后重新输入`)
    .meta({ title })

/** A date as precise as the paper; empty when not given. */
const date = (title: string) =>
  z
    .string()
    .max(10)
    .refine((value) => value === '' || isPartialDate(value), `${title}不是有效日期，请写成1980-06或1980-06-15`)
    .meta({ title })

export const Basic = z
  .strictObject({
    name: text('姓名', 60).refine((name) => name.trim() !== '', '姓名不能为空'),
    sex: z.enum(['男', '女', '']).meta({ title: '性别' }),
    birth: date('出生年月'),
    nation: text('民族', 40),
    nativePlace: text('籍贯', 80),
    birthplace: text('出生地', 80),
    partyJoined: date('入党时间'),
    partyRegular: date('转正时间'),
    otherParty: text('其他党派', 60),
    politics: text('政治面貌', 40),
    workStarted: date('参加工作时间'),
    health: text('健康状况', 40),
    technicalTitle: text('专业技术职务', 200),
    specialty: text('熟悉专业有何专长', 400),
    currentPost: text('现任职务', 1000),
    proposedPost: text('拟任职务', 1000),
    removedPost: text('拟免职务', 1000),
    awards: text('奖惩情况', 8000),
    assessments: text('年度考核结果', 4000),
    appointReason: text('任免理由', 2000),
    reportingUnit: text('呈报单位', 200),
    ageAsOf: date('计算年龄时间'),
    filledOn: date('填表时间'),
    filledBy: text('填表人', 60),
    idNumber: text('身份证号', 18),
    retirementMonth: date('到龄年月'),
    formerAgeLimit: text('改革前任职年龄界限', 40),
    phone: text('联系电话', 40),
    staffKind: z.enum(['行政', '参公', '事业', '工勤', '']).meta({ title: '编制类别' }),
    state: z.enum(['在职', '退休', '调出', '离职', '去世']).meta({ title: '人员状态' }),
    sectionId: z.uuid().nullable().meta({ title: '所在科室' }),
  })
  .meta({ id: 'Basic' })

export const Education = z
  .strictObject({
    mode: z.enum(['full_time', 'in_service']).meta({ title: '教育形式' }),
    diploma: text('学历', 60),
    degree: text('学位', 60),
    diplomaSchool: text('学历毕业院校系及专业', 300),
    degreeSchool: text('学位毕业院校系及专业', 300),
    endedOn: date('毕业时间'),
    onForm: z.boolean().meta({ title: '填入任免审批表' }),
  })
  .meta({ id: 'Education' })

export const ResumeSide = z.strictObject({
  start: date('起始年月'),
  end: date('终止年月').nullable(),
  text: text('内容', 2000),
})

export const ResumePeriod = z
  .strictObject({
    start: date('起始年月'),
    end: date('终止年月').nullable().meta({ title: '终止年月' }),
    text: text('工作学习经历', 2000),
    secondment: z.boolean().meta({ title: '挂职' }),
    during: z.array(ResumeSide).max(20).meta({ title: '其间' }),
  })
  .meta({ id: 'ResumePeriod' })

export const PostHeld = z
  .strictObject({
    title: text('职务', 300),
    level: text('职务层次', 40),
    kind: z.enum(['任职', '兼任', '挂职']).meta({ title: '任职方式' }),
    postId: z.uuid().nullable().meta({ title: '对应职位' }),
    startedOn: date('任职时间'),
    endedOn: date('免职时间'),
    /** the day the probation year was passed; empty while it runs and for posts without one */
    confirmedOn: date('试用期满正式任职时间').default(''),
    document: text('任免文号', 120),
  })
  .meta({ id: 'PostHeld' })

export const RankHeld = z
  .strictObject({
    rank: text('职级', 40),
    startedOn: date('任职级时间'),
    endedOn: date('免职级时间'),
    document: text('文号', 120),
  })
  .meta({ id: 'RankHeld' })

export const FamilyMember = z
  .strictObject({
    relation: text('称谓', 40),
    name: text('姓名', 60),
    birth: text('出生年月', 40),
    politics: text('政治面貌', 40),
    work: text('工作单位及职务', 600),
  })
  .meta({ id: 'FamilyMember' })

export const Reward = z
  .strictObject({
    on: date('奖励时间'),
    title: text('奖励名称', 300),
    issuer: text('批准机关', 200),
    document: text('文号', 120),
  })
  .meta({ id: 'Reward' })

export const Sanction = z
  .strictObject({
    kind: text('处分处理种类', 60),
    decidedOn: date('决定日期'),
    effectUntil: date('影响期至'),
    issuer: text('决定机关', 200),
    document: text('文号', 120),
    reason: text('事由', 1000),
  })
  .meta({ id: 'Sanction' })

export const YearlyGrade = z
  .strictObject({
    year: z.number().int().min(1950).max(2099).meta({ title: '年度' }),
    grade: z
      .enum(['优秀', '称职', '基本称职', '不称职', '合格', '基本合格', '不合格', '不确定等次'])
      .meta({ title: '等次' }),
    note: text('备注', 200),
  })
  .meta({ id: 'YearlyGrade' })

export const TechnicalTitle = z
  .strictObject({
    name: text('职称名称', 100),
    level: z.enum(['正高级', '副高级', '中级', '初级', '员级', '']).meta({ title: '级别' }),
    obtainedOn: date('取得时间'),
    appointedOn: date('聘任时间'),
  })
  .meta({ id: 'TechnicalTitle' })

/** Everything a dossier holds but the photo. The lists keep the order in which the form shows them. */
export const Dossier = z
  .strictObject({
    basic: Basic,
    educations: z.array(Education).max(20).meta({ title: '学历学位' }),
    resume: z.array(ResumePeriod).max(80).meta({ title: '简历' }),
    postsHeld: z.array(PostHeld).max(60).meta({ title: '任职经历' }),
    ranksHeld: z.array(RankHeld).max(30).meta({ title: '职级经历' }),
    family: z.array(FamilyMember).max(40).meta({ title: '家庭主要成员及重要社会关系' }),
    rewards: z.array(Reward).max(60).meta({ title: '奖励' }),
    sanctions: z.array(Sanction).max(30).meta({ title: '处分处理' }),
    grades: z.array(YearlyGrade).max(60).meta({ title: '年度考核等次' }),
    titles: z.array(TechnicalTitle).max(20).meta({ title: '专业技术资格' }),
  })
  .meta({ id: 'Dossier' })

export type Basic = z.infer<typeof Basic>
export type Education = z.infer<typeof Education>
export type ResumePeriod = z.infer<typeof ResumePeriod>
export type ResumeSide = z.infer<typeof ResumeSide>
export type PostHeld = z.infer<typeof PostHeld>
export type RankHeld = z.infer<typeof RankHeld>
export type FamilyMember = z.infer<typeof FamilyMember>
export type Reward = z.infer<typeof Reward>
export type Sanction = z.infer<typeof Sanction>
export type YearlyGrade = z.infer<typeof YearlyGrade>
export type TechnicalTitle = z.infer<typeof TechnicalTitle>
export type Dossier = z.infer<typeof Dossier>

/** A sentence for the clerk about something doubtful; never a reason to lose data. */
export type Doubt = {
  /** machine name, e.g. `resume-gap` */
  code: string
  /** the dossier field (`basic.birth`) or file column it is about; empty when it is about the whole */
  field: string
  /** plain Chinese: what is doubtful and what to do */
  message: string
}

export const blankBasic: Basic = {
  name: '',
  sex: '',
  birth: '',
  nation: '',
  nativePlace: '',
  birthplace: '',
  partyJoined: '',
  partyRegular: '',
  otherParty: '',
  politics: '',
  workStarted: '',
  health: '',
  technicalTitle: '',
  specialty: '',
  currentPost: '',
  proposedPost: '',
  removedPost: '',
  awards: '',
  assessments: '',
  appointReason: '',
  reportingUnit: '',
  ageAsOf: '',
  filledOn: '',
  filledBy: '',
  idNumber: '',
  retirementMonth: '',
  formerAgeLimit: '',
  phone: '',
  staffKind: '',
  state: '在职',
  sectionId: null,
}

/** An empty dossier of a named person. */
export function blankDossier(name: string): Dossier {
  return {
    basic: { ...blankBasic, name },
    educations: [],
    resume: [],
    postsHeld: [],
    ranksHeld: [],
    family: [],
    rewards: [],
    sanctions: [],
    grades: [],
    titles: [],
  }
}
