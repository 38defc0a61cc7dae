import { Button, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { type Filter, isNarrowed, sortings } from './filter.ts'
import type { choicesOf } from './words.ts'

/** Typing pauses this long, in milliseconds, before the list follows. */
const SEARCH_AFTER = 250

type Option = { value: string; label: string }
type Props = {
  filter: Filter
  choices: ReturnType<typeof choicesOf>
  change: (part: Partial<Filter>) => void
  clear: () => void
}

const optionsOf = (titles: Record<string, string>): Option[] =>
  Object.entries(titles).map(([value, label]) => ({ value, label }))

/** A filter that reads like a sentence: 看 各个类别，在 全部科室，规则是 任何一条…… */
export function FilterBar({ filter, choices, change, clear }: Props) {
  const pick = (
    name: 'severity' | 'area' | 'section' | 'rule' | 'sort' | 'order',
    label: string,
    options: Option[],
  ) => (
    <Select
      aria-label={label}
      value={filter[name]}
      options={options}
      className={`pick pick-${name} ${options[0]?.value === filter[name] ? '' : 'pick-set'}`}
      classNames={{ popup: { root: 'checkup-choices' } }}
      popupMatchSelectWidth={false}
      showSearch={options.length > 8 ? { optionFilterProp: 'label' } : false}
      onChange={(value) => change({ [name]: value } as Partial<Filter>)}
    />
  )
  const all = (label: string): Option => ({ value: '', label })
  return (
    <search className="checkup-filter no-print" aria-label="筛选">
      <span>看</span>
      {pick('area', '类别', [all('各个类别'), ...choices.areas])}
      <span>，在</span>
      {pick('section', '科室', [all('全部科室'), ...choices.sections])}
      <span>，规则是</span>
      {pick('rule', '规则', [all('任何一条'), ...choices.rules])}
      <span>，含有</span>
      <WordsBox value={filter.words} change={(words) => change({ words })} />
      <span>，按</span>
      {pick('sort', '排序', optionsOf(sortings))}
      {pick('order', '顺序', optionsOf({ asc: '升序', desc: '降序' }))}
      <span>排</span>
      {isNarrowed(filter) && (
        <Button type="link" onClick={clear}>
          清除筛选
        </Button>
      )}
    </search>
  )
}

function WordsBox({ value, change }: { value: string; change: (text: string) => void }) {
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
      className="checkup-words"
      aria-label="姓名或者情况里的字"
      placeholder="姓名或者情况里的字"
      allowClear
      maxLength={60}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}
