import { expect, test } from 'vitest'
import * as z from 'zod'
import { schemaWords } from './schema-words.ts'

const form = z.strictObject({
  name: z.string().min(1).max(3),
  about: z.string().min(5),
  day: z.iso.date(),
  kind: z.enum(['a', 'b']),
  number: z.int().min(0).max(9),
  share: z.number().gt(0).lt(1),
  half: z.number().multipleOf(0.5),
  who: z.uuid(),
  list: z.array(z.string()).min(1).max(2),
})
const whole = {
  ...{ name: '甲', about: '一二三四五', day: '2028-02-29', kind: 'a', number: 9, share: 0.5, half: 1.5 },
  ...{ who: '0198f4a0-0000-7000-8000-000000000000', list: ['一'] },
}

const wordsOf = (content: object) => {
  const { error } = form.safeParse(content, { error: schemaWords })
  return error?.issues.map(({ path, message }) => `${path.join('.')}：${message}`) ?? []
}

test('content that keeps to its schema has no fault', () => {
  expect(wordsOf(whole)).toEqual([])
})

test.each([
  [{ name: '' }, 'name：必填的内容没有填'],
  [{ name: undefined }, 'name：必填的内容没有填'],
  [{ name: null }, 'name：必填的内容没有填'],
  [{ name: '一二三四' }, 'name：最多3个字'],
  [{ name: 5 }, 'name：内容的格式不对'],
  [{ about: '四个字啊' }, 'about：至少5个字'],
  [{ day: '2027-02-29' }, 'day：日期不对，应为年-月-日'],
  [{ kind: 'c' }, 'kind：不在可以选择的范围内'],
  [{ kind: undefined }, 'kind：必填的内容没有填'],
  [{ number: 10 }, 'number：不能超过9'],
  [{ number: -1 }, 'number：不能小于0'],
  [{ number: 1.5 }, 'number：内容的格式不对'],
  [{ share: 0 }, 'share：应大于0'],
  [{ share: 1 }, 'share：不能达到1'],
  [{ half: 0.7 }, 'half：应是0.5的倍数'],
  [{ who: 'x' }, 'who：选择的对象不存在'],
  [{ list: [] }, 'list：至少要有一项'],
  [{ list: ['一', '二', '三'] }, 'list：最多2项'],
  [{ more: 1 }, '：有不认识的项目（more）。网页可能是旧的，请刷新后再试'],
])('%j is told as “%s”', (content, words) => {
  expect(wordsOf({ ...whole, ...content })).toEqual([words])
})
