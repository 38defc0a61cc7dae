import { originKinds, papers, problemKinds, problemStates, type Totals, timings } from '../../schema.ts'
import type { WholeProblem } from '../papers.ts'
import type { Drawer } from './paper.ts'

/** How a ledger says how far it is: what lasts is kept up, closed or not. */
export function completion({ state, timing }: Pick<WholeProblem, 'state' | 'timing'>): string {
  if (timing === 'lasting' && state !== 'open') return '长期坚持'
  if (state === 'closed') return '已完成'
  return state === 'submitted' || state === 'answering' ? '基本完成' : '未完成'
}

const numbered = (texts: readonly string[]) =>
  texts.length === 1 ? texts[0]! : texts.map((text, index) => `${index + 1}.${text}`).join('\n')

const evidenceOf = ({ measures }: WholeProblem) => {
  const titles = measures.flatMap(({ evidence }) => evidence.map(({ title }) => title))
  return numbered([...new Set(titles)])
}

const dueWords = ({ dueOn, firstDueOn, timing }: WholeProblem) => {
  if (dueOn === null) return timing === 'lasting' ? timings.lasting : '待定'
  return firstDueOn === dueOn ? dueOn : `${dueOn}\n（原定${firstDueOn}）`
}

const noteOf = ({ note, isRebound, returns }: WholeProblem) =>
  [isRebound && '反弹', returns > 0 && `退回${returns}次`, note].filter(Boolean).join('；')

export const totalWords = (totals: Totals): string =>
  `共${totals.total}个问题，已销号${totals.closed}个，未销号${totals.alive}个，其中超期${totals.overdue}个；` +
  `反弹${totals.rebound}个，长期坚持${totals.lasting}个${totals.percent === null ? '' : `；销号率${totals.percent}%`}。`

const centred = (title: string, width: number) => ({ title, width, isCentred: true })
const wide = (title: string, width: number) => ({ title, width })

/** 整改台账 as offices keep it: one row a problem, its measures numbered. */
export const ledger: Drawer = {
  title: papers.ledger,
  columns: [
    ...[centred('序号', 5), wide('问题来源', 13), wide('反馈问题', 16), wide('具体表现', 18), wide('整改目标', 14)],
    ...[wide('整改措施', 24), centred('责任领导', 8), centred('责任科室', 14), centred('责任人', 8)],
    ...[centred('整改时限', 17), wide('整改进展', 18), centred('完成情况', 8), wide('佐证材料', 14)],
    ...[centred('销号时间、销号人', 16), wide('备注', 10)],
  ],
  rowsOf: (one) => [
    [
      ...[`${originKinds[one.originKind]}\n${one.originLabel}`, `${one.number} ${one.title}`],
      ...[one.description, one.goal, numbered(one.measures.map(({ text }) => text)), one.leaderName],
      ...[[one.sectionName, ...one.supports.map((name) => `配合：${name}`)].join('\n'), one.ownerName, dueWords(one)],
      ...[one.progress, completion(one), evidenceOf(one)],
      ...[one.closedOn ? `${one.closedOn}\n${one.verifierName}` : '', noteOf(one)],
    ],
  ],
}

export const problemList: Drawer = {
  title: papers.problems,
  columns: [
    ...[centred('序号', 6), centred('编号', 11), wide('问题来源', 20), wide('问题', 24), wide('具体表现', 30)],
    ...[centred('类别', 14), centred('业务', 8), centred('责任科室', 14), centred('发现日期', 12), centred('状态', 10)],
  ],
  rowsOf: (one) => [
    [
      ...[one.number, `${originKinds[one.originKind]}：${one.originLabel}`, one.title, one.description],
      ...[problemKinds[one.kind], one.line, one.sectionName, one.foundOn, problemStates[one.state]],
    ],
  ],
}

/** One row a measure, however many of the printed problems it serves. */
export function measureList(printed: ReadonlySet<string>): Drawer {
  const seen = new Set<string>()
  const numbersOf = (one: WholeProblem, { others }: WholeProblem['measures'][number]) =>
    [one, ...others.filter(({ id }) => printed.has(id))].map(({ number }) => number).sort()
  return {
    title: papers.measures,
    columns: [
      ...[centred('序号', 6), wide('整改措施', 40), centred('建章立制', 9), wide('对应问题', 18), centred('责任人', 9)],
      ...[centred('时限', 12), centred('完成日期', 12), wide('佐证材料', 28)],
    ],
    rowsOf: (one) =>
      one.measures
        .filter(({ id }) => !seen.has(id) && seen.add(id))
        .map((measure) => [
          ...[measure.text, measure.isRule ? '是' : '', numbersOf(one, measure).join('、'), measure.ownerName],
          ...[measure.dueOn ?? '', measure.doneOn ?? '', numbered(measure.evidence.map(({ title }) => title))],
        ]),
  }
}

export const dutyList: Drawer = {
  title: papers.duties,
  columns: [
    ...[
      centred('序号', 6),
      centred('责任领导', 10),
      centred('责任科室', 14),
      wide('配合科室', 16),
      centred('责任人', 9),
    ],
    ...[
      centred('编号', 11),
      wide('问题', 32),
      centred('整改类型', 10),
      centred('整改时限', 13),
      centred('完成情况', 10),
    ],
  ],
  rowsOf: (one) => [
    [
      ...[one.leaderName, one.sectionName, one.supports.join('、'), one.ownerName, one.number, one.title],
      ...[timings[one.timing], dueWords(one), completion(one)],
    ],
  ],
}
