import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { Lamp } from '../../../ui/Lamp.tsx'
import { useMe } from '../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { organisationKinds } from '../schema.ts'
import type { OrganisationView } from '../views.ts'
import { OrganisationForm } from './organisation-form.tsx'
import { useOrganisations } from './queries.ts'

const columns: DataColumn<OrganisationView>[] = [
  { key: 'name', title: '党组织', width: 270, draw: ({ name }) => name },
  { key: 'kind', title: '类别', width: 100, draw: ({ kind }) => organisationKinds[kind] },
  { key: 'secretary', title: '书记、组长', width: 100, draw: (row) => row.secretaryName || '没有登记' },
  { key: 'members', title: '党员', width: 60, align: 'right', draw: ({ members }) => members || '—' },
  { key: 'formal', title: '正式', width: 60, align: 'right', draw: ({ formalMembers }) => formalMembers || '—' },
  { key: 'parent', title: '上级党组织', width: 200, draw: ({ parentName }) => parentName || '—' },
  {
    key: 'standing',
    title: '设置和换届',
    width: 300,
    draw: ({ standing, dissolvedOn }) =>
      dissolvedOn ? (
        `${dissolvedOn}撤销`
      ) : standing ? (
        <>
          <Lamp
            tone={standing.verdict === 'broken' ? 'red' : standing.isPressing ? 'amber' : 'green'}
            word={standing.verdict === 'broken' ? '需要核对' : standing.isPressing ? '快到期' : '正常'}
          />{' '}
          {standing.because}
        </>
      ) : (
        '—'
      ),
  },
]

/** 党组织: the party group, the committee, branches and cells with who leads them. */
export default function OrganisationsPage() {
  const me = useMe()
  const navigate = useNavigate()
  const [isAdding, setAdding] = useState(false)
  const { data, error, refetch } = useOrganisations()
  const add = me.may('party-life.manage') && (
    <Button type="primary" onClick={() => setAdding(true)}>
      建立党组织
    </Button>
  )
  return (
    <Page title="党组织" note="党员编在哪个支部、谁担任书记和委员，按日期登记；应到会的人由此算出。" actions={add}>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="党组织" />}
      {data?.length === 0 && (
        <Empty text="这里没有您的党组织。党员编入支部以后可以看到本支部；由党务干部登记。" action={add} />
      )}
      {data && data.length > 0 && (
        <DataTable
          caption="党组织"
          columns={columns}
          rows={data}
          rowKey={({ id }) => id}
          total={data.length}
          unit="个"
          onOpen={({ id }) => navigate(`/party-life/organisations/${id}`)}
        />
      )}
      {isAdding && <OrganisationForm organisation={null} all={data ?? []} close={() => setAdding(false)} />}
    </Page>
  )
}
