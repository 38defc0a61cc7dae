import { describe, expect, it } from 'vitest'
import { isNarrowed, readQuery, viewOf, withPart, withQuery } from './address.ts'

const address = (text: string) => new URLSearchParams(text)

describe('the filter of the roster in the address', () => {
  it('reads what is asked and takes defaults for the rest', () => {
    const query = readQuery(address('search=ck&sex=男&page=3'))
    expect(query).toMatchObject({ search: 'ck', sex: '男', page: 3, state: '在职', sort: 'pinyin', size: 50 })
  })

  it('counts what it cannot understand as not asked', () => {
    expect(readQuery(address('sex=x&page=0&size=9999&section=不是'))).toMatchObject({
      sex: '',
      page: 1,
      size: 50,
      section: '',
    })
  })

  it('leaves defaults out and goes back to page one when the filter changes', () => {
    expect(withQuery(address('page=4&sex=男'), { party: 'yes' }).toString()).toBe(
      new URLSearchParams({ sex: '男', party: 'yes' }).toString(),
    )
    expect(withQuery(address('sex=男'), { sex: '' }).toString()).toBe('')
    expect(withQuery(address('sex=女'), { page: 2 }).get('page')).toBe('2')
  })

  it('keeps columns but not page and preview in a saved view', () => {
    expect(viewOf(address('open=1&page=3&columns=name,age&sort=birth'))).toBe(
      viewOf(address('sort=birth&columns=name,age')),
    )
    expect(withPart(address('open=1&sex=男'), 'open', '').has('open')).toBe(false)
  })

  it('knows a narrowed list from one that is only ordered', () => {
    expect(isNarrowed(readQuery(address('sort=birth&order=desc&page=2')))).toBe(false)
    expect(isNarrowed(readQuery(address('state=退休')))).toBe(true)
  })
})
