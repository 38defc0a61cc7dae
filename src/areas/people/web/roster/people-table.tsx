import { Table } from 'antd'
import type { KeyboardEvent } from 'react'
import type { PeopleQuery, PersonRow } from '../../list.ts'
import { type ColumnName, rosterColumns, tableColumns } from './columns.tsx'

type Props = {
  rows: PersonRow[]
  total: number
  loading: boolean
  query: PeopleQuery
  columns: readonly ColumnName[]
  open: string
  chosen: readonly string[]
  mayChoose: boolean
  change: (part: Partial<PeopleQuery>) => void
  choose: (ids: string[]) => void
  /** shows a person beside the list */
  show: (id: string) => void
  /** goes to the dossier */
  enter: (id: string) => void
}

/** The roster as a table: up and down move, Enter opens the dossier, a click shows the person beside the list. */
export function PeopleTable({ rows, total, loading, query, columns, open, chosen, mayChoose, ...acts }: Props) {
  const width = columns.reduce((sum, name) => sum + rosterColumns[name].width, mayChoose ? 44 : 0)
  const move = (event: KeyboardEvent<HTMLElement>, row: PersonRow) => {
    if (event.target !== event.currentTarget) return
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
    const step = steps[event.key]
    if (event.key === 'Enter') acts.enter(row.id)
    if (event.key === ' ') acts.show(row.id)
    if (!step && event.key !== ' ') return
    event.preventDefault()
    const next = rows[rows.indexOf(row) + (step ?? 0)]
    if (!step || !next) return
    const body = event.currentTarget.parentElement
    body?.querySelector<HTMLElement>(`[data-row-key="${next.id}"]`)?.focus()
    if (open) acts.show(next.id)
  }
  return (
    <Table<PersonRow>
      className="roster-table"
      rowKey="id"
      size="small"
      sticky={{ offsetHeader: 52 }}
      loading={loading}
      columns={tableColumns(columns, query)}
      dataSource={rows}
      scroll={{ x: width }}
      rowClassName={(row) => (row.id === open ? 'row-open' : '')}
      rowSelection={
        mayChoose
          ? {
              selectedRowKeys: [...chosen],
              preserveSelectedRowKeys: true,
              columnWidth: 44,
              onChange: (ids) => acts.choose(ids.map(String)),
              getCheckboxProps: (row) => ({ 'aria-label': `选择${row.name}` }) as object,
              // The table repeats its titles in a hidden row; a checkbox there would be reachable by keyboard.
              hideSelectAll: true,
            }
          : undefined
      }
      onRow={(row) => ({
        tabIndex: 0,
        'aria-label': `${row.name}，回车打开档案`,
        onClick: () => acts.show(row.id),
        onDoubleClick: () => acts.enter(row.id),
        onKeyDown: (event) => move(event, row),
      })}
      pagination={{
        current: query.page,
        pageSize: query.size,
        total,
        showSizeChanger: true,
        pageSizeOptions: [20, 50, 100, 200],
        showTotal: (count) => `共${count}人`,
      }}
      onChange={(pagination, _filters, sorter, { action }) => {
        if (action === 'paginate') {
          const { current = 1, pageSize = query.size } = pagination
          return acts.change({ page: pageSize === query.size ? current : 1, size: pageSize })
        }
        const one = Array.isArray(sorter) ? sorter[0] : sorter
        const column = columns.find((name) => name === one?.columnKey)
        acts.change(one?.order && column ? orderBy(column, one.order) : { sort: 'pinyin', order: 'asc' })
      }}
    />
  )
}

function orderBy(name: ColumnName, order: 'ascend' | 'descend'): Partial<PeopleQuery> {
  const column: { title: string; sort?: PeopleQuery['sort'] } = rosterColumns[name]
  return { sort: column.sort ?? 'pinyin', order: order === 'ascend' ? 'asc' : 'desc' }
}
