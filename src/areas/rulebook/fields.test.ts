import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { catalogue, examplesOf } from '../../law/catalogue.ts'
import { judge } from '../../law/rule.ts'
import { localSettings } from '../../law/rules/local.ts'
import { type FactSchema, type Field, fieldOf, fieldsOf, filledInAll, startingFacts } from './fields.ts'
import { factsOf } from './listing.ts'
import { valueText } from './values.ts'

const described = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' }) as FactSchema
const fieldsOfRule = (rule: (typeof catalogue)[number]) => fieldsOf(factsOf(rule) as FactSchema)

function allOf(field: Field): Field[] {
  if (field.kind === 'group') return [field, ...field.fields.flatMap(allOf)]
  return field.kind === 'rows' ? [field, ...allOf(field.row)] : [field]
}

describe('a field', () => {
  const dated = z.iso.date().meta({ title: '日期' })

  it.each([
    [dated, { kind: 'date', label: '日期', isNullable: false }],
    [dated.nullable().default(null), { kind: 'date', label: '日期', isNullable: true, preset: null }],
    [
      z.string().meta({ title: '名称', description: 'YYYY-MM-DD，没有的为null' }),
      { kind: 'text', hint: '如2026-11-23，没有的不填' },
    ],
    [z.number().int().min(1).max(9), { kind: 'number', isWhole: true, least: 1, most: 9 }],
    [z.enum(['甲', '乙']).nullable(), { kind: 'choice', options: ['甲', '乙'], isNullable: true }],
    [z.array(z.enum(['甲', '乙'])), { kind: 'choices', options: ['甲', '乙'] }],
    [z.array(dated).max(7), { kind: 'rows', most: 7 }],
    [z.union([z.number(), z.string()]).nullable(), { kind: 'number-or-text', isNullable: true }],
    [
      z.partialRecord(z.enum(['甲', '乙']), z.number()),
      { kind: 'group', fields: [{ name: '甲', label: '甲', kind: 'number', isRequired: false }, { name: '乙' }] },
    ],
    [z.boolean().nullable(), { kind: 'yes-no', isNullable: true }],
  ])('is made of its schema (%#)', (schema, field) => {
    expect(fieldOf(described(schema))).toMatchObject(field)
  })

  it('has no form for a choice of shapes', () => {
    expect(() => fieldOf(described(z.union([z.string(), z.boolean()])))).toThrow('no form')
  })
})

describe('filling in', () => {
  const fields = fieldsOf(
    described(
      z.strictObject({
        from: z.iso.date(),
        to: z.iso.date().nullable(),
        days: z.number().default(3),
        posts: z.array(z.strictObject({ title: z.string(), to: z.iso.date().nullable() })),
        isFirst: z.boolean(),
      }),
    ),
  )

  it('starts with presets, switches off and empty lists', () => {
    expect(startingFacts(fields)).toEqual({ from: undefined, to: null, days: 3, posts: [], isFirst: false })
  })

  it('leaves out what was left empty, or says that there is none', () => {
    const typed = { from: '', to: '', days: null, posts: [{ title: '局长', to: '' }, { title: '' }], isFirst: false }
    expect(filledInAll(fields, typed)).toEqual({
      to: null,
      posts: [{ title: '局长', to: null }, { to: null }],
      isFirst: false,
    })
  })
})

describe.each(catalogue.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('can be filled in, each field under a Chinese name', () => {
    const fields = fieldsOfRule(rule).flatMap(allOf)
    const nameless = fields.filter(({ name, label }) => name && !/[\u4e00-\u9fff]/.test(label))
    expect(nameless.map(({ name }) => name)).toEqual([])
    expect(fields.filter(({ hint }) => hint.includes('null')).map(({ hint }) => hint)).toEqual([])
  })

  it('offers its choices in Chinese', () => {
    const options = fieldsOfRule(rule)
      .flatMap(allOf)
      .flatMap((field) => ('options' in field ? field.options.map(valueText) : []))
    expect(options.filter((text) => /[a-z]{2}/.test(text))).toEqual([])
  })

  it('judges its worked cases alike when they pass through the form', () => {
    const fields = fieldsOfRule(rule)
    for (const { facts, on } of examplesOf(id)) {
      const shown = { ...startingFacts(fields), ...facts }
      const { kind, because } = judge(rule, rule.facts.parse(facts), on)
      expect(judge(rule, rule.facts.parse(filledInAll(fields, shown)), on)).toMatchObject({ kind, because })
    }
  })
})

it.each(Object.entries(localSettings))('the local setting %s can be set, its values in words', (_key, setting) => {
  const field = fieldOf(described(setting.schema))
  expect(['yes-no', 'number', 'choice']).toContain(field.kind)
  expect(valueText(setting.standard)).toMatch(/^[\u4e00-\u9fff\d]+$/)
  if (field.kind === 'choice') for (const one of field.options) expect(valueText(one)).toMatch(/[\u4e00-\u9fff]/)
})
