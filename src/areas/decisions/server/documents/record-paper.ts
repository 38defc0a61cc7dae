import type { MeetingRecord, RecordItem } from '../../meeting/record.ts'
import { choices, kinds, methods } from '../../schema/words.ts'
import { FONTS, grid, line, paper } from './paper.ts'
import { absent, attended, resultWords, spokenDay, spokenTime } from './wording.ts'

const saidLine = ({ name, attitude, text }: RecordItem['statements'][number], isLast: boolean) => {
  const mark = isLast ? '（末位表态）' : ''
  return `${name}${mark}：${[attitude && choices[attitude], text].filter(Boolean).join('。')}`
}

/** Everything said on an item, in the order of speaking. */
function spoken(item: RecordItem): string {
  const last = item.statements.findLastIndex(({ name }) => name === item.presiderName)
  return [
    item.presenter && `汇报人：${item.presenter}`,
    ...item.recused.map(({ name, reason }) => `${name}回避：${reason}`),
    item.override && `经同意提前表态，理由：${item.override}`,
    ...item.statements.map((statement, index) => saidLine(statement, index === last)),
    ...item.absentOpinions.map(({ name, text }) => `${name}（未到会，书面意见，不计票）：${text}`),
  ]
    .filter(Boolean)
    .join('\n')
}

/** Rounds of voting: named choices by name, secret ones by number only. */
function voted(item: RecordItem): string {
  const rounds = item.votes.map(({ method, state, voidReason, choices: named }) => {
    if (state === 'void') return `${methods[method]}作废：${voidReason}`
    return named ? named.map(({ name, choice }) => `${name}${choices[choice]}`).join('，') : ''
  })
  return [...rounds, resultWords(item), item.resolution && `决定：${item.resolution}`].filter(Boolean).join('\n')
}

/** 会议记录 as a table, printable and numbered, with nothing rewritten after it is locked. */
export function recordPaper(record: MeetingRecord): Promise<Uint8Array> {
  const { title, chair, recorder, place, members, observers, items, openedAt, closedAt, plannedAt } = record
  const label = (text: string) => ({ text, isLabel: true })
  const wide = (text: string) => ({ text, span: 3 })
  const time = openedAt
    ? `${spokenDay(openedAt)} ${spokenTime(openedAt)}—${spokenTime(closedAt)}`
    : spokenDay(plannedAt)
  const here = attended(record)
  const late = (member: (typeof members)[number]) => `${member.name}${member.isLate ? '（迟到）' : ''}`
  const away = absent(record).map(({ name, absenceReason }) => `${name}（${absenceReason || '未说明原因'}）`)
  const rows = [
    { cells: [label('会议名称'), wide(title)] },
    { cells: [label('时间'), { text: time }, label('地点'), { text: place }] },
    { cells: [label('主持人'), { text: `${chair.title} ${chair.name}` }, label('记录人'), { text: recorder }] },
    { cells: [label('出席'), wide(`应到${members.length}人，实到${here.length}人：${here.map(late).join('、')}`)] },
    { cells: [label('缺席及原因'), wide(away.join('、') || '无')] },
    { cells: [label('列席'), wide(observers.map(({ name, title: post }) => `${post}${name}`).join('、') || '无')] },
    { cells: [label('议题'), wide(items.map((item) => `${item.number}. ${item.title}`).join('\n'))] },
    ...items.flatMap((item) => [
      { cells: [label(`议题${item.number}`), wide(`${item.title}（${kinds[item.kind]}）`)] },
      { cells: [label('发言记录'), wide(spoken(item) || '无')], maySplit: true },
      { cells: [label('表决情况\n和决议'), wide(voted(item))], maySplit: true },
    ]),
    { cells: [label('散会'), wide(closedAt ? `${spokenDay(closedAt)} ${spokenTime(closedAt)}` : '')] },
    { cells: [label('主持人\n签字'), { text: '' }, label('记录人\n签字'), { text: '' }], height: 900 },
  ]
  const notes = [
    ...record.addenda.map(
      ({ text, reason, addedBy, addedAt }) => `补记（${addedBy}，${spokenDay(addedAt)}，${reason}）：${text}`,
    ),
    ...(record.hash ? [`本记录已归档，校验码：${record.hash}`] : ['本记录尚未归档。']),
  ]
  return paper(
    `${title}记录`,
    [
      line(`中共${record.unitName}党组会议记录`, {
        align: 'center',
        font: FONTS.title,
        size: 44,
        line: 680,
        after: 240,
      }),
      grid([17, 35, 14, 34], rows),
      ...notes.map((note) => line(note, { size: 24, line: 360, before: 120 })),
    ],
    'counted',
  )
}
