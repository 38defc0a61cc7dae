import { ageOnForm } from '../../../law/dates.ts'
import { resumeGaps } from '../resume.ts'
import { isDeceased } from '../rules.ts'
import type { Dossier, ResumeSide } from '../schema.ts'
import { FORM_ELEMENTS, type FormDocument, type FormElement } from './form-document.ts'
import { type PhotoFacts, photoFacts } from './photo.ts'

export type PersonView = {
  /** what the file says, by element, the name without padding; of the photo only whether there is one */
  fields: Record<Exclude<FormElement, 'JiaTingChengYuan' | 'ZhaoPian'>, string> & { ZhaoPian: boolean }
  birth: string
  /** whole years at 计算年龄时间; null when either month is missing */
  ageAtCalcDate: number | null
  family: {
    relation: string
    name: string
    birth: string
    politics: string
    work: string
    deceased: boolean
    age: number | null
  }[]
  resume: { start: string; end: string | null; text: string; during?: ResumeSide[] }[]
  gaps: [string, string][]
  photo?: PhotoFacts
}

/** A person file as read and as understood, for the page that shows an import before it is accepted. */
export function personView(doc: FormDocument, dossier: Dossier): PersonView {
  const { birth, ageAsOf } = dossier.basic
  const names = FORM_ELEMENTS.map(({ name }) => name).filter((name) => name !== 'JiaTingChengYuan')
  const fields = Object.fromEntries(
    names.map((name) => [name, name === 'ZhaoPian' ? doc.photo !== null : doc.fields[name]]),
  ) as PersonView['fields']
  // Files pad names of two characters with a blank; that is typography, not the name.
  fields.XingMing = dossier.basic.name || fields.XingMing
  const photo = doc.photo ? photoFacts(doc.photo) : null
  return {
    fields,
    birth: birth || doc.fields.ChuShengNianYue,
    ageAtCalcDate: ageOnForm(birth, ageAsOf),
    family: dossier.family.map((member) => {
      const deceased = isDeceased(member.work)
      return { ...member, deceased, age: deceased ? null : ageOnForm(member.birth, ageAsOf) }
    }),
    resume: dossier.resume
      .filter(({ start }) => start !== '')
      .map(({ start, end, text, during }) => ({ start, end, text, ...(during.length > 0 && { during }) })),
    gaps: resumeGaps(dossier.resume),
    ...(photo && { photo }),
  }
}
