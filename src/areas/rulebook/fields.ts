/** The part of JSON Schema that the facts of rules and the local settings use. */
export type FactSchema = {
  type?: string | string[]
  title?: string
  description?: string
  enum?: unknown[]
  const?: unknown
  format?: string
  minimum?: number
  maximum?: number
  maxItems?: number
  properties?: Record<string, FactSchema>
  required?: string[]
  items?: FactSchema
  /** what stands under names that are not fixed, and those names */
  additionalProperties?: boolean | FactSchema
  propertyNames?: FactSchema
  anyOf?: FactSchema[]
  default?: unknown
  /** key of the local setting this fact is */
  setting?: string
}

/** One thing to fill in, as a form shows it. */
export type Field = {
  name: string
  label: string
  hint: string
  isRequired: boolean
  /** may be left empty, which is a value of its own (null) */
  isNullable: boolean
  setting: string
  preset: unknown
} & (
  | { kind: 'text' | 'date' | 'yes-no' | 'number-or-text' }
  | { kind: 'number'; isWhole: boolean; least: number | undefined; most: number | undefined }
  | { kind: 'choice' | 'choices'; options: unknown[] }
  | { kind: 'rows'; row: Field; most: number }
  | { kind: 'group'; fields: Field[] }
)

type Place = { name: string; isRequired: boolean }

/**
 * The form field of a schema.
 *
 * @throws Error for a shape no form is made for: the test over the whole catalogue finds it
 */
export function fieldOf(schema: FactSchema, place: Place = { name: '', isRequired: true }): Field {
  const { schema: held, isNullable } = withoutNull(schema)
  const described = {
    ...place,
    isNullable,
    label: held.title ?? place.name,
    hint: plainHint(held.description ?? ''),
    setting: held.setting ?? '',
    preset: held.default,
  }
  if (held.enum) return { ...described, kind: 'choice', options: held.enum.filter((one) => one !== null) }
  if (held.const !== undefined) return { ...described, kind: 'choice', options: [held.const] }
  if (held.anyOf?.every(({ type }) => type === 'number' || type === 'string')) {
    return { ...described, kind: 'number-or-text' }
  }
  switch (held.type) {
    case 'boolean':
      return { ...described, kind: 'yes-no' }
    case 'integer':
    case 'number':
      return {
        ...described,
        kind: 'number',
        isWhole: held.type === 'integer',
        least: held.minimum,
        most: held.maximum,
      }
    case 'string':
      return { ...described, kind: held.format === 'date' ? 'date' : 'text' }
    case 'object':
      return { ...described, kind: 'group', fields: fieldsOf(held) }
    case 'array':
      if (held.items?.enum) return { ...described, kind: 'choices', options: held.items.enum }
      if (held.items) return { ...described, kind: 'rows', row: fieldOf(held.items), most: held.maxItems ?? 200 }
  }
  throw new Error(`no form for ${place.name}: ${JSON.stringify(schema)}`)
}

/** The fields of an object, in the order of the schema. */
export function fieldsOf({ properties, required = [], additionalProperties, propertyNames }: FactSchema): Field[] {
  if (!properties && typeof additionalProperties === 'object') {
    const names = propertyNames?.enum?.map(String) ?? []
    return names.map((name) => fieldOf(additionalProperties, { name, isRequired: required.includes(name) }))
  }
  return Object.entries(properties ?? {}).map(([name, schema]) =>
    fieldOf(schema, { name, isRequired: required.includes(name) }),
  )
}

/** The schema of the value when there is one, and whether there may be none. */
function withoutNull(schema: FactSchema): { schema: FactSchema; isNullable: boolean } {
  if (Array.isArray(schema.type)) {
    const { type: types, ...rest } = schema
    const [type, ...others] = types.filter((one) => one !== 'null')
    const held = others.length
      ? { ...rest, anyOf: [type!, ...others].map((one) => ({ type: one })) }
      : { ...rest, type }
    return { schema: held as FactSchema, isNullable: types.includes('null') }
  }
  if (!schema.anyOf) return { schema, isNullable: false }
  const { anyOf, ...outer } = schema
  const held = anyOf.filter(({ type }) => type !== 'null')
  if (held.length === 1 && held[0]!.anyOf) {
    const inner = withoutNull({ ...held[0], ...outer })
    return { schema: inner.schema, isNullable: inner.isNullable || held.length < anyOf.length }
  }
  return { schema: held.length === 1 ? { ...held[0], ...outer } : schema, isNullable: held.length < anyOf.length }
}

/** Descriptions are written for programs as well; in a form nothing is null but left empty, and choices are words. */
const plainHint = (description: string) =>
  description
    .replace(/\b[a-z][\w-]*：/g, '')
    .replace(/(?:填|写|为|是)?\s*null/g, '不填')
    .replace('YYYY-MM或YYYY-MM-DD', '如2026-11或2026-11-23')
    .replace('YYYY-MM-DD', '如2026-11-23')

/** What an empty form starts with: presets, switches off, lists empty. */
export function startingValue(field: Field): unknown {
  if (field.preset !== undefined) return field.preset
  if (field.isNullable) return null
  if (field.kind === 'yes-no') return field.isRequired ? false : undefined
  if (field.kind === 'rows' || field.kind === 'choices') return []
  if (field.kind === 'group') return startingFacts(field.fields)
  return undefined
}

export const startingFacts = (fields: readonly Field[]): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field.name, startingValue(field)]))

/** What has been filled in: what was left empty is left out, or null where nothing is a value of its own. */
export function filledIn(field: Field, value: unknown): unknown {
  if (value === undefined || value === null || value === '') return field.isNullable ? null : undefined
  if (field.kind === 'number-or-text') return /^\s*\d+(\.\d+)?\s*$/.test(String(value)) ? Number(value) : value
  if (field.kind === 'rows' && Array.isArray(value)) return value.map((one) => filledIn(field.row, one))
  if (field.kind === 'group') return filledInAll(field.fields, value as Record<string, unknown>)
  return value
}

export const filledInAll = (fields: readonly Field[], facts: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    fields.map((field) => [field.name, filledIn(field, facts[field.name])]).filter(([, value]) => value !== undefined),
  )
