import { scopeOf } from '../../../platform/permission.ts'
import type { Ctx } from '../../../platform/write.ts'
import { alarmsLately, unusedLately } from '../../accounts/facts.ts'
import { backupWorries } from '../../backups/facts.ts'
import type { TodayItem } from '../schema.ts'

/** What those who keep the system running have to see to. */
export async function fromUpkeep(ctx: Ctx): Promise<TodayItem[]> {
  const { platform, actor } = ctx
  const may = (permission: string) => scopeOf(platform.permissions, actor, permission)?.unit === true
  const items: TodayItem[] = []
  if (may('backups.manage')) {
    for (const { kind, text, todo } of await backupWorries(platform)) {
      const lamp = kind === 'push' || kind === 'off' ? 'amber' : 'red'
      items.push({ kind: 'backup', title: text, detail: todo, since: null, lamp, link: '/backups' })
    }
  }
  if (may('accounts.manage')) items.push(...(await unused(ctx)))
  if (may('accounts.grant')) items.push(...(await alarms(ctx)))
  return items
}

async function unused(ctx: Ctx): Promise<TodayItem[]> {
  const { count, at } = await unusedLately(ctx)
  if (!count) return []
  const title = `${count}个账号因长期没有使用，已自动停用`
  const detail = '本人还要用的，打开账号点“启用”；人已离开的不用处理。两周后不再提示。'
  const since = at?.toISOString() ?? null
  return [{ kind: 'unused-accounts', title, detail, since, lamp: 'amber', link: '/accounts?state=unused' }]
}

async function alarms(ctx: Ctx): Promise<TodayItem[]> {
  return (await alarmsLately(ctx)).map(({ at, username, title }) => {
    const detail = '请问明情况；有疑问的，打开账号结束全部登录，并请系统管理员停用。一周后不再提示。'
    const link = `/accounts?search=${username}`
    return { kind: 'security', title, detail, since: at.toISOString(), lamp: 'red', link }
  })
}
