import type { AnyEndpoint, Bound } from '../src/platform/endpoint.ts'
import { type PermissionTable, type Reach, type Role, roles } from '../src/platform/permission.ts'

/** `public` is anybody without a session. */
export type Who = Role | 'public'
export type Decision = 'allow' | 'deny'
export type MatrixRow = {
  method: string
  path: string
  permission: string
  who: Who
  decision: Decision
  reach: string
}

export const everybody: Who[] = ['public', ...(Object.keys(roles) as Role[])]
export const titleOf = (who: Who): string => (who === 'public' ? '公众' : roles[who].title)

/** Who may call what, and how far it reaches. Made from the permission tables, proved through HTTP by a test. */
export function authzMatrix(bounds: Bound[], table: PermissionTable): MatrixRow[] {
  const rows = bounds.flatMap(({ endpoint: { method, path, permission } }) =>
    everybody.map((who) => ({ method, path, permission, who, ...decide({ permission }, table, who) })),
  )
  const key = ({ path, method }: MatrixRow) => `${path} ${method}`
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}

const order: Reach[] = ['unit', 'section', 'self']

function decide(
  { permission }: Pick<AnyEndpoint, 'permission'>,
  table: PermissionTable,
  who: Who,
): { decision: Decision; reach: string } {
  if (permission === 'public') return { decision: 'allow', reach: '' }
  if (who === 'public') return { decision: 'deny', reach: '' }
  if (permission === 'signed-in') return { decision: 'allow', reach: 'own' }
  const held = table[permission]?.roles ?? {}
  const reaches = [held[who], roles[who].duty === 'business' ? held.everyone : undefined]
  const reach = order.filter((one) => reaches.includes(one))
  return { decision: reach.length ? 'allow' : 'deny', reach: reach.join('+') }
}

/** The matrix as it is committed. */
export function matrixCsv(rows: MatrixRow[]): string {
  const lines = rows.map(({ method, path, permission, who, decision, reach }) =>
    [method, path, permission, who, titleOf(who), decision, reach].join(','),
  )
  return `${['method,path,permission,role,title,decision,reach', ...lines].join('\n')}\n`
}

const reachTitles: Record<Reach, string> = { unit: '全局', section: '本科室', self: '本人' }

/** Permissions by area: who holds each, and how far. */
export function permissionsMarkdown(areas: { name: string; title: string; permissions: PermissionTable }[]): string {
  const parts = areas.map(({ name, title, permissions }) => {
    const rows = Object.entries(permissions).map(([permission, entry]) => {
      const held = Object.entries(entry.roles).map(
        ([role, reach]) => `${role === 'everyone' ? '业务人员' : roles[role as Role].title}（${reachTitles[reach]}）`,
      )
      return `| \`${permission}\` | ${entry.title} | ${held.join('、')} |`
    })
    const none = '登录即可使用，没有单独的权限。'
    const body = rows.length ? ['| 权限 | 含义 | 谁有 |', '| --- | --- | --- |', ...rows].join('\n') : none
    return `## ${title}（${name}）\n\n${body}`
  })
  const head = '# 权限\n\n由 `npm run docs` 生成。没有写在这里的，任何人都不能做。逐个接口的结果见 `authz-matrix.csv`。'
  return `${[head, ...parts].join('\n\n')}\n`
}
