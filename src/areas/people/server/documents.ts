import yazl from 'yazl'
import { ageOnForm, type PartialDate } from '../../../law/dates.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { Reader } from '../../../platform/db.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Scope } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { sections, unitName } from '../../posts/facts.ts'
import { bulkFault } from '../bulk.ts'
import { appointmentForm, appointmentFormName } from '../files/appointment-form/form.ts'
import { toForm } from '../files/dossier-form.ts'
import { writeLrmx } from '../files/lrmx-write.ts'
import { fitPhoto } from '../files/photo.ts'
import { type RosterColumn, rosterColumns } from '../files/roster/roster-columns.ts'
import { writeRoster } from '../files/roster/roster-write.ts'
import type { PeopleQuery } from '../list.ts'
import { loadDossiers, type Stored } from './queries/dossier.ts'
import { listPeople, loadPhoto, visiblePerson } from './queries/list.ts'

export const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  lrmx: 'application/xml',
  zip: 'application/zip',
} as const

type FormFormat = 'docx' | 'lrmx'

/** The 任免审批表 of one person. Printing is recorded like reading. */
export async function printForm(
  ctx: Ctx,
  scope: Scope,
  { id, format }: { id: string; format: FormFormat },
): Promise<FileOut> {
  const { platform, actor } = ctx
  if (!(await visiblePerson(platform.db, actor.unitId, scope, id))) throw new Refusal('not_found')
  return write(ctx, async (tx) => {
    const [stored] = await loadDossiers(tx, platform.keys, actor.unitId, [id])
    if (!stored) throw new Refusal('not_found')
    const entry = { action: 'form.printed', subjectKind: 'person', subjectId: id, detail: { format } }
    return { result: await formFile(ctx, tx, { stored, format }), audit: [entry] }
  })
}

type Printed = { stored: Stored; format: FormFormat }

async function formFile(ctx: Ctx, db: Reader, { stored, format }: Printed): Promise<FileOut> {
  const { platform, actor } = ctx
  const found = stored.photoId ? await loadPhoto(db, actor.unitId, stored.photoId) : undefined
  const photo = found ? new Uint8Array(found.bytes) : null
  const printedOn = dayOf(platform.clock.now())
  const { dossier, kept } = stored
  const name = appointmentFormName(dossier.basic.name, dossier.basic.ageAsOf || printedOn)
  if (format === 'lrmx') {
    const text = writeLrmx(toForm(dossier, { ...kept, photo }))
    return { bytes: new TextEncoder().encode(text), name: name.replace(/\.docx$/, '.lrmx'), type: TYPES.lrmx }
  }
  const { bytes } = await appointmentForm({ dossier, photo: photo && fitPhoto(photo), printedOn })
  return { bytes, name, type: TYPES.docx }
}

/** The forms of many people in one archive; two people of one name get two files. */
export async function printForms(
  ctx: Ctx,
  { ids, format, reason }: { ids: string[]; format: FormFormat; reason: string },
): Promise<FileOut> {
  const { platform, actor } = ctx
  return write(ctx, async (tx) => {
    const all = await loadDossiers(tx, platform.keys, actor.unitId, [...new Set(ids)])
    if (!all.length) throw new Refusal('not_found')
    insistOnReason(all.length, reason)
    const zip = new yazl.ZipFile()
    const used = new Set<string>()
    for (const stored of all) {
      const file = await formFile(ctx, tx, { stored, format })
      zip.addBuffer(Buffer.from(file.bytes), unusedName(file.name, used))
    }
    zip.end()
    const pieces: Buffer[] = []
    for await (const piece of zip.outputStream) pieces.push(piece as Buffer)
    const printed = all.map(({ id }) => ({
      action: 'form.printed',
      subjectKind: 'person',
      subjectId: id,
      detail: { format },
    }))
    const audit = [...printed, exported(ctx, { people: all.length, style: format, reason })]
    const name = `${dayOf(platform.clock.now())} 干部任免审批表 ${all.length}人.zip`
    return { result: { bytes: Buffer.concat(pieces), name, type: TYPES.zip }, audit }
  })
}

function unusedName(name: string, used: Set<string>): string {
  const dot = name.lastIndexOf('.')
  let free = name
  for (let n = 2; used.has(free); n++) free = `${name.slice(0, dot)}（${n}）${name.slice(dot)}`
  used.add(free)
  return free
}

/** The roster of everyone the filter shows, in the shape the bureau hands in. */
export async function exportRoster(
  ctx: Ctx,
  scope: Scope,
  {
    style,
    columns,
    reason,
    ...query
  }: Omit<PeopleQuery, 'page' | 'size'> & { style: 'organisation' | 'plain'; columns: string; reason: string },
): Promise<FileOut> {
  const { platform, actor } = ctx
  const chosen = columns.split(',').filter((name): name is RosterColumn => Object.hasOwn(rosterColumns, name))
  return write(ctx, async (tx) => {
    const { rows } = await listPeople(tx, actor.unitId, scope, { ...query, page: 1, size: 20_000 })
    insistOnReason(rows.length, reason)
    const asOf = dayOf(platform.clock.now())
    const stored = await loadDossiers(
      tx,
      platform.keys,
      actor.unitId,
      rows.map((row) => row.id),
    )
    const unit = await unitName(tx, actor.unitId)
    const bytes = await writeRoster({
      title: `${unit}干部名册`,
      asOf,
      style,
      ...(chosen.length ? { columns: chosen } : {}),
      groups: grouped(stored, await sections(tx, actor.unitId), asOf),
      watermark: `仅供工作使用，不得外传　${actor.name} ${asOf} 导出`,
    })
    const audit = [exported(ctx, { people: stored.length, style, reason })]
    return { result: { bytes, name: `${asOf} ${unit}干部名册.xlsx`, type: TYPES.xlsx }, audit }
  })
}

function insistOnReason(people: number, reason: string): void {
  const fault = bulkFault(people, reason)
  if (fault) throw new Refusal('invalid', fault, [{ field: 'reason', message: fault }])
}

const exported = ({ actor }: Ctx, { reason, ...detail }: { people: number; style: string; reason: string }) => ({
  ...{ action: 'people.exported', subjectKind: 'unit', subjectId: actor.unitId },
  detail: { ...detail, ...(reason ? { reason } : {}) },
})

function grouped(stored: Stored[], all: { id: string; name: string }[], asOf: PartialDate) {
  const groups = [...all, { id: null, name: '未定科室' }].map((section) => ({
    title: section.name,
    people: stored
      .filter((one) => one.dossier.basic.sectionId === section.id)
      .map(({ dossier }) => ({
        dossier,
        sectionName: section.name,
        age: ageOnForm(dossier.basic.birth, asOf),
        remarks: dossier.basic.state === '在职' ? '' : dossier.basic.state,
      })),
  }))
  return groups.filter((group) => group.people.length > 0)
}
