import * as z from 'zod'

export const roleNames = [
  'principal',
  'group_member',
  'section_head',
  'personnel_clerk',
  'office_clerk',
  'party_clerk',
  'discipline_inspector',
  'accountant',
  'cadre',
  'system_admin',
  'security_admin',
  'audit_admin',
] as const

/** What an account is at this moment, for lists. */
export const accountStates = {
  'in-use': '使用中',
  initial: '初始密码未修改',
  locked: '已锁定',
  disabled: '已停用',
} as const

export const RoleName = z.enum(roleNames).meta({ title: '角色' })
const Instant = z.iso.datetime()
const Duty = z.enum(['business', 'system', 'security', 'audit'])
const Username = z.string().min(1).max(100).meta({ title: '用户名' })
const Password = z.string().min(1).max(256).meta({ title: '密码' })
const PersonName = z.string().trim().min(1).max(60).meta({ title: '姓名' })
const Code = z
  .string()
  .regex(/^\d{6}$/, '动态验证码是6位数字')
  .meta({ title: '动态验证码' })

export const Bootstrap = z.strictObject({
  unitName: z.string(),
  isDemo: z.boolean(),
  needsSetUp: z.boolean(),
  demoAccounts: z.array(z.strictObject({ username: z.string(), name: z.string(), title: z.string() })),
  demoPassword: z.string().nullable(),
  notices: z.array(z.string()),
  areasOff: z.array(z.string()),
  version: z.string(),
})

const FirstAdmin = z.strictObject({ username: Username, name: PersonName, password: Password })

export const SetUp = z.strictObject({
  code: z.string().min(1).max(100).meta({ title: '设置码' }),
  unitName: z.string().trim().min(1).max(100).meta({ title: '单位名称' }),
  admins: z.strictObject({ system: FirstAdmin, security: FirstAdmin, audit: FirstAdmin }),
})
export type SetUp = z.infer<typeof SetUp>

export const SignIn = z.strictObject({ username: Username, password: Password })
export type SignIn = z.infer<typeof SignIn>

export const SignedIn = z.strictObject({ state: z.enum(['signed-in', 'code-required']) })
export type SignedIn = z.infer<typeof SignedIn>

export const OneCode = z.strictObject({ code: Code })
export const OnePassword = z.strictObject({ password: Password })

export const Me = z.strictObject({
  accountId: z.string(),
  name: z.string(),
  username: z.string(),
  unitName: z.string(),
  personId: z.uuid().nullable(),
  duty: Duty,
  roles: z.array(z.strictObject({ role: RoleName, title: z.string(), sectionId: z.uuid().nullable() })),
  permissions: z.array(z.string()),
  mustChangePassword: z.boolean(),
  twoFactorEnabled: z.boolean(),
  /** the sign-in before this one */
  lastSignInAt: Instant.nullable(),
  lastFailureAt: Instant.nullable(),
  isDemo: z.boolean(),
})

export const PasswordChange = z.strictObject({
  current: Password.meta({ title: '现密码' }),
  next: z.string().min(1).max(1000).meta({ title: '新密码' }),
})
export type PasswordChange = z.infer<typeof PasswordChange>

export const OwnSessions = z.strictObject({
  sessions: z.array(
    z.strictObject({
      id: z.string(),
      current: z.boolean(),
      startedAt: Instant,
      lastActiveAt: Instant,
      ip: z.string(),
      userAgent: z.string(),
    }),
  ),
})

export const AccountQuery = z.strictObject({
  search: z.string().trim().max(60).default(''),
  state: z.enum(['in-use', 'initial', 'locked', 'disabled', 'unused', 'no-role']).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
})
export type AccountQuery = z.infer<typeof AccountQuery>

export const Grant = z.strictObject({
  id: z.uuid(),
  role: RoleName,
  title: z.string(),
  sectionId: z.uuid().nullable(),
  sectionName: z.string().nullable(),
  validFrom: z.iso.date(),
  validUntil: z.iso.date().nullable(),
})

export const Account = z.strictObject({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  personId: z.uuid().nullable(),
  duty: Duty.nullable(),
  state: z.enum(['in-use', 'initial', 'locked', 'disabled']),
  /** put out of use by the program itself: nobody had used it */
  isUnused: z.boolean(),
  twoFactorEnabled: z.boolean(),
  lastSignInAt: Instant.nullable(),
  grants: z.array(Grant),
})
export type Account = z.infer<typeof Account>

export const AccountPage = z.strictObject({ total: z.number().int(), accounts: z.array(Account) })

export const NewAccount = z.strictObject({ username: Username, name: PersonName, personId: z.uuid().nullable() })
export type NewAccount = z.infer<typeof NewAccount>

export const AccountKey = z.strictObject({ id: z.string().min(1).max(64) })
export const GrantKey = z.strictObject({ id: z.uuid() })

export const NewGrant = z.strictObject({
  role: RoleName,
  sectionId: z.uuid().nullable().meta({ title: '科室' }),
  validFrom: z.iso.date().meta({ title: '起始日期' }),
  validUntil: z.iso.date().nullable().meta({ title: '截止日期' }),
})
export type NewGrant = z.infer<typeof NewGrant>

export const PeopleWithoutAccount = z.strictObject({
  people: z.array(z.strictObject({ id: z.uuid(), name: z.string(), sectionName: z.string().nullable() })),
})

export const AccountBatch = z.strictObject({ personIds: z.array(z.uuid()).min(1).max(200) })
export const NewAccounts = z.strictObject({
  accounts: z.array(z.strictObject({ personId: z.uuid(), username: z.string(), initialPassword: z.string() })),
})
export const GrantBatch = z.strictObject({
  accountIds: z.array(z.string().min(1).max(64)).min(1).max(200),
  role: z.literal('cadre'),
})

export const AreasOff = z.strictObject({
  areasOff: z.array(z.string().regex(/^[a-z][a-z-]{0,39}$/)).max(50),
})

/** GB/T 22239-2019 8.1.4.2 asks that accounts nobody needs be put out of use; 90 days is what assessors read. */
export const UNUSED_LIMITS = { least: 30, most: 3650 } as const

export const UnusedDays = z.strictObject({
  days: z
    .int()
    .refine(
      (days) => days === 0 || (days >= UNUSED_LIMITS.least && days <= UNUSED_LIMITS.most),
      `天数为${UNUSED_LIMITS.least}到${UNUSED_LIMITS.most}；不自动停用的写0`,
    )
    .meta({ title: '自动停用的天数' }),
})
