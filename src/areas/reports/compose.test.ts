import { expect, test } from 'vitest'
import { compose } from './compose.ts'
import type { Worked } from './figure.ts'
import type { OutlineSection } from './outline.ts'
import { Written } from './schema.ts'

const rows = Array.from({ length: 1000 }, (_, index) => ({
  ...{ id: `problem-${index}`, label: `问题${index}`, path: `/problems/${index}` },
  words: { title: `问题${index}`, cause: '原因正在分析', section: '办公室', due: '长期坚持' },
}))
const figure: Worked = {
  ...{ id: 'rectification.open', title: '未销号', unit: '个', definition: '没有销号的。' },
  ...{ permission: 'rectification.read', value: rows.length, rows },
}
const claim = {
  ...{ id: 'open', about: '没有销号的问题', each: 'rectification.open' },
  variants: [{ text: '“{.title}”，{.cause}，由{.section}负责，{.due}。' }],
}
const section: OutlineSection = { id: 'open', title: '问题', level: 1, stance: 'problem', paragraphs: [[claim]] }

test('each of a thousand problems is said, and the text can be saved again', () => {
  const { document, unsaid } = compose({ title: '整改情况', sections: [section] }, new Map([[figure.id, figure]]))
  const parts = document.sections[0]!.paragraphs[0]!
  const said = new Set(parts.flatMap((part) => (typeof part === 'string' ? [] : [part.figure.split('.')[1]])))
  expect(said.size).toBe(1000)
  expect(unsaid).toEqual([])
  const paragraphs = [parts.map((part) => (typeof part === 'string' ? part : { figure: part.figure }))]
  const written = { ...document, sections: [{ ...document.sections[0]!, paragraphs }] }
  expect(Written.safeParse(written).error?.issues).toBeUndefined()
})

test('a claim without a record is not said and is named as missing', () => {
  const empty = { ...figure, value: 0, rows: [] }
  const { document, unsaid } = compose({ title: '整改情况', sections: [section] }, new Map([[empty.id, empty]]))
  expect(document.sections[0]!.paragraphs).toEqual([])
  expect(unsaid).toEqual([{ sectionId: 'open', claimId: 'open', about: '没有销号的问题' }])
})
