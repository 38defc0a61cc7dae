import { DownOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Dropdown } from 'antd'
import { download } from '../../../../ui/api.ts'
import type { PeopleQuery } from '../../list.ts'
import { type ColumnName, sheetColumns } from './columns.tsx'

type ListProps = { query: PeopleQuery; columns: readonly ColumnName[]; isEmpty: boolean }

/** Excel of everyone the filter shows, all pages: as seen, or in one of the two customary sheets. */
export function ExcelExport({ query, columns, isEmpty }: ListProps) {
  const { message } = App.useApp()
  const { page: _page, size: _size, ...filter } = query
  const save = useMutation({
    mutationFn: (sheet: { style: 'organisation' | 'plain'; columns?: string }) =>
      download('/people/export', { query: { ...filter, ...sheet } }),
    onError: (error) => message.error(error.message),
  })
  return (
    <Dropdown
      trigger={['click']}
      disabled={isEmpty}
      menu={{
        items: [
          {
            key: 'seen',
            label: '照现在看到的列',
            onClick: () => save.mutate({ style: 'plain', columns: sheetColumns(columns) }),
          },
          { key: 'plain', label: '普通样式', onClick: () => save.mutate({ style: 'plain' }) },
          { key: 'organisation', label: '组织部样式', onClick: () => save.mutate({ style: 'organisation' }) },
        ],
      }}
    >
      <Button loading={save.isPending} icon={<DownOutlined />} iconPlacement="end">
        导出Excel
      </Button>
    </Dropdown>
  )
}

type BatchProps = { chosen: readonly string[]; clear: () => void }

/** What can be done with the people ticked. */
export function BatchActs({ chosen, clear }: BatchProps) {
  const { message } = App.useApp()
  const save = useMutation({
    mutationFn: (format: 'docx' | 'lrmx') =>
      download('/people/appointment-forms', { method: 'POST', body: { ids: chosen, format } }),
    onError: (error) => message.error(error.message),
  })
  return (
    <div className="batch" role="status">
      <span>已选{chosen.length}人</span>
      <Button type="primary" loading={save.isPending} onClick={() => save.mutate('docx')}>
        批量导出任免审批表
      </Button>
      <Button disabled={save.isPending} onClick={() => save.mutate('lrmx')}>
        批量导出lrmx
      </Button>
      <Button type="text" onClick={clear}>
        取消选择
      </Button>
    </div>
  )
}
