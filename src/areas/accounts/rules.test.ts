import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isUsername, normaliseUsername, PASSWORD_POLICY, passwordFaults } from './rules.ts'
import { contextOf, makeInitialPassword } from './server/passwords.ts'

const staff = contextOf({ username: 'gaoxm', name: '高晓明', unitName: '云栖市文化和旅游局', isAdmin: false })
const admin = { ...staff, isAdmin: true }
const judge = (password: string, context = staff) => passwordFaults(password, context).join('；')

describe('password rules', () => {
  it('asks ten characters of staff and twelve of administrators', () => {
    expect(judge('Kd8-wUq2v')).toMatch('至少10个字符，现为9个')
    expect(judge('Kd8-wUq2vZ')).toBe('')
    expect(judge('Kd8-wUq2vZr', admin)).toMatch('至少12个字符，现为11个')
    expect(judge('Kd8-wUq2vZrT', admin)).toBe('')
  })

  it('takes 128 characters and no more', () => {
    const long = (length: number) => 'Kd8-wUq2vZ'.repeat(13).slice(0, length)
    expect(judge(long(128))).toBe('')
    expect(judge(long(129))).toMatch('最多128个字符')
  })

  it('asks for three of four kinds of characters', () => {
    expect(judge('kdwuqvzrtbnm')).toMatch('至少三类')
    expect(judge('kdwuqvzr8294')).toMatch('至少三类')
    expect(judge('kdwuqvzr82-4')).toBe('')
    expect(judge('Kdwuqvzr8294')).toBe('')
    expect(judge('竹林听雨 Kd82w')).toBe('')
  })

  it.each([
    'Password@123',
    'P@ssw0rd2024!',
    'Admin123456!',
    'Qwerty@12345',
    '1qaz@WSX3edc',
    '1qaz2WSX3edc',
    'Abcd1234!@#$',
    'Woaini5201314!',
    'Zhongguo2024!',
    'Aa111111!!!!',
    'Mima@20240101',
    'Ganbu#1987654',
  ])('knows %s as common', (password) => {
    expect(judge(password)).toMatch('太常见')
  })

  it.each(['Kd8-wUq2vZ', 'Ter#tanig92Lo', '竹林听雨-Kd82w', 'vM3=pzT9fh'])('lets %s pass', (password) => {
    expect(judge(password)).toBe('')
  })

  it.each([
    ['xK9-gaoxm-Wd', '用户名'],
    ['xK9-GaoXM-Wd', '用户名'],
    ['G@0xm-Kd8wU2v', '用户名'],
    ['gaoxiaoming-K8', '拼音'],
    ['高晓明的密码Kd8-wU', '姓名'],
    ['Yqswhhlyj-K8wd', '拼音'],
    ['Yunqi-K8wdU2v', '拼音'],
    ['YunqiShi@K8wd3', '拼音'],
  ])('refuses %s for what it contains (%s)', (password, why) => {
    expect(judge(password)).toMatch(why)
  })

  it('names every rule that is broken', () => {
    expect(passwordFaults('gaoxm', staff)).toHaveLength(4)
  })

  it('makes initial passwords that are good for administrators, never twice the same', () => {
    const made = Array.from({ length: 200 }, () => makeInitialPassword(admin))
    expect(made.map((password) => judge(password, admin)).join('')).toBe('')
    expect(new Set(made).size).toBe(200)
    expect(made.every((password) => /^([A-Z][a-z][2-9][a-z]-?){3}$/.test(password))).toBe(true)
  })

  it('answers for every text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (password) => {
        const faults = passwordFaults(password, staff)
        if ([...password.normalize('NFC')].length < PASSWORD_POLICY.staffLength)
          expect(faults.length).toBeGreaterThan(0)
        expect(new Set(faults).size).toBe(faults.length)
      }),
    )
  })
})

describe('user names', () => {
  it('compare without width, case and blanks', () => {
    expect(normaliseUsername(' ａＤmin ')).toBe('admin')
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(normaliseUsername(normaliseUsername(typed))).toBe(normaliseUsername(typed))
      }),
    )
  })

  it('have 2 to 40 plain characters and begin with a letter', () => {
    expect(isUsername('a')).toBe(false)
    expect(isUsername('ab')).toBe(true)
    expect(isUsername('a'.repeat(40))).toBe(true)
    expect(isUsername('a'.repeat(41))).toBe(false)
    expect(['1ab', 'a b', '张三', 'a-b', 'Ab'].filter(isUsername)).toEqual([])
  })
})
