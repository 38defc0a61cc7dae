import { Button, Checkbox, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { tableDate } from '../../../ui/format.ts'
import { LinkButton } from '../../../ui/LinkButton.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { type RuleLine, statusTitles } from '../schema.ts'
import { matchingRules } from '../search.ts'
import { citeNames, StatusLamp } from './marks.tsx'
import { useRules } from './queries.ts'
import './rulebook.css'

/** Typing pauses this long, in milliseconds, before the list follows. */
const SEARCH_AFTER = 250

const columns: DataColumn<RuleLine>[] = [
  {
    key: 'title',
    title: '规则',
    width: 430,
    draw: ({ id, title }) => (
      <>
        <Link to={`/rules/${id}`}>{title}</Link> <span className="quiet rule-id">{id}</span>
      </>
    ),
  },
  { key: 'area', title: '类别', width: 130, draw: (rule) => rule.areaTitle },
  {
    key: 'cites',
    title: '依据',
    width: 340,
    draw: ({ cites }) => citeNames(cites),
  },
  {
    key: 'status',
    title: '来源',
    width: 160,
    draw: ({ status, stale }) => (
      <>
        <StatusLamp status={status} />
        {stale && <div className="quiet">核对已满一年</div>}
      </>
    ),
  },
  { key: 'from', title: '适用起', width: 110, isTableOnly: true, draw: ({ from }) => tableDate(from) },
]

const keys = ['search', 'area', 'instrument', 'status'] as const
type Key = (typeof keys)[number] | 'stale'

/** 规则与依据: every rule the system judges by, found by words, instrument or how sure its source is. */
export default function RulesPage() {
  const navigate = useNavigate()
  const [address, setAddress] = useSearchParams()
  const { data: rules, error, isPending, refetch } = useRules()
  const change = (name: Key, value: string) =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before)
        if (value) after.set(name, value)
        else after.delete(name)
        return after
      },
      { replace: true },
    )
  const at = (name: Key) => address.get(name) ?? ''
  const filter = {
    search: at('search'),
    area: at('area'),
    instrument: at('instrument'),
    status: at('status'),
    isStale: at('stale') === '1',
  }
  const shown = matchingRules(rules ?? [], filter)
  return (
    <Page
      title="规则与依据"
      note="系统按这些规则核对。每条写明依据哪一条、来源核对到什么程度，并且可以试算。"
      actions={
        <>
          <LinkButton to="/rules/local">本地规定</LinkButton>
          <LinkButton to="/rules/instruments">法规文件</LinkButton>
        </>
      }
    >
      <Filters rules={rules ?? []} at={at} change={change} />
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {isPending && <Loading what="规则" />}
      {rules && shown.length === 0 && (
        <Empty
          text="没有符合条件的规则。"
          action={<Button onClick={() => setAddress(new URLSearchParams())}>清除筛选</Button>}
        />
      )}
      {shown.length > 0 && (
        <DataTable
          caption="规则"
          columns={columns}
          rows={shown}
          rowKey={({ id }) => id}
          total={shown.length}
          unit="条规则"
          onOpen={({ id }) => navigate(`/rules/${id}`)}
        />
      )}
    </Page>
  )
}

type FilterProps = { rules: readonly RuleLine[]; at: (name: Key) => string; change: (name: Key, value: string) => void }
type Option = { value: string; label: string }

/** The values that occur, each once, in the order of the rules. */
const occurring = (options: Option[]): Option[] => [...new Map(options.map((one) => [one.value, one])).values()]

function Filters({ rules, at, change }: FilterProps) {
  const areas = occurring(rules.map(({ area, areaTitle }) => ({ value: area, label: areaTitle })))
  const instruments = occurring(
    rules.flatMap(({ cites }) => cites.map(({ instrument, title }) => ({ value: instrument, label: title }))),
  ).sort((one, other) => one.label.localeCompare(other.label, 'zh-CN'))
  const statuses = Object.entries(statusTitles).map(([value, label]) => ({ value, label }))
  const pick = (name: Key, label: string, all: string, options: Option[]) => (
    <Select
      aria-label={label}
      style={{ minWidth: 170 }}
      popupMatchSelectWidth={false}
      showSearch={options.length > 10 ? { optionFilterProp: 'label' } : false}
      options={[{ value: '', label: all }, ...options]}
      value={at(name)}
      onChange={(value) => change(name, value)}
    />
  )
  return (
    <search className="filters" aria-label="筛选">
      <SearchBox value={at('search')} change={(text) => change('search', text)} />
      {pick('area', '类别', '全部类别', areas)}
      {pick('instrument', '法规文件', '全部法规文件', instruments)}
      {pick('status', '来源', '来源不限', statuses)}
      <Checkbox checked={at('stale') === '1'} onChange={(event) => change('stale', event.target.checked ? '1' : '')}>
        核对已满一年
      </Checkbox>
    </search>
  )
}

function SearchBox({ value, change }: { value: string; change: (text: string) => void }) {
  const [typed, setTyped] = useState(value)
  const [told, setTold] = useState(value)
  if (told !== value) {
    setTold(value)
    setTyped(value)
  }
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => change(typed.trim()), SEARCH_AFTER)
    return () => clearTimeout(timer)
  }, [typed, value, change])
  return (
    <Input
      allowClear
      aria-label="规则、文件或条文中的词"
      placeholder="规则、编号、文件或条文中的词"
      maxLength={60}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}
