import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'

/**
 * An act on the server: says when it is done, refreshes what it changed, and tells why when it was refused.
 * `fails` is `'here'` where the page shows the refusal itself.
 */
export function useAct<Given = void, Got = unknown>(
  run: (given: Given) => Promise<Got>,
  { done, refreshes = [], fails }: { done?: string; refreshes?: readonly (readonly string[])[]; fails?: 'here' } = {},
) {
  const { message, modal } = App.useApp()
  const queries = useQueryClient()
  return useMutation<Got, Error, Given>({
    mutationFn: run,
    onSuccess: async () => {
      if (done) message.success(done)
      await Promise.all(refreshes.map((queryKey) => queries.invalidateQueries({ queryKey })))
    },
    onError: (error) => {
      if (fails !== 'here') modal.error({ title: '没有办理', content: error.message, okText: '知道了' })
    },
  })
}
