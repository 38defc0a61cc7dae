import { randomUUID } from 'node:crypto'
import { type FieldFault, Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { type ChangedPlace, type Place, type PlaceInput, type PlaceKind, placeKinds } from '../schema.ts'
import { entry } from './access.ts'
import { insertPlaces, placeRows, updatePlace } from './queries/plans.ts'

const collator = new Intl.Collator('zh-CN')
const kindOrder = Object.keys(placeKinds)

/** All places by kind and name. */
export async function listPlaces({ platform, actor }: Ctx): Promise<{ rows: Place[] }> {
  const rows = await placeRows(platform.db, actor.unitId)
  const places = rows.map((row) => ({ ...row, kind: row.kind as PlaceKind }))
  places.sort((a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) || collator.compare(a.title, b.title))
  return { rows: places }
}

export function addPlace(ctx: Ctx, input: PlaceInput): Promise<{ id: string }> {
  const { unitId } = ctx.actor
  const id = randomUUID()
  return write(ctx, async (tx) => {
    const known = await placeRows(tx, unitId)
    if (known.some(({ title }) => title === input.title)) throw taken(input.title)
    await insertPlaces(tx, [{ unitId, id, ...input }])
    return { result: { id }, audit: [entry('places-added', 'research-place', id, { places: 1 })] }
  })
}

const taken = (title: string) =>
  new Refusal('conflict', `已经有“${title}”，不用再登记`, [{ field: 'title', message: '已经登记过' }])

/** The kind as people write it: the word itself or a shorter one. */
const kindWords: Record<string, PlaceKind> = {
  ...Object.fromEntries(Object.entries(placeKinds).map(([kind, title]) => [title, kind as PlaceKind])),
  ...{ 乡镇: 'town', 镇: 'town', 乡: 'town', 街道: 'town', 景点: 'scenic', 场馆: 'venue', 站点: 'venue' },
}

/** All rows or none; each fault names its row. */
export function addPlaces(ctx: Ctx, rows: readonly { title: string; kind: string }[]): Promise<{ added: number }> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const seen = new Map((await placeRows(tx, unitId)).map(({ title }) => [title, 0]))
    const faults: FieldFault[] = []
    const places = rows.map(({ title: written, kind: word }, index) => {
      const [title, kind] = [written.trim(), kindWords[word.trim()]]
      const say = (message: string) => faults.push({ field: `rows.${index}`, message: `第${index + 1}行：${message}` })
      const before = seen.get(title)
      if (title.length < 2 || title.length > 60) say('地点名称应为2至60个字')
      else if (/[\u0000-\u001f\u007f]/.test(title) || !title.isWellFormed()) say('地点名称含有无法保存的字符')
      else if (before !== undefined) say(before ? `与第${before}行重复` : `“${title}”已经登记过`)
      if (!kind) say(`类别请写${Object.values(placeKinds).join('、')}之一`)
      seen.set(title, before ?? index + 1)
      return { unitId, id: randomUUID(), title, kind: kind ?? 'town' }
    })
    if (faults.length) throw new Refusal('invalid', `有${faults.length}处要改，一行也没有录入`, faults)
    await insertPlaces(tx, places)
    return {
      result: { added: places.length },
      audit: [entry('places-added', 'unit', unitId, { places: places.length })],
    }
  })
}

export function changePlace(ctx: Ctx, id: string, change: ChangedPlace): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  const { revision, ...fields } = change
  return write(ctx, async (tx) => {
    const known = await placeRows(tx, unitId)
    if (!known.some((one) => one.id === id)) throw new Refusal('not_found')
    if (known.some((one) => one.title === fields.title && one.id !== id)) throw taken(fields.title)
    if (!(await updatePlace(tx, { unitId, id, revision }, fields))) throw new Refusal('conflict')
    return { result: {}, audit: [entry('place-changed', 'research-place', id, { isOn: fields.isOn })] }
  })
}
