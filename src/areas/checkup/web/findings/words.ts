import { chapters } from '../../../../law/rule.ts'
import { type FindingView, severities } from '../../schema.ts'
import { type Filter, NO_SECTION } from './filter.ts'

type Option = { value: string; label: string }

/** The name of a chapter of the rules; what a newer catalogue adds shows as it is. */
export const areaTitle = (area: string): string => chapters[area as keyof typeof chapters] ?? area

export const sectionTitle = (section: string) => (section === NO_SECTION ? '单位整体和未定科室' : section)

/** What the findings of a day can be narrowed by: only chapters, sections and rules that occur. */
export function choicesOf(findings: readonly FindingView[]): Record<'areas' | 'sections' | 'rules', Option[]> {
  const areas = new Set(findings.map(({ area }) => area))
  const sections = new Set(findings.map(({ sectionName }) => sectionName || NO_SECTION))
  const rules = new Map(findings.map(({ rule, title }) => [rule, title]))
  const byLabel = (one: Option, other: Option) => one.label.localeCompare(other.label, 'zh-CN')
  const inOrder = Object.keys(chapters).filter((area) => areas.delete(area))
  return {
    areas: [...inOrder, ...areas].map((area) => ({ value: area, label: areaTitle(area) })),
    sections: [...sections].map((section) => ({ value: section, label: sectionTitle(section) })).sort(byLabel),
    rules: [...rules].map(([value, label]) => ({ value, label })).sort(byLabel),
  }
}

/** The filter as a line for paper: `程度：不符合规定；科室：办公室`. Empty when nothing is narrowed. */
export function filterWords(filter: Filter, findings: readonly FindingView[]): string {
  const { severity, area, section, rule, words } = filter
  const parts: [string, string][] = [
    ['程度', severity && severities[severity]],
    ['类别', area && areaTitle(area)],
    ['科室', section && sectionTitle(section)],
    ['规则', rule && (findings.find((found) => found.rule === rule)?.title ?? rule)],
    ['含有', words],
  ]
  return parts.flatMap(([title, value]) => (value ? [`${title}：${value}`] : [])).join('；')
}
