import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type NoticeRefusal, readNotice } from './notice.ts'
import { builtInYears } from './workdays.ts'

const notice2024 = `国务院办公厅关于2024年部分节假日安排的通知
国办发明电〔2023〕7号

各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2024年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。

国务院办公厅
2023年10月25日
`

const notice2025 = `国务院办公厅关于2025年部分节假日安排的通知

　　一、元旦：1月1日（周三）放假1天，不调休。
　　二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
　　三、清明节：4月4日（周五）至6日（周日）放假，共3天。
　　四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
　　五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
　　六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
　　节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作，确保人民群众祥和平安度过节日假期。

国务院办公厅
2024年11月12日`

const notice2026 = `关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
国务院办公厅
2025年11月4日`

const table2026 = `2026年放假安排
节日\t放假时间\t放假天数\t调休上班日期
元旦\t1月1日（周四）至1月3日（周六）\t3天\t1月4日（周日）
春节\t2月15日—2月23日\t9天\t2月14日（周六）、2月28日（周六）
清明节\t4月4日～6日\t3天\t无
劳动节\t5月1日至5日\t5天\t5月9日（周六）上班
端午节\t6月19日至21日\t3天\t—
中秋节\t9月25日至27日\t3\t
国庆节\t2026-10-01至2026-10-07\t7天\t9月20日、10月10日`

function builtIn(year: number) {
  const { notice: _notice, ...days } = builtInYears.find((known) => known.year === year)!
  return days
}

const refusals = (text: string): string[] => (readNotice(text) as NoticeRefusal[]).map(({ message }) => message)
const damaged = (from: string, to: string): string[] => {
  expect(notice2026).toContain(from)
  return refusals(notice2026.replace(from, to))
}

describe('the notices of the built-in years', () => {
  it.each([
    [2024, notice2024],
    [2025, notice2025],
    [2026, notice2026],
  ])('%s is read as it is built in', (year, text) => {
    expect(readNotice(text)).toEqual(builtIn(year))
  })

  it('reads them without line breaks, with Windows line breaks and with lines broken anywhere in a sentence', () => {
    expect(readNotice(notice2026.split('\n').slice(0, 8).join(''))).toEqual(builtIn(2026))
    expect(readNotice(notice2025.replaceAll('\n', '\r\n'))).toEqual(builtIn(2025))
    expect(readNotice(notice2026.replaceAll('放假', '\n放假').replaceAll('、2月', '、\n2月'))).toEqual(builtIn(2026))
  })

  it('reads them without numbering, with spaces, without full stops at the ends of lines and as a table', () => {
    expect(readNotice(notice2026.replaceAll(/[一二三四五六七]、/g, ''))).toEqual(builtIn(2026))
    expect(readNotice(notice2026.replace('六、中秋节', '6. 中秋').replace('五、端午节', '（五）端午'))).toEqual(
      builtIn(2026),
    )
    expect(readNotice(notice2026.replaceAll(/(\d+)/g, ' $1 '))).toEqual(builtIn(2026))
    expect(readNotice(notice2024.replaceAll('。\n', '\n'))).toEqual(builtIn(2024))
    expect(readNotice(table2026)).toEqual(builtIn(2026))
    expect(readNotice(table2026.split('\n').toSpliced(1, 1).join('\n'))).toEqual(builtIn(2026))
  })

  it('reads days that come after the words, full dates and working days with a comma before them', () => {
    const text = notice2026
      .replace(
        '1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。',
        '放假时间：1月1日至3日，共三天；上班时间：1月4日。',
      )
      .replace('4月4日（周六）至6日（周一）放假', '2026年4月4日至2026年4月6日放假')
      .replace('共5天。5月9日', '共5天，5月9日')
    expect(readNotice(text)).toEqual(builtIn(2026))
  })

  it('takes the December days of 元旦 for those of the year before', () => {
    const text = notice2026
      .replaceAll('2026', '2023')
      .replace(/一、[\s\S]*/, '')
      .concat(
        '元旦：2022年12月31日（周六）至2023年1月2日（周一）放假，共3天。\n',
        '春节：1月21日至27日放假调休，共7天。1月28日（周六）、1月29日（周日）上班。\n',
        '清明节：4月5日放假，共1天。\n劳动节：4月29日至5月3日放假调休，共5天。4月23日、5月6日上班。\n',
        '端午节：6月22日至24日放假调休，共3天。6月25日（周日）上班。\n',
        '中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日、10月8日上班。',
      )
    expect(readNotice(text)).toMatchObject({
      year: 2023,
      off: [{ name: '元旦', from: '2022-12-31', to: '2023-01-02' }, {}, {}, {}, {}, { name: '中秋节、国庆节' }],
      work: ['2023-01-28', '2023-01-29', '2023-04-23', '2023-05-06', '2023-06-25', '2023-10-07', '2023-10-08'],
    })
  })
})

describe('a damaged notice', () => {
  it.each([
    ['2月15日（农历', '2月30日（农历', '第3行：“春节”的2月30日不存在'],
    ['4月4日（周六）', '4月4日（周五）', '第4行：“清明节”的4月4日是周六，写的是周五'],
    ['共5天', '共4天', '第5行：“劳动节”写的是4天，放假日期合计5天'],
    ['9月20日（周日）', '9月21日', '第8行：“国庆节”的调休上班日9月21日是周一，不是周末'],
    ['5月9日（周六）', '5月3日（周日）', '第5行：“劳动节”的5月3日上班，和“劳动节”的放假重复'],
    ['9月25日（周五）至27日（周日）放假，共3天', '放假3天', '第7行：“中秋节”没有读到放假日期'],
    ['10月10日（周六）上班', '10月10日（周六）', '第8行：“国庆节”的9月20日没有写明放假还是上班'],
    ['6月19日（周五）至21日（周日）', '6月13日至15日', '第6行：“端午节”当天是6月19日，不在放假日期里'],
    ['5月1日（周五）至5日', '1日至5日', '第5行：“劳动节”的1日没有写月份'],
    ['5月1日（周五）', '2025年5月1日', '第5行：“劳动节”的5月1日写的是2025年，和通知的2026年不一致'],
    ['6月19日（周五）至21日（周日）', '6月21日至19日', '第6行：“端午节”的6月19日在6月21日之前'],
    ['六、中秋节', '六、端午节', '第7行：“端午节”写了两次'],
    [
      '9月25日（周五）至27日（周日）放假，共3天',
      '9月25日（周五）至10月1日（周四）放假，共7天',
      '第8行：“国庆节”的10月1日放假，和“中秋节”的放假重复',
    ],
    ['2月28日', '3月28日', '第3行：“春节”的调休上班日3月28日离放假超过30天'],
  ])('%s → %s', (from, to, message) => {
    expect(damaged(from, to)).toContain(message)
  })

  it('is refused without a year, and the day of signing is none', () => {
    const message = '没有找到年份，请连同“关于××××年部分节假日安排的通知”这一行一起粘贴'
    expect(readNotice(notice2026.split('\n').slice(1).join('\n'))).toEqual([{ line: null, message }])
    expect(readNotice('')).toEqual([{ line: null, message }])
    expect(refusals(notice2026.replace('2026', '1998'))).toEqual(['1998年不在2008年至2099年之间'])
  })

  it('is refused when holidays are missing, each named', () => {
    expect(refusals('关于2027年部分节假日安排的通知')).toEqual([
      '没有读到元旦、春节、清明节、劳动节、端午节、中秋节、国庆节',
    ])
    const lines = notice2026.split('\n')
    for (let line = 1; line <= 7; line += 1) {
      expect(refusals(lines.toSpliced(line, 1).join('\n'))).toEqual([expect.stringMatching(/^没有读到..节?$/)])
    }
  })

  it('is refused for the notice of another year', () => {
    expect(refusals(notice2026.replace('2026', '2027')).length).toBeGreaterThan(5)
  })

  it('is not taken over with one digit changed, but for two days that would be possible', () => {
    const end = notice2026.indexOf('国务院办公厅')
    const taken: string[] = []
    for (const { index } of notice2026.slice(0, end).matchAll(/\d/g)) {
      for (let digit = 0; digit <= 9; digit += 1) {
        const text = `${notice2026.slice(0, index)}${digit}${notice2026.slice(index + 1)}`
        if (text !== notice2026 && !Array.isArray(readNotice(text))) taken.push(text.slice(index - 8, index + 8))
      }
    }
    expect(taken).toEqual(['假调休，共9天。3月14日（周六', '周日）、10月17日（周六）上班'])
  })

  it('never breaks the reader, whatever is pasted', () => {
    const pieces = fc.constantFrom(...notice2026.match(/[\s\S]{1,3}/g)!, '\t', '\n', '2月30日', '放假', '上班', '至')
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const read = readNotice(`关于2026年${parts.join('')}`)
        expect(Array.isArray(read) ? read.length : read.off.length).toBeGreaterThan(0)
      }),
    )
  })
})
