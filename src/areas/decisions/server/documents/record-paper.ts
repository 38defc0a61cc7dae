import type { MeetingRecord, RecordItem } from '../../meeting/record.ts'
import { choices, kinds, methods } from '../../schema/words.ts'
import { grid, label, middle, type Row, value } from './grid.ts'
import { heading, line, lines, paper } from './paper.ts'
import {
  absent,
  attended,
  chineseNumber,
  choiceWords,
  joined,
  named,
  observerWords,
  resultWords,
  spokenDay,
  spokenMoment,
  spokenSpan,
  spokenTime,
} from './wording.ts'

/** Six columns: label and value twice, or speaker, words, attitude. */
const COLUMNS = [13, 20, 17, 13, 25, 12]

/** Words of more characters may go on over the page. */
const LONG = 300

/** 末位表态 is only said of a word that really was the last one. */
function statementRow(item: RecordItem, index: number): Row {
  const { name, title, attitude, text, at } = item.statements[index]!
  const isPresider = name === item.presiderName
  const isLast = isPresider && index === item.statements.length - 1
  const mark = isLast ? '（末位表态）' : isPresider ? '（提前表态）' : ''
  const who = `${name}${mark} ${spokenTime(at)}\n${title}`
  const cells = [value(who, 2), value(text || '（只表明态度）', 3), middle(attitude ? choices[attitude] : '—')]
  return { cells, maySplit: text.length > LONG }
}

/** Rounds of voting: named choices by name, secret ones by number only. */
function votedWords(item: RecordItem): string {
  const rounds = item.votes.map(({ method, state, voidReason, choices: chosen }, index) => {
    const round = item.votes.length > 1 ? `第${index + 1}轮` : ''
    if (state === 'void') return `${round}${methods[method]}，作废，原因：${voidReason}`
    return chosen ? `${round}${choiceWords(chosen)}` : ''
  })
  return [...rounds, resultWords(item)].filter(Boolean).join('\n')
}

function itemRows(item: RecordItem, chairName: string): Row[] {
  const { number, title, kind, presenter, presiderName, recused, override, statements, absentOpinions } = item
  const long = (name: string, text: string): Row => ({ cells: [label(name), value(text, 5)], maySplit: true })
  const head: Row = { cells: [label('发言人', 2), label('意见', 3), label('态度')], keepNext: true }
  const presides = presiderName && presiderName !== chairName ? `${presiderName}（代为主持）` : presiderName
  return [
    { cells: [label(`议题${chineseNumber(number)}`), value(`${title}（${kinds[kind]}）`, 5)], keepNext: true },
    { cells: [label('汇报人'), value(presenter, 2), label('本项主持'), value(presides, 2)], keepNext: true },
    ...(recused.length ? [long('回避', recused.map(({ name, reason }) => `${name}：${reason}`).join('\n'))] : []),
    ...(override ? [long('提前表态', `准许主持人在其他成员之前表态，原因：${override}`)] : []),
    ...(statements.length + absentOpinions.length ? [head] : []),
    ...statements.map((_, index) => statementRow(item, index)),
    ...absentOpinions.map(({ name, text }) => ({
      cells: [value(`${name}\n（未到会，书面意见，不计票）`, 2), value(text, 3), middle('—')],
      maySplit: text.length > LONG,
    })),
    long('表决情况', votedWords(item)),
    ...(item.resolution ? [long('决议', item.resolution)] : []),
  ]
}

function meetingRows(record: MeetingRecord): Row[] {
  const { title, chair, recorder, place, members, observers, items, openedAt, closedAt, plannedAt } = record
  const here = attended(record).map(({ name, isLate }) => `${name}${isLate ? '（迟到）' : ''}`)
  const came = `应到${members.length}人，实到${here.length}人：${here.join('、')}`
  return [
    { cells: [label('会议名称'), value(title, 5)] },
    { cells: [label('时间'), value(openedAt ? spokenSpan(openedAt, closedAt) : spokenMoment(plannedAt), 5)] },
    { cells: [label('地点'), value(place, 2), label('记录人'), value(recorder, 2)] },
    { cells: [label('主持人'), value(`${chair.title}${chair.name}`, 5)] },
    { cells: [label('出席'), value(came, 5)] },
    { cells: [label('缺席及\n原因'), value(joined(absent(record).map(named)) || '无', 5)] },
    { cells: [label('列席'), value(joined(observers.map(observerWords)) || '无', 5)] },
    {
      cells: [label('议题'), value(items.map((item) => `${item.number}. ${item.title}`).join('\n'), 5)],
      maySplit: true,
    },
  ]
}

/** 会议记录 as a table, printable and numbered, with nothing rewritten after it is locked. */
export function recordPaper(record: MeetingRecord): Promise<Uint8Array> {
  const { title, chair, items, closedAt, hash, addenda } = record
  const rows: Row[] = [
    ...meetingRows(record),
    ...items.flatMap((item) => itemRows(item, chair.name)),
    { cells: [label('散会'), value(spokenMoment(closedAt), 5)] },
    { cells: [label('主持人\n签字'), value('', 2), label('记录人\n签字'), value('', 2)], height: 1000 },
  ]
  const small = { size: 24, line: 360, before: 100 }
  const added = addenda.flatMap(({ text, reason, addedBy, addedAt }, index) => [
    line(`补记${index + 1}（${addedBy}，${spokenDay(addedAt)}，原因：${reason}）`, { ...small, keepNext: true }),
    ...lines(text, { ...small, before: 0, isIndented: true }),
  ])
  return paper(
    `${title}记录`,
    [
      heading(`中共${record.unitName}党组会议记录`),
      grid(COLUMNS, rows),
      line(hash ? `本记录已归档，校验码：${hash}` : '本记录尚未归档，内容还可能更正。', small),
      ...added,
    ],
    'form',
  )
}
