import type { MeetingView } from '../areas/party-life/views.ts'
import type { Archive, ArchiveLine, StandingLine } from '../areas/training/schema.ts'
import type { CategoryHours } from '../areas/training/server/documents/yearly-table.ts'

export const UNIT = '云栖市文化和旅游局'
export const PRINTED_ON = '2026-11-29'
/** As long as names of people, posts and courses get, with characters outside the common plane. */
export const LONG_NAME = '阿不都热合曼·买买提艾力·𠮷䶮'
export const LONG_POST = '云栖市文化和旅游局文化市场综合行政执法大队副大队长（主持日常工作）、一级主任科员'
const LONG_COURSE = '“十五五”时期县域公共文化服务高质量发展与非物质文化遗产系统性保护能力提升专题研讨班（第二期）'

const line = (changes: Partial<ArchiveLine>): ArchiveLine => ({
  ...{ fromOn: '2026-05-20', untilOn: '2026-05-20', course: '公共文化服务保障法专题讲座', category: 'lecture' },
  ...{ mode: 'offline', organiser: UNIT, place: '二楼会议室', content: '', days: 0.5, hours: 4, result: '' },
  ...{ evidence: '', reviewer: '', isRecognised: true, isLater: false },
  ...changes,
})

const records: ArchiveLine[] = [
  line({
    ...{ fromOn: '2026-03-02', untilOn: '2026-03-06', course: '科级干部任职培训班', category: 'appointment', days: 5 },
    ...{ organiser: '云栖市委党校', place: '市委党校', content: '理想信念、依法行政', hours: 40, result: '合格' },
    evidence: '结业证书.pdf',
  }),
  line({
    ...{ course: '主题党日：走进社区阅读角', category: 'party-life', organiser: '机关第一党支部', days: 0, hours: 2 },
    ...{ fromOn: '2026-04-10', untilOn: '2026-04-10', evidence: '组织生活记录', reviewer: '韩祎川', result: '补学' },
  }),
  line({
    ...{ course: '公文写作', category: 'online', organiser: '干部网络学院', place: '', days: 0, hours: 6 },
    ...{ evidence: '干部网络学院学时清单', fromOn: '2026-06-01', untilOn: '2026-06-01' },
  }),
  line({
    ...{ course: '《文物保护法》读书笔记', category: 'self-study', organiser: '自学', days: 0, hours: 8, place: '' },
    ...{ fromOn: '2026-07-01', untilOn: '2026-07-20', isRecognised: false },
  }),
]

export const standingLine: StandingLine = {
  ...{ personId: '1', name: '石敬之', sectionName: '艺术科', currentPost: `${UNIT}艺术科科长`, tier: 'township' },
  ...{ state: 'warning', days: 5, hours: 48, onlineHours: 6, percent: 53 },
  requirements: [
    {
      ...{ rule: 'px-township-1y', what: '年度培训量', basis: '', state: 'warning', dueOn: '2026-12-31' },
      ...{ because: '2026年要求12天或者90学时，已有5天、48学时，还差7天或者42学时' },
      ...{ needed: '12天或者90学时', missing: '7天或者42学时' },
    },
    {
      ...{ rule: 'px-appoint', what: '任职培训', basis: '', state: 'short', dueOn: '2026-05-01' },
      ...{ needed: '15天', missing: '10天' },
      because: '乡科级任职培训要求15天，最迟2026-05-01，已有5天、40学时',
    },
  ],
}

export const archive: Archive = {
  person: {
    ...{ id: '1', name: '石敬之', sex: '男', birth: '1985-03', politics: '中共党员' },
    currentPost: standingLine.currentPost,
  },
  ...{ year: 2026, years: [2026], line: standingLine, records, frozen: null },
  conversion: '合计5天、48学时，分别计算；5天约合40学时，只作参考',
}

const later = line({ course: '补登的讲座', fromOn: '2026-11-02', untilOn: '2026-11-02', isLater: true })
export const frozenArchive: Archive = {
  ...{ ...archive, records: [...records, later] },
  frozen: { on: '2027-01-05', by: '许清如', days: 5, hours: 48 },
}

export const emptyArchive: Archive = { ...archive, records: [], line: null }

/** A year of somebody who goes to everything, with the longest words. */
export const fullArchive: Archive = {
  ...archive,
  person: { ...archive.person, name: LONG_NAME, currentPost: LONG_POST },
  records: Array.from({ length: 120 }, (_, index) =>
    line({
      ...(index % 3 ? {} : { course: `${LONG_COURSE}${index}`, untilOn: '2026-05-24', content: '现场教学'.repeat(12) }),
      ...{ organiser: '中共青岚省委组织部、青岚省文化和旅游厅', place: '青岚省云栖市干部教育培训中心' },
      ...{ result: '优秀学员', evidence: '结业证书（扫描件）.pdf、学员登记表.pdf', reviewer: LONG_NAME },
    }),
  ),
}

const hours = (personId: string, category: CategoryHours['category'], amount: number, isRecognised = true) => {
  return { personId, category, isRecognised, hours: amount }
}

export const yearlyHours: CategoryHours[] = [
  ...[hours('1', 'appointment', 40), hours('1', 'party-life', 2), hours('1', 'online', 6)],
  ...[hours('1', 'self-study', 8, false), hours('2', 'lecture', 4), hours('2', 'lecture', 0.5)],
]

export const yearlyLines: StandingLine[] = [
  standingLine,
  { ...standingLine, personId: '2', name: LONG_NAME, currentPost: LONG_POST, days: 0.5, hours: 4.5, percent: 5 },
  {
    ...{ ...standingLine, personId: '3', name: '吴师傅', currentPost: `${UNIT}驾驶员`, sectionName: '办公室' },
    ...{ tier: 'none', state: 'none', days: 0, hours: 0, onlineHours: 0, percent: null, requirements: [] },
  },
]

export const manyLines: StandingLine[] = Array.from({ length: 120 }, (_, index) => {
  return { ...yearlyLines[index % 3]!, personId: String(index + 1) }
})

const person = (name: string, changes: Partial<MeetingView['people'][number]> = {}): MeetingView['people'][number] => ({
  ...{ personId: name, name, presence: 'present', reason: '', hasVote: true, madeUpOn: null, note: '' },
  ...changes,
})

export const partyMeeting: MeetingView = {
  ...{ id: '1', organisationId: '1', organisationName: '机关第一党支部', kind: 'assembly', also: ['lecture'] },
  ...{ title: '第四季度党员大会', state: 'reviewed', heldOn: '2026-11-12', startsAt: '14:30', place: '三楼会议室' },
  ...{ due: 4, present: 2, hours: 2.5, days: 0, hostId: null, hostName: '许清如', recorderId: null },
  ...{ recorderName: '宋雨禾', lecturerId: null, lecturerName: '秦牧川', forYear: null, isApproved: false },
  content: '听取支部委员会工作报告。\n讲党课：把群众的意见办实。',
  decisions: '一、通过下季度工作安排。\n二、由𠮷䶮负责阅读角的书目。',
  ...{ grades: null, plannedOn: '2026-11-10', noticedAt: null, recordedAt: '2026-11-12T10:00:00.000Z' },
  ...{ reviewedBy: '韩祎川', reviewedAt: '2026-11-16T02:00:00.000Z', returnReason: '', revision: 3 },
  people: [
    person('许清如'),
    person('𠮷䶮'),
    person('沈听澜', { presence: 'leave', reason: '到省里参加业务培训', madeUpOn: '2026-11-20' }),
    person('顾长安', { presence: 'absent', reason: '' }),
    person('石敬之', { presence: 'exempt', reason: '长期患病' }),
  ],
  votes: [
    {
      ...{ id: '1', kind: 'matter', matter: '下季度工作安排', base: 4, present: 2, agree: 2, disagree: 0, abstain: 0 },
      ...{ isPassed: false, because: '应到会有表决权的党员4人，须到会2人、赞成3票；到会2人，赞成2票，没有通过' },
    },
  ],
  additions: [{ text: '表决结果已向缺席的党员说明。', addedBy: '许清如', addedAt: '2026-11-18T02:00:00.000Z' }],
  files: [],
  findings: [],
  may: { change: false, review: false, add: true },
}

export const plannedMeeting: MeetingView = {
  ...partyMeeting,
  ...{ kind: 'theme-day', also: [], title: '“送图书下基层”主题党日', state: 'planned', heldOn: '2026-12-02' },
  ...{ content: '', decisions: '', recordedAt: null, reviewedAt: null, reviewedBy: '', votes: [], additions: [] },
  people: ['许清如', '𠮷䶮', '沈听澜', '顾长安', LONG_NAME].map((name) => person(name)),
}

/** A gathering of a hundred and twenty with much to write down. */
export const fullMeeting: MeetingView = {
  ...partyMeeting,
  ...{ title: LONG_COURSE, due: 120, present: 120, organisationName: '云栖市文化和旅游局文化市场综合执法大队党支部' },
  people: Array.from({ length: 120 }, (_, index) => person(index % 10 ? `沈听澜${index}` : LONG_NAME)),
  content: Array.from({ length: 30 }, (_, index) => `第${index + 1}位发言：${'把群众的意见办实'.repeat(6)}。`).join(
    '\n',
  ),
}
