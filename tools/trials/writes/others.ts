import { randomUUID } from 'node:crypto'
import { dossierOf } from '../../../src/testing/dossiers.ts'
import { findId, type Kind, learnId, post, put, remove, upload } from './kinds.ts'

const clerk = 'xuqingru'

const people: Kind[] = [
  {
    ...{ area: 'people', what: '建立档案', who: clerk, row: ['person', 'name'], learns: learnId },
    sends: ({ mark }) => post('/people', dossierOf(mark, { birth: '1990-03', sex: '女' })),
    reads: ({ id }) => `/people/${id}`,
  },
  {
    ...{ area: 'people', what: '修改档案', who: clerk, row: ['person', 'specialty'] },
    sends: ({ id, mark }) => ({
      ...{ method: 'PATCH', path: `/people/${id}`, body: { revision: 1, changes: { basic: { specialty: mark } } } },
    }),
    reads: ({ id }) => `/people/${id}`,
  },
  {
    ...{ area: 'people', what: '换照片', who: clerk },
    sends: ({ id, known }) => post(`/people/${id}/photo`, upload('照片.jpg', known.photo)),
  },
]

const imports: Kind[] = [
  {
    ...{ area: 'people', what: '上传任免表', who: clerk },
    learns: (body, memory) => {
      memory.id = (body.batch as { id: string }).id
    },
    sends: ({ known, mark }) => post('/imports', upload(`${mark}.lrmx`, known.form)),
  },
  {
    ...{ area: 'people', what: '放弃导入', who: clerk },
    sends: ({ id }) => post(`/imports/${id}/discard`),
  },
]

const views: Kind[] = [
  {
    ...{ area: 'people', what: '保存名册视图', who: clerk, row: ['saved_view', 'name'] },
    sends: ({ mark }) => post('/people/views', { name: mark, query: 'sex=女' }),
    reads: () => '/people/views',
  },
  {
    ...{ area: 'people', what: '删除名册视图', who: clerk, finds: findId(`select id from saved_view where name = $1`) },
    sends: ({ id }) => remove(`/people/views/${id}`),
  },
]

const sections: Kind[] = [
  {
    ...{ area: 'posts', what: '设立科室', who: clerk, row: ['section', 'name'], learns: learnId },
    sends: ({ mark }) =>
      post('/sections', {
        ...{ name: mark, kind: 'institution', position: 99, adminHeadcount: 0, institutionHeadcount: 3 },
      }),
    reads: () => '/sections',
  },
  {
    ...{ area: 'posts', what: '设置职位', who: clerk, row: ['post', 'title'] },
    sends: ({ id, mark }) =>
      post('/posts', {
        ...{ sectionId: id, title: mark, level: '股级副职', isPrincipal: false, countsQuota: false },
        ...{ seats: 1, position: 9 },
      }),
  },
]

const trainings: Kind[] = [
  {
    ...{ area: 'training', what: '登记培训', who: clerk, row: ['training_activity', 'title'], learns: learnId },
    sends: ({ mark, known }) =>
      post('/training/activities', {
        ...{ kind: 'lecture', title: mark, organiser: '人事科', place: '', speaker: '', content: '', mode: 'offline' },
        ...{ category: 'lecture', isRecognised: true, isHeld: true, days: 0.5, hours: 4 },
        ...{ fromOn: known.today, untilOn: known.today, courses: [] },
        participants: [{ personId: known.people.chenkun }],
      }),
    reads: ({ id }) => `/training/activities/${id}`,
  },
  {
    ...{ area: 'training', what: '上传培训材料', who: clerk, row: ['training_file', 'name'] },
    sends: ({ id, mark }) => post(`/training/activities/${id}/files`, upload(`${mark}.txt`, `${mark}课件`.repeat(300))),
    reads: ({ id }) => `/training/activities/${id}`,
  },
  {
    ...{ area: 'training', what: '删除培训', who: clerk },
    sends: ({ id }) => remove(`/training/activities/${id}`),
  },
]

const speakers: Kind[] = [
  {
    ...{ area: 'speakers', what: '登记师资', who: clerk, learns: learnId },
    sends: ({ mark }) => {
      const person = { side: 'outside', name: mark, employer: '某学院', standing: '', contact: '', expertise: '' }
      return post('/speakers', { speaker: { ...person, topics: '' } })
    },
    reads: ({ id }) => `/speakers/${id}`,
  },
  {
    ...{ area: 'speakers', what: '登记政治把关', who: 'songyuhe' },
    sends: ({ id }) => post(`/speakers/${id}/check`, { revision: 1 }),
  },
]

const rulebook: Kind[] = [
  {
    ...{ area: 'rulebook', what: '填写本地规定', who: clerk, row: ['local_setting', 'document'] },
    sends: ({ mark, turn }) => {
      const validFrom = new Date(Date.UTC(2030, 0, 1 + turn)).toISOString().slice(0, 10)
      return put('/local-settings/rotationMonths', { value: 60, validFrom, document: mark })
    },
  },
]

const checkups: Kind[] = [
  {
    ...{ area: 'checkup', what: '保存体检', who: clerk },
    sends: ({ known }) => post('/checkup/runs', { on: known.today }),
  },
]

const party: Kind[] = [
  {
    ...{ area: 'party-life', what: '记录组织生活', who: 'songyuhe', row: ['party_meeting', 'title'], learns: learnId },
    sends: ({ mark, known, turn }) => {
      const heldOn = new Date(Date.parse(known.today) - (1 + (turn % 60)) * 86_400_000).toISOString().slice(0, 10)
      return post('/party-life/meetings', {
        ...{ organisationId: known.branch, kind: 'assembly', also: [], title: mark, heldOn, startsAt: '15:00' },
        ...{ place: '三楼会议室', hostId: known.people.songyuhe, recorderId: null, lecturerId: null, hours: 1 },
        ...{
          days: 0,
          content: '学习文件精神',
          decisions: '',
          forYear: null,
          isApproved: false,
          grades: null,
          absences: [],
        },
        ...{ isHeld: true, isAnother: true },
      })
    },
    reads: ({ id }) => `/party-life/meetings/${id}`,
  },
  {
    ...{ area: 'party-life', what: '上传组织生活材料', who: 'songyuhe', row: ['party_file', 'name'] },
    sends: ({ id, mark }) => post(`/party-life/meetings/${id}/files`, upload(`${mark}.txt`, `${mark}记录`.repeat(300))),
    reads: ({ id }) => `/party-life/meetings/${id}`,
  },
]

const signIns: Kind[] = [
  {
    ...{ area: 'sign-in', what: '开始签到', who: clerk, row: ['training_activity', 'title'], learns: learnId },
    sends: (memory) => {
      const planned = trainings[0]!.sends(memory)
      return { ...planned, body: { ...(planned.body as object), isHeld: false } }
    },
  },
  {
    ...{ area: 'sign-in', what: '开放签到', who: clerk },
    sends: ({ id }) => post(`/training/activities/${id}/sign-in`),
    learns: (body, memory) => {
      memory.opening = body.id
    },
  },
  {
    ...{ area: 'sign-in', what: '代为签到', who: clerk },
    sends: ({ opening, known }) =>
      post(`/sign-ins/${opening}/ticks`, { personId: known.people.chenkun, isPresent: true }),
  },
]

const interests: Kind[] = [
  {
    ...{ area: 'interests', what: '登记亲属从业', who: 'xiechanggeng', row: ['relative_interest', 'organisation'] },
    sends: ({ mark, known }) =>
      post('/interests', {
        personId: known.people.chenkun,
        interest: {
          ...{ relation: '兄弟', relativeName: '陈某', kind: 'works', organisation: mark, creditCode: '' },
          ...{ sharePercent: null, line: '', validFrom: '2020-01-01', source: '本人填报' },
        },
      }),
    learns: learnId,
  },
  {
    ...{ area: 'interests', what: '结束亲属从业', who: 'xiechanggeng' },
    sends: ({ id, known }) => post(`/interests/${id}/end`, { validUntil: known.today, revision: 1 }),
  },
]

const satisfaction: Kind[] = [
  {
    ...{ area: 'satisfaction', what: '查找异常评价', who: 'xiechanggeng', mayChangeNothing: true },
    sends: () => post('/satisfaction/suspicions/scan'),
  },
]

const reflections: Kind[] = [
  {
    ...{ area: 'training', what: '写心得', who: 'chenkun', row: ['reflection', 'title'], learns: learnId },
    sends: ({ mark }) => post('/training/reflections', { title: mark, text: `${mark}的体会`.repeat(10) }),
    reads: () => '/training/reflections',
  },
  {
    ...{ area: 'training', what: '删除心得', who: 'chenkun' },
    sends: ({ id }) => remove(`/training/reflections/${id}`),
  },
]

const notes: Kind[] = [
  {
    ...{ area: 'research', what: '手机记录', who: 'gaoyi' },
    sends: (memory) => {
      memory.id = randomUUID()
      const note = { placeId: null, takenAt: new Date().toISOString(), kind: 'observation', sourceKind: null }
      return put(`/research/notes/${memory.id}`, { tripId: memory.known.trip, ...note, text: memory.mark })
    },
    reads: ({ known }) => `/research/notes?tripId=${known.trip}`,
  },
  {
    ...{ area: 'research', what: '手机照片', who: 'gaoyi' },
    sends: ({ id, known }) => ({
      ...{ method: 'PUT', path: `/research/notes/${id}/photos/${randomUUID()}` },
      body: new Blob([known.photo as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' }),
    }),
  },
]

const proposals: Kind[] = [
  {
    ...{ area: 'people', what: '提出更正', who: 'chenkun' },
    sends: ({ mark, known }) =>
      post(`/people/${known.people.chenkun}/proposals`, { changes: { basic: { specialty: mark } }, reason: mark }),
  },
  {
    ...{ area: 'people', what: '收回更正', who: 'chenkun' },
    finds: findId(`select id from proposal where state = 'open' and field = 'basic.specialty' limit 1`),
    sends: ({ id }) => post(`/proposals/${id}/withdrawal`),
  },
]

const feeds: Kind[] = [{ ...{ area: 'agenda', what: '日历订阅', who: 'yanruyu' }, sends: () => post('/agenda/feed') }]

const accounts: Kind[] = [
  {
    ...{ area: 'accounts', what: '建立账号', who: 'xitong', row: ['account', 'name'], learns: learnId },
    sends: ({ mark, turn }) => post('/accounts', { username: `shiyan${turn}`, name: mark, personId: null }),
  },
  {
    ...{ area: 'accounts', what: '停用账号', who: 'xitong' },
    sends: ({ id }) => post(`/accounts/${id}/disable`),
  },
]

export const personnelChains: Kind[][] = [
  ...[people, imports, views, sections, trainings, speakers, rulebook, checkups, signIns],
]
export const otherChains: Kind[][] = [party, interests, satisfaction]
export const cadreChains: Kind[][] = [reflections, notes, proposals, feeds, accounts]
