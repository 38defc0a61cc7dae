import type { ChapterRules } from '../example.ts'
import { procedureExamples, quotaExamples } from './examples.ts'
import { leavingExamples } from './examples-leaving.ts'
import { promotionExamples } from './examples-promotion.ts'
import { appeal, coolingOff, resignDeadline } from './leaving.ts'
import { demote, rankPublicity, sanctionFreeze } from './procedure.ts'
import { badYear, excellentShorten, minYears } from './promotion.ts'
import { quotaCity, quotaCounty } from './quota.ts'

export const ranksRules: ChapterRules = {
  rules: [
    minYears,
    excellentShorten,
    badYear,
    demote,
    quotaCity,
    quotaCounty,
    rankPublicity,
    sanctionFreeze,
    resignDeadline,
    coolingOff,
    appeal,
  ],
  examples: { ...promotionExamples, ...procedureExamples, ...quotaExamples, ...leavingExamples },
}
