import { describe, expect, it } from 'vitest'
import type { FindingView } from '../../schema.ts'
import { readFilter } from './filter.ts'
import { choicesOf, filterWords } from './words.ts'

const finding = (rule: string, area: string, sectionName: string): FindingView => ({
  ...{ key: rule, rule, title: `规则${rule}`, area, cites: [], unconfirmed: '', sectionName, because: '' },
  subject: { kind: 'person', id: rule, name: '沈砚秋' },
  ...{ since: null, severity: 'notice', todo: '', evidence: [] },
})

const findings = [
  finding('二', 'assessment', '人事科'),
  finding('一', 'selection', ''),
  finding('二', 'assessment', '办公室'),
  finding('三', 'unheard-of', '办公室'),
]

describe('what findings can be narrowed by', () => {
  it('lists each once, chapters in the order of the catalogue', () => {
    const { areas, sections, rules } = choicesOf(findings)
    expect(areas.map(({ label }) => label)).toEqual(['选拔任用', '考核', 'unheard-of'])
    expect(sections).toEqual([
      { value: '办公室', label: '办公室' },
      { value: '-', label: '单位整体和未定科室' },
      { value: '人事科', label: '人事科' },
    ])
    expect(rules.map(({ value }) => value)).toEqual(['二', '三', '一'])
  })
})

describe('the filter in words', () => {
  it.each([
    ['', ''],
    ['on=2026-07-01&sort=name', ''],
    ['severity=violation&section=-', '程度：不符合规定；科室：单位整体和未定科室'],
    ['area=assessment&rule=二&words=试用', '类别：考核；规则：规则二；含有：试用'],
    ['rule=gone', '规则：gone'],
  ])('%s reads “%s”', (address, words) => {
    expect(filterWords(readFilter(new URLSearchParams(address)), findings)).toBe(words)
  })
})
