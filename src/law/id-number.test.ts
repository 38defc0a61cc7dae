import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkIdNumber, maskIdNumber } from './id-number.ts'

describe('checkIdNumber', () => {
  it.each([
    ['990101198006150227', '1980-06-15', '女'],
    ['990102199112033113', '1991-12-03', '男'],
    ['99010119890214129X', '1989-02-14', '男'],
    [' 99010119890214129x ', '1989-02-14', '男'],
  ])('reads %s', (id, birth, sex) => {
    expect(checkIdNumber(id)).toEqual({ ok: true, birth, sex })
  })

  it.each([
    ['99010119800615022', '应为18位，现在是17位'],
    ['9901011980061502277', '应为18位，现在是19位'],
    ['', '应为18位，现在是0位'],
    ['990101800615022', '15位的旧号码'],
    ['090101198006150227', '前17位'],
    ['99010119800615X227', '前17位'],
    ['990101198002300228', '19800230'],
    ['990101198006150228', '校验码'],
  ])('says why %s is wrong', (id, because) => {
    const check = checkIdNumber(id)
    expect(check.ok).toBe(false)
    expect(check.ok ? '' : check.because).toContain(because)
  })

  it('knows 29 February only in leap years', () => {
    expect(checkIdNumber('990101200002290003')).toEqual({ ok: true, birth: '2000-02-29', sex: '女' })
    expect(checkIdNumber('990101190002290009')).toMatchObject({ because: expect.stringContaining('不是存在的日期') })
  })

  it('notices any single wrong digit', () => {
    const right = '990101198006150227'
    fc.assert(
      fc.property(fc.nat(17), fc.integer({ min: 1, max: 9 }), (at, shift) => {
        const digit = (Number(right[at]) + shift) % 10
        expect(checkIdNumber(right.slice(0, at) + digit + right.slice(at + 1)).ok).toBe(false)
      }),
    )
  })
})

describe('maskIdNumber', () => {
  it('hides the birthday of a whole number', () => {
    expect(maskIdNumber('990101198006150227')).toBe('990101********0227')
  })
  it('shows no more than the last four characters of anything else', () => {
    expect(maskIdNumber('123456789')).toBe('*****6789')
    expect(maskIdNumber('12345678')).toBe('********')
    expect(maskIdNumber('')).toBe('')
  })
})
