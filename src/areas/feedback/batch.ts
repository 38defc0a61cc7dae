import * as z from 'zod'

/** Columns of the sheet; the first title is that of the sample, the others are what sheets call it too. */
export const batchColumns = {
  receivedOn: ['收集时间', '收集日期', '时间', '日期'],
  channel: ['方式', '收集方式', '渠道', '征求方式'],
  sourceKind: ['来源', '来源类别', '提出对象'],
  kind: ['事项种类', '种类'],
  text: ['原文', '意见建议', '意见建议内容', '内容', '意见内容', '反映问题'],
  target: ['对象', '意见对象'],
  category: ['类别', '意见类别', '方面'],
  orderNumber: ['工单号', '工单编号', '12345工单号'],
  contactName: ['提出单位或人', '提出人', '提出单位', '姓名'],
  contactPhone: ['联系方式', '联系电话', '电话'],
} as const

export type BatchField = keyof typeof batchColumns
const fields = Object.keys(batchColumns) as BatchField[]

/** A row of a sheet or Word table, as it stands there. */
export const VoiceBatchRow = z
  .strictObject(
    Object.fromEntries(fields.map((field) => [field, z.string().max(4000)])) as Record<BatchField, z.ZodString>,
  )
  .meta({ id: 'VoiceBatchRow' })

const Fault = z.strictObject({ field: z.string(), column: z.string(), message: z.string() })

export const VoiceBatchPreview = z
  .strictObject({
    rows: z.array(
      z.strictObject({
        at: z.string(),
        row: VoiceBatchRow,
        faults: z.array(Fault),
        /** what it will be folded into; empty when it stands alone */
        sameAs: z.string(),
      }),
    ),
    /** headings nobody knows */
    unknown: z.array(z.string()),
  })
  .meta({ id: 'VoiceBatchPreview' })

export const MOST_BATCH_ROWS = 500

export const VoiceBatch = z
  .strictObject({
    rows: z
      .array(VoiceBatchRow)
      .min(1, '没有可以登记的行')
      .max(MOST_BATCH_ROWS, `一次最多登记${MOST_BATCH_ROWS}行，请分几次登记`),
  })
  .meta({ id: 'VoiceBatch' })

export const VoiceBatchLine = z
  .strictObject({
    id: z.uuid(),
    rows: z.number().int(),
    enteredBy: z.string(),
    enteredAt: z.string(),
    undoneAt: z.string().nullable(),
    /** why it cannot be taken back, in a sentence; null when it can */
    refusal: z.string().nullable(),
  })
  .meta({ id: 'VoiceBatchLine' })

export type VoiceBatchRow = z.infer<typeof VoiceBatchRow>
export type VoiceBatchPreview = z.infer<typeof VoiceBatchPreview>
export type VoiceBatchLine = z.infer<typeof VoiceBatchLine>
