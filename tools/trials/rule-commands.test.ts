import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogue } from '../../src/law/catalogue.ts'
import { makeDatabase } from './database.ts'
import { makeFolder, runProgram, startProgram } from './program.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
let place: ReturnType<typeof makeFolder>

beforeAll(async () => {
  database = await makeDatabase()
  place = makeFolder()
})
afterAll(async () => {
  await database.drop()
  place.remove()
})

type Listed = { id: string; title: string; area: string; from: string; simplification: string } & {
  cites: object[]
  facts: { type: string }
}

describe('without a database', () => {
  /** A folder that must not come into being. */
  const untouched = () => join(place.folder, 'untouched')
  const run = (...args: string[]) => runProgram(args, { TOUYAN_DATA: untouched() })
  const facts = (content: string) => {
    const path = join(place.folder, 'facts.json')
    writeFileSync(path, content)
    return path
  }

  it('lists every rule once, with what it rests on and what it asks for', async () => {
    const { code, stdout, stderr } = await run('rules', '--json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const rules = JSON.parse(stdout) as Listed[]
    expect(rules.map(({ id }) => id)).toEqual(catalogue.map(({ id }) => id))
    for (const rule of rules) {
      const { cites, facts: schema, title, area, from, simplification } = rule
      expect([typeof title, typeof area, typeof from, typeof simplification]).toEqual(Array(4).fill('string'))
      expect(cites[0]).toEqual({
        instrument: expect.any(String),
        article: expect.any(String),
        status: expect.any(String),
      })
      expect(schema.type).toBe('object')
    }
    expect(existsSync(untouched())).toBe(false)
  })

  it('judges one case by the law of its day', async () => {
    const path = facts('{"kind":"严重警告","decidedOn":"2025-03-15"}')
    const on = async (day: string) =>
      JSON.parse((await run('rule', 'cf-party', '--facts', path, '--on', day, '--json')).stdout)
    expect(await on('2026-09-15')).toMatchObject({ verdict: 'broken', observed: { until: '2026-09-15' } })
    expect(await on('2026-09-16')).toMatchObject({ verdict: 'met', cites: expect.any(Array) })
    expect(existsSync(untouched())).toBe(false)
  })

  it.each([
    ['an unknown rule', ['rule', 'no-such', '--facts', 'FACTS'], '{}', /没有编号为/],
    ['no facts', ['rule', 'cf-party'], '{}', /--facts/],
    ['a file that is not there', ['rule', 'cf-party', '--facts', '/nowhere.json'], '{}', /读不到事实文件/],
    ['broken JSON', ['rule', 'cf-party', '--facts', 'FACTS'], '{"kind":', /不是JSON/],
    ['wrong facts', ['rule', 'cf-party', '--facts', 'FACTS'], '{"kind":"记过"}', /decidedOn/],
    ['a day that is none', ['rule', 'cf-party', '--facts', 'FACTS', '--on', '2026-02-30'], '{}', /2026-11-23/],
    ['days in the wrong order', ['workdays', '2026-02-02', '2026-02-01'], '', /早于/],
  ])('refuses %s with a sentence and nothing on its output', async (_what, args, content, sentence) => {
    const path = facts(content)
    const { code, stdout, stderr } = await run(...args.map((arg) => (arg === 'FACTS' ? path : arg)))
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(sentence)
  })

  it.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('counts the working days of %i', async (year, workdays) => {
    const { stdout } = await run('workdays', `${year}-01-01`, `${year}-12-31`, '--json')
    expect(JSON.parse(stdout)).toMatchObject({ workdays })
    expect(existsSync(untouched())).toBe(false)
  })
})

describe('on the demo bureau', () => {
  it('checks, counts and foresees; a year without a notice is refused', async () => {
    const env = { TOUYAN_DATA: join(place.folder, 'data'), DATABASE_URL: database.url, TOUYAN_LOG: 'warn' }
    const program = await startProgram({ ...env, TOUYAN_DEMO: '1' })
    program.kill('SIGTERM')
    await program.ended
    const json = async (...args: string[]) => {
      const { code, stdout, stderr } = await runProgram([...args, '--json'], env)
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      return JSON.parse(stdout)
    }
    const { on, rules, findings } = await json('checkup', '--on', '2026-11-23')
    expect({ on, rules }).toEqual({ on: '2026-11-23', rules: expect.any(Number) })
    expect(findings.length).toBeGreaterThan(30)
    for (const { rule, title, cites, subject, because, severity, evidence } of findings) {
      expect([rule, title, because, severity, subject.kind, subject.id, subject.name].every(Boolean), rule).toBe(true)
      expect(cites.length, rule).toBeGreaterThan(0)
      expect(evidence, rule).toEqual(expect.any(Array))
    }
    const { groups } = await json('structure', '--on', '2026-11-23')
    expect(groups.find(({ group }: { group: string }) => group === 'all').total).toBe(75)
    expect((await json('retirements', '--months', '36', '--on', '2026-11-23')).total).toBeGreaterThan(0)
    const escaped = (await json('decisions', 'escaped')).rows as { kind: string }[]
    expect(escaped.map(({ kind }) => kind).sort()).toEqual(['appointment', 'payment', 'split'])
    const missing = await runProgram(['workdays', '2027-01-01', '2027-01-31'], env)
    expect(missing).toMatchObject({ code: 1, stdout: '' })
    expect(missing.stderr).toContain('还没有导入2027年的放假安排')
  })
})
