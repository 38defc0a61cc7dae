import type { Day } from '../../../../law/periods.ts'
import { type Block, officialDocument } from '../../../../platform/documents/official.ts'
import type { FileOut } from '../../../../platform/endpoint.ts'
import { originKinds, type ProblemStatistics, papers, type Totals } from '../../schema.ts'
import type { WholeProblem } from '../papers.ts'
import { completion, totalWords } from './listings.ts'
import { dayWords, type Listing, WORD } from './paper.ts'

const TEN = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** 一 … 九十九 */
function ordinal(n: number): string {
  if (n <= 10) return TEN[n]!
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens === 1 ? '' : TEN[tens]}十${TEN[ones]}`
}

const count = (totals: Totals) =>
  [totals.total, totals.closed, totals.alive, totals.overdue, totals.rebound].map(String)

const countColumns = (first: string) => [
  { title: first, width: 30 },
  ...['问题数', '已销号', '未销号', '超期', '反弹'].map((title) => ({ title, width: 12, align: 'center' as const })),
]

const stop = (text: string) => (/[。；！？]$/.test(text) || text === '' ? text : `${text}。`)

function problemBlocks(one: WholeProblem, index: number): Block[] {
  const measures = one.measures
    .map(({ text }, at) => `${one.measures.length > 1 ? `${at + 1}.` : ''}${stop(text)}`)
    .join('')
  const when = one.dueOn ? `整改时限${dayWords(one.dueOn)}` : one.timing === 'lasting' ? '' : '整改时限待定'
  const changed = one.firstDueOn !== one.dueOn && one.firstDueOn ? `（原定${dayWords(one.firstDueOn)}）` : ''
  const done = one.closedOn ? `${dayWords(one.closedOn)}经${one.verifierName}核实销号` : `${when}${changed}`
  const named = [
    one.sectionName,
    one.leaderName && `责任领导${one.leaderName}`,
    one.ownerName && `责任人${one.ownerName}`,
  ].filter(Boolean)
  return [
    { kind: 'heading', level: 2, text: `（${ordinal(index + 1)}）${one.title}` },
    ...(one.description ? [{ kind: 'text' as const, text: stop(one.description) }] : []),
    { kind: 'text', text: `整改措施：${measures || '尚未制定。'}` },
    { kind: 'text', text: `整改情况：${[completion(one), done].filter(Boolean).join('，')}。${stop(one.progress)}` },
    { kind: 'text', text: named.length ? `${named.join('，')}。` : '尚未分派责任科室和责任人。' },
  ]
}

type Given = {
  problems: readonly WholeProblem[]
  statistics: ProblemStatistics
  /** in words, what the report is about: `巡察反馈问题` */
  about: string
  unitName: string
  on: Day
}

/** 整改情况报告: what was found, what was done about each, what is left. */
export async function reportWord({ problems, statistics, about, unitName, on }: Given): Promise<FileOut> {
  const left = problems.filter(({ state }) => state !== 'closed')
  const title = `关于${about}整改情况的报告`
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: '一、总体情况' },
    { kind: 'text', text: `截至${dayWords(on)}，${totalWords(statistics.totals)}` },
    {
      kind: 'table',
      columns: countColumns('问题类别'),
      rows: statistics.byKind.map((one) => [one.title, ...count(one.totals)]),
    },
    { kind: 'heading', level: 1, text: '二、逐项整改情况' },
    ...problems.flatMap(problemBlocks),
    { kind: 'heading', level: 1, text: '三、尚未销号的问题和下一步打算' },
    ...(left.length
      ? left.map((one): Block => {
          const until = one.dueOn
            ? `，${dayWords(one.dueOn)}前完成`
            : one.timing === 'lasting'
              ? '，长期坚持'
              : '，整改时限待定'
          const late = one.lamp === 'red' ? '（已超期）' : ''
          return {
            kind: 'text',
            text: `${one.number}“${one.title}”${one.sectionName ? `由${one.sectionName}负责` : '责任科室待定'}${until}${late}。`,
          }
        })
      : [{ kind: 'text' as const, text: '没有尚未销号的问题。' }]),
  ]
  const bytes = await officialDocument({ title, subtitle: `${unitName}　${dayWords(on)}`, blocks })
  return { bytes, name: `${on} ${title}.docx`, type: WORD }
}

/** The same figures as a sheet. */
export function reportListing({ statistics, about }: Pick<Given, 'statistics' | 'about'>): Listing {
  const part = (name: string, rows: ProblemStatistics['byKind']) =>
    rows.map(({ title, totals }) => [name, title, ...count(totals).map(Number)])
  return {
    title: `${about}${papers.report}`,
    columns: [
      { title: '口径', width: 12 },
      { title: '项目', width: 24 },
      ...['问题数', '已销号', '未销号', '超期', '反弹'].map((title) => ({ title, width: 10, kind: 'number' as const })),
    ],
    rows: [
      ['合计', '全部', ...count(statistics.totals).map(Number)],
      ...part('问题类别', statistics.byKind),
      ...part('责任科室', statistics.bySection),
      ...part('问题来源', statistics.byOrigin),
      ...part('发现月份', statistics.byMonth),
    ],
    note: () => totalWords(statistics.totals),
  }
}

export const aboutOf = (origin: keyof typeof originKinds | ''): string =>
  origin === '' ? '查摆问题' : `${originKinds[origin]}发现问题`
