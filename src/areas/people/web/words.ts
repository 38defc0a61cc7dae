import { dottedMonth } from '../../../law/dates.ts'

/** What the audit trail calls an act, in the words of the trade. */
const acts: Record<string, string> = {
  'person.read': '查看档案',
  'person.created': '建立档案',
  'person.changed': '修改档案',
  'person.imported': '导入档案',
  'person.import-undone': '撤销导入',
  'person.photo-changed': '更换照片',
  'person.removed': '删除档案',
  'form.printed': '打印任免审批表',
  'proposal.made': '提出更正',
  'proposal.decided': '审核更正',
  'proposal.withdrawn': '撤回更正',
}

export const actTitle = (action: string) => acts[action] ?? '办理'

/** `1980-06`, `` → 1980.06—；the dash stands alone where nothing is known. */
export function span(start: string, end: string | null): string {
  if (!start && !end) return ''
  return `${start ? dottedMonth(start) : ''}—${end ? dottedMonth(end) : ''}`
}

/** A date as precise as it is kept: 1980.06.15 */
export const dotted = (date: string) => date.replaceAll('-', '.')
