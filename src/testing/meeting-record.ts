import type { MeetingRecord, RecordItem } from '../areas/decisions/meeting/record.ts'
import type { Choice } from '../areas/decisions/schema/words.ts'

const seats: [string, string][] = [
  ['秦慕川', '党组书记、局长'],
  ['沈砚秋', '党组成员、副局长'],
  ['方立之', '党组成员、副局长'],
  ['韩一川', '党组成员、副局长'],
  ['谢长庚', '党组成员、纪检组长'],
  ['邹怀瑾', '党组成员、四级调研员'],
  ['何远舟', '党组成员'],
]

const said = (index: number, attitude: Choice | null, text: string) => ({
  ...{ name: seats[index]![0], title: seats[index]![1], attitude, text, at: `2026-11-20T01:1${index}:00.000Z` },
})

const blank: RecordItem = {
  ...{ number: 1, title: '', summary: '', kind: 'ordinary', category: 'decision', amountFen: null, sectionName: '' },
  ...{
    presenter: '',
    priorTalks: '',
    opinions: [],
    presiderName: '秦慕川',
    recused: [],
    override: null,
    statements: [],
  },
  ...{ absentOpinions: [], method: 'named', votes: [], result: null, resolution: '', tasks: [] },
}

const named = (names: readonly string[]) => ({
  ...{ method: 'named' as const, state: 'closed' as const, voidReason: '', receipts: [] },
  choices: names.map((name) => ({ name, choice: 'agree' as const })),
  tally: { agree: names.length, disagree: 0, defer: 0, abstain: 0, invalid: 0 },
})

/** A fictional meeting with everything that can happen in one. */
export const meetingRecord: MeetingRecord = {
  ...{
    unitName: '云栖市文化和旅游局',
    title: '党组2026年第12次会议',
    year: 2026,
    number: 12,
    minutesNumber: '〔2026〕12号',
  },
  ...{
    plannedAt: '2026-11-20T01:00:00.000Z',
    openedAt: '2026-11-20T01:02:00.000Z',
    closedAt: '2026-11-20T03:25:00.000Z',
  },
  ...{ place: '三楼会议室', recorder: '高　懿', chair: { name: '秦慕川', title: '党组书记、局长' } },
  members: seats.map(([name, title], index) => ({
    ...{ id: String(index), name, title, isChair: index === 0, wasPresent: index !== 6, isLate: index === 3 },
    absenceReason: index === 6 ? '赴省厅开会' : '',
  })),
  observers: [
    { name: '冯佩兰', title: '计财科科长', items: [1] },
    { name: '程怀远', title: '办公室主任', items: null },
  ],
  items: [
    {
      ...blank,
      ...{
        title: '购置文化馆演出设备',
        category: 'funds',
        amountFen: 6_850_000,
        sectionName: '艺术科',
        presenter: '蔡婉如',
      },
      priorTalks: '已与分管副局长、计财科沟通，按意见核减了两项配置。',
      opinions: [{ kind: '财务意见', result: '同意', text: '在年度预算内', givenBy: '计财科', givenOn: '2026-11-17' }],
      recused: [{ name: '方立之', reason: '配偶在供应商云栖雅集公司持股30%' }],
      statements: [
        said(1, 'agree', '设备使用已超过十年，应当更新。'),
        said(3, 'agree', '同意，建议先做验收方案。'),
        said(4, 'agree', '采购程序合规，请全程留痕。'),
        said(5, 'agree', '同意。'),
        said(0, 'agree', '同意，按程序采购，月底前完成验收方案。'),
      ],
      absentOpinions: [{ name: '何远舟', text: '赞成购置，建议考虑基层巡演。' }],
      votes: [named(['沈砚秋', '韩一川', '谢长庚', '邹怀瑾', '秦慕川'])],
      result: {
        ...{
          outcome: 'passed',
          tally: { agree: 5, disagree: 0, defer: 0, abstain: 0, invalid: 0 },
          base: 7,
          present: 5,
        },
        ...{ reason: '同意5票，超过应到会7人的半数', until: null },
      },
      resolution: '同意购置文化馆演出设备，预算68500元，按规定组织采购',
      tasks: [
        { title: '完成采购和验收', owner: '沈砚秋', section: '艺术科', supporting: ['计财科'], dueOn: '2026-12-31' },
      ],
    },
    {
      ...blank,
      ...{
        number: 2,
        title: '任命顾长安为市场管理科科长',
        kind: 'cadre',
        category: 'appointment',
        presenter: '徐清如',
        method: 'secret',
      },
      statements: [1, 2, 3, 4, 5, 0].map((index) => said(index, 'agree', '')),
      votes: [
        {
          ...{ method: 'secret', state: 'void', voidReason: '一名成员误操作，全体同意重新投票', choices: null },
          ...{ tally: null, receipts: [] },
        },
        {
          ...{ method: 'secret', state: 'closed', voidReason: '', choices: null },
          tally: { agree: 5, disagree: 0, defer: 0, abstain: 1, invalid: 0 },
          receipts: ['a'.repeat(64), 'b'.repeat(64)],
        },
      ],
      result: {
        ...{
          outcome: 'passed',
          tally: { agree: 5, disagree: 0, defer: 0, abstain: 1, invalid: 0 },
          base: 7,
          present: 6,
        },
        ...{ reason: '同意5票，超过应到会7人的半数', until: null },
      },
      resolution: '任命顾长安为市场管理科科长',
      tasks: [{ title: '办理任职手续', owner: '谢长庚', section: '人事科', supporting: [], dueOn: '2026-11-30' }],
    },
    {
      ...blank,
      ...{ number: 3, title: '调整旅游厕所管护办法', presenter: '罗启明', override: '汛情紧急，主持人须先部署抢险' },
      statements: [said(0, 'agree', '先部署防汛。'), said(1, 'defer', '数据不全。')],
      result: {
        outcome: 'postponed',
        tally: null,
        base: 7,
        present: 6,
        reason: '管护费用测算不全',
        until: '2026-12-10',
      },
    },
    {
      ...blank,
      ...{ number: 4, title: '上次会议决定事项执行情况', kind: 'report', category: null, presenter: '程怀远' },
      result: {
        outcome: 'reported',
        tally: null,
        base: 7,
        present: 6,
        reason: '7项已办结6项，1项按期推进',
        until: null,
      },
    },
    {
      ...blank,
      ...{ number: 5, title: '表彰年度先进科室', sectionName: '办公室', presenter: '程怀远', method: 'hands' },
      ...{ presiderName: '沈砚秋', recused: [{ name: '秦慕川', reason: '弟弟是候选科室负责人' }] },
      statements: [
        said(2, 'agree', '名单公示没有异议。'),
        said(3, 'disagree', '评分标准事先没有公布。'),
        said(4, 'disagree', '评选程序有缺项，建议重评。'),
        said(5, null, '请办公室补充评选办法，\n再核对得分。'),
        said(1, 'agree', '同意，评选办法会后补齐。'),
      ],
      votes: [
        {
          ...{ method: 'hands' as const, state: 'closed' as const, voidReason: '', receipts: [] },
          choices: [
            { name: '沈砚秋', choice: 'agree' },
            { name: '方立之', choice: 'agree' },
            { name: '韩一川', choice: 'disagree' },
            { name: '谢长庚', choice: 'disagree' },
            { name: '邹怀瑾', choice: 'abstain' },
          ],
          tally: { agree: 2, disagree: 2, defer: 0, abstain: 1, invalid: 0 },
        },
      ],
      result: {
        ...{
          outcome: 'failed',
          tally: { agree: 2, disagree: 2, defer: 0, abstain: 1, invalid: 0 },
          base: 7,
          present: 5,
        },
        ...{ reason: '同意2票，没有超过应到会7人的半数', until: null },
      },
    },
    {
      ...blank,
      ...{ number: 6, title: '给予谢某某党内警告处分', kind: 'sanction', presenter: '谢长庚', method: 'paper' },
      statements: [1, 2, 3, 4, 5, 0].map((index) => said(index, 'agree', '事实清楚，同意处分建议。')),
      votes: [
        {
          ...{ method: 'paper', state: 'closed', voidReason: '', choices: null, receipts: [] },
          tally: { agree: 5, disagree: 0, defer: 0, abstain: 0, invalid: 1 },
        },
      ],
      result: {
        ...{
          outcome: 'passed',
          tally: { agree: 5, disagree: 0, defer: 0, abstain: 0, invalid: 1 },
          base: 7,
          present: 6,
        },
        ...{ reason: '同意5票，超过应到会7人的半数', until: null },
      },
      resolution: '会议认为，违纪事实清楚，处理恰当；同意给予谢某某党内警告处分，按程序报批',
      tasks: [
        { title: '宣布并执行处分', owner: '谢长庚', section: '机关纪委', supporting: ['人事科'], dueOn: '2026-12-05' },
      ],
    },
  ],
  hash: 'c'.repeat(64),
  addenda: [
    { text: '会后核对，设备清单共12项。', reason: '漏记', addedBy: '高懿', addedAt: '2026-11-25T02:00:00.000Z' },
  ],
}
