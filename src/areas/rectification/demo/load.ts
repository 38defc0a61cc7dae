import { randomUUID } from 'node:crypto'
import { addDays, type Day } from '../../../law/periods.ts'
import type { Writer } from '../../../platform/db.ts'
import { keptFile } from '../../../platform/kept-file.ts'
import type { Ctx, Platform } from '../../../platform/write.ts'
import { namesOfPeople } from '../../people/facts.ts'
import type { Act } from '../rules.ts'
import { carryAct, say } from '../server/acting.ts'
import {
  decideDateChange,
  insertDateChange,
  lockedProblem,
  type ProblemRow,
  pendingChange,
} from '../server/queries/problems.ts'
import * as remedy from '../server/queries/remedy.ts'
import { raiseProblem } from '../server/raise.ts'
import { type DemoProblem, demoProblems } from './problems.ts'

type Given = {
  /** whoever loads the demo */
  operator: Ctx
  ids: ReadonlyMap<string, string>
  sections: ReadonlyMap<string, string>
  today: Day
}
type Bureau = Given & { tx: Writer; names: ReadonlyMap<string, string>; measures: Map<string, string> }

/** Keeps the ledger; verifies where integrity is not touched. */
const CLERK = 'gaoyi'
const INSPECTOR = 'xiechanggeng'
const PRINCIPAL = 'qinmuchuan'

/** A year of problems up to `today`, each brought to where it stands through the same acts as in the program. */
export async function loadDemoProblems(tx: Writer, given: Given): Promise<number> {
  const people = await namesOfPeople(tx, given.operator.actor.unitId, [...given.ids.values()])
  const bureau: Bureau = { ...given, tx, measures: new Map(), names: new Map(people.map(({ id, name }) => [id, name])) }
  const inOrder = demoProblems.toSorted((one, other) => other.daysAgo - one.daysAgo)
  for (const problem of inOrder) await load(bureau, problem)
  return inOrder.length
}

const idOf = ({ ids }: Bureau, key: string): string => {
  const id = ids.get(key)
  if (!id) throw new Error(`the demo has nobody called ${key}`)
  return id
}

/** The program as somebody uses it at half past nine, or later, of a day. */
function at(bureau: Bureau, key: string, day: Day, time = '09:30'): Ctx {
  const { operator, today } = bureau
  const now = new Date(`${day < today ? day : addDays(today, -1)}T${time}:00+08:00`)
  const personId = idOf(bureau, key)
  const platform: Platform = { ...operator.platform, clock: { now: () => now } }
  return { ...operator, platform, actor: { ...operator.actor, personId, name: bureau.names.get(personId) ?? '' } }
}

async function load(bureau: Bureau, problem: DemoProblem): Promise<void> {
  const { tx, today } = bureau
  const foundOn = addDays(today, -problem.daysAgo)
  const dueOn = problem.period === null ? null : addDays(foundOn, problem.period)
  const isPublic = problem.origin === 'opinion' || problem.origin === 'rating'
  const raised = await raiseProblem(tx, at(bureau, CLERK, foundOn), {
    ...{ title: problem.title, description: problem.description, kind: problem.kind, line: problem.line, foundOn },
    ...{ sectionId: bureau.sections.get(problem.section)!, leaderId: idOf(bureau, problem.leader), dueOn },
    ...{ ownerId: problem.owner ? idOf(bureau, problem.owner) : null, timing: problem.timing },
    origin: { kind: problem.origin, id: null, label: problem.label, path: pathOf(problem) },
    ...{ needsRaiserAnswer: isPublic, isAnother: true },
  })
  if (problem.fate === 'open') return
  const owner = at(bureau, problem.owner, addDays(foundOn, 3))
  const { unitId } = owner.actor
  if (problem.cause) await remedy.addCause(tx, unitId, raised.id, { id: randomUUID(), text: problem.cause })
  for (const written of problem.measures) await addMeasure(bureau, owner, raised.id, written)
  await say(tx, owner, raised.id, 'progress', `制定措施${problem.measures.length}条，已经开始整改`)
  await bring(bureau, problem, { id: raised.id, foundOn, days: problem.period ?? 60 })
}

const pathOf = ({ origin }: DemoProblem): string | null => (origin === 'meeting' ? '/decisions/tasks' : null)

/** `*措施 > 佐证.docx` */
async function addMeasure(bureau: Bureau, ctx: Ctx, problemId: string, written: string): Promise<void> {
  const { tx } = bureau
  const { unitId, personId, name } = ctx.actor
  const [words = '', proof] = written.split(' > ')
  const shared = words.startsWith('= ') && bureau.measures.get(words.slice(2))
  if (shared) {
    await remedy.linkMeasure(tx, unitId, problemId, shared)
    return
  }
  const text = words.replace(/^\*/, '')
  const id = randomUUID()
  bureau.measures.set(words, id)
  const now = ctx.platform.clock.now()
  const createdAt = new Date(now.getTime() + (await remedy.measureRows(tx, unitId, [problemId])).length)
  await remedy.insertMeasure(tx, { unitId, id, text, isRule: text !== words, ownerId: personId, createdAt })
  await remedy.linkMeasure(tx, unitId, problemId, id)
  if (!proof) return
  const evidenceId = randomUUID()
  const evidence = { unitId, id: evidenceId, form: 'file', title: proof, isPhoto: proof.endsWith('.jpg') }
  await remedy.insertEvidence(tx, { ...evidence, addedById: personId, addedBy: name, addedAt: now })
  await remedy.linkEvidence(tx, unitId, id, evidenceId)
  const fileId = randomUUID()
  const kept = keptFile(ctx.platform.keys, Buffer.from(`示例佐证：${proof}`), `evidence_file.content.${fileId}`)
  const file = { unitId, id: fileId, evidenceId, name: proof, version: 1, uploadedBy: name, uploadedAt: now }
  await remedy.insertEvidenceFile(tx, { ...file, ...kept })
}

type Placed = { id: string; foundOn: Day; days: number }

/** Brings a problem to its fate, act by act. */
async function bring(bureau: Bureau, problem: DemoProblem, { id, foundOn, days }: Placed): Promise<void> {
  const { fate } = problem
  const verifier = problem.kind === 'integrity' ? INSPECTOR : CLERK
  const on = (share: number) => addDays(foundOn, Math.floor(days * share))
  const step = (key: string, day: Day, doing: { act: (personId: string) => Act; name: string; text: string }) =>
    does(bureau, at(bureau, key, day, '15:20'), id, doing)
  if (fate === 'in-hand') return
  if (fate === 'asking' || fate === 'changed') await changeDate(bureau, problem, { id, foundOn, days })
  if (fate === 'asking') return
  const reported = fate === 'changed' ? 1.2 : 0.8
  const submit = () =>
    step(problem.owner, on(reported), {
      ...{ act: (byId) => ({ kind: 'submit', byId }), name: 'submitted' },
      text: '报完成：措施已经落实，佐证齐全',
    })
  await submit()
  if (fate === 'submitted') return
  if (fate === 'returned') {
    const text = '退回：八月的投资额仍与统计报表不一致，请说明原因'
    return step(verifier, on(reported + 0.1), { act: (byId) => ({ kind: 'return', byId }), name: 'returned', text })
  }
  const day = on(reported + 0.15)
  await step(verifier, day, {
    ...{ act: (byId) => ({ kind: 'verify', byId }), name: 'verified' },
    text: '核实属实：已查看佐证，与措施一致',
  })
  if (fate === 'answering') return
  if (problem.origin === 'opinion' || problem.origin === 'rating') {
    const text = '提出人答复：满意，电话回访'
    const act = (byId: string): Act => ({ kind: 'answer', byId, isSatisfied: true })
    await step(verifier, addDays(day, 1), { act, name: 'answered', text })
  }
  if (fate === 'rebound') await rebound(bureau, problem)
}

type Doing = { act: (personId: string) => Act; name: string; text: string; before?: (row: ProblemRow) => Promise<void> }

async function does(bureau: Bureau, ctx: Ctx, id: string, { act, name, text, before }: Doing): Promise<void> {
  const row = (await lockedProblem(bureau.tx, ctx.actor.unitId, id))!
  const doing = { act: act(ctx.actor.personId!), name, text }
  await carryAct(bureau.tx, ctx, row, before ? { ...doing, before: () => before(row) } : doing)
}

async function changeDate(bureau: Bureau, problem: DemoProblem, { id, foundOn, days }: Placed): Promise<void> {
  const { tx } = bureau
  const askedOn = addDays(foundOn, Math.floor(days * 0.7))
  const toOn = addDays(foundOn, Math.floor(days * 1.5))
  const reason = '需要外单位配合，进度比预计的慢'
  const asking = at(bureau, problem.owner, askedOn, '10:10')
  const { unitId, personId } = asking.actor
  await does(bureau, asking, id, {
    ...{ act: (byId) => ({ kind: 'ask-date', byId, toOn }), name: 'date-asked', text: `申请延期到${toOn}：${reason}` },
    before: (row) =>
      insertDateChange(tx, {
        ...{ unitId, id: randomUUID(), problemId: id, fromOn: row.dueOn!, toOn, reason },
        ...{ askedById: personId!, askedOn },
      }),
  })
  if (problem.fate === 'asking') return
  const deciding = at(bureau, PRINCIPAL, addDays(askedOn, 2), '16:40')
  const asked = (await pendingChange(tx, unitId, id))!
  const answer = '同意，抓紧办理。'
  await does(bureau, deciding, id, {
    ...{ act: (byId) => ({ kind: 'decide-date', byId, agrees: true }), name: 'date-agreed' },
    text: `同意延期到${toOn}：${answer}`,
    before: () =>
      decideDateChange(tx, unitId, asked.id, {
        ...{ state: 'agreed', decidedById: deciding.actor.personId!, decidedOn: addDays(askedOn, 2), answer },
      }),
  })
}

/** It came back within the months: the closed one is open again. */
async function rebound(bureau: Bureau, problem: DemoProblem): Promise<void> {
  const foundOn = addDays(bureau.today, -12)
  await raiseProblem(bureau.tx, at(bureau, CLERK, foundOn), {
    ...{ title: '又有申请人因材料没有一次讲清跑了两趟', description: '', kind: problem.kind, foundOn },
    ...{ sectionId: bureau.sections.get(problem.section)!, ownerId: null, dueOn: null, needsRaiserAnswer: true },
    origin: { kind: 'rating', id: null, label: '政务大厅差评：再次少带材料', path: null },
  })
}
