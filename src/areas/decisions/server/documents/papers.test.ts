import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { meetingRecord } from '../../../../testing/meeting-record.ts'
import { unpacked } from '../../../../testing/unpacked.ts'
import type { MeetingRecord } from '../../meeting/record.ts'
import { approvalPaper } from './approval.ts'
import { agendaPaper, noticePaper } from './before.ts'
import { ledgerSheet } from './ledger.ts'
import { minutesPaper } from './minutes.ts'
import { recordPaper } from './record-paper.ts'
import { registerPaper } from './register.ts'
import { ballotsPaper, itemsWithBallots, votesPaper } from './voting.ts'
import { chineseNumber, resultWords, spokenSpan, tenThousands } from './wording.ts'

/** The text of a part in reading order, a paragraph a line. Throws when it is not XML. */
function textIn(xml: string): string {
  let text = ''
  let inside = ''
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, isSelfClosing, attributes }) => {
    inside = isSelfClosing ? '' : name
    if (name === 'w:tab' && !('w:val' in attributes)) text += '\t'
  })
  parser.on('text', (part) => {
    if (inside === 'w:t') text += part
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'w:p') text += '\n'
    inside = ''
  })
  parser.write(xml).close()
  return text.replace(/\n+$/, '\n')
}

const xmlOf = async (bytes: Uint8Array) => (await unpacked(bytes, 'word/document.xml')).toString('utf8')
const textOf = async (bytes: Uint8Array) => textIn(await xmlOf(bytes))

const golden = (name: string) => readFileSync(join(import.meta.dirname, '../../goldens', `${name}.txt`), 'utf8')

const UNIT = '云栖市文化和旅游局'
const topicOf = (record: MeetingRecord) => {
  const dates = { code: '2026-12', createdOn: '2026-11-10', consentedBy: '秦慕川', consentedOn: '2026-11-16' }
  return { ...record.items[0]!, ...dates }
}

const drawings: [string, (record: MeetingRecord) => Promise<Uint8Array>][] = [
  ['会议纪要', minutesPaper],
  ['会议记录', recordPaper],
  ['决策事项登记表', (record) => registerPaper(record, record.items[0]!)],
  ['议题报批单', (record) => approvalPaper(UNIT, topicOf(record))],
  ['表决情况', votesPaper],
  ['表决票', (record) => ballotsPaper(record, itemsWithBallots(record).slice(0, 2))],
  ['会议议程', agendaPaper],
  ['会议通知', (record) => noticePaper(record, '2026-11-17')],
]

const STRANGE = 'ab<&>"\u0007\ud83d𬭩㛃'
const [FIRST] = meetingRecord.items

const full: MeetingRecord = {
  ...meetingRecord,
  title: STRANGE,
  members: Array.from({ length: 15 }, (_, index) => ({ ...meetingRecord.members[0]!, id: `${index}`, name: '𬭩㛃' })),
  items: Array.from({ length: 20 }, (_, index) => ({ ...FIRST!, number: index + 1, title: STRANGE })),
}

const empty: MeetingRecord = {
  ...meetingRecord,
  ...{ observers: [], addenda: [], hash: null, recorder: '', place: '', openedAt: '', closedAt: '', minutesNumber: '' },
  chair: { name: '', title: '' },
  items: [
    {
      ...FIRST!,
      ...{ title: '', summary: '', presenter: '', priorTalks: '', presiderName: '', resolution: '', sectionName: '' },
      ...{ category: null, amountFen: null, result: null },
      ...{ recused: [], opinions: [], statements: [], absentOpinions: [], votes: [], tasks: [] },
    },
  ],
}

describe.each(drawings)('%s', (name, draw) => {
  it('says what the golden text says', async () => {
    expect(await textOf(await draw(meetingRecord))).toBe(golden(name))
  })

  it('holds rare characters of fifteen members and twenty items, and nothing that breaks a file', async () => {
    const text = await textOf(await draw(full))
    expect(text).toContain('ab<&>"\ufffd𬭩㛃')
    expect(text).not.toContain('\u0007')
  })

  it('is drawn of a meeting with nothing in it, without gaps that show', async () => {
    const text = await textOf(await draw(empty))
    expect(text).toMatch(/[\u4e00-\u9fff]{4}/)
    expect(text).not.toMatch(/undefined|null|NaN|（）|、、|，，|。。/)
  })
})

describe('会议纪要', () => {
  it('is laid out as the standard says', async () => {
    const bytes = await minutesPaper(meetingRecord)
    const xml = await xmlOf(bytes)
    expect(xml).toContain('w:w="11906" w:h="16838"')
    expect(xml).toMatch(/w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
    expect(xml).toMatch(/<w:docGrid w:type="lines" w:linePitch="579"\/>/)
    expect(xml).toContain('w:line="579" w:lineRule="exact"')
    expect(xml).toContain('<w:spacing w:val="-5"/>')
    expect(xml).toMatch(/w:eastAsia="方正小标宋简体"[\s\S]{0,300}FF0000|FF0000[\s\S]{0,300}方正小标宋简体/)
    expect((await unpacked(bytes, 'word/settings.xml')).toString('utf8')).toContain('evenAndOddHeaders')
    const styles = (await unpacked(bytes, 'word/styles.xml')).toString('utf8')
    expect(styles).toContain('w:eastAsia="zh-CN"')
    expect(styles.split('<w:docDefaults>')).toHaveLength(2)
  })

  it('leaves a resolution that was written in full as it is', async () => {
    const text = await textOf(await minutesPaper(meetingRecord))
    expect(text).toContain('汇报。会议认为，违纪事实清楚')
    expect(text).not.toContain('会议决定：会议认为')
  })

  it('numbers itself by the meeting when it has no number of its own', async () => {
    expect(await textOf(await minutesPaper({ ...meetingRecord, minutesNumber: '' }))).toContain('（第12号）')
  })
})

describe('会议记录', () => {
  it('says 末位表态 only of a word that was the last one', async () => {
    const text = await textOf(await recordPaper(meetingRecord))
    expect(text).toContain('秦慕川（提前表态）')
    expect(text).toContain('沈砚秋（末位表态）')
    const [item] = meetingRecord.items
    const turned = { ...item!, statements: item!.statements.toReversed() }
    expect(await textOf(await recordPaper({ ...meetingRecord, items: [turned] }))).not.toContain('末位表态')
  })

  it('keeps the choices of secret and paper ballots to numbers', async () => {
    const { items } = meetingRecord
    const secret = await textOf(await votesPaper({ ...meetingRecord, items: [items[1]!, items[5]!] }))
    for (const { name } of meetingRecord.members) expect(secret).not.toContain(name)
  })
})

describe('表决票', () => {
  const of = (index: number) => ballotsPaper(meetingRecord, [meetingRecord.items[index]!])

  it('has one for each member who has not stepped back', async () => {
    expect((await textOf(await of(0))).match(/表　决　票/g)).toHaveLength(6)
    expect((await textOf(await of(1))).match(/表　决　票/g)).toHaveLength(7)
  })

  it('tells secret ballots apart by nothing', async () => {
    const ballots = (await textOf(await of(1))).split('表　决　票\n').filter(Boolean)
    expect(new Set(ballots.map((text) => text.trim())).size).toBe(1)
    expect(await textOf(await of(1))).not.toContain('表决人')
    expect(await textOf(await of(0))).toContain('表决人：沈砚秋')
  })

  it('needs none for raised hands and for reports', () => {
    expect(itemsWithBallots(meetingRecord).map(({ number }) => number)).toEqual([1, 2, 3, 6])
  })
})

describe('三重一大台账', () => {
  it('has a row for each decision of a category', async () => {
    const heldOn = '2026-11-20'
    const progress = ['办理中1项', '', '', '', '', '已办结1项']
    const bytes = await ledgerSheet(2026, [{ record: meetingRecord, heldOn, progress }])
    const words = (await unpacked(bytes, 'xl/sharedStrings.xml')).toString('utf8')
    for (const word of ['2026年“三重一大”决策台账', '大额度资金使用', '7／6', '6.85万元，方立之回避', '办理中1项']) {
      expect(words).toContain(word)
    }
    expect(words).not.toContain('上次会议决定事项执行情况')
    expect(words).toContain('共5项。')
    expect((await unpacked(bytes, 'xl/worksheets/sheet1.xml')).toString('utf8')).toContain('landscape')
  })
})

describe('words', () => {
  it.each([
    [1, '一'],
    [9, '九'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [99, '九十九'],
  ])('%i is %s', (number, word) => {
    expect(chineseNumber(number)).toBe(word)
  })

  it.each([
    [6_850_000, '6.85万元'],
    [5_000_000, '5万元'],
    [100_000_000, '100万元'],
    [1, '0.000001万元'],
    [0, '0万元'],
    [null, ''],
  ])('%i 分 are %s', (fen, words) => {
    expect(tenThousands(fen)).toBe(words)
  })

  it('say the result with its arithmetic', () => {
    const { items } = meetingRecord
    expect(resultWords(items[0]!)).toBe(
      '记名投票：同意5票，不同意0票，缓议0票，弃权0票，共5票。' +
        '应到会7人，到会5人；超过应到会7人的半数为4票以上，同意5票，通过。',
    )
    expect(resultWords(items[5]!)).toContain('无效1票，共6票。应到会7人，到会6人，三分之二以上为5人；')
    expect(resultWords(items[4]!)).toContain('超过应到会7人的半数为4票以上，同意2票，未通过。')
    expect(resultWords(items[2]!)).toBe('缓议：管护费用测算不全。2026年12月10日再议。')
  })

  it('say the day of the end only when it is another one', () => {
    const from = '2026-11-20T12:00:00.000Z'
    expect(spokenSpan(from, '2026-11-20T15:59:00.000Z')).toBe('2026年11月20日（星期五）20:00—23:59')
    expect(spokenSpan(from, '2026-11-20T16:05:00.000Z')).toBe(
      '2026年11月20日（星期五）20:00—2026年11月21日（星期六）0:05',
    )
  })
})
