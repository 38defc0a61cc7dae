import type { Outline } from '../outline.ts'
import type { Kind } from '../schema.ts'

const empty: Outline = { title: '报告', sections: [] }
export const outlines: Record<Kind, Outline> = {
  annual: empty,
  decisions: empty,
  training: empty,
  organisation: empty,
  checkup: empty,
  person: empty,
}
