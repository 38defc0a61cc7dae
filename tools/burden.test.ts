import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { areas } from '../src/app/areas.ts'
import { burdenOf, burdensOf, COUNTED_AREAS, FILLED, knownLabels } from './burden.ts'
import { filesBelow } from './tree.ts'

const root = join(import.meta.dirname, '..')
const AREAS = COUNTED_AREAS.map((name) => `src/areas/${name}`)

/** Names under which people would be ranked, scored, watched or made to prove their presence. */
const COUNTED =
  /\b\w*(points?|scores?|ranking|leaderboard|online_minutes|streak|latitude|longitude|geo_\w*|screenshot)\b/i
const SAID = /积分|排名|排行|在线时长|定位|打卡|截图/
/** A sentence that says it is not done may name it. */
const DENIED = /不排名|不读取|不做|没有做|不看/

/** The lines of a table's columns, by table, of those whose name fits. */
function columnsOf(schema: string, fits: RegExp): [string, string][] {
  return [...schema.matchAll(/create table (\w+) \(\n(.*?)\n\);?\n/gis)]
    .filter(([, name]) => fits.test(name!))
    .map(([, name, columns]) => [name!, columns!])
}

it('nobody is ranked, scored, located or timed in learning and party life', () => {
  const tables = columnsOf(
    readFileSync(join(root, 'docs/reference/schema.sql'), 'utf8'),
    /^(training|party|study|sign_in|speaker|evaluation)/,
  )
  expect(tables.length).toBeGreaterThan(15)
  expect(tables.filter(([, columns]) => COUNTED.test(columns)).map(([name]) => name)).toEqual([])
  const files = filesBelow(root, AREAS).filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
  expect(files.length).toBeGreaterThan(60)
  const said = files.flatMap((path) =>
    readFileSync(join(root, path), 'utf8')
      .split('\n')
      .filter((line) => SAID.test(line) && !DENIED.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  )
  expect(said).toEqual([])
})

/** An order, in SQL or in the program, by what people answered about a lesson. */
const ORDERED =
  /\b(orderBy|order by|(toS|s)ort(ed|er|By)?|localeCompare)\b.*\b(mean\w*|grades?|answers|counts|questions)\b/i

it('no speaker and no lesson stands in an order of what was answered', () => {
  const files = filesBelow(root, ['src/areas/speakers', 'src/areas/training']).filter(
    (path) => /\.tsx?$/.test(path) && !path.includes('.test.'),
  )
  expect(files.length).toBeGreaterThan(60)
  const ordered = files.flatMap((path) =>
    readFileSync(join(root, path), 'utf8')
      .split('\n')
      .filter((line) => ORDERED.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  )
  expect(ordered).toEqual([])
  // Lists of people neither hold what was answered, nor can be asked for in its order.
  const list = areas.flatMap(({ routes }) => routes).find(({ endpoint }) => endpoint.path === '/speakers')!.endpoint
  const { sort } = (list.query as z.ZodObject).shape
  expect(z.toJSONSchema(sort as z.ZodType)).toMatchObject({ enum: ['name', 'employer', 'lastOn'] })
  const shape = JSON.stringify(z.toJSONSchema(list.response as z.ZodType))
  expect(shape).not.toMatch(/"(mean|grades|answers|counts|texts)"/)
})

it.each([
  'rows.sort((a, b) => b.mean - a.mean)',
  ".orderBy('result.answers', 'desc')",
  '`select 1 from evaluation order by grade`',
  'rows.toSorted((a, b) => meanOf(a) - meanOf(b))',
])('sees the order in %s', (line) => {
  expect(ORDERED.test(line)).toBe(true)
})

it('sees a column and a label that would do so', () => {
  const planted = 'create table training_x (\n  study_points integer,\n  on_day date\n);\n'
  expect(columnsOf(planted, /^training_/).filter(([, columns]) => COUNTED.test(columns))).toHaveLength(1)
  expect(SAID.test('本月积分排名')).toBe(true)
})

it('no form of learning and party life asks for what the system knows', () => {
  const burdens = burdensOf(areas)
  expect(burdens.length).toBeGreaterThan(20)
  expect(burdens.flatMap(({ command, known }) => known.map(({ path }) => `${command}: ${path}`))).toEqual([])
  const pages = filesBelow(root, AREAS).filter((path) => path.endsWith('.tsx'))
  const labels = pages.flatMap((path) => knownLabels(readFileSync(join(root, path), 'utf8')).map((one) => [path, one]))
  expect(labels).toEqual([])
})

it('what is said to be filled in are fields of the form, each with a word', () => {
  const burdens = burdensOf(areas)
  const stale = Object.entries(FILLED).flatMap(([command, fields]) => {
    const filled = burdens.find((one) => one.command === command)?.filled ?? []
    return Object.keys(fields).filter((path) => !filled.some((one) => one.path === path))
  })
  expect(stale).toEqual([])
  const wordless = burdens.flatMap(({ asked, filled }) =>
    [...asked, ...filled].filter(({ path, title }) => path === title),
  )
  expect(wordless).toEqual([])
})

it.each([
  ['name', '姓名'],
  ['idNumber', '身份证号'],
  ['sex', '性别'],
  ['birth', '出生年月'],
  ['sectionId', '科室'],
  ['post', '职务'],
  ['phone', '联系电话'],
  ['politics', '政治面貌'],
  ['organisationId', '党组织'],
  ['heldOn', '日期'],
])('sees a form that would ask for %s', (key, title) => {
  const at = { summary: '登记', permission: 'training.manage', audit: null, response: z.strictObject({}) } as const
  const declared = { ...at, path: '/training/planted' } as const
  const of = (field: string, word: string) =>
    burdenOf({ ...declared, method: 'post', body: z.strictObject({ [field]: z.string().meta({ title: word }) }) }).known
  expect(of(key, '')).toHaveLength(1)
  expect(of('result', '改进结果')).toEqual([])
  const changed = {
    ...declared,
    method: 'put',
    body: z.strictObject({ participants: z.array(z.strictObject({ phone: z.string() })) }),
  } as const
  expect(burdenOf(changed).known).toMatchObject([{ path: 'participants[].phone' }])
  if (!['党组织', '日期'].includes(title)) {
    expect(of('x', title)).toHaveLength(1)
    expect(knownLabels(`<Form.Item name="x" label="${title}">`)).toEqual([title])
  }
})
