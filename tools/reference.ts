import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { areas, bounds, permissions } from '../src/app/areas.ts'
import { makeServer } from '../src/app/server.ts'
import { limits } from '../src/app/web/limits.ts'
import { actionTitles } from '../src/areas/audit-trail/schema.ts'
import type { Bound } from '../src/platform/endpoint.ts'
import { authzMatrix, matrixCsv, permissionsMarkdown } from './authz-matrix.ts'
import { areaEdges, readBorders } from './borders.ts'
import { burdenMarkdown } from './burden.ts'
import { dumpMarkdown } from './dump-reference.ts'
import { readGlossary } from './glossary.ts'
import { between } from './marked-place.ts'
import { rulesMarkdown } from './rules-reference.ts'
import { schemaSql } from './schema-sql.ts'
import { licencesMarkdown, readLock } from './supply.ts'
import { tableTypes } from './table-types.ts'

export const root = join(import.meta.dirname, '..')

/** Every generated file, path → content. `url` is a freshly migrated database. */
export async function referenceFiles(url: string): Promise<Record<string, string>> {
  const { modules } = await readBorders(root)
  const glossary = await readGlossary(root)
  return {
    'docs/reference/openapi.json': await openApi(),
    'docs/reference/permissions.md': permissionsMarkdown(areas),
    'docs/reference/authz-matrix.csv': matrixCsv(authzMatrix(bounds, permissions)),
    'docs/reference/schema.sql': await schemaSql(url),
    'docs/reference/dump.md': await dumpMarkdown(url),
    'docs/reference/audit-actions.md': auditMarkdown(bounds),
    'docs/reference/burden.md': burdenMarkdown(areas),
    'docs/reference/areas.mmd': areaGraph(areaEdges(modules)),
    'docs/reference/glossary.md': glossary.markdown,
    'docs/reference/rules.md': rulesMarkdown(),
    'docs/reference/licences.md': licencesMarkdown(readLock(root)),
    'docs/security.md': between(readFileSync(join(root, 'docs/security.md'), 'utf8'), 'limits', limitsMarkdown()),
    'src/platform/tables.ts': await tableTypes(url),
  }
}

/** Committed content that differs from what would be generated now. */
export function outdated(files: Record<string, string>, folder: string): string[] {
  return Object.keys(files).filter((path) => {
    try {
      return readFileSync(join(folder, path), 'utf8') !== files[path]
    } catch {
      return true
    }
  })
}

/** What the program does not do, in the words it is told in by the program itself. */
function limitsMarkdown(): string {
  return limits.map(({ title, items }) => `## ${title}\n\n${items.map((item) => `- ${item}`).join('\n')}\n`).join('\n')
}

/** The document the running program serves; answering for it takes neither database nor session. */
async function openApi(): Promise<string> {
  const app = makeServer({} as never, bounds)
  const answer = await app.request('/api/openapi.json')
  if (answer.status !== 200) throw new Error(`openapi.json: ${answer.status}`)
  return `${JSON.stringify(await answer.json(), null, 2)}\n`
}

/** Every action the audit trail can name, with the endpoints that write it. */
export function auditMarkdown(all: Bound[]): string {
  const rows = Object.entries(actionTitles)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([action, title]) => {
      const by = all
        .filter(({ endpoint }) => endpoint.audit === action)
        .map(({ endpoint }) => `\`${endpoint.method.toUpperCase()} ${endpoint.path}\``)
        .sort()
      return `| \`${action}\` | ${title} | ${by.join('、')} |`
    })
  const head = '# 审计动作\n\n由 `npm run docs` 生成。没有接口的动作由后台或其他动作连带记下。'
  return `${[head, '', '| 动作 | 含义 | 接口 |', '| --- | --- | --- |', ...rows].join('\n')}\n`
}

/** Which area asks which other, as a drawing. */
export function areaGraph(edges: [string, string][]): string {
  const boxes = areas.map(({ name, title }) => `  ${name}["${title}<br/>${name}"]`).sort()
  return `${['graph LR', ...boxes, ...edges.map(([from, to]) => `  ${from} --> ${to}`)].join('\n')}\n`
}
