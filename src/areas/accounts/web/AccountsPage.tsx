import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type * as z from 'zod'
import { useAct } from '../../../ui/act.ts'
import { get, post } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { tableTime } from '../../../ui/format.ts'
import { Lamp, type LampTone } from '../../../ui/Lamp.tsx'
import { useMe } from '../../../ui/me.tsx'
import { Empty, ErrorNote, Page } from '../../../ui/Page.tsx'
import { type Account, type AccountPage, accountStates } from '../schema.ts'
import { AccountDrawer } from './AccountDrawer.tsx'
import { NewAccountDrawer } from './NewAccount.tsx'
import { UnusedDays } from './UnusedDays.tsx'
import './accounts.css'

const lamps: Record<Account['state'], LampTone> = {
  'in-use': 'green',
  initial: 'amber',
  locked: 'red',
  disabled: 'grey',
}

const states = [
  { value: '', label: '全部状态' },
  ...Object.entries(accountStates).map(([value, label]) => ({ value, label })),
  { value: 'unused', label: '长期没有使用，自动停用' },
  { value: 'no-role', label: '没有角色' },
]

const columns: DataColumn<Account>[] = [
  { key: 'name', title: '姓名', width: 150, draw: (one) => one.name },
  { key: 'username', title: '用户名', width: 130, draw: (one) => one.username },
  {
    key: 'state',
    title: '状态',
    width: 160,
    draw: (one) => <Lamp tone={lamps[one.state]} word={one.isUnused ? '长期没有使用' : accountStates[one.state]} />,
  },
  {
    key: 'roles',
    title: '角色',
    width: 320,
    draw: ({ grants }) =>
      grants.map((grant) => grant.title + (grant.sectionName ? `（${grant.sectionName}）` : '')).join('、') ||
      '没有角色',
  },
  { key: 'code', title: '动态验证码', width: 110, draw: (one) => (one.twoFactorEnabled ? '已绑定' : '未绑定') },
  { key: 'last', title: '上次登录', width: 160, draw: (one) => tableTime(one.lastSignInAt) || '从未登录' },
]

/** 账号管理: one administrator makes accounts here, another gives them roles. */
export default function AccountsPage() {
  const me = useMe()
  const [isNew, setNew] = useState(false)
  const { filter, open: openId, change, clear } = useFilter()
  const list = useQuery({
    queryKey: ['accounts', filter],
    queryFn: () => get<z.infer<typeof AccountPage>>('/accounts', filter),
    placeholderData: keepPreviousData,
  })
  const rows = list.data?.accounts ?? []
  const open = rows.find((row) => row.id === openId)
  return (
    <Page title="账号管理" note={<UnusedDays />} actions={<Acts onNew={() => setNew(true)} />}>
      <div className="filters">
        <Input.Search
          allowClear
          placeholder="姓名或用户名"
          aria-label="姓名或用户名"
          defaultValue={filter.search}
          onSearch={(search) => change({ search: search.trim() })}
        />
        <Select
          aria-label="状态"
          options={states}
          value={filter.state}
          onChange={(state) => change({ state })}
          style={{ minWidth: 170 }}
        />
        {me.may('accounts.grant') && filter.state === 'no-role' && <CadreForAll accounts={rows} />}
      </div>
      {list.error && <ErrorNote error={list.error} onRetry={list.refetch} />}
      {list.data?.total === 0 ? (
        <Empty text="没有符合条件的账号。" action={<Button onClick={clear}>清除筛选</Button>} />
      ) : (
        <DataTable
          caption="账号清单"
          storageKey="accounts"
          unit="个账号"
          columns={columns}
          rows={rows}
          rowKey={(one) => one.id}
          isLoading={list.isPending}
          total={list.data?.total ?? 0}
          paging={{ page: filter.page, size: filter.size, onPage: (page, size) => change({ page, size }) }}
          onOpen={(one) => change({ open: one.id, page: filter.page })}
        />
      )}
      <AccountDrawer account={open} onClose={() => change({ open: '', page: filter.page })} />
      <NewAccountDrawer isOpen={isNew} onClose={() => setNew(false)} />
    </Page>
  )
}

/** The filter lives in the address, so that a view can be sent. */
function useFilter() {
  const [address, setAddress] = useSearchParams()
  const filter = {
    search: address.get('search') ?? '',
    state: address.get('state') ?? '',
    page: Number(address.get('page') ?? 1),
    size: Number(address.get('size') ?? 50),
  }
  const change = (part: Record<string, string | number>) =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before)
        for (const [name, value] of Object.entries({ page: 1, ...part })) after.set(name, String(value))
        for (const [name, value] of [...after])
          if (value === '' || (name === 'page' && value === '1')) after.delete(name)
        return after
      },
      { replace: true },
    )
  return { filter, open: address.get('open'), change, clear: () => setAddress(new URLSearchParams()) }
}

function Acts({ onNew }: { onNew: () => void }) {
  const me = useMe()
  const navigate = useNavigate()
  if (!me.may('accounts.manage')) return null
  return (
    <>
      <Button type="primary" onClick={() => navigate('/accounts/batch')}>
        为人员批量建账号
      </Button>
      <Button onClick={onNew}>建立账号</Button>
    </>
  )
}

/** Most accounts belong to ordinary staff; their role is given in one act. */
function CadreForAll({ accounts }: { accounts: Account[] }) {
  const fit = accounts.filter((one) => one.duty === null || one.duty === 'business')
  const accountIds = fit.map((one) => one.id)
  const grant = useAct(() => post('/grants/batch', { accountIds, role: 'cadre' }), {
    done: '已授予',
    refreshes: [['accounts'], ['today']],
  })
  if (!fit.length) return null
  return (
    <Button loading={grant.isPending} onClick={() => grant.mutate()}>
      {`本页${fit.length}个账号都授予“干部职工”`}
    </Button>
  )
}
