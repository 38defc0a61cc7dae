import { OLD_HOURS, type Worry } from './schema.ts'

const HOUR = 3600_000

/** What is known of the backups at one moment. */
export type Standing = {
  /** when the newest good one was begun */
  goodAt: Date | null
  /** why the newest attempt failed; null when it did not */
  failure: string | null
  /** why the copy elsewhere of the newest good one failed */
  pushFailure: string | null
  /** when the installation was made: before a day has passed nothing can be old */
  since: Date
  isDaily: boolean
  /** how many archives lie in the folder */
  lying: number
}

/** What the system administrator has to see to, the worst first; empty when all is well. */
export function worriesOf({ goodAt, failure, pushFailure, since, isDaily, lying }: Standing, now: Date): Worry[] {
  const age = (at: Date) => now.getTime() - at.getTime()
  const worries: Worry[] = []
  if (goodAt === null && age(since) > OLD_HOURS * HOUR) {
    worries.push({ kind: 'none', text: '还没有成功的备份。', todo: '请点“立即备份”，然后把备份复制到另一台电脑。' })
  }
  if (goodAt !== null && lying === 0) {
    const todo = '记录里的备份文件被移走或者删除了。请点“立即备份”，再查明是谁移走的。'
    worries.push({ kind: 'gone', text: '备份文件夹里一份备份也没有。', todo })
  }
  if (goodAt !== null && age(goodAt) > OLD_HOURS * HOUR) {
    const text = `最近一次成功的备份已经是${Math.floor(age(goodAt) / HOUR)}小时以前。`
    worries.push({ kind: 'old', text, todo: '请点“立即备份”；没有做成的，按下面写明的原因处理。' })
  }
  if (failure !== null) {
    const todo = '处理以后点“立即备份”，看到“成功”才算好。'
    worries.push({ kind: 'failed', text: `最近一次备份没有做成：${failure}`, todo })
  }
  if (pushFailure !== null) {
    const todo = '备份本身是好的。请检查复制命令和对方的电脑，再点“立即备份”，或者人工复制。'
    worries.push({ kind: 'push', text: `备份没有复制到别处：${pushFailure}`, todo })
  }
  if (!isDaily) {
    const todo = '请确认另有定时备份；没有的，去掉这项设置后重新启动。'
    worries.push({ kind: 'off', text: '每天的自动备份被关闭（TOUYAN_BACKUP=off）。', todo })
  }
  return worries
}
