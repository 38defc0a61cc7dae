import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { download, get } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { tableTime } from '../../../ui/format.ts'
import { Lamp } from '../../../ui/Lamp.tsx'
import { Empty, ErrorNote } from '../../../ui/Page.tsx'
import { type BackupRun, type RunPage, runKinds, runStates } from '../schema.ts'
import { byWhom, lastedText, runTone, sizeText } from './words.ts'

const kinds = [
  { value: '', label: '备份和演练' },
  ...Object.entries(runKinds).map(([value, label]) => ({ value, label })),
]
const states = [
  { value: '', label: '全部结果' },
  { value: 'done', label: runStates.done },
  { value: 'failed', label: runStates.failed },
]

const columns: DataColumn<BackupRun>[] = [
  { key: 'at', title: '开始时间', width: 160, draw: (one) => tableTime(one.beganAt) },
  { key: 'kind', title: '事项', width: 80, draw: (one) => runKinds[one.kind] },
  {
    key: 'state',
    title: '结果',
    width: 120,
    draw: (one) => <Lamp tone={runTone[one.state]} word={runStates[one.state]} />,
  },
  { key: 'lasted', title: '用时', width: 90, draw: lastedText },
  { key: 'size', title: '大小', width: 90, align: 'right', draw: (one) => sizeText(one.size) },
  { key: 'by', title: '办理人', width: 180, draw: byWhom },
  { key: 'push', title: '复制到别处', width: 120, draw: (one) => <Push run={one} /> },
  { key: 'note', title: '说明', width: 320, draw: (one) => <Note run={one} /> },
]

function Push({ run: { pushState } }: { run: BackupRun }) {
  if (pushState === null) return null
  return <Lamp tone={pushState === 'done' ? 'green' : 'red'} word={pushState === 'done' ? '已复制' : '没有复制成'} />
}

function Note({ run }: { run: BackupRun }) {
  if (run.kind === 'drill' && run.state === 'done') {
    return <Link to={`/backups/drills/${run.id}`}>逐表核对的结果，可以打印</Link>
  }
  return run.reason || run.pushNote || run.fileName
}

/** What is not written into the address. */
const USUAL: Record<string, number> = { page: 1, size: 20 }

/** Everything that was tried, the newest first. `since` changes when something has ended. */
export function RunTable({ since }: { since: string }) {
  const [address, setAddress] = useSearchParams()
  const filter = {
    kind: address.get('kind') ?? '',
    state: address.get('state') ?? '',
    page: Number(address.get('page') ?? 1),
    size: Number(address.get('size') ?? 20),
  }
  const change = (part: Partial<typeof filter>) => {
    const after = new URLSearchParams()
    for (const [name, value] of Object.entries({ ...filter, page: 1, ...part })) {
      const isUsual = value === '' || value === USUAL[name]
      if (!isUsual) after.set(name, String(value))
    }
    setAddress(after, { replace: true })
  }
  const list = useQuery({
    queryKey: ['backups', 'runs', filter, since],
    queryFn: () => get<RunPage>('/backups/runs', filter, { background: true }),
    placeholderData: keepPreviousData,
    // A list read a moment before the end still says that it is under way.
    staleTime: 0,
  })
  const sheet = useAct(() => download('/backups/runs.xlsx', { query: filter }))
  return (
    <>
      <div className="filters">
        <Select aria-label="事项" options={kinds} value={filter.kind} onChange={(kind) => change({ kind })} />
        <Select aria-label="结果" options={states} value={filter.state} onChange={(state) => change({ state })} />
        <Button loading={sheet.isPending} onClick={() => sheet.mutate()}>
          导出Excel
        </Button>
      </div>
      {list.error && <ErrorNote error={list.error} onRetry={list.refetch} />}
      {list.data?.total === 0 ? (
        <Empty text="没有符合条件的记录。" />
      ) : (
        <DataTable
          caption="备份和演练的记录"
          columns={columns}
          rows={list.data?.rows ?? []}
          rowKey={(one) => one.id}
          isLoading={list.isPending}
          total={list.data?.total ?? 0}
          paging={{ page: filter.page, size: filter.size, onPage: (page, size) => change({ page, size }) }}
        />
      )}
    </>
  )
}
