import { randomUUID } from 'node:crypto'
import { addDays, type Day } from '../../../law/periods.ts'
import { dayOf } from '../../../platform/clock.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { sections } from '../../posts/facts.ts'
import type { AnnualInput, AnnualMatter, Catalogue, Matter, MatterInput } from '../schema/topics.ts'
import type { Category } from '../schema/words.ts'
import {
  annualRows,
  deleteAnnual,
  endMatterOn,
  insertAnnual,
  insertMatter,
  linkAnnual,
  lockedMatter,
  matterRows,
} from './queries/matters.ts'
import { topicById } from './queries/topics.ts'

const entry = (action: string, subjectId: string, detail: Record<string, unknown> = {}) => ({
  ...{ action, subjectKind: 'matter', subjectId, detail },
})

/** 三重一大清单 with every line it has ever had, and what is planned for a year. */
export async function readCatalogue({ platform, actor }: Ctx, year?: number): Promise<Catalogue> {
  const { db, clock } = platform
  const asked = year ?? Number(dayOf(clock.now()).slice(0, 4))
  const matters = await matterRows(db, actor.unitId)
  const annual = await annualRows(db, actor.unitId, asked)
  return {
    matters: matters.map(({ unitId: _unitId, ...row }) => row as Matter),
    year: asked,
    annual: annual.map(({ category, sectionName, ...row }): AnnualMatter => {
      return { ...row, category: category as Category, sectionName: sectionName ?? '' }
    }),
  }
}

export function addMatter(ctx: Ctx, input: MatterInput) {
  const id = randomUUID()
  return write(ctx, async (tx) => {
    await insertMatter(tx, { ...input, unitId: ctx.actor.unitId, id })
    return { result: { id }, audit: [entry('matter.added', id, input)] }
  })
}

/** A new wording or threshold counts from its day on; what was decided before keeps the old one. */
export function changeMatter(ctx: Ctx, id: string, input: MatterInput) {
  const { unitId } = ctx.actor
  const next = randomUUID()
  return write(ctx, async (tx) => {
    const before = await lockedMatter(tx, unitId, id)
    if (!before) throw new Refusal('not_found')
    if (before.validUntil !== null) throw new Refusal('rule_broken', '这一项已经停止，请另外增加一项')
    if (input.validFrom <= before.validFrom) {
      const message = `新的规定应在${before.validFrom}之后开始`
      throw new Refusal('invalid', message, [{ field: 'validFrom', message }])
    }
    await endMatterOn(tx, unitId, id, addDays(input.validFrom, -1))
    await insertMatter(tx, { ...input, unitId, id: next })
    return { result: { id: next }, audit: [entry('matter.changed', id, { next, ...input })] }
  })
}

export function endMatter(ctx: Ctx, id: string, validUntil: Day) {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const before = await lockedMatter(tx, unitId, id)
    if (!before) throw new Refusal('not_found')
    if (validUntil < before.validFrom) {
      const message = '截止日期在起始日期之前'
      throw new Refusal('invalid', message, [{ field: 'validUntil', message }])
    }
    await endMatterOn(tx, unitId, id, validUntil)
    return { result: {}, audit: [entry('matter.ended', id, { validUntil })] }
  })
}

export function addAnnual(ctx: Ctx, input: AnnualInput) {
  const { unitId } = ctx.actor
  const { sectionId } = input
  const id = randomUUID()
  return write(ctx, async (tx) => {
    if (sectionId && !(await sections(tx, unitId)).some((one) => one.id === sectionId)) {
      const message = '没有这个科室，请重新选择'
      throw new Refusal('invalid', message, [{ field: 'sectionId', message }])
    }
    const added = await insertAnnual(tx, [{ ...input, unitId, id }])
    if (!added) {
      const message = `${input.year}年的清单里已经有“${input.title}”`
      throw new Refusal('rule_broken', message, [{ field: 'title', message }])
    }
    return { result: { id }, audit: [entry('matter.annual-added', id, { year: input.year, title: input.title })] }
  })
}

export function copyAnnual(ctx: Ctx, year: number) {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const before = await annualRows(tx, unitId, year - 1)
    if (!before.length) throw new Refusal('rule_broken', `${year - 1}年没有议事清单，不能复制`)
    const rows = before.map(({ title, category, month, sectionId, note }) => {
      return { unitId, id: randomUUID(), year, title, category, month, sectionId, note }
    })
    const copied = await insertAnnual(tx, rows)
    return { result: { copied }, audit: [entry('matter.annual-copied', unitId, { year, copied })] }
  })
}

export function setAnnualTopic(ctx: Ctx, id: string, topicId: string | null) {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    if (topicId && !(await topicById(tx, unitId, topicId))) throw new Refusal('not_found', '没有这个议题')
    if (!(await linkAnnual(tx, unitId, id, topicId))) throw new Refusal('not_found')
    return { result: {}, audit: [entry('matter.annual-linked', id, { topicId })] }
  })
}

export function removeAnnual(ctx: Ctx, id: string) {
  return write(ctx, async (tx) => {
    if (!(await deleteAnnual(tx, ctx.actor.unitId, id))) throw new Refusal('not_found')
    return { result: {}, audit: [entry('matter.annual-removed', id)] }
  })
}
