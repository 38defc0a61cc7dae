import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import * as lists from './lists.ts'
import * as schema from './schema.ts'
import * as study from './study.ts'

const Id = z.strictObject({ id: z.uuid() })
const Done = z.strictObject({})
const Made = z.strictObject({ id: z.uuid() })
const MATERIAL_BYTES = 25 * 1024 * 1024
const LIST_BYTES = 40 * 1024 * 1024
const OfYear = z.strictObject({ year: z.coerce.number().int().min(2000).max(2099).optional() })

export const readStanding = endpoint({
  method: 'get',
  path: '/training/standing',
  summary: '全员培训完成情况：谁还差多少、到哪天',
  permission: 'training.survey',
  audit: null,
  query: schema.StandingQuery,
  response: schema.Standing,
})

export const exportStandingSheet = endpoint({
  method: 'get',
  path: '/training/standing.xlsx',
  summary: '学时登记表（Excel）',
  permission: 'training.survey',
  audit: 'training.exported',
  query: schema.StandingQuery,
  response: 'file',
})

export const exportStandingWord = endpoint({
  method: 'get',
  path: '/training/standing.docx',
  summary: '学时登记表（Word）',
  permission: 'training.survey',
  audit: 'training.exported',
  query: schema.StandingQuery,
  response: 'file',
})

export const readArchive = endpoint({
  method: 'get',
  path: '/training/archives/{id}',
  summary: '一个人一年的教育培训档案',
  permission: 'training.read',
  audit: null,
  params: Id,
  query: OfYear,
  response: schema.Archive,
})

export const printArchive = endpoint({
  method: 'get',
  path: '/training/archives/{id}/paper',
  summary: '干部教育培训档案（Word）',
  permission: 'training.read',
  audit: 'training.archive-printed',
  params: Id,
  query: OfYear,
  response: 'file',
})

export const freezeYear = endpoint({
  method: 'post',
  path: '/training/years/{year}/freeze',
  summary: '年度归档',
  permission: 'training.manage',
  audit: 'training.year-frozen',
  params: schema.YearPath,
  response: z.strictObject({ people: z.number().int() }),
})

export const readTime = endpoint({
  method: 'get',
  path: '/training/time',
  summary: '近十二个月每人平均被占用的分钟，没有姓名',
  permission: 'training.time',
  audit: null,
  response: schema.TimeAsked,
})

export const listActivities = endpoint({
  method: 'get',
  path: '/training/activities',
  summary: '培训活动',
  permission: 'training.survey',
  audit: null,
  query: schema.ActivityQuery,
  response: schema.ActivityList,
})

export const listPeople = endpoint({
  method: 'get',
  path: '/training/people',
  summary: '在职人员，登记培训时选择',
  permission: 'training.manage',
  audit: null,
  response: schema.PeopleToChoose,
})

export const listSpeakers = endpoint({
  method: 'get',
  path: '/training/speakers',
  summary: '师资库里在用的主讲人，登记培训时选择',
  permission: 'training.manage',
  audit: null,
  response: schema.SpeakersToChoose,
})

export const readActivity = endpoint({
  method: 'get',
  path: '/training/activities/{id}',
  summary: '一次培训和参加的人',
  permission: 'training.manage',
  audit: null,
  params: Id,
  response: schema.Activity,
})

export const addActivity = endpoint({
  method: 'post',
  path: '/training/activities',
  summary: '登记培训',
  permission: 'training.manage',
  audit: 'training.added',
  body: schema.ActivityInput,
  response: Made,
  status: 201,
})

export const changeActivity = endpoint({
  method: 'put',
  path: '/training/activities/{id}',
  summary: '修改培训和到会情况',
  permission: 'training.manage',
  audit: 'training.changed',
  params: Id,
  body: schema.ChangedActivity,
  response: Done,
})

export const readSigned = endpoint({
  method: 'get',
  path: '/training/activities/{id}/signed',
  summary: '这次培训现场签到的人',
  permission: 'training.manage',
  audit: null,
  params: Id,
  response: schema.Signed,
})

export const openSignIn = endpoint({
  method: 'post',
  path: '/training/activities/{id}/sign-in',
  summary: '培训期间开始当天的现场签到',
  permission: 'training.manage',
  audit: 'sign-in.opened',
  params: Id,
  response: Made,
})

export const removeActivity = endpoint({
  method: 'delete',
  path: '/training/activities/{id}',
  summary: '删除一次培训',
  permission: 'training.manage',
  audit: 'training.removed',
  params: Id,
  response: Done,
})

export const addFiles = endpoint({
  method: 'post',
  path: '/training/activities/{id}/files',
  summary: '上传培训材料或者某个人的证书',
  permission: 'training.manage',
  audit: 'training.file-added',
  params: Id,
  query: z.strictObject({ personId: z.uuid().optional() }),
  upload: { mostBytes: MATERIAL_BYTES },
  response: z.strictObject({ added: z.number().int() }),
  status: 201,
})

export const readFile = endpoint({
  method: 'get',
  path: '/training/files/{id}',
  summary: '下载培训材料或者证书',
  permission: 'training.read',
  audit: 'training.file-read',
  params: Id,
  response: 'file',
})

export const previewList = endpoint({
  method: 'post',
  path: '/training/imports/preview',
  summary: '核对一份学时清单，不保存',
  permission: 'training.manage',
  audit: null,
  query: lists.ListQuery,
  upload: { mostBytes: LIST_BYTES },
  response: lists.ListPreview,
})

export const takeList = endpoint({
  method: 'post',
  path: '/training/imports',
  summary: '导入一份学时清单',
  permission: 'training.manage',
  audit: 'training.imported',
  query: lists.ListQuery,
  upload: { mostBytes: LIST_BYTES },
  response: lists.Imported,
  status: 201,
})

export const listImports = endpoint({
  method: 'get',
  path: '/training/imports',
  summary: '导入过的学时清单',
  permission: 'training.manage',
  audit: null,
  response: lists.ImportList,
})

export const undoImport = endpoint({
  method: 'post',
  path: '/training/imports/{id}/undo',
  summary: '撤销一次导入',
  permission: 'training.manage',
  audit: 'training.import-undone',
  params: Id,
  response: Done,
})

export const listDoubts = endpoint({
  method: 'get',
  path: '/training/doubts',
  summary: '导入后需要确认的：没有对上的人、各处学时不一致的培训',
  permission: 'training.manage',
  audit: null,
  response: lists.DoubtList,
})

export const answerDoubt = endpoint({
  method: 'post',
  path: '/training/doubts/{id}/answer',
  summary: '确认是谁，或者不计入；同一清单里同一个姓名的一起处理',
  permission: 'training.manage',
  audit: 'training.doubt-answered',
  params: Id,
  body: lists.DoubtAnswer,
  response: z.strictObject({ rows: z.number().int() }),
})

export const chooseSource = endpoint({
  method: 'post',
  path: '/training/claims/{id}/choice',
  summary: '几处不一致时，以这一处为准',
  permission: 'training.manage',
  audit: 'training.source-chosen',
  params: Id,
  response: Done,
})

export const listUses = endpoint({
  method: 'get',
  path: '/training/uses',
  summary: '学用结合：学了什么、要改进什么、结果怎样',
  permission: 'training.own',
  audit: null,
  response: study.UseList,
})

export const nameUse = endpoint({
  method: 'post',
  path: '/training/uses',
  summary: '布置一件学用结合事项',
  permission: 'training.uses',
  audit: 'training.use-named',
  body: study.NewUse,
  response: Made,
  status: 201,
})

export const tellResult = endpoint({
  method: 'post',
  path: '/training/uses/{id}/result',
  summary: '落实人填写改进结果',
  permission: 'training.own',
  audit: 'training.use-told',
  params: Id,
  body: study.UseResult,
  response: Done,
})

export const listReflections = endpoint({
  method: 'get',
  path: '/training/reflections',
  summary: '本人的心得',
  permission: 'training.own',
  audit: null,
  response: study.ReflectionList,
})

export const writeReflection = endpoint({
  method: 'post',
  path: '/training/reflections',
  summary: '写一篇心得',
  permission: 'training.own',
  audit: 'training.reflection-written',
  body: study.NewReflection,
  response: Made,
  status: 201,
})

export const readReflection = endpoint({
  method: 'get',
  path: '/training/reflections/{id}',
  summary: '本人的一篇心得和它的重复情况，只有作者看得到',
  permission: 'training.own',
  audit: null,
  params: Id,
  response: study.Reflection,
})

export const removeReflection = endpoint({
  method: 'delete',
  path: '/training/reflections/{id}',
  summary: '删除本人的一篇心得',
  permission: 'training.own',
  audit: 'training.reflection-removed',
  params: Id,
  response: Done,
})
