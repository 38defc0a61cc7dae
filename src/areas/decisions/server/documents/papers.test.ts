import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { meetingRecord } from '../../../../testing/meeting-record.ts'
import { unpacked } from '../../../../testing/unpacked.ts'
import type { MeetingRecord } from '../../meeting/record.ts'
import { agendaPaper, noticePaper } from './before.ts'
import { minutesPaper } from './minutes.ts'
import { recordPaper } from './record-paper.ts'
import { registerPaper } from './register.ts'
import { ballotsPaper, itemsWithBallots, votesPaper } from './voting.ts'
import { chineseNumber, resultWords } from './wording.ts'

/** The text of a Word file in reading order, a paragraph a line. */
async function textOf(bytes: Uint8Array): Promise<string> {
  const xml = (await unpacked(bytes, 'word/document.xml')).toString('utf8')
  let text = ''
  const parser = new SaxesParser()
  let isText = false
  parser.on('opentag', ({ name }) => {
    isText = name === 'w:t'
    if (name === 'w:tab') text += '\t'
  })
  parser.on('text', (part) => {
    if (isText) text += part
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'w:p') text += '\n'
    isText = false
  })
  parser.write(xml).close()
  return text.replace(/\n+$/, '\n')
}

const golden = (name: string) => readFileSync(join(import.meta.dirname, '../../goldens', `${name}.txt`), 'utf8')

const drawings: [string, (record: MeetingRecord) => Promise<Uint8Array>][] = [
  ['会议纪要', minutesPaper],
  ['会议记录', recordPaper],
  ['决策事项登记表', (record) => registerPaper(record, record.items[0]!)],
  ['表决情况', votesPaper],
  ['表决票', (record) => ballotsPaper(record, itemsWithBallots(record))],
  ['会议议程', agendaPaper],
  ['会议通知', (record) => noticePaper(record, '2026-11-17')],
]

describe.each(drawings)('%s', (name, draw) => {
  it('says what the golden text says', async () => {
    expect(await textOf(await draw(meetingRecord))).toBe(golden(name))
  })

  it('holds rare characters, and nothing that breaks a file', async () => {
    const strange = 'ab<&>"\u0007\ud83d𬭩㛃'
    const members = Array.from({ length: 15 }, (_, index) => ({
      ...meetingRecord.members[0]!,
      id: `${index}`,
      name: '𬭩㛃',
    }))
    const items = Array.from({ length: 20 }, (_, index) => ({
      ...meetingRecord.items[0]!,
      number: index + 1,
      title: strange,
    }))
    const text = await textOf(await draw({ ...meetingRecord, title: strange, members, items }))
    expect(text).toContain('ab<&>"')
    expect(text).toContain('𬭩㛃')
  })

  it('is drawn of a meeting with nothing in it', async () => {
    const empty = {
      ...meetingRecord,
      items: meetingRecord.items.slice(3),
      observers: [],
      addenda: [],
      hash: null,
      recorder: '',
    }
    const one = {
      ...empty,
      items: [{ ...empty.items[0]!, kind: 'ordinary' as const, statements: [], votes: [], result: null }],
    }
    expect((await textOf(await draw(one))).length).toBeGreaterThan(30)
  })
})

describe('the layout of the minutes', () => {
  it('is that of the standard', async () => {
    const xml = (await unpacked(await minutesPaper(meetingRecord), 'word/document.xml')).toString('utf8')
    expect(xml).toContain('w:w="11906" w:h="16838"')
    expect(xml).toMatch(/w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
    expect(xml).toMatch(/<w:docGrid w:type="lines" w:linePitch="579"\/>/)
    expect(xml).toContain('w:line="579" w:lineRule="exact"')
    expect(xml).toContain('<w:spacing w:val="-5"/>')
    expect(xml).toMatch(/w:eastAsia="方正小标宋简体"[\s\S]{0,300}FF0000|FF0000[\s\S]{0,300}方正小标宋简体/)
    const settings = (await unpacked(await minutesPaper(meetingRecord), 'word/settings.xml')).toString('utf8')
    expect(settings).toContain('evenAndOddHeaders')
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

  it('say the result with its arithmetic', () => {
    expect(resultWords(meetingRecord.items[0]!)).toBe(
      '记名投票：同意5票，不同意0票，缓议0票，弃权0票，共5票。应到会7人，到会5人；超过应到会7人的半数为4票以上，同意5票，通过。',
    )
    expect(resultWords(meetingRecord.items[2]!)).toBe('缓议：管护费用测算不全。2026年12月10日再议。')
  })
})
