import type { Figure } from '../figure.ts'
import { figureGroups } from '../schema.ts'
import type { FigureNames } from '../wording.ts'
import { checkupFigures } from './checkup.ts'
import { decisionFigures } from './decisions.ts'
import { interestFigures } from './interests.ts'
import { partyLifeFigures } from './party-life.ts'
import { peopleFigures } from './people.ts'
import { promiseFigures } from './promises.ts'
import { rectificationFigures } from './rectification.ts'
import { researchFigures } from './research.ts'
import { structureFigures } from './structure.ts'
import { trainingFigures } from './training.ts'
import { voiceFigures } from './voices.ts'

const all: readonly Pick<Figure<never>, 'id' | 'title'>[] = [
  ...peopleFigures,
  ...structureFigures,
  ...decisionFigures,
  ...interestFigures,
  ...partyLifeFigures,
  ...trainingFigures,
  ...rectificationFigures,
  ...researchFigures,
  ...voiceFigures,
  ...checkupFigures,
  ...promiseFigures,
]

const named = all.map(({ id, title }) => {
  return [id, `${figureGroups[id.split('.')[0] as keyof typeof figureGroups]}：${title}`] as const
})

/** Every figure there is, by its id and by the words that outlines show. */
export const figureNames: FigureNames = {
  words: new Map(named),
  ids: new Map(named.map(([id, words]) => [words, id])),
}
