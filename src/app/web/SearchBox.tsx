import { useQuery } from '@tanstack/react-query'
import { Input, Modal } from 'antd'
import { type KeyboardEvent, useDeferredValue, useState } from 'react'
import { useNavigate } from 'react-router'
import type { PersonRow } from '../../areas/people/list.ts'
import { get } from '../../ui/api.ts'
import { useMe } from '../../ui/me.tsx'
import { menuEntries } from './MainMenu.tsx'

type Hit = { key: string; title: string; note: string; to: string }

/** One search for people (characters, pinyin, initials) and pages; up, down and Enter without leaving the field. */
export function SearchBox({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [marked, mark] = useState(0)
  const { hits, isBusy } = useHits(useDeferredValue(text.trim()))
  const current = Math.min(marked, hits.length - 1)
  const go = (hit: Hit | undefined) => {
    if (!hit) return
    onClose()
    void navigate(hit.to)
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      mark(Math.max(0, Math.min(hits.length - 1, current + step)))
    }
    // Enter also ends the choice of characters in an input method.
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) go(hits[current])
  }
  return (
    <Modal open onCancel={onClose} footer={null} closable={false} title="查找人员和页面" className="search">
      <Input
        autoFocus
        size="large"
        value={text}
        placeholder="姓名、拼音、首字母，或者页面名称"
        role="combobox"
        aria-expanded
        aria-controls="search-hits"
        aria-activedescendant={hits[current] ? `hit-${hits[current].key}` : undefined}
        onChange={(event) => {
          setText(event.target.value)
          mark(0)
        }}
        onKeyDown={press}
      />
      <div id="search-hits" role="listbox" aria-label="结果" className="search-hits">
        {hits.map((hit, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the marked line
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard in the field
          <div
            key={hit.key}
            id={`hit-${hit.key}`}
            role="option"
            aria-selected={index === current}
            onClick={() => go(hit)}
          >
            <strong>{hit.title}</strong> <span className="quiet">{hit.note}</span>
          </div>
        ))}
      </div>
      {text.trim() !== '' && !isBusy && hits.length === 0 && (
        <p className="quiet">没有找到。可以换拼音或者首字母试试。</p>
      )}
    </Modal>
  )
}

function useHits(text: string): { hits: Hit[]; isBusy: boolean } {
  const me = useMe()
  const people = useQuery({
    queryKey: ['people', 'search', text],
    queryFn: ({ signal }) =>
      get<{ rows: PersonRow[] }>('/people', { search: text, state: '全部', size: 8 }, { signal }),
    enabled: text !== '' && me.may('people.list'),
  })
  const pages = menuEntries(me.permissions)
    .filter((entry) => entry.title.includes(text))
    .map(({ to, title, group }): Hit => ({ key: to, title, note: group === title ? '' : group, to }))
  const found = (text && people.data?.rows) || []
  const isReader = me.permissions.includes('people.read')
  const persons = found.map((row): Hit => {
    const note = [row.sectionName, row.currentPost, row.state === '在职' ? '' : row.state].filter(Boolean).join(' ')
    const to = isReader ? `/people/${row.id}` : `/people?search=${encodeURIComponent(row.name)}&open=${row.id}`
    return { key: row.id, title: row.name, note, to }
  })
  return { hits: [...persons, ...pages], isBusy: people.isFetching }
}
