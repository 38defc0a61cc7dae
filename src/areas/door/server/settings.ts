import { isDeepStrictEqual } from 'node:util'
import type { Reader } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, type Platform, write } from '../../../platform/write.ts'
import { unitName } from '../../posts/facts.ts'
import type { DoorPublication, DoorSettings } from '../schema.ts'
import { publicationBody, setPublication } from './queries/publications.ts'
import { saveSetting, settingOf } from './queries/settings.ts'
import { sealingKey } from './sealed-box.ts'

export const readSettings = ({ platform, actor }: Ctx): Promise<DoorSettings> => settingOf(platform.db, actor.unitId)

export function changeSettings(ctx: Ctx, asked: DoorSettings): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    if (!(await saveSetting(tx, unitId, asked))) throw new Refusal('conflict')
    const body = await bodyOf(ctx.platform, tx, unitId)
    await setPublication(tx, { unitId, kind: 'door', key: 'door' }, body)
    const { isOpen, address, networks } = asked
    const draft = { action: 'door.set', subjectKind: 'unit', subjectId: unitId, detail: { isOpen, address, networks } }
    return { result: {}, audit: [draft] }
  })
}

async function bodyOf({ keys }: Platform, db: Reader, unitId: string): Promise<DoorPublication> {
  const { isOpen, titleEn, phone, networks } = await settingOf(db, unitId)
  const body = { unitName: await unitName(db, unitId), titleEn, phone, isOpen, sealingKey: sealingKey(keys) }
  return networks.length ? { ...body, networks } : body
}

/** Publishes what the outside has to know of the unit, where it is not there yet or no longer right. */
export async function openDoor(ctx: Ctx): Promise<void> {
  const { platform, actor } = ctx
  const place = { unitId: actor.unitId, kind: 'door', key: 'door' }
  const body = await bodyOf(platform, platform.db, actor.unitId)
  if (isDeepStrictEqual(await publicationBody(platform.db, place), body)) return
  await write(ctx, async (tx) => {
    await setPublication(tx, place, body)
    return { result: null, audit: [{ action: 'door.opened', subjectKind: 'unit', subjectId: actor.unitId }] }
  })
}
