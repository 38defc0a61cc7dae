import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { actionTitles } from '../areas/audit-trail/schema.ts'
import { bounds } from './areas.ts'

const SOURCES = join(import.meta.dirname, '..')

it('every endpoint that leaves a trace has a title for it', () => {
  const actions = bounds.flatMap(({ endpoint }) => endpoint.audit ?? [])
  expect(actions.length).toBeGreaterThan(20)
  expect([...new Set(actions)].filter((action) => !Object.hasOwn(actionTitles, action))).toEqual([])
})

it('every action named in the sources has a title, and every title an action', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('testing'))
    .filter((name) => !name.endsWith(join('audit-trail', 'schema.ts')))
  const text = files.map((name) => readFileSync(join(SOURCES, name), 'utf8')).join('\n')
  const named = [...text.matchAll(/(?:\baction: |\baudit: |[eE]ntry\(\s*|\? |: )'([a-z-]+\.[a-z-]+)'/g)].map(
    (found) => found[1]!,
  )
  const areas = new Set(Object.keys(actionTitles).map((action) => action.split('.')[0]))
  const permissions = new Set(bounds.map(({ endpoint }) => endpoint.permission as string))
  const unknown = named.filter((action) => !Object.hasOwn(actionTitles, action))
  expect(unknown.filter((action) => areas.has(action.split('.')[0]) && !permissions.has(action))).toEqual([])
  expect(Object.keys(actionTitles).filter((action) => !text.includes(`'${action}'`))).toEqual([])
})
