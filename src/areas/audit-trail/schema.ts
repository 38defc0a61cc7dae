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
  'decisions.appointment-carried-out': '把通过的任免写进档案',
  'decisions.emergency-added': '登记紧急处置',
  'decisions.exported': '导出决定事项落实台账',
  'decisions.outlay-linked': '写明支出或者项目依据的决定',
  'decisions.outlay-removed': '删除登记错的支出或者项目',
  'decisions.outlays-added': '登记支出和项目',
  'decisions.report-added': '登记党组工作报告',
  'demo.loaded': '装入示例单位',
  'door.place-added': '增加群众入口',
  'door.place-changed': '更正、停用或者启用群众入口',
  'door.set-aside': '搁置打不开的来件',
  'door.taken': '收取群众来件',
  'door.tried': '收取群众来件没有成功',
  'form.printed': '打印任免审批表',
  'group-member.added': '增加党组成员',
  'group-member.ended': '登记党组成员免职',
  'group-member.reordered': '调整党组成员排序',
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
  'matter.added': '增加三重一大清单事项',
  'matter.annual-added': '增加年度议事清单事项',
  'matter.annual-copied': '复制上一年议事清单',
  'matter.annual-linked': '对应年度议事清单和议题',
  'matter.annual-removed': '删去年度议事清单事项',
  'matter.changed': '修订三重一大清单事项',
  'matter.ended': '停止三重一大清单事项',
  'meeting.acted': '在会议室办理',
  'meeting.agenda-changed': '调整议程',
  'meeting.ballot-cast': '投无记名票',
  'meeting.ballots-counted': '清点无记名票',
  'meeting.cancelled': '取消会议',
  'meeting.changed': '修改会议安排',
  'meeting.created': '安排会议',
  'meeting.exported': '导出会议列表',
  'meeting.hint-dismissed': '说明回避提示不成立',
  'meeting.noticed': '发会议通知',
  'meeting.observers-changed': '确定列席人员',
  'meeting.opened': '宣布开会',
  'meeting.opinion-written': '提交缺席书面意见',
  'meeting.paper-exported': '导出会议文书',
  'meeting.replied': '答复会议通知',
  'minutes.addendum-added': '补记会议记录',
  'minutes.locked': '会议记录定稿归档',
  'minutes.number-written': '填写纪要文号',
  'minutes.resolution-written': '填写决定内容',
  'minutes.task-added': '增加落实任务',
  'minutes.task-removed': '删去落实任务',
  'minutes.words-confirmed': '确认发言记录',
  'minutes.words-corrected': '更正发言记录',
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
  'problem.raised': '登记问题',
  'problem.raiser-answered': '登记提出人的答复',
  'problem.reopened': '重新打开问题',
  'proposal.decided': '审核更正申请',
  'proposal.made': '提出更正申请',
  'proposal.withdrawn': '撤回更正申请',
  'section.changed': '修改科室',
  'section.created': '新建科室',
  'settings.areas-changed': '设置停用的模块',
  'structure.exported': '导出队伍结构',
  'structure.snapshot-taken': '保存月度快照',
  'task.judged': '核实决定事项',
  'task.postponed': '同意决定事项延期',
  'task.reported': '汇报决定事项办理情况',
  'topic.advised': '对议题提出意见',
  'topic.changed': '修改议题',
  'topic.created': '提出议题',
  'topic.exported': '导出议题',
  'topic.material-added': '上传会议材料',
  'topic.material-read': '下载会议材料',
  'topic.material-removed': '撤下会议材料',
  'topic.reconsidering-consented': '同意复议',
  'topic.settled': '审定议题',
  'topic.submitted': '议题送审',
  'topic.withdrawn': '撤回议题',
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
