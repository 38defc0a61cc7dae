import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dayOf } from '../../../platform/clock.ts'
import { type FieldFault, Refusal } from '../../../platform/errors.ts'
import { type Role, roles } from '../../../platform/permission.ts'
import { hashPassword } from '../../../platform/session.ts'
import { type Ctx, type Platform, write } from '../../../platform/write.ts'
import { isUsername, normaliseUsername, passwordFaults } from '../rules.ts'
import type { SetUp } from '../schema.ts'
import { accountEntry, actingAsNobody } from './acting.ts'
import { contextOf } from './passwords.ts'
import * as queries from './queries/accounts.ts'
import { fixDuty, insertGrants } from './queries/grants.ts'
import { refuseTaken } from './service.ts'
import { setUpCodeOf } from './setup-code.ts'

/** The password of every account of the demo bureau; it is public. */
export const DEMO_PASSWORD = 'Touyan-Lx-7391'

const NOTICES = [
  '本系统为非涉密系统，严禁存储、处理、传输国家秘密',
  '仅限本单位授权人员使用，登录和操作均留有审计记录；未经授权访问将被追究责任',
]

const { version } = JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

/** What the sign-in page shows to anybody. */
export async function bootstrap({ platform: { db } }: Ctx) {
  const { setUpAt, isDemo, areasOff } = await queries.installationOf(db)
  const unit = await queries.firstUnit(db)
  const rows = isDemo ? await queries.demoAccounts(db) : []
  const named = new Map(rows.map((row) => [row.username, { username: row.username, name: row.name, title: '' }]))
  for (const { username, role } of rows) {
    const account = named.get(username)!
    account.title = account.title ? `${account.title}、${roles[role as Role].title}` : roles[role as Role].title
  }
  return {
    unitName: unit?.name ?? '',
    isDemo,
    needsSetUp: setUpAt === null,
    demoAccounts: [...named.values()],
    demoPassword: isDemo ? DEMO_PASSWORD : null,
    notices: NOTICES,
    areasOff,
    version,
  }
}

/**
 * Runs a set-up that needs the code from the console: `not_found` once set up, `forbidden` for a wrong code. A code is
 * used up only if the set-up succeeds.
 */
export async function withSetUpCode<T>(ctx: Ctx, typed: string, run: () => Promise<T>): Promise<T> {
  const { platform } = ctx
  if ((await queries.installationOf(platform.db)).setUpAt) throw new Refusal('not_found')
  const code = setUpCodeOf(platform)
  if (!code.take(typed, platform.clock.now())) {
    const unitId = (await queries.firstUnit(platform.db))?.id ?? ''
    const refused = { action: 'installation.set-up', subjectKind: 'installation', subjectId: 'code' }
    await write(actingAsNobody(ctx, unitId), async () => ({
      result: null,
      audit: [{ ...refused, outcome: 'refused' as const, detail: { reason: 'code' } }],
    }))
    throw new Refusal('forbidden', '设置码不正确或已失效。请使用启动窗口中显示的地址；已过30分钟的，请重新启动程序')
  }
  try {
    return await run()
  } catch (error) {
    code.giveBack()
    throw error
  }
}

const DUTIES = { system: 'system_admin', security: 'security_admin', audit: 'audit_admin' } as const

/** Names the unit and makes the three administrators, each with a duty of its own. */
export const setUp = (ctx: Ctx, asked: SetUp): Promise<Record<string, never>> =>
  withSetUpCode(ctx, asked.code, async () => {
    const { db, clock } = ctx.platform
    const now = clock.now()
    const admins = checkedAdmins(asked)
    const prepared = await Promise.all(
      admins.map(async (admin) => ({ ...admin, passwordHash: await hashPassword(admin.password) })),
    )
    const unitId = (await queries.firstUnit(db))?.id ?? randomUUID()
    await write(actingAsNobody(ctx, unitId, '首次启用'), async (tx) => {
      if (!(await queries.markSetUp(tx, now))) throw new Refusal('not_found')
      await queries.saveUnit(tx, { id: unitId, name: asked.unitName, now })
      const audit = [{ action: 'installation.set-up', subjectKind: 'unit', subjectId: unitId }]
      for (const { duty, username, name, passwordHash } of prepared) {
        const id = randomUUID()
        const account = { id, unitId, username, name, personId: null, passwordHash, ownPassword: true, now }
        await queries.insertAccount(tx, account).catch(refuseTaken)
        await fixDuty(tx, [id], duty)
        const grant = { unitId, id: randomUUID(), accountId: id, duty, role: DUTIES[duty], sectionId: null }
        const period = { validFrom: dayOf(now), validUntil: null }
        await insertGrants(tx, [{ ...grant, ...period, grantedBy: 'set-up', grantedAt: now }])
        audit.push(
          accountEntry('account.created', id),
          accountEntry('account.role-granted', id, { role: DUTIES[duty] }),
        )
      }
      return { result: null, audit }
    })
    return {}
  })

function checkedAdmins({ unitName, admins }: SetUp) {
  const faults: FieldFault[] = []
  const seen = new Set<string>()
  const checked = (['system', 'security', 'audit'] as const).map((duty) => {
    const { name, password, ...typed } = admins[duty]
    const username = normaliseUsername(typed.username)
    const fault = (field: string, message: string) => faults.push({ field: `admins.${duty}.${field}`, message })
    if (!isUsername(username)) fault('username', '用户名以字母开头，2到40个字符，只能用小写字母、数字、点和下划线')
    if (seen.has(username)) fault('username', '三个管理员的用户名应各不相同')
    seen.add(username)
    const context = contextOf({ username, name, unitName, isAdmin: true })
    for (const message of passwordFaults(password, context)) fault('password', message)
    return { duty, username, name, password }
  })
  if (faults.length) throw new Refusal('invalid', `填写的内容有误：${faults[0]!.message}`, faults)
  return checked
}

/** The installation's unit; where there is none yet, one with the id `ctx` acts for, so that data can come first. */
export async function ensureUnit(ctx: Ctx, name: string): Promise<{ id: string }> {
  const { platform, actor } = ctx
  const known = await queries.firstUnit(platform.db)
  if (known) return known
  return write(ctx, async (tx) => {
    await queries.saveUnit(tx, { id: actor.unitId, name, now: platform.clock.now() })
    return {
      result: { id: actor.unitId },
      audit: [{ action: 'unit.created', subjectKind: 'unit', subjectId: actor.unitId }],
    }
  })
}

/** Whether anything has been set up, and whether it is the demo. */
export const installationState = async (platform: Platform) => {
  const { setUpAt, isDemo } = await queries.installationOf(platform.db)
  return { isSetUp: setUpAt !== null, isDemo, hasUnit: (await queries.firstUnit(platform.db)) !== undefined }
}
