import type { ChapterRules } from '../example.ts'
import { meetingExamples } from './examples-meetings.ts'
import { organisationExamples } from './examples-organisation.ts'
import { lifeAbsent, lifeMeeting, lifeReport, studyAttendance } from './life-meeting.ts'
import { assembly, committee, group, ideology, lecture, studyGroup, themeDay } from './meetings.ts'
import { drifting, setup } from './organisation.ts'
import { assemblyVote, election, exemptCount } from './voting.ts'
import { organisationLife, review, talk } from './yearly.ts'

export const partyLifeRules: ChapterRules = {
  rules: [
    assembly,
    assemblyVote,
    committee,
    group,
    lecture,
    themeDay,
    organisationLife,
    review,
    talk,
    setup,
    election,
    exemptCount,
    drifting,
    lifeMeeting,
    lifeReport,
    lifeAbsent,
    studyGroup,
    studyAttendance,
    ideology,
  ],
  examples: { ...meetingExamples, ...organisationExamples },
}
