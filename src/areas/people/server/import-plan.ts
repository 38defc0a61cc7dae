import { createHash, randomUUID } from 'node:crypto'
import { dossierChanges, type FieldChange } from '../diff.ts'
import type { Verbatim } from '../files/dossier-form.ts'
import type { UnknownElement } from '../files/form-document.ts'
import { photoDoubt } from '../files/photo.ts'
import type { Incoming, ReadFile } from '../files/sources.ts'
import { mergeForm, mergeRoster, nothingNew } from '../merge.ts'
import { dossierDoubts } from '../rules.ts'
import { Dossier, type Doubt } from '../schema.ts'
import type { Stored } from './queries/dossier.ts'

export type Status = 'created' | 'updated' | 'unchanged' | 'refused'

/** What taking in one person of one source would do. */
export type Planned = {
  incoming: Incoming
  status: Status
  personId: string | null
  /** revision of the stored person this was compared with; null for somebody new */
  revisionBefore: number | null
  after: Dossier
  kept: { verbatim: Verbatim; unknown: UnknownElement[] }
  photo: Uint8Array | null
  changes: FieldChange[]
  doubts: Doubt[]
  source: string
}

/** What the plan must know of the people already there. */
export type Known = {
  byId: (idNumber: string) => Stored[]
  byName: (name: string) => Stored[]
  /** person for whom exactly this source was taken in before */
  takenBefore: (source: string) => string | null
  samePhoto: (person: Stored, photo: Uint8Array) => boolean
  sectionByName: Map<string, string>
}

/** What makes a source the same source again: everything it says about the person. */
export function sourceOf({ kind, dossier, verbatim, unknown, photo }: Incoming): string {
  const said = createHash('sha256').update(JSON.stringify([kind, dossier, verbatim, unknown]))
  if (photo) said.update(photo)
  return said.digest('base64')
}

/**
 * Plans an import: forms first, as they say most, then rosters. A person who comes twice is compared with what the
 * earlier source will have made of him, so that one import never makes two people of one.
 */
export function planImport(files: ReadFile[], known: Known): Map<Incoming, Planned> {
  const made: Made = { people: new Map(), byId: new Map(), byName: new Map() }
  const all = files.flatMap((file) => file.people)
  const order = [...all].sort((a, b) => weight(a) - weight(b) || filledOn(a).localeCompare(filledOn(b)))
  const planned = new Map<Incoming, Planned>()
  for (const incoming of order) {
    const plan = planOne(withSection(incoming, known), made, known)
    planned.set(incoming, plan)
    if (plan.personId && plan.status !== 'refused' && plan.status !== 'unchanged') {
      const earlier = made.people.get(plan.personId)
      const revision = earlier ? earlier.revision : (plan.revisionBefore ?? 0)
      remember(made, { id: plan.personId, revision, photoId: null, dossier: plan.after, kept: plan.kept })
    }
  }
  return planned
}

/** What this import has made of people so far, findable without going through all of them. */
type Made = { people: Map<string, Stored>; byId: Map<string, string>; byName: Map<string, Set<string>> }

function remember({ people, byId, byName }: Made, person: Stored): void {
  const { idNumber, name } = person.dossier.basic
  people.set(person.id, person)
  if (idNumber) byId.set(idNumber.toUpperCase(), person.id)
  byName.set(name, (byName.get(name) ?? new Set()).add(person.id))
}

const weight = (incoming: Incoming) => (incoming.kind === 'form' ? 0 : 1)
const filledOn = (incoming: Incoming) => incoming.dossier.basic.filledOn

function withSection(incoming: Incoming, known: Known): Incoming {
  const sectionId = known.sectionByName.get(incoming.section)
  if (!sectionId) return incoming
  const { dossier } = incoming
  return { ...incoming, dossier: { ...dossier, basic: { ...dossier.basic, sectionId } } }
}

function planOne(incoming: Incoming, made: Made, known: Known): Planned {
  const source = sourceOf(incoming)
  const blank = {
    incoming,
    personId: null,
    revisionBefore: null,
    after: incoming.dossier,
    kept: { verbatim: incoming.verbatim, unknown: incoming.unknown },
    // A photo that cannot be used stays out; its doubt says so.
    photo: incoming.photo && photoDoubt(incoming.photo) === null ? incoming.photo : null,
    changes: [],
    source,
  }
  const doubts = unique([...incoming.doubts, ...dossierDoubts(incoming.dossier).filter(relevant(incoming))])
  if (incoming.refused) return { ...blank, status: 'refused', doubts }
  const misfit = Dossier.safeParse(incoming.dossier).error?.issues[0]
  if (misfit) return { ...blank, status: 'refused', doubts: [...doubts, cannotHold(misfit)] }
  const match = findPerson(incoming, made, known)
  if (match.kind === 'unclear') return { ...blank, status: 'refused', doubts: [...doubts, match.doubt] }
  if (match.doubt) doubts.push(match.doubt)
  if (match.kind === 'nobody') {
    const changes = dossierChanges(null, incoming.dossier)
    return { ...blank, status: 'created', personId: randomUUID(), changes, doubts }
  }
  const { person } = match
  const revisionBefore = person.revision || null
  if (known.takenBefore(source) === person.id || (incoming.duplicateOf !== null && made.people.has(person.id))) {
    const same = { after: person.dossier, kept: person.kept, photo: null }
    // What a roster contradicts stays doubtful until somebody puts one of the two right.
    const differences = incoming.kind === 'roster' ? mergeRoster(person.dossier, incoming.dossier).doubts : []
    const status = 'unchanged' as const
    return {
      ...blank,
      ...same,
      status,
      personId: person.id,
      revisionBefore,
      doubts: unique([...doubts, ...differences]),
    }
  }
  return merged(blank, person, doubts, known)
}

function merged(blank: Omit<Planned, 'status' | 'doubts'>, person: Stored, doubts: Doubt[], known: Known): Planned {
  const { incoming } = blank
  const merge = incoming.kind === 'form' ? mergeForm : mergeRoster
  const { dossier: after, doubts: differences } = merge(person.dossier, incoming.dossier)
  const photo = blank.photo && !known.samePhoto(person, blank.photo) ? blank.photo : null
  const kept =
    incoming.kind === 'form' ? { verbatim: incoming.verbatim, unknown: mergedUnknown(person, incoming) } : person.kept
  const keptSame = JSON.stringify(kept) === JSON.stringify(person.kept)
  const status = nothingNew(person.dossier, after) && !photo && keptSame ? 'unchanged' : 'updated'
  return {
    ...blank,
    status,
    personId: person.id,
    revisionBefore: person.revision || null,
    after,
    kept,
    photo,
    changes: dossierChanges(person.dossier, after),
    doubts: unique([...doubts, ...differences]),
  }
}

/** An older file without an element must not take away what a newer one brought. */
function mergedUnknown(person: Stored, incoming: Incoming): UnknownElement[] {
  const names = new Set(incoming.unknown.map((one) => one.name))
  return [...incoming.unknown, ...person.kept.unknown.filter((one) => !names.has(one.name))]
}

const cannotHold = (issue: { path: PropertyKey[]; message: string }): Doubt => ({
  code: 'value-refused',
  field: issue.path.join('.'),
  message: `${issue.message}，没有导入。请在原文件里改正后再导入。`,
})

type Match =
  | { kind: 'found'; person: Stored; doubt: Doubt | null }
  | { kind: 'nobody'; doubt: Doubt | null }
  | { kind: 'unclear'; doubt: Doubt }

/** By identity number; else by name and birth month; by name alone never. */
function findPerson({ dossier }: Incoming, made: Made, known: Known): Match {
  const { idNumber, name, birth } = dossier.basic
  const now = (stored: Stored[]) => stored.map((one) => made.people.get(one.id) ?? one)
  const fresh = (ids: Iterable<string>) => [...ids].flatMap((id) => made.people.get(id) ?? [])
  if (idNumber) {
    const madeId = made.byId.get(idNumber.toUpperCase())
    const own = [...now(known.byId(idNumber)), ...fresh(madeId ? [madeId] : [])].find((one) => sameId(one, idNumber))
    if (own)
      return { kind: 'found', person: own, doubt: own.dossier.basic.name === name ? null : nameDiffers(own, name) }
  }
  const ids = new Set<string>()
  const namesakes = [...fresh(made.byName.get(name) ?? []), ...now(known.byName(name))].filter(
    (one) => one.dossier.basic.name === name && !ids.has(one.id) && ids.add(one.id),
  )
  const candidates = namesakes.filter((one) => !(idNumber && one.dossier.basic.idNumber))
  if (birth.length < 7) {
    if (!candidates.length) return { kind: 'nobody', doubt: namesakes.length ? sameName(name) : null }
    const message = `没有出生年月和身份证号，无法确认是不是已有的“${name}”。请补填其中一项后再导入。`
    return { kind: 'unclear', doubt: { code: 'cannot-identify', field: 'basic.birth', message } }
  }
  const same = candidates.filter((one) => one.dossier.basic.birth.slice(0, 7) === birth.slice(0, 7))
  if (same.length > 1) {
    const message = `有${same.length}位“${name}”的出生年月都是${birth.slice(0, 7)}，无法确认是哪一位。请补填身份证号后再导入。`
    return { kind: 'unclear', doubt: { code: 'ambiguous-person', field: 'basic.idNumber', message } }
  }
  if (same[0]) return { kind: 'found', person: same[0], doubt: null }
  return { kind: 'nobody', doubt: namesakes.length ? sameName(name) : null }
}

const sameId = ({ dossier }: Stored, idNumber: string) =>
  dossier.basic.idNumber.toUpperCase() === idNumber.toUpperCase()

const sameName = (name: string): Doubt => ({
  code: 'same-name',
  field: 'basic.name',
  message: `已有同名的“${name}”，但出生年月或身份证号不同，按另一个人建立档案。如果其实是同一个人，请先更正后再导入。`,
})

const nameDiffers = (stored: Stored, name: string): Doubt => ({
  code: 'name-differs',
  field: 'basic.name',
  message: `身份证号相同，但档案中姓名是“${stored.dossier.basic.name}”，文件中是“${name}”。请核对是否改过名。`,
})

/** A roster has no résumé and no relatives: what a whole dossier should have is no doubt about a row. */
const relevant =
  ({ kind }: Incoming) =>
  ({ code }: Doubt) =>
    kind === 'form' || !['age-date-missing', 'work-differs-from-resume'].includes(code)

function unique(doubts: Doubt[]): Doubt[] {
  return [...new Map(doubts.map((doubt) => [`${doubt.code}|${doubt.field}|${doubt.message}`, doubt])).values()]
}
