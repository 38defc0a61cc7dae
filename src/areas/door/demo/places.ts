import { createHash } from 'node:crypto'
import type { Writer } from '../../../platform/db.ts'
import type { Place } from '../schema.ts'
import { showPlace } from '../server/places.ts'
import { insertPlace } from '../server/queries/places.ts'
import { saveSetting } from '../server/queries/settings.ts'

type Row = [kind: Place['kind'], title: string, titleEn: string, section: string]

const rows: readonly Row[] = [
  ['place', '云栖古城游客中心', 'Yunqi Old Town Visitor Centre', 'tourism'],
  ['place', '云栖市图书馆', 'Yunqi City Library', 'library'],
  ['place', '云栖市文化馆', 'Yunqi Cultural Centre', 'culturehall'],
  ['place', '云栖市博物馆', 'Yunqi Museum', 'museum'],
  ['place', '青岚湖景区', 'Qinglan Lake Scenic Area', 'resources'],
  ['window', '行政审批窗口', 'Licensing Desk', 'approval'],
  ['window', '文化市场投诉窗口', 'Complaints Desk', 'enforcement'],
  ['activity', '云栖灯会', 'Yunqi Lantern Festival', 'culture'],
]

/** The demo bureau's places, by title: their identifiers and keys stay the same on every day. */
export async function loadDemoPlaces(
  tx: Writer,
  { unitId, sections }: { unitId: string; sections: Map<string, string> },
): Promise<Map<string, string>> {
  const titleEn = 'Yunqi Culture and Tourism Bureau'
  await saveSetting(tx, unitId, {
    isOpen: true,
    address: '',
    titleEn,
    phone: '0000-8612345',
    networks: ['10.86.0.0/16'],
    revision: 0,
  })
  const places = new Map<string, string>()
  for (const [kind, title, titleEn, section] of rows) {
    const place = { id: idOf(title), key: keyOf(title), kind, title, titleEn, isOn: true, revision: 1 }
    const sectionId = sections.get(section) ?? null
    await insertPlace(tx, { unitId, ...place, sectionId })
    await showPlace(tx, unitId, { ...place, sectionId })
    places.set(title, place.id)
  }
  return places
}

const digestOf = (title: string) => createHash('sha256').update(`demo place ${title}`).digest()

function idOf(title: string): string {
  const hex = digestOf(title).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function keyOf(title: string): string {
  const letters = '0123456789abcdefghjkmnpqrstvwxyz'
  return Array.from(digestOf(title).subarray(0, 8), (byte) => letters[byte & 31]).join('')
}
