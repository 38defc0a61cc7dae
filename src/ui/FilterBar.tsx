import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useLocation } from 'react-router'
import './filter-bar.css'

type Query = { search?: string | undefined }

/** A choice among values of a list's condition; `all` stands for no condition and names the choice. */
export type FilterChoice<Q> = {
  name: Exclude<keyof Q & string, 'search'>
  label?: string
  all: string
  options: readonly { value: string | number; label: string }[]
}

type Props<Q extends Query> = {
  query: Q
  ask: (change: Partial<Q>) => void
  choices: readonly FilterChoice<Q>[]
  search: { label: string; placeholder: string }
}

/** The conditions of a list. They stand in the address, so that a link keeps and passes on what is chosen. */
export function FilterBar<Q extends Query>({ query, ask, choices, search }: Props<Q>) {
  return (
    <search className="filter-bar">
      {choices.map(({ name, label, all, options }) => (
        <Select<string | number>
          key={name}
          aria-label={label ?? all}
          value={(query[name] as string | number | undefined) ?? ''}
          onChange={(value) => ask({ [name]: value } as unknown as Partial<Q>)}
          options={[{ value: '', label: all }, ...options]}
          popupMatchSelectWidth={false}
        />
      ))}
      <Input.Search
        key={query.search ?? ''}
        aria-label={search.label}
        placeholder={search.placeholder}
        defaultValue={query.search ?? ''}
        allowClear
        onSearch={(words) => ask({ search: words.trim() } as Partial<Q>)}
      />
      <CopyLink />
    </search>
  )
}

/** Copies the address with its conditions: kept as a favourite or sent to a colleague, it opens the same list. */
function CopyLink() {
  const { search } = useLocation()
  const [copied, setCopied] = useState<{ of: string; isDone: boolean } | null>(null)
  if (!search) return null
  const copy = async () => {
    // Without a certificate the browser does not copy by itself; then its address line holds the same.
    const isDone = await navigator.clipboard?.writeText(window.location.href).then(
      () => true,
      () => false,
    )
    setCopied({ of: search, isDone: isDone === true })
  }
  return (
    <>
      <Button onClick={() => void copy()}>复制链接</Button>
      <span className="quiet" role="status">
        {copied?.of === search && (copied.isDone ? '已复制，可以收藏或者发给同事。' : '请从浏览器地址栏复制网址。')}
      </span>
    </>
  )
}
