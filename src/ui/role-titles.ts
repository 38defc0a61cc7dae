type Duty = 'business' | 'system' | 'security' | 'audit'

/** The roles in the order people list them; an account's duty, once fixed, decides which of them it can hold. */
export const roleTitles: Record<string, { title: string; duty: Duty }> = {
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
}
