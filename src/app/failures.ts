import { HTTPException } from 'hono/http-exception'
import { Refusal } from '../platform/errors.ts'

/** The database went away, comes up, or takes no more connections. */
const AWAY = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', '57P01', '57P02', '57P03', '53300', '08006', '25006']
/** What the driver says of a connection that broke, without a code. */
const BROKEN = /^(Connection terminated|Client (has encountered a connection error|was closed))/
const FULL = ['53100', 'ENOSPC', 'EDQUOT']
/** The disk refuses: read-only, or it reports errors. */
const REFUSING = ['EROFS', 'EIO', '58030']

const FULL_TEXT = '服务器的磁盘已满，没有办理。请告诉系统管理员清理磁盘；查看不受影响，清理以后原样再提交'
const REFUSING_TEXT = '服务器的磁盘不能写入，没有办理。请告诉系统管理员检查磁盘和数据目录的权限'
/** A page of the database does not match its checksum. */
const DAMAGED = ['XX001', 'XX002']
const DAMAGED_TEXT = '保存的数据有损坏，这项内容读不出来。请先不要继续录入，并告诉系统管理员用备份恢复'

/** Failures outside our own refusals that are no fault of the program. */
export function knownFailure(error: Error): Refusal | null {
  if (error instanceof HTTPException && error.status === 400) return new Refusal('invalid', '提交的内容不是有效的JSON')
  const { code, message } = error as { code?: string; message: string }
  if (code === '22021' || code === '22P05') return new Refusal('invalid', '文字中含有无法保存的字符')
  if (code === '40001' || code === '40P01') return new Refusal('conflict')
  if (message.includes('unable to authenticate data')) return new Refusal('damaged')
  if (!code) return BROKEN.test(message) ? new Refusal('unavailable') : null
  if (AWAY.includes(code)) return new Refusal('unavailable')
  if (FULL.includes(code)) return new Refusal('unavailable', FULL_TEXT)
  if (DAMAGED.includes(code)) return new Refusal('unavailable', DAMAGED_TEXT)
  return REFUSING.includes(code) ? new Refusal('unavailable', REFUSING_TEXT) : null
}
