import type { ChapterRules, Example } from '../example.ts'

const birthItem = (...values: string[]) => ({
  field: '出生日期',
  values: values.map((value, index) => ({ value, source: `材料${index + 1}` })),
})

const conflicting = birthItem('1972-03', '1973-03')

const archived = (birth: string, recordedOn: string) => ({ source: '干部人事档案', birth, recordedOn })
const identityCard = { source: '居民身份证', birth: '1973-03-12', recordedOn: '1986-05' }

const classed = (name: string, document: string, classNumber: number, className: string): Example => ({
  name,
  title: `${document}归哪一类`,
  facts: { document },
  on: '2026-11-23',
  verdict: 'info',
  observed: { classNumber, className },
})

const wages = '工资、任免、出国和会议代表类'
const assessment2025 = { document: '年度考核登记表', formedOn: '2026-01-31' }

export const archiveExamples: ChapterRules['examples'] = {
  sanling: [
    {
      name: 'E1',
      title: '档案里有两个出生日期',
      facts: { items: [conflicting] },
      on: '2026-11-23',
      verdict: 'broken',
      observed: { items: [{ field: '出生日期', status: '存疑' }], doubts: ['出生日期'] },
    },
    {
      name: 'E2',
      title: '已经认定',
      facts: { items: [{ ...conflicting, decidedOn: '2026-11-23' }] },
      on: '2026-11-23',
      verdict: 'met',
      observed: { items: [{ field: '出生日期', status: '已认定' }], doubts: [] },
    },
    {
      name: 'X1',
      title: '认定的前一天仍存疑',
      facts: { items: [{ ...conflicting, decidedOn: '2026-11-23' }] },
      on: '2026-11-22',
      verdict: 'broken',
      observed: { doubts: ['出生日期'] },
    },
    {
      name: 'E3',
      title: '年月相同，一份没有写日',
      facts: { items: [birthItem('1972.03', '1972年3月15日')] },
      on: '2026-11-23',
      verdict: 'met',
      observed: { items: [{ field: '出生日期', status: '一致' }] },
    },
    {
      name: 'X2',
      title: '年月相同，日不同',
      facts: { items: [birthItem('1972-03', '1972-03-15', '1972-03-05')] },
      on: '2026-11-23',
      verdict: 'broken',
      observed: { doubts: ['出生日期'] },
    },
    {
      name: 'X3',
      title: '同一项分两次登记，合起来矛盾',
      facts: { items: [birthItem('1972-03'), birthItem('1972-04')] },
      on: '2026-11-23',
      verdict: 'broken',
    },
    {
      name: 'X4',
      title: '记载一致，但有涂改',
      facts: { items: [{ ...birthItem('1972-03'), suspicion: '入团志愿书出生年份有涂改' }] },
      on: '2026-11-23',
      verdict: 'broken',
    },
    {
      name: 'X5',
      title: '学历两份材料写法不同',
      facts: {
        items: [
          {
            field: '学历学位',
            values: [
              { value: '大学', source: '履历表' },
              { value: '大专', source: '毕业证书' },
            ],
          },
        ],
      },
      on: '2026-11-23',
      verdict: 'broken',
      observed: { doubts: ['学历学位'] },
    },
    { name: 'X6', title: '什么也没有登记', facts: { items: [] }, on: '2026-11-23', verdict: 'not-applicable' },
  ],
  'birth-decide': [
    {
      name: 'E1',
      title: '1990年的表写1972-03，身份证写1973-03',
      facts: { records: [identityCard, archived('1972-03', '1990-07')] },
      on: '2026-11-23',
      verdict: 'info',
      observed: { birth: '1972-03', recordedOn: '1990-07', differ: true },
    },
    {
      name: 'E2',
      title: '最先的两份材料写的一样',
      facts: {
        records: [archived('1972-03', '1990-07'), archived('1972-03', '1990-07'), archived('1973-03', '1995-01')],
      },
      on: '2026-11-23',
      verdict: 'info',
      observed: { birth: '1972-03', candidates: ['1972-03'] },
    },
    {
      name: 'X1',
      title: '最先的两份材料写的不一样',
      facts: { records: [archived('1972-03', '1990-07'), archived('1973-03', '1990-07-12')] },
      on: '2026-11-23',
      verdict: 'broken',
      observed: { birth: null, candidates: ['1972-03', '1973-03'] },
    },
    {
      name: 'X2',
      title: '户籍档案比干部档案早一天',
      facts: {
        records: [
          archived('1972-03', '1990-07-12'),
          { source: '户籍档案', birth: '1973-03-12', recordedOn: '1990-07-11' },
        ],
      },
      on: '2026-11-23',
      verdict: 'info',
      observed: { birth: '1973-03-12', recordedOn: '1990-07-11' },
    },
    {
      name: 'X3',
      title: '现用的与最先记载一致',
      facts: { records: [identityCard, archived('1972-03', '1990-07')], birthInUse: '1972-03-15' },
      on: '2026-11-23',
      verdict: 'met',
    },
    {
      name: 'X4',
      title: '现用身份证上的日期',
      facts: { records: [identityCard, archived('1972-03', '1990-07')], birthInUse: '1973-03-12' },
      on: '2026-11-23',
      verdict: 'broken',
      observed: { birth: '1972-03' },
    },
    {
      name: 'X5',
      title: '只有身份证',
      facts: { records: [identityCard] },
      on: '2026-11-23',
      verdict: 'not-applicable',
    },
  ],
  'dossier-ten': [
    classed('E1', '年度考核登记表', 3, '考核鉴定类'),
    classed('E2', '处分决定', 8, '违规违纪违法处理处分类'),
    classed('E2b', '干部任免审批表', 9, wages),
    classed('E2c', '考察材料', 9, wages),
    {
      ...classed('X1', '经济责任审计结果', 5, '政审、审计和审核类'),
      differs: '规则清单按旧分类把审计列在第三类；2018年条例的第五类名称即为“政审、审计和审核类”。',
    },
    classed('X2', '入党志愿书', 6, '党、团类'),
    {
      name: 'X3',
      title: '期限最后一天送交',
      facts: { ...assessment2025, filedOn: '2026-02-28' },
      on: '2026-11-23',
      verdict: 'met',
      observed: { dueOn: '2026-02-28' },
    },
    {
      name: 'X4',
      title: '晚一天送交',
      facts: { ...assessment2025, filedOn: '2026-03-01' },
      on: '2026-11-23',
      verdict: 'broken',
      observed: { dueOn: '2026-02-28', since: '2026-03-01' },
    },
    { name: 'X5', title: '期限最后一天还没有送交', facts: assessment2025, on: '2026-02-28', verdict: 'met' },
    {
      name: 'X6',
      title: '过期一天还没有送交',
      facts: assessment2025,
      on: '2026-03-01',
      verdict: 'broken',
      observed: { since: '2026-03-01' },
    },
    {
      name: 'X7',
      title: '单位定为两个月',
      facts: { ...assessment2025, filingMonths: 2 },
      on: '2026-03-31',
      verdict: 'met',
      observed: { dueOn: '2026-03-31' },
    },
    { name: 'X8', title: '材料还没有形成', facts: assessment2025, on: '2026-01-30', verdict: 'not-applicable' },
  ],
}
