import fc from 'fast-check'

export type Schema = {
  $ref?: string
  type?: string | string[]
  format?: string
  enum?: unknown[]
  const?: unknown
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  items?: Schema
  minItems?: number
  maxItems?: number
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  propertyNames?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}
export type Operation = {
  parameters?: { name: string; in: 'path' | 'query'; required?: boolean; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>
}
export type Document = {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

const MOST_LENGTH = 40
const WORDS = '的一是在有人局馆镇报告会议问题整改群众服务abc123'

/** Values that keep to a schema of the interface's own description. `ids` are real ones to point at. */
export function arbitraryOf(document: Document, ids: string[]) {
  const uuid = ids.length ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ids) }, fc.uuid()) : fc.uuid()
  const day = fc.date({ min: new Date('2024-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })

  function text({ format, pattern, minLength = 0, maxLength }: Schema): fc.Arbitrary<string> {
    if (format === 'uuid') return uuid
    if (format === 'date') return day.map((one) => one.toISOString().slice(0, 10))
    if (format === 'date-time') return day.map((one) => one.toISOString())
    // The generator knows no look-ahead; the one pattern that has it asks for an address within the site.
    if (pattern?.includes('(?!')) return fc.stringMatching(/^\/[a-z]{1,20}$/)
    if (pattern) return fc.stringMatching(new RegExp(pattern), { size: 'small' })
    const most = Math.max(minLength, Math.min(maxLength ?? MOST_LENGTH, MOST_LENGTH))
    const unit = fc.constantFrom(...WORDS)
    return fc.string({ unit, minLength: Math.max(1, minLength), maxLength: Math.max(1, most) })
  }

  function one(schema: Schema, depth: number): fc.Arbitrary<unknown> {
    if (schema.$ref) return one(document.components.schemas[schema.$ref.split('/').at(-1)!]!, depth)
    if ('const' in schema) return fc.constant(schema.const)
    if (schema.enum) return fc.constantFrom(...schema.enum)
    const choices = schema.anyOf ?? schema.oneOf
    if (choices) return fc.oneof(...choices.map((choice) => one(choice, depth)))
    if (schema.allOf) {
      return fc.tuple(...schema.allOf.map((part) => one(part, depth))).map((parts) => Object.assign({}, ...parts))
    }
    if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type) => one({ ...schema, type }, depth)))
    const least = schema.minimum ?? schema.exclusiveMinimum ?? 0
    const most = Math.min(schema.maximum ?? schema.exclusiveMaximum ?? 1000, 2_000_000_000)
    switch (schema.type) {
      case 'string':
        return text(schema)
      case 'integer':
        return fc.integer({ min: Math.ceil(least), max: Math.max(Math.ceil(least), most) })
      case 'number':
        return fc.integer({ min: Math.ceil(least), max: Math.max(Math.ceil(least), most) })
      case 'boolean':
        return fc.boolean()
      case 'null':
        return fc.constant(null)
      case 'array': {
        const least = schema.minItems ?? 0
        const maxLength = Math.max(least, Math.min(schema.maxItems ?? 3, depth > 4 ? 0 : 3))
        return fc.array(one(schema.items ?? {}, depth + 1), { minLength: least, maxLength })
      }
      case 'object':
        return object(schema, depth)
      default:
        return fc.constantFrom<unknown>('', 1, null)
    }
  }

  function object(schema: Schema, depth: number): fc.Arbitrary<unknown> {
    const known = Object.entries(schema.properties ?? {})
    if (!known.length && typeof schema.additionalProperties === 'object') {
      const key = schema.propertyNames ? one(schema.propertyNames, depth).map(String) : fc.string({ maxLength: 8 })
      return fc.dictionary(key, one(schema.additionalProperties, depth + 1), { maxKeys: 3 })
    }
    const needed = (schema.required ?? []).filter((name) => name in (schema.properties ?? {}))
    return fc.record(Object.fromEntries(known.map(([name, part]) => [name, one(part, depth + 1)])), {
      requiredKeys: needed,
    })
  }

  return (schema: Schema) => one(schema, 0)
}

/** One value of a schema, the same for the same seed. */
export const sampleOf = (arbitrary: fc.Arbitrary<unknown>, seed: number): unknown =>
  fc.sample(arbitrary, { seed, numRuns: 1 })[0]
