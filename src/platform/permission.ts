/** The people of a bureau, as the system knows them. Areas say what each may do. */
export const roles = {
  principal: { title: '主要负责人', duty: 'business' },
  group_member: { title: '党组成员', duty: 'business' },
  section_head: { title: '科室负责人', duty: 'business' },
  personnel_clerk: { title: '人事干部', duty: 'business' },
  office_clerk: { title: '办公室人员', duty: 'business' },
  party_clerk: { title: '党务干部', duty: 'business' },
  discipline_inspector: { title: '纪检干部', duty: 'business' },
  accountant: { title: '财务人员', duty: 'business' },
  cadre: { title: '干部职工', duty: 'business' },
  system_admin: { title: '系统管理员', duty: 'system' },
  security_admin: { title: '安全管理员', duty: 'security' },
  audit_admin: { title: '审计管理员', duty: 'audit' },
} as const satisfies Record<string, { title: string; duty: Duty }>

export type Role = keyof typeof roles
export type Duty = 'business' | 'system' | 'security' | 'audit'

/** How far a permission reaches: the whole unit, the section the role was given for, or oneself. */
export type Reach = 'unit' | 'section' | 'self'

/** Permissions of an area: who holds each, and how far. `everyone` is any signed-in account of a person. */
export type PermissionTable = Record<string, { title: string; roles: Partial<Record<Role | 'everyone', Reach>> }>

export type Grant = { role: Role; sectionId: string | null }

export type Actor = {
  /** null for the local operator at the command line */
  accountId: string | null
  name: string
  unitId: string
  personId: string | null
  duty: Duty | 'operator'
  grants: Grant[]
  sessionId: string | null
  mustChangePassword: boolean
}

/** What an actor may see under one permission; null means nothing at all. */
export type Scope = { unit: boolean; sections: string[]; self: string | null }

/** The scope of an actor under a permission. Deny by default: a permission not in the table belongs to nobody. */
export function scopeOf(table: PermissionTable, actor: Actor, permission: string): Scope | null {
  const entry = table[permission]
  if (!entry) return null
  if (actor.duty === 'operator') return { unit: true, sections: [], self: null }
  const scope: Scope = { unit: false, sections: [], self: null }
  const widen = (reach: Reach | undefined, sectionId: string | null) => {
    if (reach === 'unit') scope.unit = true
    if (reach === 'section' && sectionId) scope.sections.push(sectionId)
    if (reach === 'self' && actor.personId) scope.self = actor.personId
  }
  for (const grant of actor.grants) widen(entry.roles[grant.role], grant.sectionId)
  // An account that nobody has given a role yet is nobody: else whoever creates accounts could read by one.
  if (actor.duty === 'business' && actor.grants.length) widen(entry.roles.everyone, null)
  return scope.unit || scope.sections.length || scope.self ? scope : null
}

/** True when the scope covers this person of this section. */
export function covers(scope: Scope | null, person: { id: string; sectionId: string | null }): boolean {
  if (!scope) return false
  if (scope.unit || scope.self === person.id) return true
  return person.sectionId !== null && scope.sections.includes(person.sectionId)
}
