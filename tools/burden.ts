import * as z from 'zod'
import type { Area } from '../src/platform/area.ts'
import type { AnyEndpoint } from '../src/platform/endpoint.ts'

/** The areas whose forms are counted. */
export const COUNTED_AREAS = ['party-life', 'training', 'sign-in', 'speakers']

export type Field = { path: string; title: string }
/** What one command asks of whoever uses it. */
export type Burden = {
  form: string
  command: string
  /** typed, chosen or ticked */
  asked: Field[]
  /** known, filled in already, to be looked at and changed if need be */
  filled: (Field & { from: string })[]
  /** known and asked all the same */
  known: Field[]
}

type Schema = { [key: string]: unknown; title?: string }
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null

const once = (fields: readonly Field[]): Field[] => [...new Map(fields.map((one) => [one.path, one])).values()]

/** Every single value of a body, by its path; of a list those of one entry. */
function leavesIn(root: Schema): Field[] {
  const definitions = (root.$defs ?? {}) as Record<string, Schema>
  const leavesOf = (schema: Schema, path: string, title = ''): Field[] => {
    const own = schema.title ?? title
    const { properties, items, anyOf, oneOf, $ref } = schema
    const named = typeof $ref === 'string' ? definitions[$ref.replace('#/$defs/', '')] : undefined
    if (named) return leavesOf(named, path, own)
    if (isSchema(properties)) {
      return Object.entries(properties).flatMap(([key, value]) =>
        isSchema(value) ? leavesOf(value, path ? `${path}.${key}` : key) : [],
      )
    }
    if (isSchema(items)) return leavesOf(items, `${path}[]`, own)
    // Of several forms for several cases every field once.
    if (Array.isArray(oneOf)) return once(oneOf.filter(isSchema).flatMap((one) => leavesOf(one, path, own)))
    const some = Array.isArray(anyOf) ? anyOf.find((one) => isSchema(one) && one.type !== 'null') : undefined
    return isSchema(some) ? leavesOf(some, path, own) : [{ path, title: own }]
  }
  return leavesOf(root, '')
}

/** Comes with the record at hand, or is the button that was pressed. */
const UNASKED = /(^|\.)(revision|accept|isHeld|isAnother|lessonIds?(\[\])?)$|\]\.id$/

/** What every dossier, organisation and calendar says already; a form that asks for it asks twice. */
const KNOWN_KEYS = new RegExp(
  `(^|\\.|\\])(${[
    ...['name', 'personName', 'fullName', 'idNumber', 'idCardNumber', 'identityNumber', 'sex', 'gender', 'age'],
    ...['birth', 'birthday', 'birthDate', 'section', 'sectionId', 'sectionName', 'department', 'unit', 'unitName'],
    ...['currentPost', 'post', 'postId', 'postTitle', 'duty', 'dutyTitle', 'jobTitle', 'phone', 'mobile', 'telephone'],
    ...['politics', 'party', 'partyJoined', 'partyStatus', 'education', 'today', 'recordedOn', 'recordedBy'],
  ].join('|')})$`,
)
const KNOWN_TITLES = new RegExp(
  `^(本人|您的|参加人|填报人)?(${[
    ...['姓名', '身份证号码?', '公民身份号码', '性别', '出生年月', '出生日期', '年龄', '(所在)?(科室|部门|单位)'],
    ...['(现任)?职务', '岗位', '(联系)?电话', '手机号?码?', '政治面貌', '入党(时间|日期)', '学历', '填报(日期|人)'],
    '今天的日期',
  ].join('|')})$`,
)
/** Known as soon as somebody is signed in or a meeting is named: to be filled in, never asked for. */
const FILLED_KEYS = /^(organisationId|formalOn|heldOn|fromOn|participants\[\]\.status|absences\[\]\.presence)$/

/** Names of things founded here, and of people from elsewhere, of whom no dossier knows. */
const OWN_NAMES: Readonly<Record<string, readonly string[]>> = {
  'POST /party-life/organisations': ['name'],
  'PUT /party-life/organisations/{id}': ['organisation.name'],
  'POST /party-life/organisations/{id}/positions': ['duty'],
  'PUT /party-life/positions/{id}': ['holder.duty'],
  'POST /speakers': ['speaker.name'],
  'PUT /speakers/{id}': ['speaker.name'],
}

const meeting = {
  organisationId: '本人记录的党组织',
  kind: '常用的类别',
  heldOn: '今天',
  startsAt: '上一次',
  place: '上一次',
  hostId: '上一次',
  recorderId: '本人',
  hours: '上一次',
  days: '没有的是0',
  'absences[].presence': '都到会；当天下乡调研的列为请假',
}
const activity = {
  kind: '常用的形式',
  organiser: '本单位',
  mode: '按形式',
  category: '按形式',
  isRecognised: '按类别',
  days: '半天',
  hours: '半天',
  fromOn: '今天',
  untilOn: '开始日期',
  'participants[].status': '都参加',
  'participants[].absentHours': '没有的是0',
  speakerId: '点选主讲人时带出',
  'courses[].speakerId': '点选授课人时带出',
}
/** What a form opens with, and where from. The journeys look that it is so. */
export const FILLED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'POST /party-life/meetings': meeting,
  'POST /party-life/meetings/{id}/votes': {
    ...{
      kind: '表决事项',
      agree: '到会有表决权的人数',
      disagree: '没有的是0',
      abstain: '没有的是0',
      watched: '没有的是0',
    },
  },
  'POST /party-life/organisations/{id}/members': { formalOn: '档案', fromOn: '今天' },
  'POST /party-life/organisations/{id}/positions': { fromOn: '今天' },
  'POST /party-life/exemptions': { organisationId: '本人记录的党组织' },
  'POST /training/activities': activity,
  'POST /evaluations': { activityId: '点开的培训' },
}

/** Fields whose word stands in the form only. */
const WORDS: Record<string, string> = {
  ...{ heldOn: '日期', startsAt: '时间', place: '地点', content: '内容', decisions: '决定事项', matter: '表决事项' },
  ...{ reason: '原因', text: '正文', note: '备注', duty: '分工', personId: '人员（点选）', fromOn: '开始日期' },
  ...{
    untilOn: '结束日期',
    activityId: '所在的培训',
    name: '名称',
    cellId: '党小组',
    organisationId: '党组织',
    kind: '类别',
    grades: '四个问题的评价',
  },
}

const wordOf = ({ path, title }: Field): string => title || WORDS[path.split(/[.[\]]+/).at(-1)!] || path

export function burdenOf({ method, path, summary, body }: AnyEndpoint): Burden {
  const command = `${method.toUpperCase()} ${path}`
  const leaves = body ? leavesIn(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }) as Schema) : []
  const fields = leaves.filter((leaf) => !UNASKED.test(leaf.path)).map((leaf) => ({ ...leaf, title: wordOf(leaf) }))
  // A change opens with the record as it is.
  const whence = (field: string) => (method === 'put' ? '原来的记录' : FILLED[command]?.[field])
  const isFilled = ({ path: field }: Field) => whence(field) !== undefined
  const isKnown = (field: Field) => {
    if (FILLED[command]?.[field.path] !== undefined || OWN_NAMES[command]?.includes(field.path)) return false
    if (KNOWN_KEYS.test(field.path) || KNOWN_TITLES.test(field.title)) return true
    return !isFilled(field) && isLeftOpen(command, field)
  }
  return {
    ...{ form: summary, command },
    asked: fields.filter((field) => !isFilled(field) && !isKnown(field)),
    filled: fields
      .filter((field) => isFilled(field) && !isKnown(field))
      .map((field) => ({ ...field, from: whence(field.path)! })),
    known: fields.filter(isKnown),
  }
}

/** An organisation or a day of what was held that a new record does not open with. */
const isLeftOpen = (command: string, { path }: Field) =>
  command in FILLED ? FILLED_KEYS.test(path) : /^(organisationId|heldOn)$/.test(path)

/** The commands of the counted areas that take what somebody enters. */
export const burdensOf = (areas: readonly Area[]): Burden[] =>
  areas
    .filter(({ name }) => COUNTED_AREAS.includes(name))
    .flatMap(({ routes }) => routes.flatMap(({ endpoint }) => (endpoint.body ? [burdenOf(endpoint)] : [])))

/** The labels of a page's form fields that ask for what is known. */
export const knownLabels = (source: string): string[] =>
  [...source.matchAll(/<Form\.Item\b[^>]*?\blabel=(?:"([^"]*)"|\{['"`]([^'"`]*)['"`]\})/gs)]
    .map(([, plain, braced]) => plain ?? braced ?? '')
    .filter((label) => KNOWN_TITLES.test(label))

const listed = (fields: readonly Field[]) => fields.map(({ title }) => title).join('、') || '—'

/** The page of `docs/reference`: every form, what it asks, what it fills in, what it asks though known. */
export function burdenMarkdown(areas: readonly Area[]): string {
  const burdens = burdensOf(areas)
  const rows = burdens.map(({ form, command, asked, filled, known }) => {
    const each = filled.map(({ title, from }) => `${title}（${from}）`).join('、') || '—'
    const given = command.startsWith('PUT') ? '原来的记录' : each
    return `| ${form} | ${asked.length} | ${listed(asked)} | ${filled.length} | ${given} | ${known.length} |`
  })
  const sum = (key: 'asked' | 'filled' | 'known') => burdens.reduce((all, one) => all + one[key].length, 0)
  return `# 填报负担

由 \`npm run docs\` 生成，来自接口声明的内容：每张表要人填什么、系统已经填好什么、系统知道却还要人填什么。最后一栏必须是0，
姓名、身份证号、性别、出生、科室、职务、电话、政治面貌、本人的党组织、今天的日期、名单，都不再问。人员一律点选。

| 表单 | 要填 | 要填的 | 已填好 | 已填好的（从哪里来） | 知道还问 |
| --- | ---: | --- | ---: | --- | ---: |
${rows.join('\n')}
| 合计 | ${sum('asked')} | | ${sum('filled')} | | ${sum('known')} |
`
}
