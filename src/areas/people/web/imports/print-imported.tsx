import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { download } from '../../../../ui/api.ts'
import type { ImportItem } from '../../views.ts'
import { useReason } from '../ask-reason.tsx'

/** One archive takes this many people. */
const MOST = 300

/** The forms of everybody this import wrote. */
export function PrintImported({ items }: { items: readonly ImportItem[] }) {
  const { message } = App.useApp()
  const askReason = useReason()
  const ids = [...new Set(items.flatMap((item) => item.personId ?? []))]
  const print = useMutation({
    mutationFn: async () => {
      const some = ids.slice(0, MOST)
      const reason = await askReason(some.length)
      if (reason === null) return
      await download('/people/appointment-forms', { method: 'POST', body: { ids: some, format: 'docx', reason } })
    },
    onError: (error) => message.error(error.message),
  })
  if (ids.length === 0) return null
  return (
    <Button type="primary" loading={print.isPending} onClick={() => print.mutate()}>
      打印任免审批表（{ids.length > MOST ? `前${MOST}人` : `${ids.length}人`}）
    </Button>
  )
}
