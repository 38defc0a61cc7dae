import { expect, it } from 'vitest'
import type { RuleLine } from './schema.ts'
import { matchingRules } from './search.ts'

const cite = (instrument: string, text: string): RuleLine['cites'][number] => ({
  instrument,
  title: instrument === 'work' ? '干部工作条例' : '工作时间规定',
  number: '第1号',
  article: '第八条',
  text,
  verifiedOn: '2026-11-23',
  status: 'verified',
  source: '',
})

const line = (changes: Partial<RuleLine>): RuleLine => ({
  id: 'ry-one',
  title: '任职满两年',
  area: 'selection',
  areaTitle: '选拔任用',
  force: 'forbid',
  from: '2019-03-03',
  until: null,
  cites: [cite('work', '应当任职两年')],
  status: 'verified',
  unconfirmed: '',
  simplification: '',
  hasExamples: true,
  stale: false,
  ...changes,
})

const all = [
  line({}),
  line({ id: 'conv-hours', title: '每天八小时', area: 'calendar', cites: [cite('hours', '每周四十小时')] }),
  line({ id: 'zj-two', title: '晋升职级', status: 'from-memory', stale: true }),
]
const none = { search: '', area: '', instrument: '', status: '', isStale: false }
const found = (filter: Partial<typeof none>) => matchingRules(all, { ...none, ...filter }).map(({ id }) => id)

it.each([
  [{}, ['ry-one', 'conv-hours', 'zj-two']],
  [{ search: '两年' }, ['ry-one', 'zj-two']],
  [{ search: 'CONV' }, ['conv-hours']],
  [{ search: '条例 职级' }, ['zj-two']],
  [{ search: '四十小时' }, ['conv-hours']],
  [{ search: '没有这样的话' }, []],
  [{ area: 'calendar' }, ['conv-hours']],
  [{ instrument: 'work' }, ['ry-one', 'zj-two']],
  [{ status: 'from-memory' }, ['zj-two']],
  [{ isStale: true }, ['zj-two']],
  [{ instrument: 'work', status: 'verified' }, ['ry-one']],
])('%j finds %j', (filter, ids) => {
  expect(found(filter)).toEqual(ids)
})
