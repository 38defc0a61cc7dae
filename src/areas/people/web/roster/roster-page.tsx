import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useCallback, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { download } from '../../../../ui/api.ts'
import { LinkButton } from '../../../../ui/LinkButton.tsx'
import { useMe } from '../../../../ui/me.tsx'
import { ErrorNote, Page } from '../../../../ui/Page.tsx'
import type { PeopleQuery } from '../../list.ts'
import { readsOthers } from '../parts/reach.ts'
import { useWide } from '../parts/use-wide.ts'
import { usePeople } from '../queries.ts'
import { isNarrowed, readQuery, viewOf, withPart, withQuery } from './address.ts'
import { ColumnChoice } from './column-choice.tsx'
import { readColumns, writeColumns } from './columns.tsx'
import { BatchActs, ExcelExport } from './exports.tsx'
import { FilterBar } from './filter-bar.tsx'
import { PeopleList } from './people-list.tsx'
import { PeopleTable } from './people-table.tsx'
import { Preview } from './preview.tsx'
import { SavedViews } from './saved-views.tsx'
import '../people.css'

/** From this width on there is room for a table; from the next on for a person beside it. */
const TABLE_FROM = 760

/** 干部名册: filter, columns and the person shown beside all live in the address, so that a view can be sent. */
export default function RosterPage() {
  const me = useMe()
  const navigate = useNavigate()
  const [address, setAddress] = useSearchParams()
  const [chosen, setChosen] = useState<string[]>([])
  const isWide = useWide(TABLE_FROM)
  const query = readQuery(address)
  const columns = readColumns(address.get('columns'))
  const { data, error, isFetching, refetch } = usePeople(query)
  const rows = data?.rows ?? []
  const opened = rows.find((row) => row.id === address.get('open'))
  const change = useCallback(
    (part: Partial<PeopleQuery>) => setAddress((before) => withQuery(before, part), { replace: true }),
    [setAddress],
  )
  const show = (id: string) => setAddress((before) => withPart(before, 'open', id), { replace: true })
  const mayRead = readsOthers(me)
  const isEmpty = data !== undefined && data.total === 0
  return (
    <Page title="干部名册" actions={<RosterActs />}>
      <FilterBar query={query} change={change} clear={() => setAddress(new URLSearchParams())} />
      <div className="roster-bar">
        <span aria-live="polite">{data ? `共${data.total}人` : '正在查找'}</span>
        <SavedViews current={viewOf(address)} choose={(view) => setAddress(new URLSearchParams(view))} />
        {isWide && (
          <ColumnChoice
            shown={columns}
            choose={(names) =>
              setAddress((before) => withPart(before, 'columns', writeColumns(names)), { replace: true })
            }
          />
        )}
        {isWide && me.may('people.export') && rows.length > 0 && (
          <Button onClick={() => setChosen([...new Set([...chosen, ...rows.map((row) => row.id)])])}>选中本页</Button>
        )}
        {me.may('people.export') && <ExcelExport query={query} columns={columns} people={data?.total ?? 0} />}
      </div>
      {chosen.length > 0 && <BatchActs chosen={chosen} clear={() => setChosen([])} />}
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {isEmpty && <NobodyFound narrowed={isNarrowed(query)} clear={() => setAddress(new URLSearchParams())} />}
      {!isEmpty && !isWide && (
        <PeopleList rows={rows} total={data?.total ?? 0} query={query} mayRead={mayRead} change={change} />
      )}
      {!isEmpty && isWide && (
        <div className={opened ? 'roster roster-with-preview' : 'roster'}>
          <PeopleTable
            rows={rows}
            total={data?.total ?? 0}
            loading={isFetching && !data}
            query={query}
            columns={columns}
            open={opened?.id ?? ''}
            chosen={chosen}
            mayChoose={me.may('people.export')}
            change={change}
            choose={setChosen}
            show={show}
            enter={(id) => (mayRead ? navigate(`/people/${id}`) : show(id))}
          />
          {opened && <Preview row={opened} mayRead={mayRead} close={() => show('')} />}
        </div>
      )}
    </Page>
  )
}

function RosterActs() {
  const me = useMe()
  return (
    <>
      {me.may('people.edit') && (
        <LinkButton type="primary" to="/people/new">
          新建档案
        </LinkButton>
      )}
      {me.may('people.import') && <LinkButton to="/import">导入</LinkButton>}
    </>
  )
}

function NobodyFound({ narrowed, clear }: { narrowed: boolean; clear: () => void }) {
  const me = useMe()
  const { message } = App.useApp()
  const sheet = useMutation({
    mutationFn: () => download('/people/sample-sheet'),
    onError: (error) => message.error(error.message),
  })
  if (narrowed) {
    return (
      <div className="nothing">
        <p>没有符合条件的人。</p>
        <Button onClick={clear}>清除筛选</Button>
      </div>
    )
  }
  return (
    <div className="nothing">
      <p>名册还是空的。这里列出全单位的干部，来自任免审批表（lrmx）或者Excel名册。</p>
      {me.may('people.import') && (
        <div className="acts">
          <LinkButton type="primary" to="/import">
            导入任免审批表或名册
          </LinkButton>
          <Button loading={sheet.isPending} onClick={() => sheet.mutate()}>
            下载样表
          </Button>
        </div>
      )}
    </div>
  )
}
