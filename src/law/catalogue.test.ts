import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { catalogue, examplesOf } from './catalogue.ts'
import { citationText } from './cite.ts'
import { judge } from './rule.ts'

const here = join(import.meta.dirname, 'rules')
const propertyTests = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => readFileSync(join(here, file), 'utf8'))
  .join('\n')

describe('the catalogue', () => {
  it('holds every id once, in sentences, with articles that are held', () => {
    const ids = catalogue.map(({ id }) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    for (const { id, title, cites, facts } of catalogue) {
      expect(title.length, id).toBeGreaterThan(3)
      for (const citation of cites) expect(citationText(citation).text, `${id} ${citation.article}`).not.toBe('')
      expect(facts.def.type, id).toBe('object')
    }
  })

  it('has at least two worked cases for each rule, and a property test', () => {
    const few = catalogue.filter(({ id }) => examplesOf(id).length < 2).map(({ id }) => id)
    const unproved = catalogue
      .filter(({ id }) => !propertyTests.includes(`holds('${id}'`) && !propertyTests.includes(`holds(\n  '${id}'`))
      .map(({ id }) => id)
    expect({ few, unproved }).toEqual({ few: [], unproved: [] })
  })
})

describe.each(catalogue.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it.each(examplesOf(id).map((example) => [example.name, example.title, example] as const))(
    '%s %s',
    (_name, _title, example) => {
      const facts = rule.facts.parse(example.facts)
      const verdict = judge(rule, facts, example.on)
      expect({ kind: verdict.kind, because: verdict.because }).toEqual({
        kind: example.verdict,
        because: expect.stringMatching(/./),
      })
      if (example.observed) expect(verdict.observed).toMatchObject(example.observed)
    },
  )
})
