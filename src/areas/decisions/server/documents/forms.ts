import type { MeetingRecord, RecordItem } from '../../meeting/record.ts'
import { categories, choices, methods } from '../../schema/words.ts'
import { FONTS, grid, line, paper } from './paper.ts'
import { absent, attended, resultWords, spokenDay, spokenTime } from './wording.ts'

const label = (text: string) => ({ text, isLabel: true })
const wide = (text: string, span = 3) => ({ text, span })
const heading = (text: string) => line(text, { align: 'center', font: FONTS.title, size: 44, line: 680, after: 200 })

const ticked = (category: RecordItem['category']) =>
  Object.entries(categories)
    .map(([key, title]) => `${key === category ? '☑' : '□'}${title}`)
    .join('  ')

const opinionOf = (item: RecordItem) =>
  item.opinions.map(({ kind, result, text, givenBy }) => `${kind}：${result}。${text}（${givenBy}）`).join('\n')

/** “三重一大”决策事项登记表 of one item. */
export function registerPaper(record: MeetingRecord, item: RecordItem): Promise<Uint8Array> {
  const { members } = record
  const here = attended(record)
  const away = absent(record).map(({ name, absenceReason }) => `${name}（${absenceReason || '未说明原因'}）`)
  const amount = item.amountFen === null ? '' : `\n金额：${(item.amountFen / 1_000_000).toFixed(4)}万元`
  const said = item.statements.map(({ name, title, attitude, text }, index) =>
    [`${index + 1}. ${name}（${title}）`, attitude && choices[attitude], text].filter(Boolean).join('，'),
  )
  const last = item.statements.at(-1)?.name === item.presiderName ? '（主持人末位表态）' : ''
  const owners = item.tasks.map(({ owner }) => owner)
  const rows = [
    { cells: [label('事项名称'), wide(item.title)] },
    { cells: [label('类别'), wide(`${ticked(item.category)}${amount}`)] },
    { cells: [label('提出单位'), { text: item.sectionName || '局领导' }, label('汇报人'), { text: item.presenter }] },
    {
      cells: [
        label('前期论证'),
        wide([item.priorTalks && `会前沟通：${item.priorTalks}`, opinionOf(item)].filter(Boolean).join('\n')),
      ],
    },
    {
      cells: [
        label('会议名称'),
        { text: record.title },
        label('时间'),
        { text: spokenDay(record.openedAt || record.plannedAt) },
      ],
    },
    {
      cells: [label('地点'), { text: record.place }, label('主持人'), { text: item.presiderName || record.chair.name }],
    },
    {
      cells: [
        label('应到/实到'),
        { text: `${members.length}人/${here.length}人` },
        label('记录人'),
        { text: record.recorder },
      ],
    },
    { cells: [label('缺席及原因'), wide(away.join('、') || '无')] },
    { cells: [label('列席'), wide(record.observers.map(({ name }) => name).join('、') || '无')] },
    { cells: [label('班子成员意见'), wide(`${said.join('\n')}${last}`)], maySplit: true, height: 1600 },
    { cells: [label('表决结果'), wide(resultWords(item))] },
    { cells: [label('决策结果'), wide(item.resolution)], height: 900 },
    {
      cells: [
        ...[
          label('责任领导\n和科室'),
          { text: [...owners, ...item.tasks.map(({ section }) => section)].filter(Boolean).join('、') },
        ],
        ...[label('完成时限'), { text: item.tasks.map(({ dueOn }) => spokenDay(dueOn)).join('、') }],
      ],
    },
    { cells: [label('执行情况\n及结果'), wide('')], height: 1200 },
    { cells: [label('纪要文号'), { text: record.minutesNumber }, label('备注'), { text: '' }] },
  ]
  const children = [heading('“三重一大”决策事项登记表'), grid([17, 35, 14, 34], rows)]
  return paper(`${item.title}登记表`, children, 'counted')
}

/** 表决情况: one row an item, with the tellers' signatures; secret rounds with their list of receipts. */
export function votesPaper(record: MeetingRecord): Promise<Uint8Array> {
  const head = ['序号', '事项', '方式', '应到/实到', '同意', '不同意', '缓议', '弃权', '结果']
  const ends = { passed: '通过', failed: '未通过', postponed: '缓议', reported: '听取汇报' }
  const rows = record.items.map(({ number, title, votes, result }) => {
    const tally = result?.tally
    const vote = votes.findLast(({ state }) => state === 'closed')
    const cells = [
      ...[String(number), title, vote ? methods[vote.method] : '', result ? `${result.base}/${result.present}` : ''],
      ...[tally?.agree, tally?.disagree, tally?.defer, tally?.abstain].map((one) =>
        one === undefined ? '' : String(one),
      ),
      result ? ends[result.outcome] : '',
    ]
    return { cells: cells.map((text, index) => ({ text, isLabel: index !== 1 })) }
  })
  const receipts = record.items.flatMap(({ number, votes }) =>
    votes
      .filter((vote) => vote.state === 'closed' && vote.receipts.length > 0)
      .map((vote) => `第${number}项无记名票回执校验码：${vote.receipts.map((one) => one.slice(0, 16)).join('、')}`),
  )
  return paper(
    `${record.title}表决情况`,
    [
      heading('党组会议表决情况'),
      line(`${record.title}　${spokenDay(record.openedAt || record.plannedAt)}`, {
        align: 'center',
        size: 28,
        after: 160,
      }),
      grid([7, 25, 12, 11, 8, 10, 8, 8, 11], [{ cells: head.map(label) }, ...rows], 1),
      line('监票人签名：　　　　　　　　计票人签名：　　　　　　　　', { size: 28, before: 400 }),
      ...receipts.map((text) => line(text, { size: 18, line: 280, before: 80 })),
    ],
    'counted',
  )
}

/** 表决票: as many as there are members, without number or name, to be cut apart. */
export function ballotsPaper(record: MeetingRecord): Promise<Uint8Array> {
  const voted = record.items.filter(({ kind }) => kind !== 'report')
  const boxes = Object.values(choices)
    .map((choice) => `□${choice}`)
    .join('  ')
  const ballots = record.members.flatMap((_, index) => [
    line('表　决　票', {
      align: 'center',
      font: FONTS.title,
      size: 36,
      line: 560,
      before: index ? 200 : 0,
      keepNext: true,
    }),
    grid(
      [8, 46, 46],
      [
        { cells: ['序号', '事项', '表决意见（画√）'].map(label) },
        ...voted.map(({ number, title }) => ({ cells: [label(String(number)), { text: title }, label(boxes)] })),
      ],
    ),
    line('- - - - - - - - - - - - - - - - - - - - - - - - - - - -', { align: 'center', size: 24, before: 160 }),
  ])
  return paper(`${record.title}表决票`, ballots, 'none')
}

const agendaLines = (record: MeetingRecord) =>
  record.items.map(({ number, title, presenter }) =>
    line(`${number}. ${title}${presenter ? `（汇报人：${presenter}）` : ''}`, { isIndented: true }),
  )

/** 会议议程. */
export function agendaPaper(record: MeetingRecord): Promise<Uint8Array> {
  const { members, observers, chair, plannedAt, place } = record
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join('、')
  return paper(`${record.title}议程`, [
    heading(`${record.title}议程`),
    line(`时间：${spokenDay(plannedAt)} ${spokenTime(plannedAt)}`, { isIndented: true }),
    line(`地点：${place}`, { isIndented: true }),
    line(`主持：${chair.title} ${chair.name}`, { isIndented: true }),
    line(`出席：${names(members)}`, { isIndented: true }),
    ...(observers.length ? [line(`列席：${names(observers)}`, { isIndented: true })] : []),
    line('议程：', { isIndented: true, font: FONTS.heading, keepNext: true }),
    ...agendaLines(record),
  ])
}

/** 会议通知. */
export function noticePaper(record: MeetingRecord): Promise<Uint8Array> {
  const { unitName, plannedAt, place } = record
  const when = `${spokenDay(plannedAt)} ${spokenTime(plannedAt)}`
  return paper(`${record.title}通知`, [
    heading('关于召开党组会议的通知'),
    line('局党组成员，各列席人员：', {}),
    line(`定于${when}在${place}召开${record.title}。现将有关事项通知如下：`, { isIndented: true }),
    line('一、会议议题', { isIndented: true, font: FONTS.heading, keepNext: true }),
    ...agendaLines(record),
    line('二、有关要求', { isIndented: true, font: FONTS.heading, keepNext: true }),
    line(
      '请提前阅看会议材料，按时参加。因故不能到会的，请会前请假，可以提交书面意见；涉及本人和亲属的议题请主动报告回避。',
      { isIndented: true },
    ),
    line(`中共${unitName}党组办公室`, { align: 'right', before: 579 }),
    line(spokenDay(plannedAt), { align: 'right' }),
  ])
}
