import { describe, expect, it } from 'vitest'
import { isPostLevel, joinLines, readDegrees, readRanks, readSchools } from './person-text.ts'

describe('education cells', () => {
  it.each([
    ['大学\n文学学士', '大学', '文学学士'],
    ['大学、管理学学士', '大学', '管理学学士'],
    ['大学文学学士', '大学', '文学学士'],
    ['研究生\n公共管理硕士', '研究生', '公共管理硕士'],
    ['省委党校研究生', '省委党校研究生', ''],
    ['硕士研究生', '硕士研究生', ''],
    ['工学学士', '', '工学学士'],
    ['无', '', ''],
  ])('reads %j', (text, diploma, degree) => {
    expect(readDegrees(text)).toEqual({ diploma, degree })
  })

  it('tells two schools from one school on two lines', () => {
    expect(readSchools('青岚大学中文系\n云栖大学法学院')).toEqual({
      diplomaSchool: '青岚大学中文系',
      degreeSchool: '云栖大学法学院',
    })
    expect(readSchools('青岚大学\n公共管理专业')).toEqual({ diplomaSchool: '青岚大学公共管理专业', degreeSchool: '' })
  })
})

describe('rank cells', () => {
  const pairs = (text: string) => readRanks(text).ranks.map((rank) => [rank.rank, rank.startedOn])

  it.each([
    ['一级主任科员 2021.03', [['一级主任科员', '2021-03']]],
    ['一级主任科员\n（2021.03）', [['一级主任科员', '2021-03']]],
    ['正科级2021.05', [['正科级', '2021-05']]],
    ['四级调研员，2020年11月任', [['四级调研员', '2020-11']]],
    [
      '正科级2015.03\n一级主任科员202105',
      [
        ['正科级', '2015-03'],
        ['一级主任科员', '2021-05'],
      ],
    ],
    ['二级科员', [['二级科员', '']]],
  ])('reads %j', (text, expected) => {
    expect(pairs(text)).toEqual(expected)
  })

  it('says which date it could not read or place', () => {
    expect(readRanks('一级科员2021.13').unreadable).toEqual(['2021.13'])
    expect(readRanks('2021.03')).toEqual({ ranks: [], unreadable: ['2021-03'] })
  })

  it('knows 职务层次 from 职级', () => {
    expect(['正科级', '副处级', '正厅级', '乡科级副职', '县处级正职'].filter((text) => !isPostLevel(text))).toEqual([])
    expect(['一级主任科员', '二级调研员', '一级科员'].filter(isPostLevel)).toEqual([])
  })
})

it('joins wrapped lines without a blank between Chinese characters', () => {
  expect(joinLines('云栖市文化\n和旅游局')).toBe('云栖市文化和旅游局')
  expect(joinLines('Office\nof Culture')).toBe('Office of Culture')
})
