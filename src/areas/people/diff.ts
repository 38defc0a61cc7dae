import { dottedMonth } from '../../law/dates.ts'
import { type Basic, Basic as BasicSchema, type Dossier, Dossier as DossierSchema } from './schema.ts'

/** One field whose value differs, in words a clerk reads: old beside new. */
export type FieldChange = { field: string; title: string; before: string; after: string }

export const listNames = [
  'educations',
  'resume',
  'postsHeld',
  'ranksHeld',
  'family',
  'rewards',
  'sanctions',
  'grades',
  'titles',
] as const
export type ListName = (typeof listNames)[number]

export const basicNames = Object.keys(BasicSchema.shape) as (keyof Basic)[]

/** The Chinese title of `basic.birth` or `family`. */
export function fieldTitle(field: string): string {
  const schema = field.startsWith('basic.')
    ? BasicSchema.shape[field.slice(6) as keyof Basic]
    : DossierSchema.shape[field as ListName]
  return schema?.meta()?.title ?? field
}

/** Everything that differs between two dossiers, in the order of the form. `null` stands for a person not yet there. */
export function dossierChanges(before: Dossier | null, after: Dossier): FieldChange[] {
  const changes: FieldChange[] = []
  for (const name of basicNames) {
    const [old, now] = [before?.basic[name] ?? '', after.basic[name] ?? '']
    if (old !== now)
      changes.push({ field: `basic.${name}`, title: fieldTitle(`basic.${name}`), before: old, after: now })
  }
  for (const name of listNames) {
    const [old, now] = [before?.[name] ?? [], after[name]]
    if (JSON.stringify(old) === JSON.stringify(now)) continue
    changes.push({
      field: name,
      title: fieldTitle(name),
      before: before ? listText(before, name) : '',
      after: listText(after, name),
    })
  }
  return changes
}

/** A list of a dossier as lines of text, one item a line. */
export function listText(dossier: Dossier, name: ListName): string {
  const lines: Record<ListName, () => string[]> = {
    educations: () =>
      dossier.educations.map((one) =>
        words(
          one.mode === 'full_time' ? '全日制' : '在职',
          one.diploma,
          one.degree,
          one.diplomaSchool,
          one.degreeSchool,
          one.endedOn && `${dottedMonth(one.endedOn)}毕业`,
        ),
      ),
    resume: () =>
      dossier.resume.flatMap((one) => [
        `${span(one.start, one.end ?? '')} ${one.text}`,
        ...one.during.map((side) => `　其间：${span(side.start, side.end ?? '')} ${side.text}`),
      ]),
    postsHeld: () =>
      dossier.postsHeld.map((one) =>
        words(
          span(one.startedOn, one.endedOn),
          one.title,
          one.level,
          one.kind,
          one.confirmedOn && `${dottedMonth(one.confirmedOn)}试用期满任职`,
          one.document,
        ),
      ),
    ranksHeld: () => dossier.ranksHeld.map((one) => words(span(one.startedOn, one.endedOn), one.rank, one.document)),
    family: () =>
      dossier.family.map((one) =>
        words(one.relation, one.name, one.birth && dottedMonth(one.birth), one.politics, one.work),
      ),
    rewards: () => dossier.rewards.map((one) => words(one.on, one.title, one.issuer, one.document)),
    sanctions: () =>
      dossier.sanctions.map((one) =>
        words(
          one.decidedOn,
          one.kind,
          one.effectUntil && `影响期至${one.effectUntil}`,
          one.issuer,
          one.document,
          one.reason,
        ),
      ),
    grades: () => dossier.grades.map((one) => words(`${one.year}年`, one.grade, one.note)),
    titles: () => dossier.titles.map((one) => words(one.name, one.level, one.obtainedOn, one.appointedOn)),
  }
  return lines[name]().join('\n')
}

const words = (...parts: string[]) => parts.filter(Boolean).join(' ')

const span = (start: string, end: string) => `${start && dottedMonth(start)}—${end && dottedMonth(end)}`
