import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { get } from './api.ts'

/** Typing pauses this long, in milliseconds, before people are looked for. */
const SEARCH_AFTER = 250

export type Chosen = { id: string; name: string }
type Row = Chosen & { sectionName: string; currentPost: string }

type Props = {
  label: string
  value: Chosen | null
  choose: (person: Chosen | null) => void
  id?: string
  isDisabled?: boolean
}

/** Finds one of the unit's people by characters, pinyin or initials. */
export function PersonSelect({ label, value, choose, id, isDisabled }: Props) {
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), SEARCH_AFTER)
    return () => clearTimeout(timer)
  }, [typed])
  const { data, isFetching, error } = useQuery({
    queryKey: ['people', 'select', search],
    queryFn: async () => (await get<{ rows: Row[] }>('/people', { search, size: 20 })).rows,
    placeholderData: (previous) => previous,
  })
  const found = data ?? []
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={label}
      placeholder="姓名、拼音或首字母"
      style={{ width: '100%' }}
      allowClear
      disabled={isDisabled ?? false}
      loading={isFetching}
      popupMatchSelectWidth={false}
      notFoundContent={error ? error.message : isFetching ? '正在查找' : '没有这样的人员'}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      labelRender={() => value?.name}
      options={found.map((one) => ({
        value: one.id,
        label: [one.name, one.sectionName, one.currentPost].filter(Boolean).join('　'),
      }))}
      value={value?.id ?? null}
      onChange={(chosen) => choose(found.find((one) => one.id === chosen) ?? null)}
    />
  )
}
