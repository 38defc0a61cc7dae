import * as z from 'zod'

/** Every act the trail can name, in one closed list. */
export const actionTitles: Record<string, string> = {
  'access.refused': '越权访问被拒绝',
  'account.code-asked': '密码正确，等待动态验证码',
  'account.created': '建立账号',
  'account.disabled': '停用账号',
  'account.enabled': '启用账号',
  'account.locked': '账号被锁定',
  'account.password-changed': '修改密码',
  'account.password-reset': '重置密码',
  'account.role-granted': '授予角色',
  'account.role-revoked': '撤销角色',
  'account.sessions-ended': '结束会话',
  'account.sign-in-refused': '登录被拒绝',
  'account.signed-in': '登录',
  'account.signed-out': '退出登录',
  'account.two-factor-begun': '开始绑定动态验证码',
  'account.two-factor-enabled': '绑定动态验证码',
  'account.two-factor-removed': '解除动态验证码',
  'account.unlocked': '解除锁定',
  'audit.exported': '导出审计记录',
  'calendar.imported': '导入放假安排',
  'calendar.removed': '删除放假安排',
  'checkup.exported': '导出制度体检结果',
  'checkup.read': '查看制度体检结果',
  'checkup.saved': '保存制度体检结果',
  'demo.loaded': '装入示例单位',
  'form.printed': '打印任免审批表',
  'import.applied': '确认导入',
  'import.discarded': '放弃导入',
  'import.previewed': '导入预览',
  'import.undone': '撤销导入',
  'installation.set-up': '首次启用',
  'interests.added': '登记亲属从业情况',
  'interests.changed': '更正或者核实亲属从业情况',
  'interests.declared': '完成年度亲属从业填报',
  'interests.ended': '写明亲属从业的截止日期',
  'interests.read': '查看亲属从业情况',
  'local-setting.changed': '设定本地规定',
  'local-setting.removed': '删除本地规定的取值',
  'people.exported': '导出名册',
  'person.changed': '修改档案',
  'person.created': '建立档案',
  'person.import-undone': '撤销导入的档案',
  'person.imported': '导入档案',
  'person.photo-changed': '更换照片',
  'person.read': '查看档案',
  'person.removed': '删除档案',
  'post.changed': '修改职位',
  'post.created': '新建职位',
  'proposal.decided': '审核更正申请',
  'proposal.made': '提出更正申请',
  'proposal.withdrawn': '撤回更正申请',
  'section.changed': '修改科室',
  'section.created': '新建科室',
  'settings.areas-changed': '设置停用的模块',
  'structure.exported': '导出队伍结构',
  'structure.snapshot-taken': '保存月度快照',
  'unit.created': '建立单位',
  'view.deleted': '删除名册视图',
  'view.saved': '保存名册视图',
}

export const actionTitle = (action: string) => actionTitles[action] ?? action

const Instant = z.iso.datetime()
const Seq = z.number().int().min(1)

const filters = {
  action: z.string().max(80).optional().meta({ title: '动作' }),
  actor: z.string().trim().max(100).optional().meta({ title: '操作人' }),
  subject: z.string().trim().max(200).optional().meta({ title: '对象编号' }),
  from: z.iso.date().optional().meta({ title: '起始日期' }),
  to: z.iso.date().optional().meta({ title: '截止日期' }),
  outcome: z.enum(['done', 'refused']).optional().meta({ title: '结果' }),
}

export const AuditFilter = z.strictObject(filters)
export type AuditFilter = z.infer<typeof AuditFilter>

export const AuditQuery = z.strictObject({
  ...filters,
  /** only entries older than this number */
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  size: z.coerce.number().int().min(1).max(200).default(50),
})
export type AuditQuery = z.infer<typeof AuditQuery>

export const AuditLine = z.strictObject({
  seq: Seq,
  at: Instant,
  actorName: z.string(),
  actorRoles: z.array(z.string()),
  ip: z.string(),
  requestId: z.string(),
  action: z.string(),
  title: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  outcome: z.enum(['done', 'refused']),
  detail: z.record(z.string(), z.unknown()),
  /** whether the chain already covers it; takes a moment after the act */
  isSealed: z.boolean(),
})
export type AuditLine = z.infer<typeof AuditLine>

export const AuditPage = z.strictObject({ entries: z.array(AuditLine), nextBefore: Seq.nullable() })

export const AuditVerdict = z.strictObject({
  ok: z.boolean(),
  entries: z.number().int(),
  sealed: z.number().int(),
  firstBad: z.strictObject({ seq: z.number().int(), what: z.string(), message: z.string() }).nullable(),
  head: z.string(),
})

export const DayQuery = z.strictObject({ day: z.iso.date().meta({ title: '日期' }) })

/** The chain's head at the end of a day, for a sheet of paper. */
export const DayHead = z.strictObject({
  day: z.iso.date(),
  position: z.number().int(),
  seq: Seq,
  hash: z.string(),
  /** entries of that day */
  entries: z.number().int(),
  printedAt: Instant,
})
