import { randomBytes, randomUUID } from 'node:crypto'
import { dayOf } from '../../../platform/clock.ts'
import type { Reader, Writer } from '../../../platform/db.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Changed, type Ctx, write } from '../../../platform/write.ts'
import { namesOfPeople } from '../../people/facts.ts'
import { codeFrom, MOST_MISSES, missedAgain, secondsLeft, sharedDevices, windowOf, windowsToWait } from '../rules.ts'
import { type Board, type BoardPerson, type SignView, WINDOW_SECONDS } from '../schema.ts'
import { signSheet } from './documents/sheet.ts'
import * as queries from './queries.ts'

const todayOf = (ctx: Ctx) => dayOf(ctx.platform.clock.now())
const keyOf = (ctx: Ctx, id: string) => ({ unitId: ctx.actor.unitId, id })

const entry = (action: string, id: string, detail: Record<string, unknown> = {}) => ({
  ...{ action, subjectKind: 'sign-in', subjectId: id, detail },
})

/** The code of a window: made from the key of the installation, so that every process shows and takes the same. */
const codeOf = (ctx: Ctx, id: string, window: number): string =>
  codeFrom(ctx.platform.keys.fingerprint(`sign-in\0${ctx.actor.unitId}\0${id}\0${window}`))

/** The code of this window or of the one before. */
function takes(ctx: Ctx, id: string, code: string): boolean {
  const window = windowOf(ctx.platform.clock.now())
  return [window, window - 1].some((one) => codeOf(ctx, id, one) === code)
}

const WRONG_CODE = '签到码不对或者已经过期，请照屏幕上现在的码再来一次'

type Opening = NonNullable<Awaited<ReturnType<typeof queries.openingById>>>
const isOpen = (ctx: Ctx, { closedAt, heldOn }: Opening) => closedAt === null && heldOn === todayOf(ctx)

/** The opening as the one who runs it may have it; to others it is not there. */
async function openingToRun(db: Reader, ctx: Ctx, id: string): Promise<Opening> {
  const opening = await queries.openingById(db, keyOf(ctx, id))
  if (!opening || !(await queries.isRunner(db, keyOf(ctx, id), ctx.actor.accountId))) throw new Refusal('not_found')
  return opening
}

export async function readSign(ctx: Ctx, id: string): Promise<SignView> {
  const { db } = ctx.platform
  const opening = await queries.openingById(db, keyOf(ctx, id))
  if (!opening) throw new Refusal('not_found', '没有找到这次签到，请重新扫屏幕上的二维码')
  const [due, signs, mayRun] = await Promise.all([
    queries.dueIds(db, keyOf(ctx, id)),
    queries.signRows(db, keyOf(ctx, id)),
    queries.isRunner(db, keyOf(ctx, id), ctx.actor.accountId),
  ])
  const own = signs.find(({ personId }) => personId === ctx.actor.personId)
  const { title, heldOn, place } = opening
  return {
    ...{ title, heldOn, place, mayRun, isOpen: isOpen(ctx, opening) },
    isGuest: !due.some((personId) => personId === ctx.actor.personId),
    state: own ? (own.isAccepted ? 'signed' : 'waiting') : 'none',
  }
}

const TOKEN_BYTES = 24
/** What tells one browser from another; kept in a cookie of its own. */
export const newDeviceToken = () => randomBytes(TOKEN_BYTES).toString('hex')

type Signing = { id: string; code: string; deviceToken: string }

/** Within one meeting only: the same phone cannot be followed from one to another. */
const markOf = ({ platform }: Ctx, what: string, id: string, token: string) =>
  platform.keys.fingerprint(`${what}\0${id}\0${token}`).toString('hex').slice(0, 32)

/** Where wrong codes are counted: the account and the phone, each with what it may miss. */
const sourcesOf = (ctx: Ctx, { id, deviceToken }: Pick<Signing, 'id' | 'deviceToken'>) => [
  { source: markOf(ctx, 'account', id, ctx.actor.accountId ?? ''), most: MOST_MISSES.account },
  { source: markOf(ctx, 'missing device', id, deviceToken), most: MOST_MISSES.device },
]

/** What the code leads to; a wrong one is counted, and after too many nothing is taken for a while. */
async function tried(tx: Writer, ctx: Ctx, signing: Signing): Promise<Refusal | null> {
  const window = windowOf(ctx.platform.clock.now())
  const key = keyOf(ctx, signing.id)
  const sources = sourcesOf(ctx, signing)
  const rows = await queries.missRows(
    tx,
    key,
    sources.map(({ source }) => source),
  )
  const known = sources.map((one) => ({ ...one, found: rows.find(({ source }) => source === one.source) }))
  const wait = Math.max(...known.map(({ found, most }) => windowsToWait(found, most, window)))
  if (wait) {
    const minutes = Math.ceil((wait * WINDOW_SECONDS) / 60)
    const until = `请等签到码再换${wait}次（约${minutes}分钟）后再输入，或者请办会的人登记`
    return new Refusal('too_many', `签到码输错次数太多，${until}`)
  }
  if (takes(ctx, signing.id, signing.code)) return null
  for (const { source, found } of known) {
    await queries.keepMiss(tx, { unitId: key.unitId, openingId: key.id, source, ...missedAgain(found, window) })
  }
  return new Refusal('rule_broken', WRONG_CODE)
}

/** Somebody is there: one tap on the own phone, with the code of this window or the one before. */
export async function sign(ctx: Ctx, { id, code, deviceToken }: Signing): Promise<{ isGuest: boolean }> {
  const { actor, platform } = ctx
  const { personId } = actor
  if (!personId) throw new Refusal('forbidden', '这个账号没有对应的人员，不能签到')
  // A repeated tap finds it done.
  const done = (await queries.signRows(platform.db, keyOf(ctx, id))).find((one) => one.personId === personId)
  if (done) return { isGuest: done.isGuest }
  const signed = await write(ctx, async (tx): Promise<Changed<Refusal | { isGuest: boolean }>> => {
    const opening = await queries.lockOpening(tx, keyOf(ctx, id))
    if (!opening) throw new Refusal('not_found', '没有找到这次签到，请重新扫屏幕上的二维码')
    if (!isOpen(ctx, opening)) throw new Refusal('rule_broken', '签到已经结束，请找办会的人登记')
    const refusal = await tried(tx, ctx, { id, code, deviceToken })
    // The count of wrong codes stays, so the refusal leaves this transaction as its result.
    if (refusal) return { result: refusal, audit: [entry('sign-in.code-refused', id, { personId })] }
    const due = await queries.dueIds(tx, keyOf(ctx, id))
    const isGuest = !due.includes(personId)
    const device = markOf(ctx, 'device', id, deviceToken)
    const row = { unitId: actor.unitId, openingId: id, personId, way: 'own', device, tickedBy: null }
    const isNew = await queries.insertSign(tx, { ...row, isGuest, isAccepted: !isGuest })
    const [account] = sourcesOf(ctx, { id, deviceToken })
    await queries.forgetMisses(tx, keyOf(ctx, id), [account!.source])
    return { result: { isGuest }, audit: [entry('sign-in.signed', id, { personId, isGuest, isNew })] }
  })
  if (signed instanceof Refusal) throw signed
  return signed
}

/**
 * The same without the picture: the code alone says which of today's sign-ins is meant. A code that fits none counts as
 * wrong at each of them.
 */
export async function signTyped(ctx: Ctx, code: string, deviceToken: string): Promise<{ id: string }> {
  const today = await queries.openOn(ctx.platform.db, ctx.actor.unitId, todayOf(ctx))
  const id = today.find((one) => takes(ctx, one, code))
  if (id) {
    await sign(ctx, { id, code, deviceToken })
    return { id }
  }
  const refusals = await missedEverywhere(ctx, today, { code, deviceToken })
  throw refusals.find(({ kind }) => kind === 'too_many') ?? new Refusal('rule_broken', WRONG_CODE)
}

async function missedEverywhere(ctx: Ctx, ids: readonly string[], signing: Omit<Signing, 'id'>): Promise<Refusal[]> {
  const { personId } = ctx.actor
  if (!ids.length || !personId) return []
  return write(ctx, async (tx) => {
    const refusals: Refusal[] = []
    for (const id of ids.toSorted()) {
      await queries.lockOpening(tx, keyOf(ctx, id))
      const refusal = await tried(tx, ctx, { id, ...signing })
      if (refusal) refusals.push(refusal)
    }
    return { result: refusals, audit: ids.map((id) => entry('sign-in.code-refused', id, { personId })) }
  })
}

const paths = { meeting: '/party-life', training: '/training/activities' } as const

export async function readBoard(ctx: Ctx, id: string): Promise<Board> {
  const { db, clock } = ctx.platform
  const opening = await openingToRun(db, ctx, id)
  const [due, signs] = await Promise.all([queries.dueIds(db, keyOf(ctx, id)), queries.signRows(db, keyOf(ctx, id))])
  const guestIds = signs.filter(({ isGuest }) => isGuest).map(({ personId }) => personId)
  const named = await namesOfPeople(db, ctx.actor.unitId, [...due, ...guestIds])
  const nameOf = new Map(named.map((one) => [one.id, one.name]))
  const shared = sharedDevices(signs)
  const personOf = (personId: string): BoardPerson => {
    const own = signs.find((one) => one.personId === personId)
    const others = shared.get(personId) ?? []
    return {
      ...{ personId, name: nameOf.get(personId) ?? '', way: own?.way ?? null, tickedBy: own?.tickedBy ?? '' },
      sharedWith: others.map((other) => nameOf.get(other) ?? ''),
    }
  }
  // By name, never by who came first.
  const byName = (one: { name: string }, other: { name: string }) => one.name.localeCompare(other.name, 'zh-CN')
  const now = clock.now()
  const { title, heldOn, place, closedAt, subjectKind, subjectId } = opening
  const people = due.map(personOf).sort(byName)
  const guests = signs
    .filter(({ isGuest }) => isGuest)
    .map(({ personId, isAccepted }) => ({ ...personOf(personId), isAccepted }))
    .sort(byName)
  const open = isOpen(ctx, opening)
  return {
    ...{ id, title, heldOn, place, people, guests, isOpen: open, secondsLeft: secondsLeft(now) },
    mayReopen: closedAt !== null && heldOn === todayOf(ctx),
    code: open ? codeOf(ctx, id, windowOf(now)) : null,
    signed: people.filter(({ way }) => way !== null).length,
    path: `${paths[subjectKind as queries.SubjectKind]}/${subjectId}`,
    subject: { kind: subjectKind as queries.SubjectKind, id: subjectId },
  }
}

/** Whoever runs it ticks somebody from the paper list, or takes back what is wrong; that is seen as such. */
export function tick(ctx: Ctx, id: string, { personId, isPresent }: { personId: string; isPresent: boolean }) {
  const { unitId, name } = ctx.actor
  return write(ctx, async (tx) => {
    await openingToRun(tx, ctx, id)
    await queries.lockOpening(tx, keyOf(ctx, id))
    const due = await queries.dueIds(tx, keyOf(ctx, id))
    if (!due.includes(personId)) throw new Refusal('not_found', '这个人不在应到名单里；列席的请本人扫码')
    const row = { unitId, openingId: id, personId, way: 'clerk', device: null, tickedBy: name }
    const isChanged = isPresent
      ? await queries.insertSign(tx, row)
      : await queries.deleteSign(tx, keyOf(ctx, id), personId)
    return { result: {}, audit: [entry('sign-in.ticked', id, { personId, isPresent, isChanged })] }
  })
}

export function answerGuest(ctx: Ctx, id: string, { personId, accept }: { personId: string; accept: boolean }) {
  return write(ctx, async (tx) => {
    await openingToRun(tx, ctx, id)
    await queries.lockOpening(tx, keyOf(ctx, id))
    const guests = (await queries.signRows(tx, keyOf(ctx, id))).filter(({ isGuest }) => isGuest)
    if (!guests.some((one) => one.personId === personId)) throw new Refusal('not_found', '没有等待同意的这一位，请刷新')
    if (accept) await queries.acceptGuest(tx, keyOf(ctx, id), personId)
    else await queries.deleteSign(tx, keyOf(ctx, id), personId)
    return { result: {}, audit: [entry('sign-in.guest-answered', id, { personId, accept })] }
  })
}

export function setOpen(ctx: Ctx, id: string, isOpening: boolean) {
  return write(ctx, async (tx) => {
    await openingToRun(tx, ctx, id)
    const opening = (await queries.lockOpening(tx, keyOf(ctx, id)))!
    if (isOpening && opening.heldOn !== todayOf(ctx)) throw new Refusal('rule_broken', '只有当天可以重新开始签到')
    if (isOpening === (opening.closedAt === null)) {
      throw new Refusal('conflict', isOpening ? '签到正在进行' : '签到已经结束')
    }
    await queries.setClosed(tx, keyOf(ctx, id), isOpening ? null : ctx.platform.clock.now())
    if (!isOpening) await queries.forgetMisses(tx, keyOf(ctx, id))
    return { result: {}, audit: [entry(isOpening ? 'sign-in.reopened' : 'sign-in.closed', id)] }
  })
}

/** 签到表 to be printed and signed by hand. */
export async function printSheet(ctx: Ctx, id: string): Promise<FileOut> {
  const board = await readBoard(ctx, id)
  const file = await signSheet(board)
  return write(ctx, async () => ({ result: file, audit: [entry('sign-in.sheet-printed', id)] }))
}

export type Opened = queries.Subject & { title: string; place: string; personIds: readonly string[] }

/** Opens a sign-in for today, or joins in running the one that is there. Rights are the caller's business. */
export async function openSignIn(tx: Writer, ctx: Ctx, asked: Opened): Promise<string> {
  const { actor, platform } = ctx
  const { subjectKind, subjectId, title, place, personIds } = asked
  const row = { unitId: actor.unitId, id: randomUUID(), subjectKind, subjectId, title, place, heldOn: todayOf(ctx) }
  const id = await queries.keepOpening(tx, { ...row, openedBy: actor.name, openedAt: platform.clock.now() })
  await queries.replaceDue(tx, keyOf(ctx, id), personIds)
  if (actor.accountId) await queries.keepRunner(tx, keyOf(ctx, id), actor.accountId)
  return id
}
