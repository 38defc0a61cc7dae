import { describe, expect, it } from 'vitest'
import type { ImportItem } from '../../views.ts'
import { choicesSent, countOf, effectOf, noChoices, withKept, withSkip } from './choices.ts'
import { faultPlace } from './kept-faults.ts'

const item = (position: number, status: ImportItem['status']): ImportItem => ({
  position,
  file: '名册.xlsx',
  row: position + 3,
  kind: 'roster',
  status,
  personId: null,
  name: '陈坤',
  birth: '1980-06',
  currentPost: '',
  hasPhoto: false,
  changes: [],
  doubts: [],
})
const items = [item(0, 'created'), item(1, 'updated'), item(2, 'updated'), item(3, 'refused'), item(4, 'unchanged')]

describe('choices before an import', () => {
  it('says in words what confirming will do', () => {
    expect(effectOf(items, noChoices)).toBe('将新建1人的档案，更新2人的档案。导入后可以整批撤销。')
    const chosen = withKept(withSkip(noChoices, 0, true), { position: 1, field: 'basic.birth', stays: true })
    expect(effectOf(items, chosen)).toBe('将更新2人的档案，其中1项保留原值，1条不导入。导入后可以整批撤销。')
    expect(effectOf([item(0, 'refused')], noChoices)).toBe('没有要写入的内容。')
  })

  it('takes a choice back', () => {
    const kept = withKept(noChoices, { position: 1, field: 'basic.birth', stays: true })
    expect(choicesSent(kept)).toEqual({ skip: [], keep: [{ position: 1, fields: ['basic.birth'] }] })
    expect(choicesSent(withKept(kept, { position: 1, field: 'basic.birth', stays: false })).keep).toEqual([])
    expect(choicesSent(withSkip(withSkip(kept, 2, true), 2, false)).skip).toEqual([])
  })

  it('counts by kind', () => {
    expect(countOf(items)).toEqual({ created: 1, updated: 2, unchanged: 1, refused: 1 })
  })

  it('names the place of a fault only as far as it is known', () => {
    const fault = { file: 'a.lrmx', code: 'x', message: '', line: 3, column: 7 }
    expect(faultPlace(fault)).toBe('第3行第7列')
    expect(faultPlace({ ...fault, column: null })).toBe('第3行')
    expect(faultPlace({ ...fault, line: null })).toBe('')
  })
})
