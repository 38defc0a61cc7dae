import type { ChapterRules } from '../example.ts'
import { absentOpinion, observers, pass, quorum, quorumCadre, recusal } from './attendance.ts'
import { attendanceExamples } from './examples-attendance.ts'
import { matterExamples } from './examples-matters.ts'
import { procedureExamples } from './examples-procedure.ts'
import { categories, fiveNot, majorDecision, threshold } from './matters.ts'
import { agenda, chairLast, frequency, minutes, noSubstitute, report, size } from './procedure.ts'
import { appointment, appointmentRecusal } from './selection.ts'

export const collectiveRules: ChapterRules = {
  rules: [
    frequency,
    agenda,
    quorum,
    quorumCadre,
    pass,
    absentOpinion,
    chairLast,
    noSubstitute,
    recusal,
    observers,
    minutes,
    report,
    size,
    categories,
    threshold,
    fiveNot,
    majorDecision,
    appointment,
    appointmentRecusal,
  ],
  examples: { ...attendanceExamples, ...procedureExamples, ...matterExamples },
}
