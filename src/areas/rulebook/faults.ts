import * as z from 'zod'

export type Fault = { field: string; message: string }
type Issue = z.core.$ZodIssue

const inChinese = z.locales.zhCN().localeError
const kinds: Record<string, string> = {
  string: '应填文字',
  number: '应填数字',
  int: '应填整数',
  boolean: '应填是或者否（true或false）',
  array: '应为若干项的列表',
  object: '应为一组内容',
}

/** The titles on the way to a field: 任职经历第2项的开始时间. Without a title the field's own name. */
function labelOf(schema: unknown, path: readonly PropertyKey[]): string {
  let here = schema as z.core.JSONSchema.BaseSchema | undefined
  let label = ''
  for (const step of path) {
    const inner: z.core.JSONSchema.BaseSchema | undefined = here?.items || here?.properties ? here : structured(here)
    if (typeof step === 'number') {
      here = inner?.items as z.core.JSONSchema.BaseSchema | undefined
      label += `第${step + 1}项`
    } else {
      here = inner?.properties?.[String(step)] as z.core.JSONSchema.BaseSchema | undefined
      label += `${label ? '的' : ''}${titleOf(here) ?? String(step)}`
    }
  }
  return label
}

/** The title of a field; one that may be empty carries it on what it holds otherwise. */
const titleOf = (schema: z.core.JSONSchema.BaseSchema | undefined): string | undefined =>
  schema?.title ?? schema?.anyOf?.map((one) => (typeof one === 'object' ? one.title : undefined)).find((title) => title)

/** What a nullable field holds when it is there. */
const structured = (schema: z.core.JSONSchema.BaseSchema | undefined) =>
  schema?.anyOf?.find((one) => typeof one === 'object' && (one.items || one.properties)) as
    | z.core.JSONSchema.BaseSchema
    | undefined

function messageOf(issue: Issue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) return '没有填写'
  if (issue.code === 'invalid_type') return kinds[issue.expected] ?? '填写的内容不合要求'
  if (issue.code === 'invalid_value' && issue.input === undefined) return '没有填写'
  if (issue.code === 'invalid_value') return `只能是${issue.values.map(String).join('、')}`
  if (issue.code === 'too_small' && issue.origin === 'number') return `不能小于${issue.minimum}`
  if (issue.code === 'too_big' && issue.origin === 'number') return `不能大于${issue.maximum}`
  if (issue.code === 'too_big' && issue.origin === 'array') return `最多${issue.maximum}项`
  return issue.message
}

function faultsOf(schema: unknown, issue: Issue): Fault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: [...issue.path, key].join('.'),
      message: `${labelOf(schema, issue.path)}没有“${key}”这一项`,
    }))
  }
  const label = labelOf(schema, issue.path)
  const message = messageOf(issue)
  // Schemas of the law name the field in their own messages.
  const told = message.includes(label) ? message : `${label}：${message}`
  return [{ field: issue.path.join('.'), message: told }]
}

const pathOf = (issue: Issue): string => issue.path.join('.')

/** Reads facts by a schema; what does not fit is told in Chinese, naming the field. */
export function readFacts<Facts extends z.ZodType>(
  schema: Facts,
  value: unknown,
): { facts: z.output<Facts>; faults: [] } | { facts: null; faults: Fault[] } {
  const read = schema.safeParse(value, { error: inChinese, reportInput: true })
  if (read.success) return { facts: read.data, faults: [] }
  const described = z.toJSONSchema(schema, { io: 'input' })
  const mistyped = new Set(read.error.issues.filter(({ code }) => code === 'invalid_type').map(pathOf))
  // A value of the wrong kind is told once; what it would have to hold besides is beside the point.
  const told = read.error.issues.filter((issue) => issue.code === 'invalid_type' || !mistyped.has(pathOf(issue)))
  return { facts: null, faults: told.flatMap((issue) => faultsOf(described, issue)) }
}
