import type { Colour } from './photo-raster.ts'
import type { Seeded } from './seeded.ts'

export type Sitter = { sex: '男' | '女'; age: number }

/** What all parts of one drawing have to agree on. */
export type Look = Sitter & {
  skin: Colour
  shade: Colour
  hair: Colour
  /** half the breadth of the face at the eyes, pixels */
  cheek: number
  /** half the breadth of the face at the jaw, pixels */
  jaw: number
  /** y of the chin, pixels */
  chin: number
  style: string
  choices: Seeded
}
