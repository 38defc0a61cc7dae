import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type * as z from 'zod'
import { useAct } from '../../../ui/act.ts'
import { get, post } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import type { NewAccounts, PeopleWithoutAccount } from '../schema.ts'
import { type Slip, Slips } from './Slips.tsx'
import './accounts.css'

type Person = z.infer<typeof PeopleWithoutAccount>['people'][number]

const MOST = 200
const columns: DataColumn<Person>[] = [
  { key: 'name', title: '姓名', width: 200, draw: (one) => one.name },
  { key: 'section', title: '科室', width: 300, draw: (one) => one.sectionName ?? '未定科室' },
]

/** Accounts for everybody in the roster who has none, with a list of initial passwords to hand out. */
export default function BatchPage() {
  const [chosen, choose] = useState<string[]>([])
  const [slips, setSlips] = useState<Slip[] | null>(null)
  const people = useQuery({
    queryKey: ['accounts', 'people'],
    queryFn: async () => (await get<z.infer<typeof PeopleWithoutAccount>>('/accounts/people')).people,
  })
  const create = useAct(() => post<z.infer<typeof NewAccounts>>('/accounts/batch', { personIds: chosen }), {
    refreshes: [['accounts'], ['today']],
    fails: 'here',
  })
  const run = () => {
    const names = new Map(people.data?.map(({ id, name }) => [id, name]))
    create.mutate(undefined, {
      onSuccess: ({ accounts }) =>
        setSlips(accounts.map(({ personId, ...slip }) => ({ ...slip, name: names.get(personId) ?? '' }))),
    })
  }
  const isTooMany = chosen.length > MOST
  return (
    <Page
      title={slips ? '初始密码' : '为人员批量建账号'}
      breadcrumbs={[{ title: '账号管理', to: '/accounts' }]}
      note={slips ? undefined : '用户名取姓名的拼音，同音的加数字。建好后请安全管理员授权。'}
      actions={
        !slips && (
          <Button type="primary" disabled={chosen.length === 0 || isTooMany} loading={create.isPending} onClick={run}>
            {chosen.length ? `为${chosen.length}人建立账号` : '建立账号'}
          </Button>
        )
      }
    >
      {create.error && <ErrorNote error={create.error} />}
      {people.error && <ErrorNote error={people.error} onRetry={people.refetch} />}
      {people.isPending && <Loading what="人员" />}
      {isTooMany && <p>一次最多{MOST}人，请分几次办理。</p>}
      {slips && <Slips slips={slips} />}
      {!slips && people.data?.length === 0 && <Empty text="在职人员都有账号了。" />}
      {!slips && people.data && people.data.length > 0 && (
        <DataTable
          caption="尚无账号的人员"
          columns={columns}
          rows={people.data}
          rowKey={(one) => one.id}
          total={people.data.length}
          unit="人没有账号"
          selection={{ keys: chosen, onChange: choose, nameOf: (one) => one.name }}
        />
      )}
    </Page>
  )
}
