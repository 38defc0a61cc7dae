import { expect, it } from 'vitest'
import { postStanding, postTitle } from './post-words.ts'

const holders = (...names: string[]) => names.map((name) => ({ personId: name, name }))

it('names a post with its section and level', () => {
  expect(postTitle({ sectionName: '办公室', title: '主任', level: '股级正职' })).toBe('办公室　主任（股级正职）')
})

it.each([
  [{ holders: holders('李四'), seats: 1, vacant: 0, over: 0 }, '现任李四；职数1，满额'],
  [{ holders: [], seats: 2, vacant: 2, over: 0 }, '现在无人；职数2，缺2'],
  [{ holders: holders('甲', '乙', '丙', '丁'), seats: 3, vacant: 0, over: 1 }, '现任甲、乙、丙等4人；职数3，超1'],
])('says who holds it and what is free', (post, words) => {
  expect(postStanding(post)).toBe(words)
})
