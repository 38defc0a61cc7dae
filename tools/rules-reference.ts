import { catalogue, examplesOf } from '../src/law/catalogue.ts'
import { citationText } from '../src/law/cite.ts'
import { chapters, type Rule } from '../src/law/rule.ts'

const STATUS = { verified: '', partly: '（部分核对）', 'from-memory': '（凭经验，待核对）' }

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

function row(rule: Rule): string {
  const basis = rule.cites.map((citation) => {
    const { title, article, status } = citationText(citation)
    return `《${title}》${article}${STATUS[status]}`
  })
  const open = [
    rule.unconfirmed && `待核对：${rule.unconfirmed}`,
    rule.simplification && `略去：${rule.simplification}`,
  ]
  const until = rule.until ? `至${rule.until}` : ''
  const columns = [
    `\`${rule.id}\``,
    rule.title,
    basis.join('；'),
    `${rule.from}起${until}`,
    open.filter(Boolean).join('<br>'),
    String(examplesOf(rule.id).length),
  ]
  return `| ${columns.map(cell).join(' | ')} |`
}

/** Every rule with its basis, what is not confirmed and what it leaves out, chapter by chapter. */
export function rulesMarkdown(): string {
  const parts = Object.entries(chapters).map(([area, title]) => {
    const rules = catalogue.filter((rule) => rule.area === area)
    const head = ['| 编号 | 规则 | 依据 | 适用 | 未核对与略去 | 算例 |', '| --- | --- | --- | --- | --- | --- |']
    return [`## ${title}（${rules.length}条）`, '', ...head, ...rules.map(row)].join('\n')
  })
  const examples = catalogue.reduce((sum, { id }) => sum + examplesOf(id).length, 0)
  const head = `# 规则与依据\n\n由 \`npm run docs\` 生成。共${catalogue.length}条规则，${examples}个算例（每个都是测试）。`
  return `${[head, ...parts].join('\n\n')}\n`
}
