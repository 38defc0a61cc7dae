import type { ChapterRules } from '../example.ts'
import { postExamples } from './examples.ts'
import { interestExamples } from './interest-examples.ts'
import { concealed, dutyRecusal, familyBusiness, nativePlace, nearKin } from './interests.ts'
import { entering, peopleAndMoney, relationComputed, sameChain } from './posts.ts'

export const kinshipRules: ChapterRules = {
  rules: [
    relationComputed,
    sameChain,
    peopleAndMoney,
    entering,
    familyBusiness,
    nativePlace,
    dutyRecusal,
    concealed,
    nearKin,
  ],
  examples: { ...postExamples, ...interestExamples },
}
