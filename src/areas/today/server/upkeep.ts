import { scopeOf } from '../../../platform/permission.ts'
import type { Ctx } from '../../../platform/write.ts'
import { backupWorries } from '../../backups/facts.ts'
import type { TodayItem } from '../schema.ts'

/** What those who keep the system running have to see to. */
export async function fromUpkeep({ platform, actor }: Ctx): Promise<TodayItem[]> {
  const may = (permission: string) => scopeOf(platform.permissions, actor, permission)?.unit === true
  const items: TodayItem[] = []
  if (may('backups.manage')) {
    for (const { kind, text, todo } of await backupWorries(platform)) {
      const lamp = kind === 'push' || kind === 'off' ? 'amber' : 'red'
      items.push({ kind: 'backup', title: text, detail: todo, since: null, lamp, link: '/backups' })
    }
  }
  return items
}
