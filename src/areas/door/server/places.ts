import { randomInt, randomUUID } from 'node:crypto'
import type { Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { sections } from '../../posts/facts.ts'
import type { Place, PlaceInput, PlacePublication } from '../schema.ts'
import { allPlaces, insertPlace, placeById, titleTaken, updatePlace } from './queries/places.ts'
import { setPublication } from './queries/publications.ts'
import { settingOf } from './queries/settings.ts'

/** No letter that is mistaken for another when it is read aloud or typed from a poster. */
const KEY_LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'
const newKey = () => Array.from({ length: 8 }, () => KEY_LETTERS[randomInt(KEY_LETTERS.length)]).join('')

const TITLE_TAKEN = '已经有这个名称的入口，请换一个名称，或者直接修改原来的'

export async function listPlaces({ platform, actor }: Ctx) {
  const { address } = await settingOf(platform.db, actor.unitId)
  return { rows: await allPlaces(platform.db, actor.unitId), address }
}

export function addPlace(ctx: Ctx, input: PlaceInput): Promise<{ id: string }> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    await insistOnSection(tx, unitId, input.sectionId)
    const place = { ...input, id: randomUUID(), key: newKey(), revision: 1 }
    if (!(await insertPlace(tx, { unitId, ...place }))) throw new Refusal('rule_broken', TITLE_TAKEN)
    await showPlace(tx, unitId, place)
    const detail = { title: place.title, kind: place.kind }
    const draft = { action: 'door.place-added', subjectKind: 'door-place', subjectId: place.id, detail }
    return { result: { id: place.id }, audit: [draft] }
  })
}

export function changePlace(
  ctx: Ctx,
  id: string,
  changed: { place: PlaceInput; revision: number },
): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const before = await placeById(tx, unitId, id)
    if (!before) throw new Refusal('not_found')
    if (before.revision !== changed.revision) throw new Refusal('conflict')
    await insistOnSection(tx, unitId, changed.place.sectionId)
    if (await titleTaken(tx, unitId, changed.place.title, id)) throw new Refusal('rule_broken', TITLE_TAKEN)
    await updatePlace(tx, { unitId, id, revision: changed.revision }, changed.place)
    const after = { ...before, ...changed.place }
    await showPlace(tx, unitId, after)
    const detail = { title: after.title, isOn: after.isOn, before: { title: before.title, isOn: before.isOn } }
    return {
      result: {},
      audit: [{ action: 'door.place-changed', subjectKind: 'door-place', subjectId: id, detail }],
    }
  })
}

/** What the outside sees of a place: nothing once it is switched off. */
export async function showPlace(tx: Writer, unitId: string, place: Place): Promise<void> {
  const { id, kind, title, titleEn, key } = place
  const body: PlacePublication = { id, kind, title, titleEn }
  await setPublication(tx, { unitId, kind: 'place', key }, place.isOn ? body : null)
}

async function insistOnSection(tx: Writer, unitId: string, sectionId: string | null): Promise<void> {
  if (!sectionId) return
  const found = (await sections(tx, unitId)).some(({ id }) => id === sectionId)
  if (!found) throw new Refusal('invalid', '没有这个科室，请重新选择')
}
