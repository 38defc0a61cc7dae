import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { filesBelow } from './tree.ts'

const root = join(import.meta.dirname, '..')
const AREAS = ['src/areas/training', 'src/areas/party-life']

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
  const tables = columnsOf(readFileSync(join(root, 'docs/reference/schema.sql'), 'utf8'), /^(training|party|study)_/)
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

it('sees a column and a label that would do so', () => {
  const planted = 'create table training_x (\n  study_points integer,\n  on_day date\n);\n'
  expect(columnsOf(planted, /^training_/).filter(([, columns]) => COUNTED.test(columns))).toHaveLength(1)
  expect(SAID.test('本月积分排名')).toBe(true)
})
