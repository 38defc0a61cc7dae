import { chapters } from '../../../law/rule.ts'
import { type Block, officialDocument } from '../../../platform/documents/official.ts'
import { type Table, writeTable } from '../../../platform/documents/table-sheet.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import { type FindingView, type Severity, severities } from '../schema.ts'

type Report = { unitName: string; on: string; rules: number; findings: readonly FindingView[] }

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const spoken = (day: string) => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** `《…》第八条（待核对）`: what a finding rests on. */
export function basisOf({ cites, unconfirmed }: Pick<FindingView, 'cites' | 'unconfirmed'>): string {
  const named = cites.map(
    ({ title, article, status }) => `《${title}》${article}${status === 'verified' ? '' : '（待核对）'}`,
  )
  return unconfirmed ? `${named.join('；')}（待核对：${unconfirmed}）` : named.join('；')
}

const evidenceText = ({ evidence }: FindingView) => evidence.map(({ kind, text }) => `${kind}：${text}`).join('\n')

/** The findings as a sheet, one a row. */
export async function findingsSheet({ unitName, on, rules, findings }: Report): Promise<FileOut> {
  const table: Table = {
    title: `${unitName}制度体检结果`,
    columns: [
      { title: '序号', width: 6, kind: 'number' },
      { title: '程度', width: 12, kind: 'text' },
      { title: '类别', width: 14, kind: 'text' },
      { title: '对象', width: 12, kind: 'text' },
      { title: '科室', width: 16, kind: 'text' },
      { title: '情况', width: 46, kind: 'text' },
      { title: '起始日期', width: 12, kind: 'date' },
      { title: '依据', width: 40, kind: 'text' },
      { title: '证明记录', width: 40, kind: 'text' },
      { title: '怎么办', width: 36, kind: 'text' },
      { title: '规则编号', width: 18, kind: 'text' },
    ],
    rows: findings.map((finding, index) => [
      index + 1,
      severities[finding.severity],
      chapters[finding.area as keyof typeof chapters] ?? finding.area,
      finding.subject.name,
      finding.sectionName,
      finding.because,
      finding.since ?? '',
      basisOf(finding),
      evidenceText(finding),
      finding.todo,
      finding.rule,
    ]),
    note: `体检日期：${spoken(on)}；共运行规则${rules}条，发现${findings.length}项。标“待核对”的依据尚未见到公布的原文。`,
  }
  return { bytes: await writeTable(table), name: `${on} 制度体检结果.xlsx`, type: SHEET }
}

/** The findings as a report in the official layout, by severity and chapter. */
export async function findingsReport({ unitName, on, rules, findings }: Report): Promise<FileOut> {
  const kinds = Object.keys(severities) as Severity[]
  const counted = kinds.map((kind) => `${severities[kind]}${findings.filter((one) => one.severity === kind).length}项`)
  const opening =
    `${spoken(on)}，按照当日有效的规定对全体在职人员档案和本单位机构职数情况运行规则${rules}条，` +
    `共发现${findings.length}项，其中${counted.join('，')}。`
  const blocks: Block[] = [{ kind: 'text', text: opening }]
  for (const [index, kind] of kinds.filter((one) => findings.some(({ severity }) => severity === one)).entries()) {
    blocks.push({ kind: 'heading', level: 1, text: `${'一二三'[index]}、${severities[kind]}` })
    blocks.push(findingsTable(findings.filter(({ severity }) => severity === kind)))
  }
  if (!findings.length) blocks.push({ kind: 'text', text: '没有发现不符合规定或需要办理的事项。' })
  const note =
    '以上由系统对照记录得出，供核对使用，不代替组织认定。标“待核对”的依据尚未见到公布的原文，请以正式文件为准。'
  blocks.push({ kind: 'text', text: note })
  const title = `${unitName}制度体检报告`
  const bytes = await officialDocument({ title, subtitle: spoken(on), blocks, isLandscape: true })
  return { bytes, name: `${on} 制度体检报告.docx`, type: WORD }
}

const findingsTable = (findings: readonly FindingView[]): Block => ({
  kind: 'table',
  columns: [
    { title: '序号', width: 5, align: 'center' },
    { title: '对象', width: 10, align: 'center' },
    { title: '情况', width: 30 },
    { title: '起始日期', width: 12, align: 'center' },
    { title: '依据', width: 24 },
    { title: '怎么办', width: 20 },
  ],
  rows: findings.map((finding, index) => [
    String(index + 1),
    finding.sectionName ? `${finding.subject.name}\n${finding.sectionName}` : finding.subject.name,
    finding.because,
    finding.since ?? '',
    basisOf(finding),
    finding.todo,
  ]),
})
