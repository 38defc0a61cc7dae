import { Button, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { download } from '../../../ui/api.ts'
import { useMe } from '../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { ResearchNav, useYear, YearChoice } from './nav.tsx'
import './research.css'

type Asked = { year: number; state: string; search: string }

/** The year, state and words a list is asked for, as they stand in the address. */
export function useAsked(): [Asked, (change: Partial<Record<'state' | 'search', string>>) => void] {
  const [address, setAddress] = useSearchParams()
  const [year] = useYear()
  const ask = (change: Partial<Record<'state' | 'search', string>>) => {
    const next = new URLSearchParams(address)
    for (const [name, value] of Object.entries(change)) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    setAddress(next, { replace: true })
  }
  return [{ year, state: address.get('state') ?? '', search: address.get('search') ?? '' }, ask]
}

type Props = {
  title: string
  note: string
  paper: string
  states?: { value: string; label: string }[]
  isSearched?: boolean
  loaded: { error: Error | null; refetch: () => unknown; count: number | null }
  empty: string
  children: ReactNode
}

/** A list of research with its filters, its sheet and its empty state. */
export function ListFrame({ title, note, paper, states, isSearched = true, loaded, empty, children }: Props) {
  const me = useMe()
  const [, choose] = useYear()
  const [{ year, state, search }, ask] = useAsked()
  const sheet = useAct(() => download('/research/papers', { query: { paper, year } }))
  const isFiltered = Boolean(state || search)
  const clear = () => ask({ state: '', search: '' })
  return (
    <Page
      title={title}
      note={note}
      breadcrumbs={[{ title: '基层调研', to: '/research' }]}
      actions={
        me.may('research.survey') && (
          <Button loading={sheet.isPending} onClick={() => sheet.mutate()}>
            导出表格
          </Button>
        )
      }
    >
      <ResearchNav />
      <search className="filters">
        <YearChoice year={year} choose={choose} />
        {states && (
          <Select
            aria-label="状态"
            value={state}
            onChange={(chosen) => ask({ state: chosen })}
            options={[{ value: '', label: '全部' }, ...states]}
            popupMatchSelectWidth={false}
          />
        )}
        {isSearched && (
          <Input.Search
            key={search}
            aria-label={`查找${title}`}
            placeholder="查找"
            defaultValue={search}
            allowClear
            onSearch={(words) => ask({ search: words.trim() })}
          />
        )}
      </search>
      {loaded.error && <ErrorNote error={loaded.error} onRetry={loaded.refetch} />}
      {!loaded.error && loaded.count === null && <Loading what={title} />}
      {loaded.count === 0 && (
        <Empty
          text={isFiltered ? '没有符合条件的。' : empty}
          action={isFiltered ? <Button onClick={clear}>清除条件</Button> : undefined}
        />
      )}
      {children}
    </Page>
  )
}
