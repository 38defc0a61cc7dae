import type { Outline } from '../outline.ts'
import { type Kind, kinds } from '../schema.ts'
import { leading } from './annual-leading.ts'
import { measures } from './annual-measures.ts'
import { problems } from './annual-problems.ts'
import { serving } from './annual-serving.ts'
import { checkup, decisions, organisation, person, training } from './others.ts'

/** What each kind of report says, in which order. */
export const outlines: Record<Kind, Outline> = {
  annual: { title: kinds.annual, sections: [...leading, ...serving, ...problems, ...measures] },
  ...{ decisions, training, organisation, checkup, person },
}
