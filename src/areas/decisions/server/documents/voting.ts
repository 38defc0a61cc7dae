import {
  BorderStyle,
  HeightRule,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { MeetingRecord, RecordItem } from '../../meeting/record.ts'
import { choices, methods } from '../../schema/words.ts'
import { grid, label, middle, type Row, value } from './grid.ts'
import { BALLOTS_WIDTH, FONTS, heading, line, paper } from './paper.ts'
import { ballotsIn, choiceWords, outcomeWords, spokenDay } from './wording.ts'

const COLUMNS = [6, 19, 16, 8, 7, 7, 8, 7, 7, 7, 11]

const HEAD: Row = {
  cells: ['序号', '事项', '方式', '应到会', '到会', '同意', '不同意', '缓议', '弃权', '无效', '结果'].map((title) =>
    label(title),
  ),
  isHead: true,
}

function itemRow(item: RecordItem): Row {
  const { number, title, votes, result, kind } = item
  const vote = votes.findLast(({ state }) => state === 'closed')
  const tally = vote ? result?.tally : null
  const how = vote ? methods[vote.method] : kind === 'report' ? '不表决' : '没有表决'
  const { agree, disagree, defer, abstain, invalid } = tally ?? {}
  const counts = [result?.base, result?.present, agree, disagree, defer, abstain, invalid]
  return {
    cells: [
      middle(String(number)),
      value(title),
      middle(how),
      ...counts.map((count) => middle(count === undefined ? '' : String(count))),
      middle(outcomeWords(item)),
    ],
  }
}

const TYPE = { size: 24, line: 360, before: 80 }

/** Rounds that do not count, who chose what, and the receipts of secret ballots in small type. */
const voteNotes = ({ number, votes, result }: RecordItem) =>
  votes.flatMap(({ method, state, voidReason, choices: chosen, receipts }) => {
    if (state === 'void') return [line(`第${number}项${methods[method]}作废一次，原因：${voidReason}`, TYPE)]
    const heading = `第${number}项${methods[method]}`
    if (chosen) return [line(`${heading}：${choiceWords(chosen)}`, TYPE)]
    if (method !== 'secret' || !receipts.length) return []
    const counted = result?.tally ? `，共${ballotsIn(result.tally)}票` : ''
    const says = `${heading}的回执校验码${counted}（按字母顺序，和投票先后无关；本人用回执核对选票是否计入）`
    return [
      line(says, { ...TYPE, keepNext: true }),
      ...receipts.map((receipt) => line(receipt, { size: 16, line: 220, font: FONTS.page })),
    ]
  })

/** 表决情况: one row an item, with the tellers' signatures. */
export function votesPaper(record: MeetingRecord): Promise<Uint8Array> {
  const { title, openedAt, plannedAt, items } = record
  return paper(
    `${title}表决情况`,
    [
      heading('党组会议表决情况', 60),
      line(`${title}　${spokenDay(openedAt || plannedAt)}`, { align: 'center', size: 28, line: 400, after: 120 }),
      grid(COLUMNS, [HEAD, ...items.map(itemRow)]),
      line('', { ...TYPE, before: 0 }),
      grid(
        [16, 34, 16, 34],
        [SIGNED, { cells: [label('主持人签名'), value(''), label('日期'), value('')], height: 700 }],
      ),
      ...items.flatMap(voteNotes),
    ],
    'form',
  )
}

const SIGNED: Row = { cells: [label('监票人签名'), value(''), label('计票人签名'), value('')], height: 700 }

const ACROSS = 2
/** a third of the sheet */
const BALLOT_HEIGHT = 5100
const BALLOT_WIDTH = Math.floor(BALLOTS_WIDTH / ACROSS)
/** longer titles are set smaller, so that every ballot keeps its size */
const SHORT_TITLE = 44

/** `name` is printed on named ballots only: the others carry nothing that tells them apart. */
function ballot(record: MeetingRecord, { title, number }: RecordItem, name: string | null): TableCell {
  const isLong = title.length > SHORT_TITLE
  const boxes = Object.values(choices)
    .map((choice) => `□${choice}`)
    .join('　')
  const small = { size: 21, line: 320 }
  return new TableCell({
    width: { size: BALLOT_WIDTH, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: 340, right: 340, top: 60, bottom: 60 },
    children: [
      line('表　决　票', { align: 'center', font: FONTS.title, size: 36, line: 560 }),
      line(record.title, { ...small, align: 'center', after: 120 }),
      line(`第${number}项　${title}`, { size: isLong ? 24 : 26, line: isLong ? 340 : 420, after: 160 }),
      line(boxes, { align: 'center', size: 26, line: 520, after: 100 }),
      line('请在一个□内画“√”，不画、多画的无效。', { ...small, align: 'center' }),
      ...(name === null ? [] : [line(`表决人：${name}　签名：＿＿＿＿＿`, { size: 24, line: 420, before: 80 })]),
    ],
  })
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const cut = { style: BorderStyle.DASHED, size: 6, color: '808080' }
const CUT_LINES = { top: none, bottom: none, left: none, right: none, insideHorizontal: cut, insideVertical: cut }

const ballotSheets = (ballots: TableCell[]) => {
  const row = (from: number) => {
    const cells = ballots.slice(from, from + ACROSS)
    return new TableRow({
      cantSplit: true,
      height: { value: BALLOT_HEIGHT, rule: HeightRule.EXACT },
      children: cells.length === ACROSS ? cells : [...cells, new TableCell({ children: [line('')] })],
    })
  }
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: BALLOT_WIDTH * ACROSS, type: WidthType.DXA },
    columnWidths: Array.from({ length: ACROSS }, () => BALLOT_WIDTH),
    borders: CUT_LINES,
    rows: Array.from({ length: Math.ceil(ballots.length / ACROSS) }, (_, index) => row(index * ACROSS)),
  })
}

/** Items that need a ballot: everything that is voted on by more than raised hands. */
export const itemsWithBallots = ({ items }: MeetingRecord): RecordItem[] =>
  items.filter(({ kind, method }) => kind !== 'report' && method !== 'hands')

/**
 * 表决票, six to a sheet with lines to cut along: for each of these items one a member who has not stepped back. Named
 * ballots carry the name; all others no name and no number.
 */
export function ballotsPaper(record: MeetingRecord, items: readonly RecordItem[]): Promise<Uint8Array> {
  const ballots = items.flatMap((item) => {
    const voters = record.members.filter(({ name }) => !item.recused.some((one) => one.name === name))
    return voters.map(({ name }) => ballot(record, item, item.method === 'named' ? name : null))
  })
  // A Word file cannot end with a table; what follows takes no room, so that it makes no page of its own.
  return paper(`${record.title}表决票`, [ballotSheets(ballots), line('', { size: 2, line: 20 })], 'ballots')
}
