import type { BackupRun } from '../schema.ts'

const MB = 1024 * 1024

/** `3.4 MB`, `1.2 GB`; small ones in KB. */
export function sizeText(bytes: number | null): string {
  if (bytes === null) return ''
  if (bytes < MB) return `${Math.ceil(bytes / 1024)} KB`
  return bytes < 1024 * MB ? `${(bytes / MB).toFixed(1)} MB` : `${(bytes / MB / 1024).toFixed(1)} GB`
}

/** `12秒`, `3分5秒` */
export function lastedText({ beganAt, endedAt }: Pick<BackupRun, 'beganAt' | 'endedAt'>): string {
  if (!endedAt) return ''
  const seconds = Math.max(1, Math.round((Date.parse(endedAt) - Date.parse(beganAt)) / 1000))
  return seconds < 60 ? `${seconds}秒` : `${Math.floor(seconds / 60)}分${seconds % 60}秒`
}

/** How long ago, in the largest unit that says something. */
export function agoText(at: string, now = Date.now()): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(at)) / 60_000))
  if (minutes === 0) return '刚才'
  if (minutes < 60) return `${minutes}分钟以前`
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)}小时以前` : `${Math.floor(minutes / 1440)}天以前`
}

export const runTone = { running: 'amber', done: 'green', failed: 'red' } as const

export const byWhom = (run: Pick<BackupRun, 'byName'>) => run.byName || '系统自动'
