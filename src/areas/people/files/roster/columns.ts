/** What a column of a roster is about, apart from education. */
type PlainField =
  | 'order'
  | 'name'
  | 'sex'
  | 'birth'
  | 'nation'
  | 'nativePlace'
  | 'birthplace'
  | 'partyJoined'
  | 'partyRegular'
  | 'otherParty'
  | 'politics'
  | 'workStarted'
  | 'health'
  | 'technicalTitle'
  | 'specialty'
  | 'currentPost'
  | 'postSince'
  | 'rank'
  | 'rankSince'
  | 'idNumber'
  | 'phone'
  | 'staffKind'
  | 'state'
  | 'section'
  | 'retirementMonth'
  | 'derived'

export type EducationMode = 'full_time' | 'in_service' | 'unknown'
export type EducationPart = 'degrees' | 'diploma' | 'degree' | 'school' | 'major' | 'endedOn'
export type Meaning = PlainField | `${EducationMode}.${EducationPart}`

const plainAliases: Record<PlainField, string> = {
  order: '序号 编号 序 顺序号 行号',
  name: '姓名 名字 干部姓名 人员姓名 职工姓名 本人姓名',
  sex: '性别',
  birth: '出生年月 出生日期 出生时间 出生年月日 生日 出生',
  nation: '民族',
  nativePlace: '籍贯',
  birthplace: '出生地 出生地点',
  partyJoined: '入党时间 入党年月 入党日期 加入中共时间 加入中国共产党时间 加入党组织时间 入党入团时间',
  partyRegular: '转正时间 党员转正时间 入党转正时间',
  otherParty: '其他党派 民主党派 其他党派及加入时间',
  politics: '政治面貌 政治面目',
  workStarted: '参加工作时间 参工时间 参加工作年月 参加工作日期 工作时间 参加工作',
  health: '健康状况 健康',
  technicalTitle: '专业技术职务 职称 专业技术职称 技术职称 专业技术资格 专业技术职务任职资格 专业技术职务或职称',
  specialty: '熟悉专业有何专长 熟悉专业有何特长 专长 特长 熟悉专业 专业专长',
  currentPost:
    '现任职务 职务 现职务 现任职 所在单位及职务 单位及职务 工作单位及职务 现工作单位及职务 工作单位及现任职务 ' +
    '单位职务 现任党政职务 现任主要职务 担任职务 现任职位 职务名称',
  postSince:
    '任现职时间 任现职务时间 现职务始任时间 现任职务时间 任职时间 现职时间 现职任职时间 任现职年月 任现职务年月 ' +
    '现任职务任职时间 任现职',
  rank:
    '现职级 职级 职级名称 现任职级 现职级及任职时间 现职级及任现职级时间 职级及任职时间 现任职级及任职时间 ' +
    '职级及时间 公务员职级 现职级名称',
  rankSince: '任现职级时间 任职级时间 现职级始任时间 现职级时间 现职级任职时间 职级任职时间 职级时间 任现职级年月',
  idNumber: '身份证号 身份证号码 身份证 证件号码 证件号 公民身份号码 公民身份证号码 居民身份证号码 居民身份证号',
  phone: '联系电话 手机 手机号 手机号码 电话 联系方式 电话号码 移动电话',
  staffKind: '编制类别 编制类型 编制 编制性质 人员编制 人员性质',
  state: '人员状态 状态 在职状态 在岗状态',
  section: '科室 部门 所在科室 所在部门 内设机构 处室 股室 所属科室 所属部门 科室名称 部门名称',
  retirementMonth: '到龄年月 到龄时间',
  derived: '年龄 周岁 现年龄 任现职年限 任现职务年限 现职务始任年限 任现职级年限 现职级始任年限 工龄 党龄',
}

const educationParts: Record<EducationPart, string> = {
  degrees: '学历学位 学历及学位 学历与学位 学历和学位 教育 文化程度 文化水平',
  diploma: '学历',
  degree: '学位',
  school:
    '毕业院校系及专业 毕业院校及专业 毕业院校系专业 毕业院校专业 毕业院校 毕业学校 毕业学校及专业 院校系及专业 ' +
    '院校及专业 毕业学校系及专业 毕业院校与专业 学历毕业院校系及专业 毕业时间院校及专业 院校 学校',
  major: '专业 所学专业 学历专业 毕业专业',
  endedOn: '毕业时间 毕业年月 毕业日期',
}

const modePrefixes: [string, EducationMode][] = [
  ['全日制教育', 'full_time'],
  ['全日制', 'full_time'],
  ['在职教育', 'in_service'],
  ['在职', 'in_service'],
  ['最高', 'unknown'],
  ['', 'unknown'],
]

const meanings = new Map<string, Meaning>()
for (const [prefix, mode] of modePrefixes) {
  for (const [part, aliases] of Object.entries(educationParts)) {
    for (const alias of aliases.split(' ')) {
      if (prefix === '全日制教育' || prefix === '在职教育') meanings.set(prefix, `${mode}.degrees`)
      meanings.set(prefix + alias, `${mode}.${part as EducationPart}`)
    }
  }
}
for (const [field, aliases] of Object.entries(plainAliases)) {
  for (const alias of aliases.split(' ')) meanings.set(alias, field as PlainField)
}

/** Heads that stand over several columns and say which education those are about. */
const modeParents = new Map<string, EducationMode>([
  ['全日制教育', 'full_time'],
  ['全日制', 'full_time'],
  ['全日制学历', 'full_time'],
  ['全日制学历学位', 'full_time'],
  ['在职教育', 'in_service'],
  ['在职', 'in_service'],
  ['在职学历', 'in_service'],
  ['在职学历学位', 'in_service'],
  ['学历学位', 'unknown'],
  ['学历', 'unknown'],
  ['教育', 'unknown'],
  ['教育情况', 'unknown'],
  ['学历情况', 'unknown'],
  ['最高学历', 'unknown'],
  ['最高学历学位', 'unknown'],
])

/** Head text without blanks, line breaks and the stars of required columns: `姓  名*` → `姓名`. */
export function headLabel(text: string): string {
  return text.normalize('NFKC').replace(/[\s*:]/g, '')
}

/** The education a head standing over several columns is about; null when it is another head. */
export function modeOfParent(label: string): EducationMode | null {
  return modeParents.get(label) ?? null
}

/**
 * What a column means by its heads from top to bottom (already through {@link headLabel}); null when unknown.
 * Remarks in brackets count only when the whole text is no known head.
 */
export function meaningOf(labels: string[]): Meaning | null {
  const bare = labels.map((label) => label.replace(/\([^)]*\)/g, '').replace(/[/、,，]/g, ''))
  const last = bare.at(-1) ?? ''
  const parent = bare.slice(0, -1).find((label) => modeParents.has(label))
  if (parent !== undefined) {
    const mode = modeParents.get(parent) ?? 'unknown'
    const inside = meanings.get(last)
    if (inside?.startsWith('unknown.')) return `${mode}.${inside.slice(8) as EducationPart}`
  }
  const mode = modeParents.get(last)
  const above = bare.slice(0, -1).flatMap((label) => meanings.get(label) ?? [])
  const part = above.find((meaning) => meaning.startsWith('unknown.'))
  // 学历 over 全日制 and 在职: the education stands below what it is about.
  if (mode && mode !== 'unknown' && part) return `${mode}.${part.slice(8) as EducationPart}`
  return meanings.get(bare.join('')) ?? meanings.get(last) ?? null
}

/** True for heads that only appear in the second row of a head that has two. */
export function isSubHead(label: string): boolean {
  return modeParents.has(label) || (meanings.get(label)?.startsWith('unknown.') ?? false)
}
