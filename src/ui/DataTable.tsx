import { Button, Checkbox, type GetRef, Pagination, Popover, Table } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useNarrow } from './media.ts'
import { usePrinting } from './printing.ts'

export type DataColumn<Row> = {
  key: string
  title: string
  draw: (row: Row) => ReactNode
  /** in pixels */
  width: number
  align?: 'left' | 'right'
  canSort?: boolean
  /** hidden until chosen */
  isExtra?: boolean
  /** left out of the card on a phone */
  isTableOnly?: boolean
}

type Sort = { by: string; order: 'asc' | 'desc' }

type Props<Row> = {
  /** what the table holds, for readers */
  caption: string
  /** the first one stays in place and heads the card on a phone */
  columns: readonly DataColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  isLoading?: boolean
  /** counted in `unit`: 共1,204人 */
  total?: number
  unit?: string
  paging?: { page: number; size: number; onPage: (page: number, size: number) => void }
  sort?: Sort
  onSort?: (sort: Sort) => void
  selection?: { keys: string[]; onChange: (keys: string[]) => void; nameOf: (row: Row) => string }
  /** remembers the chosen columns under this name; without it there is no choice */
  storageKey?: string
  onOpen?: (row: Row) => void
}

/** Rows for work by eye and keyboard: up and down move, Enter opens. On a phone each row is a card. */
export function DataTable<Row extends object>(props: Props<Row>) {
  const { columns, storageKey, total, unit = '条', paging } = props
  const isNarrow = useNarrow()
  const [shown, choose] = useShown(columns, storageKey)
  const visible = columns.filter((column, index) => index === 0 || shown.includes(column.key))
  return (
    <div className="data">
      {(total !== undefined || storageKey) && (
        <div className="data-bar">
          {total !== undefined && <span aria-live="polite">{`共${total.toLocaleString('zh-CN')}${unit}`}</span>}
          {storageKey && !isNarrow && <ColumnChoice columns={columns.slice(1)} shown={shown} choose={choose} />}
        </div>
      )}
      {isNarrow ? <Cards {...props} columns={columns} /> : <Rows {...props} columns={visible} />}
      {paging && total !== undefined && total > paging.size && (
        <Pagination
          className="data-pages"
          current={paging.page}
          pageSize={paging.size}
          total={total}
          simple={isNarrow}
          showSizeChanger={!isNarrow}
          pageSizeOptions={[20, 50, 100, 200]}
          onChange={paging.onPage}
        />
      )}
    </div>
  )
}

function Rows<Row extends object>(props: Props<Row>) {
  const { caption, columns, rows, rowKey, isLoading = false, sort, onSort, selection, onOpen } = props
  const orders = { asc: 'ascend', desc: 'descend' } as const
  const table = useRef<GetRef<typeof Table>>(null)
  // On paper nothing scrolls: titles that stay in place are a second table there, with other widths.
  const isPrinting = usePrinting()
  const width = columns.reduce((sum, column) => sum + column.width, selection ? 44 : 0)
  // The table repeats its titles in a hidden row to measure widths; nothing in it may take the focus.
  useEffect(() => {
    const element = table.current?.nativeElement
    element?.querySelector('.ant-table-measure-row')?.setAttribute('inert', '')
    const body = element?.querySelector('.ant-table-body')
    // What must be scrolled can be reached by key.
    if (body && body.scrollWidth > body.clientWidth) body.setAttribute('tabindex', '0')
  })
  return (
    <Table<Row>
      ref={table}
      aria-label={caption}
      size="small"
      rowKey={rowKey}
      dataSource={[...rows]}
      loading={isLoading}
      sticky={!isPrinting && { offsetHeader: 52 }}
      scroll={isPrinting ? {} : { x: width }}
      tableLayout="fixed"
      pagination={false}
      columns={columns.map((column, index) => ({
        key: column.key,
        title: column.title,
        width: isPrinting ? `${(100 * column.width) / width}%` : column.width,
        align: column.align ?? 'left',
        fixed: index === 0 && !isPrinting ? ('left' as const) : undefined,
        sorter: column.canSort === true,
        sortDirections: ['ascend', 'descend', 'ascend'],
        sortOrder: sort?.by === column.key ? orders[sort.order] : null,
        render: (_: unknown, row: Row) => column.draw(row),
      }))}
      rowSelection={
        selection && {
          selectedRowKeys: selection.keys,
          preserveSelectedRowKeys: true,
          columnWidth: 44,
          onChange: (keys) => selection.onChange(keys.map(String)),
          getCheckboxProps: (row) => ({ 'aria-label': `选择${selection.nameOf(row)}` }) as object,
          getTitleCheckboxProps: () => ({ 'aria-label': '选择本页全部' }) as object,
        }
      }
      onRow={(row) => (onOpen ? openable(() => onOpen(row)) : {})}
      onChange={(_pages, _filters, sorter) => {
        const by = Array.isArray(sorter) ? undefined : sorter
        if (by?.columnKey) onSort?.({ by: String(by.columnKey), order: by.order === 'descend' ? 'desc' : 'asc' })
      }}
    />
  )
}

/** A row that opens by click and Enter and hands the focus to its neighbours. */
const openable = (open: () => void) => ({
  tabIndex: 0,
  className: 'row-opens',
  onClick: (event: { target: EventTarget }) => {
    if (!(event.target as Element).closest('button, a, input, label')) open()
  },
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) return
    const row = event.currentTarget
    const next = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling }[event.key]
    if (next instanceof HTMLElement) next.focus()
    if (event.key === 'Enter') open()
    if (event.key.startsWith('Arrow')) event.preventDefault()
  },
})

function Cards<Row extends object>({ caption, columns, rows, rowKey, selection, onOpen }: Props<Row>) {
  const [head, ...rest] = columns
  const toggle = (key: string, isOn: boolean) =>
    selection?.onChange(isOn ? [...selection.keys, key] : selection.keys.filter((other) => other !== key))
  return (
    <ul className="cards" aria-label={caption}>
      {rows.map((row) => {
        const key = rowKey(row)
        return (
          <li key={key} {...(onOpen ? openable(() => onOpen(row)) : {})}>
            <div className="card-head">
              {selection && (
                <Checkbox
                  checked={selection.keys.includes(key)}
                  aria-label={`选择${selection.nameOf(row)}`}
                  onChange={(event) => toggle(key, event.target.checked)}
                />
              )}
              <strong>{head?.draw(row)}</strong>
            </div>
            <dl>
              {rest
                .filter((column) => !column.isTableOnly && !column.isExtra)
                .map((column) => (
                  <div key={column.key}>
                    <dt>{column.title}</dt>
                    <dd>{column.draw(row)}</dd>
                  </div>
                ))}
            </dl>
          </li>
        )
      })}
    </ul>
  )
}

type Choice<Row> = { columns: readonly DataColumn<Row>[]; shown: string[]; choose: (keys: string[]) => void }

function ColumnChoice<Row>({ columns, shown, choose }: Choice<Row>) {
  const options = columns.map((column) => ({ value: column.key, label: column.title }))
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Checkbox.Group
          className="column-choices"
          options={options}
          value={shown}
          onChange={(keys) => choose(keys.map(String))}
        />
      }
    >
      <Button size="small" type="text">
        选择列
      </Button>
    </Popover>
  )
}

/** The chosen columns, remembered on this computer. */
function useShown<Row>(columns: readonly DataColumn<Row>[], storageKey?: string) {
  const place = storageKey && `touyan.columns.${storageKey}`
  const [shown, setShown] = useState<string[]>(() => {
    const kept = place ? localStorage.getItem(place) : null
    return kept?.split(',') ?? columns.filter((column) => !column.isExtra).map((column) => column.key)
  })
  const choose = (keys: string[]) => {
    if (place) localStorage.setItem(place, keys.join(','))
    setShown(keys)
  }
  return [shown, choose] as const
}
