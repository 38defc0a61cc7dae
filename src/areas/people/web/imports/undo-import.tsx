import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { post } from '../../../../ui/api.ts'
import { keys } from '../queries.ts'

/** 撤销整批, after saying what that does. */
export function UndoImport({ id }: { id: string }) {
  const { message, modal } = App.useApp()
  const client = useQueryClient()
  const undo = useMutation({
    mutationFn: () => post<{ removed: number; restored: number }>(`/imports/${id}/undo`),
    onSuccess: ({ removed, restored }) => {
      message.success(`已撤销：删除${removed}人新建的档案，恢复${restored}人原来的档案。`)
      client.removeQueries({ queryKey: ['dossier'] })
      client.invalidateQueries({ queryKey: keys.people })
      return client.invalidateQueries({ queryKey: keys.imports })
    },
    onError: (error) => message.error(error.message, 8),
  })
  const ask = () =>
    modal.confirm({
      title: '撤销整批导入',
      content: '这次导入新建的档案将删除，更新过的档案恢复到导入之前。导入之后又有改动的，系统不会撤销，会告诉您是谁。',
      okText: '撤销整批',
      cancelText: '返回',
      onOk: () => undo.mutateAsync().catch(() => undefined),
    })
  return (
    <Button loading={undo.isPending} onClick={ask}>
      撤销整批
    </Button>
  )
}
