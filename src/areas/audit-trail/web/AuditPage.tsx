import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Drawer, Input, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type * as z from 'zod'
import { useAct } from '../../../ui/act.ts'
import { download, get } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { tableTime } from '../../../ui/format.ts'
import { Lamp } from '../../../ui/Lamp.tsx'
import { LinkButton } from '../../../ui/LinkButton.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { roleTitles } from '../../../ui/role-titles.ts'
import { type AuditLine, type AuditPage, actionTitles } from '../schema.ts'
import { Verdict } from './Verdict.tsx'

const roleNames = ({ actorRoles }: AuditLine) => actorRoles.map((role) => roleTitles[role]?.title ?? role).join('、')

/** Acts of the command line and of the program itself come from no network address. */
const placeOf = ({ ip }: AuditLine) => (ip === '' || ip === 'local' ? '本机' : ip)

const columns: DataColumn<AuditLine>[] = [
  { key: 'at', title: '时间', width: 160, draw: (one) => tableTime(one.at) },
  { key: 'actor', title: '操作人', width: 150, draw: (one) => one.actorName },
  { key: 'title', title: '动作', width: 200, draw: (one) => one.title },
  {
    key: 'outcome',
    title: '结果',
    width: 100,
    draw: ({ outcome }) => (
      <Lamp tone={outcome === 'done' ? 'green' : 'red'} word={outcome === 'done' ? '办成' : '被拒'} />
    ),
  },
  { key: 'roles', title: '角色', width: 180, draw: (one) => roleNames(one) },
  { key: 'ip', title: '地址', width: 130, draw: placeOf },
  { key: 'seq', title: '序号', width: 80, align: 'right', isTableOnly: true, draw: (one) => one.seq },
]

const outcomes = [
  { value: '', label: '全部结果' },
  { value: 'done', label: '办成' },
  { value: 'refused', label: '被拒' },
]
const actions = [
  { value: '', label: '全部动作' },
  ...Object.entries(actionTitles).map(([value, label]) => ({ value, label })),
]

/** 审计: every act, newest first; filters live in the address. */
export default function AuditTrailPage() {
  const [address, setAddress] = useSearchParams()
  const [open, setOpen] = useState<AuditLine | null>(null)
  const filter = Object.fromEntries(address)
  const change = (name: string, value: string) =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before)
        if (value) after.set(name, value)
        else after.delete(name)
        return after
      },
      { replace: true },
    )
  const list = useInfiniteQuery({
    queryKey: ['audit', filter],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) =>
      get<z.infer<typeof AuditPage>>('/audit', { ...filter, ...(pageParam ? { before: pageParam } : {}) }),
    getNextPageParam: (page) => page.nextBefore ?? undefined,
  })
  const rows = list.data?.pages.flatMap((page) => page.entries) ?? []
  const save = useAct(() => download('/audit/export', { query: filter }))
  return (
    <Page
      title="审计记录"
      actions={
        <>
          <LinkButton to="/audit/head">打印链头</LinkButton>
          <Button loading={save.isPending} onClick={() => save.mutate()}>
            导出
          </Button>
        </>
      }
    >
      <Verdict />
      <Filters filter={filter} change={change} />
      {list.error && <ErrorNote error={list.error} onRetry={list.refetch} />}
      {list.isPending && <Loading what="审计记录" />}
      {list.data && rows.length === 0 && (
        <Empty
          text="没有符合条件的记录。"
          action={<Button onClick={() => setAddress(new URLSearchParams())}>清除筛选</Button>}
        />
      )}
      {rows.length > 0 && (
        <DataTable
          caption="审计记录"
          storageKey="audit"
          columns={columns}
          rows={rows}
          rowKey={(one) => String(one.seq)}
          onOpen={setOpen}
        />
      )}
      {list.hasNextPage && (
        <p>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            更早的记录
          </Button>
        </p>
      )}
      <Detail line={open} onClose={() => setOpen(null)} />
    </Page>
  )
}

type FilterProps = { filter: Record<string, string | undefined>; change: (name: string, value: string) => void }

function Filters({ filter, change }: FilterProps) {
  return (
    <div className="filters">
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        aria-label="动作"
        style={{ minWidth: 200 }}
        options={actions}
        value={filter.action ?? ''}
        onChange={(value) => change('action', value)}
      />
      <Select
        aria-label="结果"
        style={{ minWidth: 120 }}
        options={outcomes}
        value={filter.outcome ?? ''}
        onChange={(value) => change('outcome', value)}
      />
      <Input.Search
        allowClear
        aria-label="操作人"
        placeholder="操作人姓名"
        defaultValue={filter.actor}
        onSearch={(value) => change('actor', value.trim())}
      />
      <DayInput label="从" value={filter.from} onChange={(value) => change('from', value)} />
      <DayInput label="到" value={filter.to} onChange={(value) => change('to', value)} />
    </div>
  )
}

type DayProps = { label: string; value: string | undefined; onChange: (value: string) => void }

function DayInput({ label, value = '', onChange }: DayProps) {
  return (
    <Input
      type="date"
      addonBefore={label}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

/** Words for what an entry keeps beside its act; what has none stands as it is kept. */
const detailTitles: Record<string, string> = { people: '人数', style: '样式', format: '格式', reason: '用途或理由' }

function Detail({ line, onClose }: { line: AuditLine | null; onClose: () => void }) {
  const facts = line && [
    ['序号', String(line.seq)],
    ['时间', tableTime(line.at)],
    ['操作人', line.actorName],
    ['当时的角色', roleNames(line) || '无'],
    ['动作', `${line.title}（${line.action}）`],
    ['结果', line.outcome === 'done' ? '办成' : '被拒'],
    ['对象', `${line.subjectKind} ${line.subjectId}`],
    ['地址', placeOf(line)],
    ['请求编号', line.requestId],
    ['封记', line.isSealed ? '已入链' : '等待入链'],
    ...Object.entries(line.detail).map(([name, value]) => [
      detailTitles[name] ?? name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  ]
  return (
    <Drawer open={line !== null} onClose={onClose} size={520} title={line?.title}>
      <dl className="facts-list">
        {facts?.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Drawer>
  )
}
