import { isDeepStrictEqual } from 'node:util'
import { dayOf } from '../../../platform/clock.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { publish } from '../../door/facts.ts'
import { unitName } from '../../posts/facts.ts'
import { partMeanings, parts, type SatisfactionIndex } from '../schema.ts'
import { insertPublished, lastPublished } from './queries.ts'
import { indexFor } from './service.ts'

/** Key of the one publication of its kind. */
const KEY = 'satisfaction'

/** The index as the public reads it: nobody is compared whose sample is too small. */
export function publicationFrom(index: SatisfactionIndex, unit: string, asOf: string) {
  const { whole, sections, trend, least, formula } = index
  const shown = <T extends { value: number | null; isFew: boolean }>({ value, isFew }: T) => (isFew ? null : value)
  return {
    title: `${unit}群众满意度指数`,
    formula,
    asOf,
    value: whole.value,
    n: whole.n,
    smallN: least,
    tables: [
      {
        title: '各项（近12个月）',
        rows: whole.parts.map(({ part, percent, of }) => ({ label: parts[part], value: percent, n: of })),
      },
      {
        title: '各科室和下属单位（近12个月）',
        rows: sections.map((section) => ({ label: section.name, value: shown(section), n: section.n })),
      },
      {
        title: '各月',
        rows: trend.map((month) => ({ label: `${month.month.replace('-', '年')}月`, value: shown(month), n: month.n })),
      },
    ],
    note:
      `${Object.entries(partMeanings)
        .map(([part, meaning]) => `${parts[part as keyof typeof parts]}：${meaning}`)
        .join('。')}。` + `样本少于${least}的不显示指数，不作比较；科室按机构序列排列，不排名。`,
  }
}

/**
 * Puts the index where everybody may read it and keeps what was said. `isAsked` publishes even when nothing changed;
 * by itself the program says only what is new. Returns whether it did.
 */
export async function publishIndex(ctx: Ctx, { isAsked }: { isAsked: boolean }): Promise<boolean> {
  const { db, clock } = ctx.platform
  const { unitId } = ctx.actor
  const index = await indexFor(ctx, { months: '12' })
  const content = publicationFrom(index, await unitName(db, unitId), dayOf(clock.now()))
  const last = await lastPublished(db, unitId)
  // Before anything was said by anybody there is nothing to publish.
  if (!isAsked && (content.n === 0 || (last && isSame(last.content, content)))) return false
  return write(ctx, async (tx) => {
    await publish(tx, unitId, 'index', KEY, content)
    await insertPublished(tx, unitId, clock.now(), content)
    const detail = { value: content.value, n: content.n }
    const entry = { action: 'satisfaction.published', subjectKind: 'unit', subjectId: unitId, detail }
    return { result: true, audit: [entry] }
  })
}

/** The day on which it is said again is no news. */
const isSame = (before: unknown, now: object) =>
  isDeepStrictEqual({ ...(before as object), asOf: '' }, { ...JSON.parse(JSON.stringify(now)), asOf: '' })
