import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { get, post } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { tableDate, today } from '../../../ui/format.ts'
import { useMe } from '../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { type Interest, type InterestList, interestKinds, standings } from '../schema.ts'
import { InterestForm } from './interest-form.tsx'

const what = ({ kind, sharePercent }: Interest) =>
  sharePercent === null ? interestKinds[kind] : `${interestKinds[kind]}${sharePercent}%`

const columns: DataColumn<Interest>[] = [
  { key: 'person', title: '干部', width: 100, draw: ({ personName }) => personName },
  { key: 'relative', title: '亲属', width: 140, draw: (row) => `${row.relation} ${row.relativeName}` },
  { key: 'organisation', title: '单位', width: 260, draw: ({ organisation }) => organisation },
  { key: 'kind', title: '情况', width: 150, draw: what },
  { key: 'line', title: '行业', width: 120, draw: ({ line }) => line || '—' },
  { key: 'from', title: '起止', width: 190, draw: (row) => `${tableDate(row.validFrom)} 至 ${row.validUntil ?? '今'}` },
  { key: 'standing', title: '核实', width: 90, draw: ({ standing }) => standings[standing] },
  { key: 'source', title: '来源', width: 150, draw: ({ source }) => source },
]

/** 亲属从业: the register for the inspector, one's own declaration for everybody. */
export default function InterestsPage() {
  const me = useMe()
  const [address, setAddress] = useSearchParams()
  const [edited, setEdited] = useState<Interest | 'new' | null>(null)
  const search = address.get('search') ?? ''
  const query = useQuery({
    queryKey: ['interests', search],
    queryFn: () => get<InterestList>('/interests', { search: search || undefined }),
  })
  const manages = me.may('interests.manage')
  const rows = query.data?.rows ?? []
  return (
    <Page
      title="亲属从业"
      note="配偶、子女及其配偶等亲属经商办企业、持股、任职的情况。会议议题涉及这些单位时，系统提示回避。"
      actions={
        <Button type="primary" onClick={() => setEdited('new')}>
          登记
        </Button>
      }
    >
      {query.data && <OwnYear list={query.data} personId={me.personId ?? null} />}
      {manages && (
        <Input.Search
          allowClear
          aria-label="按姓名或者单位查找"
          placeholder="姓名、亲属、单位或者信用代码"
          defaultValue={search}
          onSearch={(typed) => setAddress(typed ? { search: typed } : {}, { replace: true })}
          style={{ maxWidth: 360, marginBottom: 12 }}
        />
      )}
      {query.error && <ErrorNote error={query.error} onRetry={query.refetch} />}
      {query.isPending && <Loading what="亲属从业情况" />}
      {query.data && rows.length === 0 && (
        <Empty
          text={search ? '没有找到。' : '还没有登记。有亲属经商办企业、持股或者在本行业任职的，请登记。'}
          action={!search && <Button onClick={() => setEdited('new')}>登记一条</Button>}
        />
      )}
      {rows.length > 0 && (
        <DataTable
          caption="亲属从业情况"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          total={rows.length}
          onOpen={(row) => setEdited(row)}
        />
      )}
      {edited && (
        <InterestForm
          interest={edited === 'new' ? null : edited}
          manages={manages}
          ownId={me.personId ?? null}
          close={() => setEdited(null)}
        />
      )}
    </Page>
  )
}

/** The year's declaration of oneself: one click, with what it says in words. */
function OwnYear({ list, personId }: { list: InterestList; personId: string | null }) {
  const confirm = useConfirm()
  const year = Number(today().slice(0, 4))
  const declare = useAct((isEmpty: boolean) => post('/interests/declarations', { year, isEmpty }), {
    done: '已填报。',
    refreshes: [['interests']],
  })
  if (!personId) return null
  const made = list.declared.find((one) => one.personId === personId)
  const own = list.rows.filter((row) => row.personId === personId && row.validUntil === null)
  const effect = own.length
    ? `以下${own.length}条就是全部情况，没有遗漏：${own.map((row) => row.organisation).join('、')}。`
    : '本人的亲属没有需要填报的经商办企业、持股、任职情况。'
  const ask = async () => {
    if (await confirm({ title: `确认${year}年填报完毕`, effect, act: '确认' })) declare.mutate(own.length === 0)
  }
  return (
    <p>
      {made ? `${year}年已于${made.declaredOn}填报${made.isEmpty ? '（没有）' : ''}。` : `${year}年还没有填报。`}{' '}
      <Button size="small" loading={declare.isPending} onClick={() => void ask()}>
        {made ? '重新确认' : '确认填报完毕'}
      </Button>
    </p>
  )
}
