import { type Day, firstDay } from '../../../law/periods.ts'
import type { RetirementTrack } from '../../../law/retirement.ts'
import { sanling } from '../../../law/rules/retirement/doubts.ts'
import { retRemind } from '../../../law/rules/retirement/leaving.ts'
import { retFormula } from '../../../law/rules/retirement/statutory.ts'
import { type CadreRecord, looksLikeStudy } from '../../people/facts.ts'
import { retirementMonthOf } from '../../structure/facts.ts'
import { isCivilServant, isPrecise } from './as-on.ts'
import { heldBefore } from './career.ts'
import { inDossier, type PersonCheck, personCheck } from './check.ts'

/** The month of retirement with where it comes from. */
function monthOf(person: CadreRecord) {
  const { top } = heldBefore(person, '9999-12-31')
  return retirementMonthOf(person, (top?.level ?? '') as Parameters<typeof retirementMonthOf>[1])
}

const applicantOf = (person: CadreRecord) =>
  isCivilServant(person)
    ? ('公务员' as const)
    : person.staffKind === '工勤'
      ? ('机关工勤人员' as const)
      : ('事业单位工作人员' as const)

const reminded = personCheck({
  rule: retRemind,
  severity: ({ kind }) => (kind === 'broken' ? 'violation' : 'notice'),
  todo: '到龄前提前办理退休审批；已到龄的，立即办理退休手续，或者补登延迟退休的批准文件。',
  finds: ({ kind, observed }) => kind === 'broken' || (kind === 'met' && observed.dueReminder !== null),
  since: ({ kind, observed }) =>
    kind === 'broken' ? (observed.since as Day) : firstDay(observed.dueReminder as string),
  cases: (person) => {
    const { month, recorded } = monthOf(person)
    if (!month) return []
    const facts = { retirementMonth: month, applicant: applicantOf(person), asksDelayMonths: 0, inService: true }
    const text = `${person.birth}出生，${recorded ? '档案记载' : '推算'}${month}到龄`
    return [{ facts, about: month, evidence: [inDossier(person, '到龄时间', text)] }]
  },
})

const otherMonth = personCheck({
  rule: retFormula,
  severity: 'warning',
  todo: '核对档案里的到龄年月；有经批准的特殊情形的，写明依据。',
  finds: ({ kind }) => kind === 'info',
  since: () => null,
  cases: (person) => {
    const { month, scheduled, differs } = monthOf(person)
    if (!differs || (person.sex === '女' && heldBefore(person, '9999-12-31').top?.level.startsWith('县处级'))) return []
    const track: RetirementTrack =
      person.sex === '男' ? 'men-60' : person.staffKind === '工勤' ? 'women-50' : 'women-55'
    const text = `档案记载${month}到龄，按规定推算为${scheduled}`
    return [{ facts: { birth: person.birth, track }, about: month, evidence: [inDossier(person, '到龄时间', text)] }]
  },
})

/** One thing told in two places: birth in the form and the identity number, the first job in form and résumé. */
const threeAges = personCheck({
  rule: sanling,
  severity: 'warning',
  todo: '对照档案原件认定，按认定结果更正；认定以前不能提交会议讨论任免。',
  since: () => null,
  cases: (person) => {
    const { birth, idBirth, workStarted, resume } = person
    const items: Parameters<typeof sanling.judge>[0]['items'] = []
    const item = (field: (typeof items)[number]['field'], values: [value: string, source: string][]) =>
      items.push({
        field,
        values: values.map(([value, source]) => ({ value, source })),
        decidedOn: null,
        suspicion: null,
      })
    if (birth && idBirth)
      item('出生日期', [
        [birth, '任免审批表'],
        [idBirth, '身份证号'],
      ])
    const jobs = resume.filter(({ start, text }) => isPrecise(start) && !looksLikeStudy(text)).map(({ start }) => start)
    const first = jobs.sort()[0]
    if (isPrecise(workStarted) && first) {
      item('参加工作时间', [
        [workStarted.slice(0, 7), '任免审批表'],
        [first.slice(0, 7), '简历'],
      ])
    }
    const evidence = items.map(({ field, values }) =>
      inDossier(person, field, values.map(({ value, source }) => `${source}${value}`).join('，')),
    )
    return items.length ? [{ facts: { items }, evidence }] : []
  },
})

export const retirementChecks = [reminded, otherMonth, threeAges] as PersonCheck[]
