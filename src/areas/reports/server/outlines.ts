import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { figureNames } from '../figures/names.ts'
import { outlines } from '../outlines/index.ts'
import type { Kind, OutlineView, Wording } from '../schema.ts'
import { nothingChanged, outlineView, renamedFigures, unknownFigures } from '../wording.ts'
import { saveWording, wordingRow } from './queries/reports.ts'

export async function readOutline({ platform, actor }: Ctx, kind: Kind): Promise<OutlineView> {
  const own = await wordingRow(platform.db, actor.unitId, kind)
  const kept = (own?.wording as Wording | undefined) ?? nothingChanged
  const wording = renamedFigures(kept, figureNames.words)
  const sections = outlineView(outlines[kind], kept, figureNames)
  return { revision: own?.revision ?? 0, wording, sections, figures: [...figureNames.words.values()] }
}

/** Keeps the unit's own order and sentences. A sentence may name only figures that exist. */
export async function changeOutline(ctx: Ctx, kind: Kind, given: { revision: number; wording: Wording }) {
  const { platform, actor } = ctx
  const wording = renamedFigures(given.wording, figureNames.ids)
  const unknown = unknownFigures(wording, new Set(figureNames.words.keys()))
  if (unknown.length) throw new Refusal('invalid', `没有“${unknown[0]}”这个数据，请从数据清单里选`)
  const own = wording.added.map(({ id }) => id)
  const taken = outlines[kind].sections.some(({ id }) => own.includes(id))
  if (taken || new Set(own).size !== own.length) throw new Refusal('invalid', '增加的节用了已有的编号')
  return write(ctx, async (tx) => {
    const changed = { changedBy: actor.name, changedAt: platform.clock.now() }
    const row = { unitId: actor.unitId, kind, wording: JSON.stringify(wording), ...changed }
    if (!(await saveWording(tx, row, given.revision))) throw new Refusal('conflict')
    const detail = { kind, added: own.length, hidden: wording.hidden.length }
    const audit = [{ action: 'report.outline-changed', subjectKind: 'unit', subjectId: actor.unitId, detail }]
    return { result: { revision: given.revision + 1 }, audit }
  })
}
