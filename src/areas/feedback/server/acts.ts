import { randomUUID } from 'node:crypto'
import type { AuditDraft } from '../../../platform/audit.ts'
import type { Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Scope } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { placesOf, publish } from '../../door/facts.ts'
import { cadreRecords, namesOfPeople } from '../../people/facts.ts'
import { sections } from '../../posts/facts.ts'
import { privacyWarnings, type Reckoning, type Step, settleBy } from '../rules.ts'
import { type Act, acts, callOutcomes, type Intake, type ItemKind, results } from '../schema.ts'
import {
  type Acting,
  locked,
  note,
  reckoned,
  reckoningOf,
  take,
  tellAll,
  todayOf,
  toLedger,
  voiceEntry,
} from './acting.ts'
import { insistOnCall, insistOnThird } from './call-backs.ts'
import { answeredByRaiser, type Entered, enterOpinion, enterReport } from './intake.ts'
import { contactOf } from './queries/contacts.ts'
import * as queries from './queries/items.ts'
import { insistOnActor, insistOnHandler } from './recusal.ts'

type Rev = { revision: number }

/** One act on an item in one transaction: locked, judged, changed, noted, audited. */
function acting(
  ctx: Ctx,
  {
    id,
    revision,
    act,
    sections: within = null,
  }: { id: string; revision: number; act: Act; sections?: string[] | null },
  change: (one: Acting) => Promise<{ text: string; audit?: AuditDraft[]; detail?: Record<string, unknown> }>,
): Promise<Record<string, never>> {
  return write(ctx, async (tx) => {
    const one = await locked(tx, ctx, { id, revision, sections: within })
    const { text, audit = [], detail = {} } = await change(one)
    await note(one, act, text)
    return { result: {}, audit: [voiceEntry(`feedback.${act}`, id, detail), ...audit] }
  })
}

const within = (scope: Scope): string[] | null => (scope.unit ? null : scope.sections)

/** Texts entered by the clerk, one or many; all of them or none. */
export function enter(ctx: Ctx, { rows }: { rows: Intake[] }) {
  return write(ctx, async (tx) => {
    const reckoning = await reckoningOf(tx, ctx.actor.unitId, todayOf(ctx))
    const ids: string[] = []
    const audit: AuditDraft[] = []
    let folded = 0
    for (const row of rows) {
      const done = await enterRow(tx, ctx, { row, reckoning })
      ids.push(done.itemId)
      audit.push(...done.audit)
      if (done.isFolded) folded += 1
    }
    return { result: { ids, folded }, audit }
  })
}

type EnteredRow = { row: Intake; reckoning: Reckoning; batchId?: string }

/** One text inside the caller's transaction. */
export async function enterRow(tx: Writer, ctx: Ctx, { row, reckoning, batchId }: EnteredRow): Promise<Entered> {
  if (row.receivedOn > reckoning.today) throw new Refusal('invalid', '收集时间不能晚于今天')
  if (row.placeId && !(await placesOf(tx, ctx.actor.unitId)).some(({ id }) => id === row.placeId)) {
    throw new Refusal('invalid', '没有这个场所，请刷新后重新选择')
  }
  reckoned(() => settleBy(row.kind, row.receivedOn, reckoning))
  const { contactName, contactPhone, orderNumber, ...raw } = row
  const contact = contactName || contactPhone ? { name: contactName, phone: contactPhone } : null
  const receivedAt = new Date(`${row.receivedOn}T08:00:00+08:00`)
  const more = { language: 'zh', codeHash: null, sectionId: null, receivedAt, ...(batchId ? { batchId } : {}) } as const
  return enterOpinion(tx, ctx, { ...raw, ...more, contact, orderNumber: orderNumber || null })
}

async function insistOnPerson(tx: Writer, unitId: string, id: string | null, what: string): Promise<void> {
  if (id && !(await namesOfPeople(tx, unitId, [id])).length) throw new Refusal('invalid', `没有找到${what}，请重新选择`)
}

type Accepted = Rev & { title: string; kind: ItemKind; aboutId: string | null; isComplex: boolean }

export const accept = (ctx: Ctx, id: string, { title, kind, aboutId, isComplex, revision }: Accepted) =>
  acting(ctx, { id, revision, act: 'accept' }, async (one) => {
    if ((one.item.kind === 'rating') !== (kind === 'rating')) {
      throw new Refusal('invalid', '差评和意见建议不能互换', [{ field: 'kind', message: '请重新选择' }])
    }
    await insistOnPerson(one.tx, one.row.unitId, aboutId, '被反映人')
    const item = await take(one, { act: 'accept', kind, isComplex, aboutId }, { title })
    await tellAll(one.tx, ctx, id, { state: 'accepted', reply: '' })
    return { text: `受理，${item.dueOn}前答复` }
  })

export const sendBackToSource = (ctx: Ctx, id: string, { reason, revision }: Rev & { reason: string }) =>
  acting(ctx, { id, revision, act: 'return' }, async (one) => {
    await take(one, { act: 'return' })
    await tellAll(one.tx, ctx, id, { state: 'declined', reply: reason })
    return { text: reason }
  })

type Assigned = Rev & { sectionId: string; handlerId: string | null; leaderId: string | null }

export const assign = (ctx: Ctx, id: string, { sectionId, handlerId, leaderId, revision }: Assigned) =>
  acting(ctx, { id, revision, act: 'assign' }, async (one) => {
    const section = (await sections(one.tx, one.row.unitId)).find((known) => known.id === sectionId)
    if (!section) throw new Refusal('invalid', '没有找到责任科室，请重新选择')
    await insistOnPerson(one.tx, one.row.unitId, handlerId, '经办人')
    await insistOnPerson(one.tx, one.row.unitId, leaderId, '责任领导')
    await insistOnHandler(one, { handlerId, sectionId })
    await take(one, { act: 'assign', sectionId, handlerId }, { leaderId })
    return { text: `交${section.name}办理` }
  })

export const merge = (ctx: Ctx, id: string, { intoId, revision }: Rev & { intoId: string }) =>
  acting(ctx, { id, revision, act: 'merge' }, async (one) => {
    const { tx, row } = one
    const target = await queries.lockedItem(tx, row.unitId, intoId)
    const open = ['registered', 'accepted', 'assigned', 'drafted']
    if (!target || target.id === id || !open.includes(target.state)) {
      throw new Refusal('rule_broken', '只能归并到另一条还没有答复的条目')
    }
    if ((target.kind === 'rating') !== (row.kind === 'rating'))
      throw new Refusal('rule_broken', '差评和意见建议不能归并')
    await take(one, { act: 'merge' }, { mergedIntoId: intoId })
    await tellAll(tx, ctx, id, { state: 'merged', reply: '' })
    await queries.moveOpinions(tx, row.unitId, id, intoId)
    await note({ tx, ctx, row: target }, 'merge', `并入：${row.title}`)
    return { text: `归并到：${target.title}`, detail: { intoId } }
  })

/** A text that reports conduct leaves the reach of the sections and goes to the discipline side. */
export const toDiscipline = (ctx: Ctx, id: string, { revision }: Rev) =>
  acting(ctx, { id, revision, act: 'to-discipline' }, async (one) => {
    const { tx, row } = one
    await take(one, { act: 'to-discipline' })
    const opinions = await queries.opinionsOf(tx, row.unitId, [id])
    if (!opinions.length) throw new Refusal('rule_broken', '差评没有原文可以转办')
    for (const { id: opinionId, text, hour, codeHash } of opinions) {
      const sealed = await contactOf(tx, row.unitId, opinionId)
      const place = `opinion_contact.sealed.${opinionId}`
      const contact = sealed ? JSON.parse(ctx.platform.keys.open(sealed.sealed, place)) : null
      const about = row.target || '未写明'
      await enterReport(tx, ctx, { text, about, contact, receivedAt: hour, codeHash, aboutSectionId: row.sectionId })
    }
    await queries.deleteItem(tx, row.unitId, id)
    return { text: '属于检举控告，转纪检办理' }
  })

export const contacted = (ctx: Ctx, id: string, { revision }: Rev) =>
  acting(ctx, { id, revision, act: 'contact' }, async (one) => {
    await take(one, { act: 'contact' })
    return { text: '已与评价人联系' }
  })

type Drafted = Rev & { text: string; measures: string; result: keyof typeof results }

export const draft = (ctx: Ctx, scope: Scope, id: string, { text, measures, result, revision }: Drafted) =>
  acting(ctx, { id, revision, act: 'draft', sections: within(scope) }, async (one) => {
    const { tx, row } = one
    await insistOnActor(one)
    await take(one, { act: 'draft' })
    const version = (one.answers.at(-1)?.version ?? 0) + 1
    const drafted = { draftedBy: ctx.actor.personId!, draftedAt: ctx.platform.clock.now() }
    await queries.insertAnswer(tx, { unitId: row.unitId, itemId: id, version, text, measures, result, ...drafted })
    return { text: `提交第${version}稿答复：${results[result]}`, detail: { version } }
  })

export const askExtension = (ctx: Ctx, scope: Scope, id: string, { reason, revision }: Rev & { reason: string }) =>
  acting(ctx, { id, revision, act: 'ask-extension', sections: within(scope) }, async (one) => {
    await take(one, { act: 'ask-extension' }, { extensionReason: reason })
    return { text: reason }
  })

export const extend = (ctx: Ctx, id: string, { revision }: Rev) =>
  acting(ctx, { id, revision, act: 'extend' }, async (one) => {
    const item = await take(one, { act: 'extend' })
    const reply = `情况复杂，延长到${item.dueOn}前答复。理由：${one.row.extensionReason}`
    await tellAll(one.tx, ctx, id, { state: 'accepted', reply })
    return { text: `延期到${item.dueOn}` }
  })

const lastVersion = ({ row, answers }: Acting) => ({
  ...{ unitId: row.unitId, itemId: row.id, version: answers.at(-1)!.version },
})

export const approve = (ctx: Ctx, id: string, { revision }: Rev) =>
  acting(ctx, { id, revision, act: 'approve' }, async (one) => {
    await insistOnActor(one)
    await take(one, { act: 'approve' })
    const approved = { approvedBy: ctx.actor.personId, approvedAt: ctx.platform.clock.now() }
    await queries.setAnswer(one.tx, lastVersion(one), approved)
    const { text: reply } = one.answers.at(-1)!
    await tellAll(one.tx, ctx, id, { state: 'answered', reply, asksSatisfaction: true })
    return { text: '审核通过，已答复提出人' }
  })

export const sendBack = (ctx: Ctx, id: string, { reason, revision }: Rev & { reason: string }) =>
  acting(ctx, { id, revision, act: 'send-back' }, async (one) => {
    await take(one, { act: 'send-back' })
    await queries.setAnswer(one.tx, lastVersion(one), { sentBackReason: reason })
    return { text: reason }
  })

type Publication = Rev & { question: string; answer: string; subject: string; isChecked: boolean }

/** Puts question and answer before everybody; what looks like somebody's data needs a second look. */
export const publishAnswer = (ctx: Ctx, id: string, asked: Publication) =>
  acting(ctx, { id, revision: asked.revision, act: 'publish' }, async (one) => {
    const { tx, row } = one
    const names: string[] = []
    for await (const chunk of cadreRecords(tx, ctx.platform.keys, { unitId: row.unitId })) {
      names.push(...chunk.map(({ name }) => name))
    }
    const warnings = privacyWarnings(`${asked.question}\n${asked.answer}`, names)
    if (warnings.length && !asked.isChecked) {
      throw new Refusal('rule_broken', `内容里有${warnings.join('、')}。请去掉，确需保留的勾选“已核对”后再公开`)
    }
    await take(one, { act: 'publish' })
    const known = (await sections(tx, row.unitId)).find((section) => section.id === row.sectionId)
    const { question, answer, subject } = asked
    const days = { askedOn: row.receivedOn, answeredOn: row.answeredOn! }
    await publish(tx, row.unitId, 'answered', id, {
      question,
      answer,
      subject,
      sectionName: known?.name ?? '',
      ...days,
    })
    return { text: '答复已公开', detail: { warnings: warnings.length } }
  })

type Called = Rev & { outcome: keyof typeof callOutcomes; note: string }

export const callBack = (ctx: Ctx, id: string, { outcome, note: said, revision }: Called) =>
  acting(ctx, { id, revision, act: 'call-back' }, async (one) => {
    const { tx, row, answers } = one
    const step: Step = { act: 'call-back', outcome }
    await insistOnThird(tx, ctx, id)
    const item = await take(one, step)
    const last = answers.at(-1)!
    await queries.insertCall(tx, {
      ...{ unitId: row.unitId, id: randomUUID(), itemId: id, version: last.version, outcome, note: said },
      ...{ drafterId: last.draftedBy, approverId: last.approvedBy!, handlerId: row.handlerId },
      ...{ callerId: ctx.actor.personId!, calledOn: todayOf(ctx) },
    })
    const text = `${callOutcomes[outcome]}：${said}`
    if (outcome === 'unreachable') return { text }
    const isSatisfied = outcome === 'satisfied'
    if (!isSatisfied) await tellAll(tx, ctx, id, { state: 'reopened', reply: '' })
    return { text, audit: await toLedger(one, { isSatisfied, text: said, item }) }
  })

/** What the raiser said by letter or at the counter. */
export function raiserAnswer(
  ctx: Ctx,
  id: string,
  { isSatisfied, text, revision }: Rev & { isSatisfied: boolean; text: string },
) {
  return write(ctx, async (tx) => {
    const { row } = await locked(tx, ctx, { id, revision, sections: null })
    if (row.state !== 'answered') throw new Refusal('rule_broken', `还没有答复，不能${acts['raiser-answer']}`)
    const audit = await answeredByRaiser(tx, ctx, { itemId: id, opinionId: null, isSatisfied, text })
    return { result: {}, audit: [voiceEntry('feedback.raiser-answer', id, { isSatisfied }), ...audit] }
  })
}

export const close = (ctx: Ctx, id: string, { revision }: Rev) =>
  acting(ctx, { id, revision, act: 'close' }, async (one) => {
    await insistOnCall(one.tx, ctx, id, one.reckoning.settings.callTries)
    await take(one, { act: 'close' })
    const { text: reply } = one.answers.findLast(({ approvedBy }) => approvedBy !== null)!
    await tellAll(one.tx, ctx, id, { state: 'closed', reply })
    return { text: '办结' }
  })
