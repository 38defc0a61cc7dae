import { DownOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Dropdown } from 'antd'
import { download } from '../../../../ui/api.ts'
import type { PeopleQuery } from '../../list.ts'
import { useReason } from '../ask-reason.tsx'
import { type ColumnName, sheetColumns } from './columns.tsx'

type ListProps = { query: PeopleQuery; columns: readonly ColumnName[]; people: number }

/** Excel of everyone the filter shows, all pages: as seen, or in one of the two customary sheets. */
export function ExcelExport({ query, columns, people }: ListProps) {
  const { message } = App.useApp()
  const askReason = useReason()
  const { page: _page, size: _size, ...filter } = query
  const save = useMutation({
    mutationFn: async (sheet: { style: 'organisation' | 'plain'; columns?: string }) => {
      const reason = await askReason(people)
      if (reason !== null) await download('/people/export', { query: { ...filter, ...sheet, reason } })
    },
    onError: (error) => message.error(error.message),
  })
  return (
    <Dropdown
      trigger={['click']}
      disabled={people === 0}
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
  const askReason = useReason()
  const save = useMutation({
    mutationFn: async (format: 'docx' | 'lrmx') => {
      const reason = await askReason(chosen.length)
      if (reason === null) return
      await download('/people/appointment-forms', { method: 'POST', body: { ids: chosen, format, reason } })
    },
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
