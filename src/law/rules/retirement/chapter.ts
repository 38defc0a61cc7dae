import type { ChapterRules } from '../example.ts'
import { ageExact, ageMonth } from './ages.ts'
import { birthDecide, sanling } from './doubts.ts'
import { ageExamples } from './examples-ages.ts'
import { archiveExamples } from './examples-archive.ts'
import { leavingExamples } from './examples-leaving.ts'
import { statutoryExamples } from './examples-statutory.ts'
import { retEarly, retGwyEarly, retRemind } from './leaving.ts'
import { dossierTen } from './materials.ts'
import { retMinYears } from './minimum.ts'
import { ageParty, ageWork } from './seniority.ts'
import { retFemaleCounty, retFormula } from './statutory.ts'

export const retirementRules: ChapterRules = {
  rules: [
    ageExact,
    ageMonth,
    sanling,
    birthDecide,
    ageParty,
    ageWork,
    retFormula,
    retRemind,
    retEarly,
    retGwyEarly,
    retFemaleCounty,
    retMinYears,
    dossierTen,
  ],
  examples: { ...ageExamples, ...archiveExamples, ...statutoryExamples, ...leavingExamples },
}
