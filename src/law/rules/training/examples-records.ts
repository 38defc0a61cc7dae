import type { Example } from '../example.ts'

const on = '2026-11-23'
const course = { course: '公共文化服务专题班', organiser: '县委党校', mode: '线下' }
const spent = { what: '培训', isApproved: true, people: 10, days: 2, eventCostYuan: 400 }

type Case = Pick<Example, 'name' | 'title' | 'facts' | 'verdict'> & Partial<Example>
const cases = (...list: Case[]): readonly Example[] => list.map((one) => ({ on, ...one }))

export const keepingExamples: Record<string, readonly Example[]> = {
  'px-record': cases(
    {
      name: 'E1',
      title: '没有写主办单位',
      facts: { ...course, organiser: null, from: '2026-05-11', until: '2026-05-12', days: 2 },
      verdict: 'broken',
      observed: { lacking: ['主办单位'] },
    },
    {
      name: 'E2',
      title: '同名同日开始的已经登记',
      facts: {
        ...{ ...course, from: '2026-05-11', until: '2026-05-12', days: 2 },
        registered: [{ course: '公共文化服务专题班', from: '2026-05-11' }],
      },
      verdict: 'broken',
      observed: { isDouble: true },
    },
    {
      name: 'E3',
      title: '12月31日至1月2日，按年分为1天和2天',
      facts: { ...course, from: '2026-12-31', until: '2027-01-02', days: 3 },
      verdict: 'met',
      observed: { byYear: { 2026: 1, 2027: 2 } },
    },
    {
      name: 'X1',
      title: '登记的天数比起止的天数多',
      facts: { ...course, from: '2026-05-11', until: '2026-05-12', days: 2.5 },
      verdict: 'broken',
      observed: { inconsistent: true },
    },
    {
      name: 'X2',
      title: '只有学时的也齐全',
      facts: { ...course, from: '2026-05-11', until: '2026-05-11', hours: 4 },
      verdict: 'met',
    },
  ),
  'jy-thrift': cases(
    {
      name: 'E1',
      title: '超过标准',
      facts: { ...spent, costFen: 800_001 },
      verdict: 'broken',
      observed: { overFen: 1 },
    },
    {
      name: 'E2',
      title: '没有设定标准',
      facts: { ...spent, eventCostYuan: 0, costFen: 800_000 },
      verdict: 'info',
      observed: { isUnset: true },
    },
    { name: 'E3', title: '恰好等于标准', facts: { ...spent, costFen: 800_000 }, verdict: 'met' },
    { name: 'X1', title: '没有事先审批', facts: { ...spent, isApproved: false, costFen: 1 }, verdict: 'broken' },
  ),
}
