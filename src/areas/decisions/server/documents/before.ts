import type { MeetingRecord } from '../../meeting/record.ts'
import { FONTS, heading, LEADING, line, paper } from './paper.ts'
import { chineseNumber, joined, observerWords, spokenDay, spokenMoment } from './wording.ts'

const indented = { isIndented: true } as const
const title = { ...indented, font: FONTS.heading, keepNext: true }

const agendaLines = ({ items }: MeetingRecord) =>
  items.map(({ number, title: topic, presenter }) =>
    line(`${number}. ${topic}${presenter ? `（汇报人：${presenter}）` : ''}`, indented),
  )

/** 会议议程. */
export function agendaPaper(record: MeetingRecord): Promise<Uint8Array> {
  const { members, observers, chair, plannedAt, place, recorder } = record
  const facts: [string, string][] = [
    ['时间', spokenMoment(plannedAt)],
    ['地点', place],
    ['主持', `${chair.name}${chair.title && `（${chair.title}）`}`],
    ['出席', joined(members.map(({ name }) => name))],
    ['列席', joined(observers.map(observerWords))],
    ['记录', recorder],
  ]
  return paper(`${record.title}议程`, [
    heading(`${record.title}议程`, LEADING),
    ...facts.filter(([, words]) => words).map(([name, words]) => line(`${name}：${words}`, indented)),
    line('议程：', title),
    ...agendaLines(record),
  ])
}

/** Characters of a text as wide as 三号 ones: digits and Latin letters take half. */
const widthOf = (text: string) => [...text].reduce((sum, one) => sum + (one < '\u0100' ? 0.5 : 1), 0)
const CHARACTER = 320

/** 署名 and 成文日期 without a seal: the longer of the two decides how far both stand from the right edge. */
function signed(name: string, day: string) {
  const [n, m] = [widthOf(name), widthOf(day)]
  const [nameRight, dayRight] = m <= n - 2 ? [2, n - m] : [m + 4 - n, 2]
  return [
    line(name, { align: 'right', right: nameRight * CHARACTER, before: LEADING, keepNext: true }),
    line(day, { align: 'right', right: dayRight * CHARACTER }),
  ]
}

/** 会议通知, dated `day`. */
export function noticePaper(record: MeetingRecord, day: string): Promise<Uint8Array> {
  const { unitName, plannedAt, place, observers, members } = record
  const sections: [string, ReturnType<typeof line>[]][] = [
    ['会议议题', agendaLines(record)],
    ['出席人员', [line(`${joined(members.map(({ name }) => name))}。`, indented)]],
    ...(observers.length
      ? [
          ['列席人员', [line(`${joined(observers.map(observerWords))}。`, indented)]] as [
            string,
            [typeof line.prototype],
          ],
        ]
      : []),
    [
      '有关要求',
      [
        '请提前阅看会议材料，按时到会。',
        '因故不能到会的，请会前请假并写明原因，可以提交书面意见。',
        '议题涉及本人或者亲属的，请主动说明并回避。',
      ].map((text, index) => line(`${index + 1}. ${text}`, indented)),
    ],
  ]
  return paper(`${record.title}通知`, [
    heading(`关于召开${record.title}的通知`, LEADING),
    line('局党组成员，各列席人员：'),
    line(`定于${spokenMoment(plannedAt)}${place && `在${place}`}召开${record.title}。现将有关事项通知如下：`, indented),
    ...sections.flatMap(([name, words], index) => [line(`${chineseNumber(index + 1)}、${name}`, title), ...words]),
    ...signed(`中共${unitName}党组`, spokenDay(day)),
  ])
}
