import type { ChapterRules } from '../example.ts'
import { trainingExamples } from './examples.ts'
import { appointed, initial, institution } from './newcomers.ts'
import { before2023, county, township } from './periods.ts'
import { absence, conversion, online, record, social, thrift } from './records.ts'

export const trainingRules: ChapterRules = {
  rules: [
    county,
    township,
    before2023,
    online,
    conversion,
    absence,
    social,
    initial,
    appointed,
    institution,
    record,
    thrift,
  ],
  examples: trainingExamples,
}
