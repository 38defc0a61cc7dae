import type { Instrument, SourceStatus } from './instrument.ts'
import { archives2018 } from './instruments/archives-2018.ts'
import { assessment2007 } from './instruments/assessment-2007.ts'
import { assessment2020 } from './instruments/assessment-2020.ts'
import { birthDate2006 } from './instruments/birth-date-2006.ts'
import { branchWork2018 } from './instruments/branch-work-2018.ts'
import { cadreEducation2006 } from './instruments/cadre-education-2006.ts'
import { cadreEducation2015 } from './instruments/cadre-education-2015.ts'
import { cadreEducation2023 } from './instruments/cadre-education-2023.ts'
import { civilCode2021 } from './instruments/civil-code-2021.ts'
import { civilServantLaw2018 } from './instruments/civil-servant-law-2018.ts'
import { civilServantSanctions2007 } from './instruments/civil-servant-sanctions-2007.ts'
import { civilServantTraining2019 } from './instruments/civil-servant-training-2019.ts'
import { collectivePractice } from './instruments/collective-practice.ts'
import { delayedRetirement2024 } from './instruments/delayed-retirement-2024.ts'
import { discipline2003 } from './instruments/discipline-2003.ts'
import { discipline2015 } from './instruments/discipline-2015.ts'
import { discipline2018 } from './instruments/discipline-2018.ts'
import { discipline2023 } from './instruments/discipline-2023.ts'
import { exchange2006 } from './instruments/exchange-2006.ts'
import { flexibleRetirement2025 } from './instruments/flexible-retirement-2025.ts'
import { holidayNotice2024 } from './instruments/holiday-notice-2024.ts'
import { holidayNotice2025 } from './instruments/holiday-notice-2025.ts'
import { holidayNotice2026 } from './instruments/holiday-notice-2026.ts'
import { holidays2007 } from './instruments/holidays-2007.ts'
import { holidays2013 } from './instruments/holidays-2013.ts'
import { holidays2024 } from './instruments/holidays-2024.ts'
import { hotline2020 } from './instruments/hotline-2020.ts'
import { hotlineShandong2020 } from './instruments/hotline-shandong-2020.ts'
import { institutionPersonnel2014 } from './instruments/institution-personnel-2014.ts'
import { institutionTraining2019 } from './instruments/institution-training-2019.ts'
import { leaderAssessment2019 } from './instruments/leader-assessment-2019.ts'
import { licence2019 } from './instruments/licence-2019.ts'
import { lifeMeeting2016 } from './instruments/life-meeting-2016.ts'
import { majorDecisions2019 } from './instruments/major-decisions-2019.ts'
import { officeAffairs2012 } from './instruments/office-affairs-2012.ts'
import { openGovernment2019 } from './instruments/open-government-2019.ts'
import { organParty2019 } from './instruments/organ-party-2019.ts'
import { organisationalTreatment2021 } from './instruments/organisational-treatment-2021.ts'
import { partyConstitution } from './instruments/party-constitution.ts'
import { partyGroup2015 } from './instruments/party-group-2015.ts'
import { partyGroup2019 } from './instruments/party-group-2019.ts'
import { partyLifePractice } from './instruments/party-life-practice.ts'
import { personnelPractice } from './instruments/personnel-practice.ts'
import { petition2005 } from './instruments/petition-2005.ts'
import { petition2022 } from './instruments/petition-2022.ts'
import { rankManagement2020 } from './instruments/rank-management-2020.ts'
import { rankSystem2019 } from './instruments/rank-system-2019.ts'
import { rating2019 } from './instruments/rating-2019.ts'
import { ratingPractice } from './instruments/rating-practice.ts'
import { recusal2006 } from './instruments/recusal-2006.ts'
import { recusal2020 } from './instruments/recusal-2020.ts'
import { researchPractice } from './instruments/research-practice.ts'
import { retirement1978 } from './instruments/retirement-1978.ts'
import { sanctionsLaw2020 } from './instruments/sanctions-law-2020.ts'
import { selection2019 } from './instruments/selection-2019.ts'
import { serviceYears1955 } from './instruments/service-years-1955.ts'
import { studyGroup2017 } from './instruments/study-group-2017.ts'
import { talks2015 } from './instruments/talks-2015.ts'
import { term2006 } from './instruments/term-2006.ts'
import { tourismComplaint2010 } from './instruments/tourism-complaint-2010.ts'
import { tourismLaw2018 } from './instruments/tourism-law-2018.ts'
import { trainingPractice } from './instruments/training-practice.ts'
import { usualAssessment2019 } from './instruments/usual-assessment-2019.ts'
import { womenCounty2015 } from './instruments/women-county-2015.ts'
import { workingHours1995 } from './instruments/working-hours-1995.ts'

/** Every instrument the rules may cite. */
export const instruments = {
  'archives-2018': archives2018,
  'assessment-2007': assessment2007,
  'assessment-2020': assessment2020,
  'birth-date-2006': birthDate2006,
  'branch-work-2018': branchWork2018,
  'cadre-education-2006': cadreEducation2006,
  'cadre-education-2015': cadreEducation2015,
  'cadre-education-2023': cadreEducation2023,
  'civil-code-2021': civilCode2021,
  'civil-servant-law-2018': civilServantLaw2018,
  'civil-servant-sanctions-2007': civilServantSanctions2007,
  'civil-servant-training-2019': civilServantTraining2019,
  'collective-practice': collectivePractice,
  'delayed-retirement-2024': delayedRetirement2024,
  'discipline-2003': discipline2003,
  'discipline-2015': discipline2015,
  'discipline-2018': discipline2018,
  'discipline-2023': discipline2023,
  'exchange-2006': exchange2006,
  'flexible-retirement-2025': flexibleRetirement2025,
  'holiday-notice-2024': holidayNotice2024,
  'holiday-notice-2025': holidayNotice2025,
  'holiday-notice-2026': holidayNotice2026,
  'holidays-2007': holidays2007,
  'holidays-2013': holidays2013,
  'holidays-2024': holidays2024,
  'institution-personnel-2014': institutionPersonnel2014,
  'institution-training-2019': institutionTraining2019,
  'leader-assessment-2019': leaderAssessment2019,
  'life-meeting-2016': lifeMeeting2016,
  'major-decisions-2019': majorDecisions2019,
  'office-affairs-2012': officeAffairs2012,
  'organ-party-2019': organParty2019,
  'organisational-treatment-2021': organisationalTreatment2021,
  'party-constitution': partyConstitution,
  'party-group-2015': partyGroup2015,
  'party-group-2019': partyGroup2019,
  'party-life-practice': partyLifePractice,
  'personnel-practice': personnelPractice,
  'rank-management-2020': rankManagement2020,
  'rank-system-2019': rankSystem2019,
  'recusal-2006': recusal2006,
  'recusal-2020': recusal2020,
  'research-practice': researchPractice,
  'retirement-1978': retirement1978,
  'sanctions-law-2020': sanctionsLaw2020,
  'selection-2019': selection2019,
  'service-years-1955': serviceYears1955,
  'study-group-2017': studyGroup2017,
  'talks-2015': talks2015,
  'term-2006': term2006,
  'training-practice': trainingPractice,
  'usual-assessment-2019': usualAssessment2019,
  'women-county-2015': womenCounty2015,
  'working-hours-1995': workingHours1995,
  'petition-2022': petition2022,
  'petition-2005': petition2005,
  'hotline-2020': hotline2020,
  'hotline-shandong-2020': hotlineShandong2020,
  'rating-2019': rating2019,
  'rating-practice': ratingPractice,
  'open-government-2019': openGovernment2019,
  'licence-2019': licence2019,
  'tourism-complaint-2010': tourismComplaint2010,
  'tourism-law-2018': tourismLaw2018,
} as const satisfies Record<string, Instrument>

type Instruments = typeof instruments
export type InstrumentKey = keyof Instruments

/** A reference to an article that is held; anything else does not compile. */
export type Citation = { instrument: InstrumentKey; article: string; status: SourceStatus }

/** Cites an article by the instrument's key and the article's number as written in its file. */
export function cite<K extends InstrumentKey>(
  instrument: K,
  article: keyof Instruments[K]['articles'] & string,
): Citation {
  return { instrument, article, status: held(instrument, article).status }
}

function held(key: InstrumentKey, article: string): { text: string; status: SourceStatus } {
  const instrument: Instrument = instruments[key]
  const found = instrument.articles[article] ?? ''
  return typeof found === 'string' ? { text: found, status: instrument.status } : found
}

/** What a page shows of a citation: title, number, article and its text, and how sure the source is. */
export function citationText({ instrument, article, status }: Citation) {
  const { title, number, verifiedOn, source } = instruments[instrument]
  return { instrument, title, number, article, text: held(instrument, article).text, verifiedOn, status, source }
}
