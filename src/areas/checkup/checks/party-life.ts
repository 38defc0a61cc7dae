import type { Rule } from '../../../law/rule.ts'
import { studyAttendance } from '../../../law/rules/party-life/life-meeting.ts'
import * as meetings from '../../../law/rules/party-life/meetings.ts'
import { setup } from '../../../law/rules/party-life/organisation.ts'
import { organisationLife, review } from '../../../law/rules/party-life/yearly.ts'
import { type OrganisationHistory, type PartyCase, setupCase, yearCases } from '../../party-life/facts.ts'
import type { Severity } from '../schema.ts'
import { type Case, type UnitCheck, unitCheck, type World } from './check.ts'

/** What is asked of an organisation on the day: this year, and last year while its records are still looked at. */
function casesOf(history: OrganisationHistory, { on, settings }: World): PartyCase[] {
  const year = Number(on.slice(0, 4))
  const own = setupCase(history, settings, on)
  return [...(own ? [own] : []), ...[year - 1, year].flatMap((one) => yearCases(history, one, settings))]
}

const about = (rule: Rule, world: World): Case[] =>
  world.organisations.flatMap((history) =>
    casesOf(history, world)
      .filter((one) => one.rule.id === rule.id)
      .map(({ facts, about: what, meetingId }) => ({
        facts: facts as never,
        about: what,
        subject: { kind: 'unit' as const, id: history.id, name: history.name },
        evidence: [
          meetingId
            ? { kind: '组织生活记录', text: `${history.name}${what}`, link: `/party-life/${meetingId}` }
            : { kind: '组织生活', text: history.name, link: '/party-life/matrix' },
        ],
      })),
  )

const asked: readonly [rule: Rule, severity: Severity, todo: string][] = [
  [meetings.themeDay as Rule, 'warning', '补开主题党日并记录；确实不能开展的，申请免除并写明理由。'],
  [meetings.committee as Rule, 'warning', '补开支委会并记录；到会不足半数的重新召开。'],
  [meetings.assembly as Rule, 'warning', '补开支部党员大会并记录；确实不能召开的，申请免除并写明理由。'],
  [meetings.lecture as Rule, 'warning', '补讲党课并记录。'],
  [meetings.group as Rule, 'warning', '补开党小组会并记录。'],
  [meetings.studyGroup as Rule, 'warning', '补办中心组集体学习并记录。'],
  [meetings.ideology as Rule, 'warning', '党组专题研究意识形态工作并记录。'],
  [studyAttendance as Rule, 'notice', '核对请假，缺席的补学。'],
  [organisationLife as Rule, 'warning', '报上级同意后补开组织生活会。'],
  [review as Rule, 'warning', '核对民主评议的人数和优秀比例。'],
  [setup as Rule, 'warning', '按党员人数调整设置；任期届满的报上级批准后换届。'],
]

export const partyLifeUnitChecks: readonly UnitCheck[] = asked.map(([rule, severity, todo]) =>
  unitCheck({
    rule,
    severity: ({ kind }) => (kind === 'broken' ? severity : 'notice'),
    todo,
    finds: ({ kind, observed }) => kind === 'broken' || observed.warning === true,
    cases: (_unit, world) => about(rule, world),
  }),
)
