import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { readGlossary, termsOf } from './glossary.ts'
import { type Files, withTree } from './planted.ts'

/** The planted areas stand outside the project, so they bring what the reader looks at instead of the library. */
const schema = (fields: Record<string, string>) => {
  const shape = Object.entries(fields).map(([name, title]) => `${name}: z.string().meta({ title: '${title}' })`)
  return `import * as z from '${import.meta.resolve('zod')}'\nexport const A = z.object({ ${shape.join(', ')} })\n`
}
const hand = (rows: { field?: string; word?: string }): Files => ({
  'docs/reference/glossary-words.md':
    `# 手写\n\n## 一个字段名，几个中文词\n\n| 字段名 | 原因 |\n| --- | --- |\n${rows.field ?? ''}\n` +
    `\n## 一个中文词，几个字段名\n\n| 中文词 | 原因 |\n| --- | --- |\n${rows.word ?? ''}\n`,
})
const faultsOf = async (files: Files) => (await withTree(files, readGlossary)).faults
const twoWords = { 'src/areas/a/schema.ts': schema({ kind: '类别' }), 'src/areas/b/list.ts': schema({ kind: '种类' }) }
const twoFields = {
  'src/areas/a/schema.ts': schema({ kind: '类别' }),
  'src/areas/b/views.ts': schema({ sort: '类别' }),
}

test('the vocabulary of the project is unambiguous or says why not', async () => {
  const { terms, faults } = await readGlossary(join(import.meta.dirname, '..'))
  expect(faults).toEqual([])
  expect(terms.length).toBeGreaterThan(80)
})

test('one word each is fine', async () => {
  const files = { 'src/areas/a/schema.ts': schema({ kind: '类别' }), 'src/areas/b/list.ts': schema({ kind: '类别' }) }
  expect(await faultsOf(files)).toEqual([])
})

test('one field with two words is named, until it is listed with a reason', async () => {
  expect(await faultsOf(twoWords)).toEqual(['字段名 kind: 种类、类别'])
  expect(await faultsOf({ ...twoWords, ...hand({ field: '| `kind` | 随表 |' }) })).toEqual([])
  expect(await faultsOf({ ...twoWords, ...hand({ field: '| `kind` |  |' }) })).toEqual(['字段名 kind: 种类、类别'])
})

test('one word for two fields is named, until it is listed with a reason', async () => {
  expect(await faultsOf(twoFields)).toEqual(['中文词 类别: kind、sort'])
  expect(await faultsOf({ ...twoFields, ...hand({ word: '| 类别 | 随表 |' }) })).toEqual([])
})

test('an exception that nothing needs any more is named', async () => {
  const files = { 'src/areas/a/schema.ts': schema({ kind: '类别' }), ...hand({ field: '| `kind` | 随表 |' }) }
  expect(await faultsOf(files)).toEqual(['字段名 kind: 不再需要例外'])
})

test('titles are found below lists, defaults and unions', () => {
  const inner = z.object({ deep: z.string().meta({ title: '深处' }) })
  const outer = z.object({
    list: z.array(inner).default([]),
    either: z.union([z.object({ other: z.string().nullable().meta({ title: '另一处' }) }), z.null()]),
    kept: z.string().meta({ title: '原处' }).default(''),
    bare: z.string(),
  })
  expect(Object.fromEntries(termsOf(outer))).toEqual({ deep: '深处', other: '另一处', kept: '原处' })
})
