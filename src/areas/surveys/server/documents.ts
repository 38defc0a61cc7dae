import { type Block, officialDocument } from '../../../platform/documents/official.ts'
import { writeTable } from '../../../platform/documents/table-sheet.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Scope } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { unitName } from '../../posts/facts.ts'
import { purposes, questionKinds, type Survey, type SurveyQuery, type SurveyResults, surveyStates } from '../schema.ts'
import { matchingSurveys, readSurvey, resultsFor } from './service.ts'

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The list as it is filtered and sorted. */
export async function exportList(ctx: Ctx, scope: Scope, query: SurveyQuery): Promise<FileOut> {
  const rows = await matchingSurveys(ctx, scope, query)
  const bytes = await writeTable({
    title: '问卷清单',
    columns: [
      { title: '问卷名称', width: 36, kind: 'text' },
      { title: '用途', width: 14, kind: 'text' },
      { title: '所属科室', width: 16, kind: 'text' },
      { title: '状态', width: 11, kind: 'text' },
      { title: '发布日期', width: 12, kind: 'date' },
      { title: '截止日期', width: 12, kind: 'date' },
      { title: '有效份数', width: 10, kind: 'number' },
      { title: '计入指数', width: 10, kind: 'text' },
    ],
    rows: rows.map((row) => [
      row.title,
      purposes[row.purpose],
      row.sectionName ?? '全局',
      surveyStates[row.state],
      row.openedOn,
      row.closesOn,
      row.answers,
      row.feedsIndex ? '是' : '否',
    ]),
  })
  const audit = [listEntry(ctx, { rows: rows.length })]
  return write(ctx, async () => ({ result: { bytes, name: '问卷清单.xlsx', type: SHEET }, audit }))
}

const listEntry = ({ actor }: Ctx, detail: Record<string, unknown>) => ({
  ...{ action: 'surveys.exported', subjectKind: 'unit', subjectId: actor.unitId },
  detail,
})

type Asked = { id: string; format: 'xlsx' | 'docx' }

/** The results of one survey; what is withheld on the screen is withheld on paper. */
export async function exportResults(ctx: Ctx, scope: Scope, { id, format }: Asked): Promise<FileOut> {
  const survey = await readSurvey(ctx, scope, id)
  const results = await resultsFor(ctx, survey)
  if (results.withheld) {
    throw new Refusal('conflict', withheldWords[results.withheld].replace('{least}', String(results.least)))
  }
  const unit = await unitName(ctx.platform.db, ctx.actor.unitId)
  const bytes = format === 'xlsx' ? await resultSheet(survey, results) : await resultPaper(survey, results, unit)
  const type = format === 'xlsx' ? SHEET : WORD
  const audit = [{ action: 'surveys.exported', subjectKind: 'survey', subjectId: id, detail: { format } }]
  return write(ctx, async () => ({ result: { bytes, name: `${survey.title}结果.${format}`, type }, audit }))
}

const withheldWords = {
  draft: '问卷还没有发布，没有结果可以导出。',
  open: '问卷正在收集，结束以后才能看结果。',
  few: '有效份数不到{least}份，为保护答卷人不显示结果。',
} as const

function resultSheet(survey: Survey, results: SurveyResults): Promise<Uint8Array> {
  return writeTable({
    title: `${survey.title}结果`,
    columns: [
      { title: '题号', width: 6, kind: 'number' },
      { title: '题目', width: 36, kind: 'text' },
      { title: '题型', width: 9, kind: 'text' },
      { title: '选项或回答', width: 30, kind: 'text' },
      { title: '人数', width: 8, kind: 'number' },
      { title: '占比（%）', width: 10, kind: 'number' },
    ],
    rows: results.questions.flatMap(({ position, title, kind, answered, choices, mean, texts }) => {
      const head = [position, title, questionKinds[kind]]
      if (answered === null) return [[...head, `回答的不到${results.least}人，不显示`, null, null]]
      return [
        [...head, mean === null ? '作答人数' : `作答人数（平均${mean.toFixed(2)}分）`, answered, null],
        ...choices.map((choice) => [null, '', '', choice.title, choice.count, choice.percent]),
        ...texts.map((text) => [null, '', '', text, null, null]),
      ]
    }),
    note: noteOf(survey, results),
  })
}

const noteOf = ({ openedOn, closedOn }: Survey, { answers, repeated, unreadable }: SurveyResults) =>
  `${openedOn}至${closedOn}收集，有效${answers}份` +
  `${repeated ? `，同一设备当天重复提交${repeated}份没有计入` : ''}` +
  `${unreadable ? `，不合要求${unreadable}份没有计入` : ''}。匿名填写，回答的先后次序已打乱；多选题占比之和可能超过100%。`

function resultPaper(survey: Survey, results: SurveyResults, unit: string): Promise<Uint8Array> {
  const blocks = results.questions.flatMap(({ position, title, answered, choices, mean, texts }): Block[] => {
    const heading = { kind: 'heading' as const, level: 2 as const, text: `${position}. ${title}` }
    if (answered === null) return [heading, { kind: 'text', text: `回答的不到${results.least}人，不显示。` }]
    const words = `${answered}人作答${mean === null ? '' : `，平均${mean.toFixed(2)}分`}。`
    const columns = [
      { title: '选项', width: 60 },
      { title: '人数', width: 20, align: 'center' as const },
      { title: '占比', width: 20, align: 'center' as const },
    ]
    const rows = choices.map((choice) => [choice.title, String(choice.count), `${choice.percent}%`])
    return [
      heading,
      { kind: 'text', text: words },
      ...(rows.length ? [{ kind: 'table' as const, columns, rows }] : []),
      ...texts.map((text) => ({ kind: 'text' as const, text: text.replace(/\n+/g, ' ') })),
    ]
  })
  const opening: Block = { kind: 'text', text: noteOf(survey, results) }
  const subtitle = `${unit}　${survey.closedOn}`
  return officialDocument({ title: `${survey.title}结果`, subtitle, blocks: [opening, ...blocks] })
}
