import { Button, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { PeopleQuery, sortings } from '../../list.ts'
import { useSections } from '../queries.ts'
import { isNarrowed } from './address.ts'

/** Typing pauses this long, in milliseconds, before the list follows. */
const SEARCH_AFTER = 250

const defaults = PeopleQuery.parse({})

type Props = { query: PeopleQuery; change: (part: Partial<PeopleQuery>) => void; clear: () => void }
type Option = { value: string; label: string }

const options = (...values: string[]): Option[] => values.map((value) => ({ value, label: value }))

/** A filter that reads like a sentence: 找 陈，在 全部科室，在职 的 干部…… */
export function FilterBar({ query, change, clear }: Props) {
  const { data } = useSections()
  const sections = (data?.sections ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const any = (label: string): Option => ({ value: '', label })
  const pick = <K extends keyof PeopleQuery>(name: K, label: string, choices: Option[], most = 8) => (
    <Select
      aria-label={label}
      value={String(query[name])}
      options={choices}
      className={query[name] === defaults[name] ? 'pick' : 'pick pick-set'}
      popupMatchSelectWidth={false}
      showSearch={choices.length > most ? { optionFilterProp: 'label' } : false}
      onChange={(value) => change({ [name]: value } as Partial<PeopleQuery>)}
    />
  )
  return (
    <search className="filter" aria-label="筛选">
      <span>找</span>
      <SearchBox value={query.search} change={(search) => change({ search })} />
      <span>，在</span>
      {pick('section', '科室', [any('全部科室'), ...sections])}
      <span>，</span>
      {pick('state', '人员状态', [
        ...options('在职', '退休', '调出', '离职', '去世'),
        { value: '全部', label: '不论状态' },
      ])}
      <span>的</span>
      {pick('sex', '性别', [any('男女'), ...options('男', '女')])}
      {pick('staffKind', '编制类别', [any('各类编制'), ...options('行政', '参公', '事业', '工勤')])}
      {pick('party', '是否中共党员', [
        any('党员和非党员'),
        { value: 'yes', label: '中共党员' },
        { value: 'no', label: '非中共党员' },
      ])}
      {pick('diploma', '最高学历', [any('各种学历'), ...options('研究生', '大学', '大专', '中专', '高中')])}
      {pick('minority', '民族', [any('各民族'), { value: 'no', label: '汉族' }, { value: 'yes', label: '少数民族' }])}
      <span>，按</span>
      {pick(
        'sort',
        '排序',
        Object.entries(sortings).map(([value, label]) => ({ value, label })),
      )}
      {pick('order', '顺序', [
        { value: 'asc', label: '升序' },
        { value: 'desc', label: '降序' },
      ])}
      <span>排</span>
      {isNarrowed(query) && (
        <Button type="link" onClick={clear}>
          清除筛选
        </Button>
      )}
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
      className="filter-search"
      aria-label="姓名、拼音或首字母"
      placeholder="姓名、拼音或首字母"
      allowClear
      maxLength={60}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}
