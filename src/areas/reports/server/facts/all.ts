import type { Ctx } from '../../../../platform/write.ts'
import { type Figure, type Period, type Worked, workOut } from '../../figure.ts'
import { checkupFigures } from '../../figures/checkup.ts'
import { decisionFigures } from '../../figures/decisions.ts'
import { interestFigures } from '../../figures/interests.ts'
import { partyLifeFigures } from '../../figures/party-life.ts'
import { peopleFigures } from '../../figures/people.ts'
import { promiseFigures } from '../../figures/promises.ts'
import { rectificationFigures } from '../../figures/rectification.ts'
import { researchFigures } from '../../figures/research.ts'
import { structureFigures } from '../../figures/structure.ts'
import { trainingFigures } from '../../figures/training.ts'
import { voiceFigures } from '../../figures/voices.ts'
import { readCheckups } from './checkup.ts'
import { readDecisions } from './decisions.ts'
import { readInterests } from './interests.ts'
import { readPartyLife } from './party-life.ts'
import { readPeople } from './people.ts'
import { readPromises } from './promises.ts'
import { readRectification } from './rectification.ts'
import { readResearch } from './research.ts'
import { readStructure } from './structure.ts'
import { readTraining } from './training.ts'
import { readVoices } from './voices.ts'

type Group = (ctx: Ctx, period: Period, personId: string | null) => Promise<Worked[]>

const group =
  <F>(figures: readonly Figure<F>[], read: (ctx: Ctx, period: Period, personId: string | null) => Promise<F>): Group =>
  async (ctx, period, personId) =>
    workOut(figures, await read(ctx, period, personId))

/** What is about one person, and what is about the unit. */
const personal: Group[] = [
  group(decisionFigures, readDecisions),
  group(interestFigures, readInterests),
  group(partyLifeFigures, readPartyLife),
  group(trainingFigures, readTraining),
  group(rectificationFigures, readRectification),
  group(researchFigures, readResearch),
  group(checkupFigures, readCheckups),
]
const ofUnit: Group[] = [
  group(peopleFigures, readPeople),
  group(structureFigures, readStructure),
  ...personal,
  group(voiceFigures, readVoices),
  group(promiseFigures, readPromises),
]

/** Every figure of a year, each area read once; for one person only what that person has done. */
export async function workAll(ctx: Ctx, period: Period, personId: string | null): Promise<Map<string, Worked>> {
  const worked = await Promise.all((personId ? personal : ofUnit).map((one) => one(ctx, period, personId)))
  return new Map(worked.flat().map((figure) => [figure.id, figure]))
}
