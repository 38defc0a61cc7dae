import { describe, expect, it } from 'vitest'
import type { FindingView } from '../../schema.ts'
import { isNarrowed, NO_SECTION, narrowed, readFilter, severityCounts, sorted, withFilter, withOpen } from './filter.ts'

const address = (text: string) => new URLSearchParams(text)
const filter = (text: string) => readFilter(address(text))

const finding = (key: string, given: Partial<FindingView>): FindingView => ({
  ...{ key, rule: 'ry-trial', title: '试用期满应当考核', area: 'selection', cites: [], unconfirmed: '' },
  ...{ subject: { kind: 'person', id: key, name: '沈砚秋' }, sectionName: '办公室', because: '试用期已满一年' },
  ...{ since: null, severity: 'notice', todo: '办理转正', evidence: [] },
  ...given,
})

const person = (name: string) => ({ subject: { kind: 'person' as const, id: name, name } })

const findings = [
  finding('a', { ...person('张三'), severity: 'violation', since: '2024-03-01' }),
  finding('b', { ...person('李四'), sectionName: '人事科', rule: 'ry-grade', area: 'assessment' }),
  finding('c', { ...person('王五'), severity: 'warning', since: '2020-01-01' }),
  finding('d', {
    subject: { kind: 'unit', id: 'u', name: '文旅局' },
    sectionName: '',
    evidence: [{ kind: '职级人数', text: '一级科员12人', link: '' }],
  }),
]

const keysOf = (found: readonly FindingView[]) => found.map(({ key }) => key).join('')

describe('the filter of the check-up in the address', () => {
  it('reads what is asked and takes defaults for the rest', () => {
    expect(filter('on=2026-07-01&severity=warning&words=试用&page=2')).toEqual({
      ...{ on: '2026-07-01', severity: 'warning', area: '', section: '', rule: '', words: '试用' },
      ...{ sort: 'severity', order: 'asc', page: 2, size: 50 },
    })
  })

  it('counts what it cannot understand as not asked', () => {
    expect(filter('on=2026-13-01&severity=toString&sort=x&order=up&page=-1&size=7')).toEqual(filter(''))
  })

  it('leaves defaults out, goes back to the first page and closes what was open', () => {
    const after = withFilter(address('on=2026-07-01&page=3&open=a'), { severity: 'notice' })
    expect(after.toString()).toBe('on=2026-07-01&severity=notice')
    expect(withFilter(after, { severity: '' }).toString()).toBe('on=2026-07-01')
    expect(withFilter(after, { page: 2 }).get('page')).toBe('2')
  })

  it('opens and closes a finding without touching the filter', () => {
    const opened = withOpen(address('rule=ry-trial'), 'ry-trial|1|')
    expect(opened.get('open')).toBe('ry-trial|1|')
    expect(withOpen(opened, '').toString()).toBe('rule=ry-trial')
  })

  it('knows a narrowed list from one of another day or order', () => {
    expect(isNarrowed(filter('on=2026-07-01&sort=name&page=2'))).toBe(false)
    expect(isNarrowed(filter('words=试'))).toBe(true)
  })
})

describe('narrowing', () => {
  it.each([
    ['', 'abcd'],
    ['severity=violation', 'a'],
    ['area=assessment', 'b'],
    ['section=办公室', 'ac'],
    [`section=${NO_SECTION}`, 'd'],
    ['rule=ry-grade', 'b'],
    ['words=王五', 'c'],
    ['words=试用 李四', 'b'],
    ['words=RY-GRADE', 'b'],
    ['words=一级科员', 'd'],
    ['severity=notice&section=人事科', 'b'],
    ['words=没有这个字', ''],
  ])('%s leaves %s', (text, keys) => {
    expect(keysOf(narrowed(findings, filter(text)))).toBe(keys)
  })

  it('counts severities by the rest of the filter', () => {
    expect(severityCounts(findings, filter('severity=violation'))).toEqual({ violation: 1, warning: 1, notice: 2 })
    expect(severityCounts(findings, filter('section=办公室'))).toEqual({ violation: 1, warning: 1, notice: 0 })
  })
})

describe('sorting', () => {
  it.each([
    ['', 'acbd'],
    ['order=desc', 'bdca'],
    ['sort=since', 'cabd'],
    ['sort=since&order=desc', 'acbd'],
    ['sort=name', 'bcda'],
    ['sort=name&order=desc', 'adcb'],
  ])('%s gives %s', (text, keys) => {
    expect(keysOf(sorted(findings, filter(text)))).toBe(keys)
  })
})
