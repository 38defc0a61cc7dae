import { describe, expect, it } from 'vitest'
import { crossable, readAges, readView, withView } from './address.ts'

const address = (text = '') => new URLSearchParams(text)

describe('the view of the structure in the address', () => {
  it('is everybody today, crossed with age, where nothing is asked', () => {
    expect(readView(address())).toEqual({ on: '', group: 'all', ages: '', cross: 'age' })
  })

  it('reads what is asked', () => {
    expect(readView(address('on=2029-11-23&group=leadership&ages=30,50&cross=sex'))).toEqual({
      on: '2029-11-23',
      group: 'leadership',
      ages: '30,50',
      cross: 'sex',
    })
  })

  it('counts what it cannot understand as not asked', () => {
    expect(readView(address('on=1&group=toString&ages=50,30&cross=level'))).toEqual(readView(address()))
  })

  it('leaves out what is usual and keeps the rest', () => {
    expect(withView(address('group=civil&on=2029-11-23'), { group: 'all' }).toString()).toBe('on=2029-11-23')
    expect(withView(address(), { cross: 'party' }).toString()).toBe('cross=party')
  })

  it('crosses the level with everything but itself', () => {
    expect(crossable).not.toContain('level')
    expect(crossable).toContain('education')
  })
})

describe('age bands as people type them', () => {
  it.each([
    ['35、40 45', '35,40,45'],
    [' 30，40；50 ', '30,40,50'],
    ['45', '45'],
    ['', ''],
  ])('reads %s', (typed, ages) => {
    expect(readAges(typed)).toEqual({ ages, fault: '' })
  })

  it.each([
    ['40,35', '年龄段应从小到大，且不重复'],
    ['三十五', '年龄段应写成35,40,45这样'],
    ['5', '年龄段应写成35,40,45这样'],
  ])('says what is wrong with %s', (typed, fault) => {
    expect(readAges(typed).fault).toBe(fault)
  })
})
