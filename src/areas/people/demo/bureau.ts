/** The county-level unit everybody in the demo belongs to. All names of places, units and people are invented. */
export const demoUnit = {
  name: '云栖市文化和旅游局',
  shortName: '市文化和旅游局',
  partyGroup: '中共云栖市文化和旅游局党组',
} as const

export type DemoSection = {
  key: string
  name: string
  kind: 'leadership' | 'section' | 'institution'
  sort: number
  /** approved 行政编制 */
  adminQuota: number
  /** approved 事业编制, those run by civil-service rules (参公) and 工勤 included */
  publicQuota: number
}

export type DemoPost = {
  key: string
  sectionKey: string
  /** as the section's own list shows it, e.g. `科长` */
  title: string
  /** as a dossier writes it, e.g. `云栖市文化和旅游局人事科科长` */
  text: string
  /** 职务层次; empty for posts below a leading one */
  level: '乡科级正职' | '乡科级副职' | '股级正职' | '股级副职' | ''
  isPrincipal: boolean
  /** counts against the 领导职数 of the section */
  countsQuota: boolean
  /** how many people may hold the post; more seats than holders is a vacancy */
  seats: number
}

type DemoOddity = { personKey: string; code: string; title: string }

type SectionRow = [key: string, name: string, kind: DemoSection['kind'], adminQuota: number, publicQuota: number]

const sectionRows: readonly SectionRow[] = [
  ['leadership', '局领导', 'leadership', 9, 0],
  ['office', '办公室', 'section', 6, 2],
  ['personnel', '人事科', 'section', 3, 0],
  ['finance', '财务科', 'section', 3, 0],
  ['party', '机关党委', 'section', 2, 0],
  ['culture', '公共文化科', 'section', 4, 0],
  ['art', '艺术科', 'section', 3, 0],
  ['relics', '文物保护科', 'section', 3, 0],
  ['resources', '资源开发科', 'section', 3, 0],
  ['industry', '产业发展科', 'section', 3, 0],
  ['market', '市场管理科', 'section', 4, 0],
  ['approval', '行政审批科', 'section', 4, 0],
  ['enforcement', '文化市场综合执法大队', 'institution', 0, 11],
  ['culturehall', '文化馆', 'institution', 0, 8],
  ['library', '图书馆', 'institution', 0, 8],
  ['museum', '博物馆', 'institution', 0, 9],
  ['tourism', '旅游发展服务中心', 'institution', 0, 5],
]

export const demoSections: readonly DemoSection[] = sectionRows.map(
  ([key, name, kind, adminQuota, publicQuota], index) => ({
    key,
    name,
    kind,
    sort: index + 1,
    adminQuota,
    publicQuota,
  }),
)

type PostRow = [section: string, post: string, title: string, level: DemoPost['level'], seats: number]

const postRows: readonly PostRow[] = [
  ['leadership', 'director', '党组书记、局长', '乡科级正职', 1],
  ['leadership', 'second', '党组副书记、副局长', '乡科级正职', 1],
  ['leadership', 'deputy', '党组成员、副局长', '乡科级副职', 3],
  ['leadership', 'inspector', '派驻纪检监察组组长、党组成员', '乡科级副职', 1],
  ['leadership', 'adviser', '四级调研员', '', 1],
  ['leadership', 'senior', '一级主任科员', '', 1],
  ['party', 'secretary', '专职副书记、机关纪委书记', '乡科级副职', 1],
  ['party', 'staff', '科员', '', 1],
  ['office', 'head', '主任', '股级正职', 1],
  ['office', 'deputy', '副主任', '股级副职', 1],
  ['office', 'staff', '科员', '', 4],
  ['office', 'worker', '驾驶员', '', 2],
  ['personnel', 'head', '科长', '股级正职', 1],
  ['personnel', 'staff', '科员', '', 2],
  ['finance', 'head', '科长', '股级正职', 1],
  ['finance', 'staff', '科员', '', 2],
  ['culture', 'head', '科长', '股级正职', 1],
  ['culture', 'deputy', '副科长', '股级副职', 1],
  ['culture', 'staff', '科员', '', 2],
  ['art', 'head', '科长', '股级正职', 1],
  ['art', 'staff', '科员', '', 2],
  ['relics', 'head', '科长', '股级正职', 1],
  ['relics', 'deputy', '副科长', '股级副职', 1],
  ['relics', 'staff', '科员', '', 1],
  ['resources', 'head', '科长', '股级正职', 1],
  ['resources', 'staff', '科员', '', 2],
  ['industry', 'head', '科长', '股级正职', 1],
  ['industry', 'deputy', '副科长', '股级副职', 1],
  ['industry', 'staff', '科员', '', 1],
  ['market', 'head', '科长', '股级正职', 1],
  ['market', 'deputy', '副科长', '股级副职', 1],
  ['market', 'staff', '科员', '', 2],
  ['approval', 'head', '科长', '股级正职', 1],
  ['approval', 'staff', '科员', '', 3],
  ['enforcement', 'head', '大队长', '乡科级副职', 1],
  ['enforcement', 'deputy', '副大队长', '股级正职', 2],
  ['enforcement', 'staff', '执法人员', '', 8],
  ['culturehall', 'head', '馆长', '股级正职', 1],
  ['culturehall', 'deputy', '副馆长', '股级副职', 1],
  ['culturehall', 'staff', '业务人员', '', 6],
  ['library', 'head', '馆长', '股级正职', 1],
  ['library', 'deputy', '副馆长', '股级副职', 1],
  ['library', 'staff', '业务人员', '', 6],
  ['museum', 'head', '馆长', '股级正职', 1],
  ['museum', 'deputy', '副馆长', '股级副职', 1],
  ['museum', 'staff', '业务人员', '', 7],
  ['tourism', 'head', '主任', '股级正职', 1],
  ['tourism', 'staff', '业务人员', '', 4],
]

function postText(section: DemoSection, title: string): string {
  if (title.startsWith('派驻')) return `云栖市纪委监委派驻市文化和旅游局纪检监察组组长、市文化和旅游局党组成员`
  if (section.kind === 'leadership') return `${demoUnit.name}${title}`
  if (section.kind === 'institution') return `云栖市${section.name}${title}`
  return `${demoUnit.name}${section.name}${title}`
}

export const demoPosts: readonly DemoPost[] = postRows.map(([sectionKey, post, title, level, seats]) => ({
  key: `${sectionKey}-${post}`,
  sectionKey,
  title,
  text: postText(sectionOf(sectionKey), title),
  level,
  isPrincipal: post === 'director' || post === 'head' || post === 'secretary',
  countsQuota: level !== '',
  seats,
}))

/** Leading posts that nobody holds or of which a seat is free. */
export const demoVacancies: readonly string[] = ['leadership-deputy', 'industry-head', 'museum-deputy']

/** What is wrong on purpose, for the pages that check dossiers; everybody else is free of contradictions. */
export const demoOddities: readonly DemoOddity[] = [
  { personKey: 'duruohan', code: 'resume-gap', title: '简历中间缺4个月' },
  { personKey: 'fanyichen', code: 'resume-overlap', title: '简历前后两段重叠3个月' },
  { personKey: 'penghaoran', code: 'id-birth-differs', title: '出生年月与身份证号相差一年' },
  { personKey: 'yuwanqing', code: 'work-differs-from-resume', title: '参加工作时间早于简历第一份工作' },
]

/** The section of a key. Throws when the demo has no such section. */
export function sectionOf(key: string): DemoSection {
  const found = demoSections.find((section) => section.key === key)
  if (!found) throw new Error(`demo has no section ${key}`)
  return found
}

/** The post of a key. Throws when the demo has no such post. */
export function postOf(key: string): DemoPost {
  const found = demoPosts.find((post) => post.key === key)
  if (!found) throw new Error(`demo has no post ${key}`)
  return found
}
