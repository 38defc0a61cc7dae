import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useAct } from '../../../../ui/act.ts'
import { download } from '../../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../../ui/DataTable.tsx'
import { FilterBar } from '../../../../ui/FilterBar.tsx'
import { tableTime } from '../../../../ui/format.ts'
import { useMe } from '../../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../../ui/Page.tsx'
import { type MeetingLine, MeetingsQuery } from '../../schema/meetings.ts'
import { meetingStates } from '../../schema/words.ts'
import { MeetingForm } from './meeting-form.tsx'
import { OwnMeetings } from './own-meetings.tsx'
import { StateLamp } from './parts.tsx'
import { useMeetings } from './queries.ts'
import './meetings.css'

const columns: DataColumn<MeetingLine>[] = [
  { key: 'title', title: '会议', width: 200, draw: ({ title }) => title },
  { key: 'plannedAt', title: '时间', width: 150, draw: ({ plannedAt }) => tableTime(plannedAt) },
  { key: 'place', title: '地点', width: 150, draw: ({ place }) => place },
  { key: 'state', title: '状态', width: 110, draw: ({ state }) => <StateLamp state={state} /> },
  { key: 'items', title: '议程', width: 80, align: 'right', draw: ({ items }) => `${items}项` },
  {
    key: 'replies',
    title: '答复',
    width: 220,
    draw: ({ members, attending, onLeave, state }) =>
      state === 'planned' ? `应到${members}人` : `应到${members}人，参加${attending}，请假${onLeave}`,
  },
  {
    key: 'passed',
    title: '通过',
    width: 80,
    align: 'right',
    draw: ({ state, passed }) => (state === 'closed' || state === 'locked' ? `${passed}项` : ''),
  },
]

const defaults = MeetingsQuery.parse({})
const stateChoices = Object.entries(meetingStates).map(([value, label]) => ({ value, label }))

function readQuery(address: URLSearchParams): MeetingsQuery {
  const read = MeetingsQuery.safeParse(Object.fromEntries(address))
  return read.success ? read.data : defaults
}

/** 会议: one's own next meeting on top, then all of them, the newest first. */
export default function MeetingsPage() {
  const me = useMe()
  const navigate = useNavigate()
  const [address, setAddress] = useSearchParams()
  const [isPlanning, setPlanning] = useState(false)
  const query = readQuery(address)
  const { data, error, refetch } = useMeetings(query)
  const { page: _page, size: _size, ...filter } = query
  const sheet = useAct(() => download('/meetings/export.xlsx', { query: filter }))
  const ask = (change: Partial<MeetingsQuery>) => {
    const next = { ...query, page: 1, ...change }
    const set = Object.entries(next).filter(([name, value]) => value !== defaults[name as keyof MeetingsQuery])
    setAddress(new URLSearchParams(set.map(([name, value]) => [name, String(value)])), { replace: true })
  }
  const mayPlan = me.may('decisions.prepare')
  const isFiltered = query.search !== '' || query.year !== '' || query.state !== ''
  const plan = mayPlan && (
    <Button type="primary" onClick={() => setPlanning(true)}>
      安排会议
    </Button>
  )
  return (
    <Page
      title="会议"
      note="党组会议的安排、通知、议程和记录"
      actions={
        <>
          {plan}
          <Button loading={sheet.isPending} onClick={() => sheet.mutate()}>
            导出表格
          </Button>
        </>
      }
    >
      <OwnMeetings />
      <Filter query={query} years={data?.years ?? []} ask={ask} />
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="会议" />}
      {data?.rows.length === 0 && !isFiltered && (
        <Empty text="还没有会议。安排好时间后，再把议题列入议程、发出通知。" action={plan} />
      )}
      {data && (data.rows.length > 0 || isFiltered) && (
        <DataTable
          caption="会议"
          columns={columns}
          rows={data.rows}
          rowKey={({ id }) => id}
          total={data.total}
          unit="次"
          paging={{ page: query.page, size: query.size, onPage: (page, size) => ask({ page, size }) }}
          onOpen={({ id }) => navigate(`/meetings/${id}`)}
        />
      )}
      {isPlanning && <MeetingForm meeting={null} close={() => setPlanning(false)} />}
    </Page>
  )
}

type FilterProps = { query: MeetingsQuery; years: number[]; ask: (change: Partial<MeetingsQuery>) => void }

function Filter({ query, years, ask }: FilterProps) {
  return (
    <FilterBar
      query={query}
      ask={ask}
      choices={[
        {
          ...{ name: 'year', label: '年度', all: '全部年度' },
          options: years.map((year) => ({ value: year, label: `${year}年` })),
        },
        { name: 'state', label: '状态', all: '全部状态', options: stateChoices },
      ]}
      search={{ label: '查找会议', placeholder: '会议、议题或地点' }}
    />
  )
}
