import { makeTally, totalsOf } from '../areas/rectification/count.ts'
import type { MeasureView } from '../areas/rectification/schema.ts'
import {
  dutyList,
  ledger,
  measureList,
  problemList,
  totalWords,
} from '../areas/rectification/server/documents/listings.ts'
import {
  all,
  type Drawer,
  listingSheet,
  listingWord,
  numberedRows,
} from '../areas/rectification/server/documents/paper.ts'
import { reportWord } from '../areas/rectification/server/documents/report.ts'
import { statisticsOf } from '../areas/rectification/server/ledger.ts'
import { cellOf, type WholeProblem } from '../areas/rectification/server/papers.ts'

const evidence = (title: string) => ({
  ...{ id: title, form: 'file' as const, title, path: null, isPhoto: false, validUntil: null, addedBy: '洛启明' },
  ...{ addedAt: '2026-05-01T01:00:00Z', versions: [], measures: 1 },
})

const measure = (id: string, text: string, changes: Partial<MeasureView> = {}): MeasureView => ({
  ...{ id, text, isRule: false, ownerId: null, ownerName: '洛启明', dueOn: null, doneOn: null },
  ...{ evidence: [], others: [], revision: 1 },
  ...changes,
})

const plain: WholeProblem = {
  ...{ id: '1', number: '2026-001', title: '文旅项目储备库更新不及时', kind: 'work-style', line: '业务' },
  ...{ timing: 'deadline', state: 'in-hand', lamp: 'red', originKind: 'inspection', originPath: null },
  originLabel: '省委第四巡视组反馈意见（文旅领域）',
  ...{ sectionName: '资源开发科', leaderName: '方立之', ownerName: '洛启明', foundOn: '2026-03-10' },
  ...{ dueOn: '2026-10-10', firstDueOn: '2026-09-10', closedOn: null, isRebound: false, reminders: 3 },
  description: '项目库有七个项目已停建仍列为在建，投资额与月报不一致',
  goal: '项目库与实际一致，按季更新',
  ...{ note: '', returns: 1, leadSectionId: 'a', supports: ['产业发展科', '财务科'], verifierName: '' },
  measures: [
    measure('m1', '立即清理停建项目，当月更新一次', {
      doneOn: '2026-03-25',
      evidence: [evidence('项目储备库清理表.xlsx')],
    }),
    measure('m2', '制定项目储备库按季更新办法', {
      ...{
        isRule: true,
        dueOn: '2026-09-10',
        others: [{ id: '2', number: '2026-002', title: '项目进度公布口径不一' }],
      },
    }),
  ],
  progress: '已经清理七个停建项目，更新办法正在征求意见',
}

/** Problems as the papers print them: overdue with a changed date, closed, come back, lasting, not yet assigned. */
export const wholeProblems: readonly WholeProblem[] = [
  plain,
  {
    ...plain,
    ...{ id: '2', number: '2026-002', title: '项目进度公布口径不一', state: 'closed', lamp: 'green' },
    ...{ timing: 'immediate', dueOn: '2026-03-31', firstDueOn: '2026-03-31', closedOn: '2026-04-02', returns: 0 },
    ...{ verifierName: '高仪', description: '', goal: '', supports: [], ownerName: '崔若琳', reminders: 0 },
    measures: [
      measure('m2', '制定项目储备库按季更新办法', {
        ...{ isRule: true, dueOn: '2026-09-10', others: [{ id: '1', number: '2026-001', title: plain.title }] },
      }),
      measure('m3', '网站已公布的当日更正', { ownerName: '崔若琳', evidence: [evidence('网站更正记录.docx')] }),
    ],
    progress: '核实属实：已查看佐证，与措施一致',
  },
  {
    ...plain,
    ...{ id: '3', number: '2026-003', title: '一次性告知不到位', kind: 'service', lamp: 'amber', returns: 0 },
    ...{ originKind: 'rating', originLabel: '政务大厅差评', isRebound: true, leadSectionId: 'b', supports: [] },
    ...{ sectionName: '行政审批科', leaderName: '韩一川', ownerName: '𠮷䶮', foundOn: '2026-05-06', note: '第二次' },
    ...{ dueOn: '2026-12-05', firstDueOn: '2026-12-05', description: '申请人因少带材料跑了两趟', reminders: 1 },
    measures: [measure('m4', '按办理情形重做告知单', { ownerName: '𠮷䶮' })],
    progress: '',
  },
  {
    ...plain,
    ...{ id: '4', number: '2026-004', title: '深入一线调查研究不够', kind: 'theory', timing: 'lasting', returns: 0 },
    ...{ originKind: 'life-meeting', originLabel: '2025年度民主生活会', lamp: 'grey', leadSectionId: 'c' },
    ...{ sectionName: '办公室', leaderName: '秦慕川', ownerName: '程怀远', foundOn: '2026-01-30', supports: [] },
    ...{ dueOn: null, firstDueOn: null, measures: [], progress: '', goal: '', reminders: 0 },
  },
  {
    ...plain,
    ...{ id: '5', number: '2026-005', title: '剧场女厕位不足', kind: 'service', state: 'open', lamp: 'grey' },
    ...{ originKind: 'opinion', originLabel: '市民来信', sectionName: '', leaderName: '', ownerName: '' },
    ...{ leadSectionId: null, supports: [], dueOn: null, firstDueOn: null, measures: [], progress: '', goal: '' },
    ...{ foundOn: '2026-11-19', description: '散场时排队超过二十分钟。', returns: 0, reminders: 0 },
  },
]

const ON = '2026-11-23'
const UNIT = '云栖市文化和旅游局'
const drawers: Record<string, (ids: ReadonlySet<string>) => Drawer> = {
  ...{ 问题整改台账: () => ledger, 问题清单: () => problemList, 措施清单: measureList, 责任清单: () => dutyList },
}
export const listingNames = Object.keys(drawers)

/** A listing of these problems, as Word and Excel. */
export async function drawnListing(name: string, problems: readonly WholeProblem[] = wholeProblems) {
  const drawer = drawers[name]!(new Set(problems.map(({ id }) => id)))
  const tally = makeTally()
  const rows = await all(numberedRows(drawer, problems, (one) => tally.add(cellOf(one))))
  const { title, columns } = drawer
  const listing = { title, columns, rows, note: () => totalWords(totalsOf(tally.cells())) }
  return { word: await listingWord(listing, { on: ON, unitName: UNIT }), sheet: await listingSheet(listing, ON) }
}

/** The report on these problems. */
export function drawnReport(problems: readonly WholeProblem[] = wholeProblems) {
  const tally = makeTally()
  for (const one of problems) tally.add(cellOf(one))
  const statistics = statisticsOf(tally.cells(), { sections: new Map() })
  return reportWord({ problems, statistics, about: '巡视发现问题', unitName: UNIT, on: ON })
}
