import { Refusal, StartRefused } from '../../platform/errors.ts'

const WORDS: Record<string, string> = {
  ENOSPC: '备份所在的磁盘已满，请清理磁盘或者换一个位置（TOUYAN_BACKUP_FOLDER）。',
  EDQUOT: '备份所在的磁盘配额已用完，请清理或者换一个位置（TOUYAN_BACKUP_FOLDER）。',
  EROFS: '备份文件夹所在的磁盘是只读的，请检查磁盘。',
  EACCES: '没有写备份文件夹的权限，请检查文件夹的所有者和权限。',
  EPERM: '没有写备份文件夹的权限，请检查文件夹的所有者和权限。',
  ENOENT: '找不到备份文件夹或者口令文件，请核对设置和共享目录是否连着。',
  ENOTDIR: '备份文件夹的位置上是一个文件，请核对设置。',
  ECONNREFUSED: '数据库没有答复，请看数据库是否在运行。',
  ETIMEDOUT: '备份文件夹所在的共享目录没有答复，请检查网络。',
  EIO: '磁盘读写出错，请尽快换磁盘。',
}

/** Why a backup or a drill failed, in words for whoever has to mend it; nothing a database error quotes. */
export function reasonOf(error: Error): string {
  if (error instanceof StartRefused || error instanceof Refusal) return error.message
  const { code = '', name } = error as Error & { code?: string }
  return WORDS[code] ?? `程序出错（${[name, code].filter(Boolean).join(' ')}），请看日志。`
}
