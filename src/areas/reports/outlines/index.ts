import type { Outline } from '../outline.ts'
import { type Kind, kinds } from '../schema.ts'
import { measures } from './annual-measures.ts'
import { problems } from './annual-problems.ts'
import { work } from './annual-work.ts'
import { checkup, decisions, organisation, person, training } from './others.ts'

/** What each kind of report says, in which order. */
export const outlines: Record<Kind, Outline> = {
  annual: { title: kinds.annual, sections: [...work, ...problems, ...measures] },
  ...{ decisions, training, organisation, checkup, person },
}
