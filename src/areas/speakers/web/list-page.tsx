import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { download } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { FilterBar, type FilterChoice } from '../../../ui/FilterBar.tsx'
import { tableDate } from '../../../ui/format.ts'
import { Lamp } from '../../../ui/Lamp.tsx'
import { LinkButton } from '../../../ui/LinkButton.tsx'
import { useMe } from '../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { SpeakerQuery, type SpeakerRow, sides, speakerStates } from '../schema.ts'
import { useSpeakers } from './queries.ts'
import { SpeakerForm } from './speaker-form.tsx'
import { CheckLamp } from './words.tsx'
import './speakers.css'

const columns: DataColumn<SpeakerRow>[] = [
  { key: 'name', title: '姓名', width: 110, canSort: true, draw: ({ name }) => name },
  { key: 'side', title: '来源', width: 80, draw: ({ side }) => sides[side] },
  { key: 'employer', title: '单位', width: 190, canSort: true, draw: ({ employer }) => employer || '—' },
  { key: 'standing', title: '职务职称', width: 150, draw: ({ standing }) => standing || '—' },
  { key: 'expertise', title: '专长', width: 170, draw: ({ expertise }) => expertise || '—' },
  { key: 'check', title: '政治把关', width: 130, draw: ({ checkedOn }) => <CheckLamp checkedOn={checkedOn} /> },
  {
    ...{ key: 'state', title: '状态', width: 120 },
    draw: ({ retiredOn }) => (
      <Lamp tone={retiredOn ? 'grey' : 'green'} word={retiredOn ? speakerStates.retired : speakerStates.active} />
    ),
  },
  { key: 'lessons', title: '讲课次数', width: 90, align: 'right', draw: ({ lessons }) => lessons },
  { key: 'lastOn', title: '最近讲课', width: 120, canSort: true, draw: ({ lastOn }) => tableDate(lastOn) || '—' },
  { key: 'topics', title: '可以讲的题目', width: 240, isExtra: true, draw: ({ topics }) => topics || '—' },
]

const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))

const choices: FilterChoice<SpeakerQuery>[] = [
  { name: 'side', label: '来源', all: '全部来源', options: optionsOf(sides) },
  { name: 'state', label: '状态', all: '全部状态', options: optionsOf(speakerStates) },
  { name: 'checked', label: '政治把关', all: '把关不限', options: optionsOf({ yes: '已把关', no: '没有登记把关' }) },
]

function readQuery(address: URLSearchParams): SpeakerQuery {
  const read = SpeakerQuery.safeParse(Object.fromEntries(address))
  return read.success ? read.data : {}
}

/** 师资库: who can be asked to teach, what they teach, and when they last did. */
export default function SpeakersPage() {
  const me = useMe()
  const navigate = useNavigate()
  const [isAdding, setAdding] = useState(false)
  const [address, setAddress] = useSearchParams()
  const query = readQuery(address)
  const { data, error, refetch } = useSpeakers(query)
  const sheet = useAct(() => download('/speakers/export', { query }))
  const ask = (change: Partial<SpeakerQuery>) => {
    const next = { ...query, page: undefined, ...change }
    const set = Object.entries(next).filter(([, value]) => value !== undefined && value !== '')
    setAddress(new URLSearchParams(set.map(([name, value]) => [name, String(value)])), { replace: true })
  }
  const isFiltered = Boolean(query.search || query.side || query.state || query.checked)
  const add = me.may('speakers.manage') && (
    <Button type="primary" onClick={() => setAdding(true)}>
      登记师资
    </Button>
  )
  return (
    <Page
      title="师资库"
      note="可以请来讲课的人。讲过什么、多少人听，从培训登记里来，不用另填。"
      actions={
        <>
          {add}
          {data?.unnamed ? (
            <LinkButton to="/training/speakers/unnamed">{`没有对应的主讲人（${data.unnamed}）`}</LinkButton>
          ) : null}
          <Button loading={sheet.isPending} onClick={() => sheet.mutate()}>
            导出表格
          </Button>
        </>
      }
    >
      <FilterBar
        query={query}
        ask={ask}
        choices={choices}
        search={{ label: '查找师资', placeholder: '姓名、单位、专长、题目' }}
      />
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="师资库" />}
      {data?.total === 0 && (
        <Empty
          text={isFiltered ? '没有符合条件的人。' : '师资库还是空的。登记一位，登记培训时就可以直接点选。'}
          action={isFiltered ? <Button onClick={() => setAddress({})}>清除条件</Button> : add}
        />
      )}
      {data && data.total > 0 && (
        <DataTable
          caption="师资库"
          columns={columns}
          rows={data.rows}
          rowKey={({ id }) => id}
          total={data.total}
          unit="人"
          storageKey="speakers"
          paging={{ page: query.page ?? 1, size: query.size ?? 50, onPage: (page, size) => ask({ page, size }) }}
          sort={{ by: query.sort ?? 'name', order: query.order ?? 'asc' }}
          onSort={({ by, order }) => ask({ sort: by as NonNullable<SpeakerQuery['sort']>, order })}
          onOpen={({ id }) => navigate(`/training/speakers/${id}`)}
        />
      )}
      {isAdding && <SpeakerForm close={() => setAdding(false)} />}
    </Page>
  )
}
