import type { Rule } from '../../../law/rule.ts'
import { appointed, initial, institution } from '../../../law/rules/training/newcomers.ts'
import { before2023, county, township } from '../../../law/rules/training/periods.ts'
import { online } from '../../../law/rules/training/records.ts'
import { type PersonCheck, personCheck } from './check.ts'

const rules = [county, township, before2023, institution, online, initial, appointed] as readonly Rule[]

/** Each duty of training as the records stand: short is to be put right, pressing is told in time. */
export const trainingChecks: readonly PersonCheck[] = rules.map((rule) =>
  personCheck({
    rule,
    severity: ({ kind }) => (kind === 'broken' ? 'warning' : 'notice'),
    todo: '打开本人的教育培训档案看还差多少，安排培训或者补登已经参加的培训。',
    finds: ({ kind, observed }) => kind === 'broken' || observed.warning === true,
    cases: ({ id, name }, { training }) =>
      (training?.get(id) ?? [])
        .filter((one) => one.rule.id === rule.id)
        .map(({ facts, year, what }) => ({
          facts,
          about: `${year} ${what}`,
          evidence: [
            { kind: '培训档案', text: `${name}：${year}年${what}`, link: `/training/people/${id}?year=${year}` },
          ],
        })),
  }),
)
