import type { ChapterRules } from '../example.ts'
import { khBadEffects, khBasicEffects, khExcEffects, khOkEffects } from './consequences.ts'
import { khAbsent, khNoDismiss } from './dismissal.ts'
import { consequenceExamples } from './examples-consequences.ts'
import { quotaExamples } from './examples-quota.ts'
import { ungradedExamples } from './examples-ungraded.ts'
import { khQuota, khTeam, khUsual } from './quota.ts'
import { khDimensions, khGrades, khModes } from './record.ts'
import { khSanction } from './sanctioned.ts'
import { khTransfer } from './transfer.ts'
import { khLongLeave, khProbation, khUnderInquiry } from './ungraded.ts'

export const assessmentRules: ChapterRules = {
  rules: [
    khGrades,
    khQuota,
    khProbation,
    khLongLeave,
    khTransfer,
    khUnderInquiry,
    khSanction,
    khExcEffects,
    khOkEffects,
    khBasicEffects,
    khBadEffects,
    khAbsent,
    khNoDismiss,
    khUsual,
    khTeam,
    khModes,
    khDimensions,
  ],
  examples: { ...quotaExamples, ...ungradedExamples, ...consequenceExamples },
}
