import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useAct } from '../../../ui/act.ts'
import { get, post } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { Section } from '../../../ui/Page.tsx'
import type { Similar as Found, ItemView } from '../schema.ts'

/** Open items with texts alike; joining them is decided by hand. */
export function Similar({ item }: { item: ItemView }) {
  const confirm = useConfirm()
  const { data } = useQuery({
    queryKey: ['voices', 'similar', item.id],
    queryFn: async () => (await get<Found>(`/voices/${item.id}/similar`)).rows,
  })
  const merge = useAct((intoId: string) => post(`/voices/${item.id}/merge`, { intoId, revision: item.revision }), {
    done: '已归并。',
    refreshes: [['voices']],
  })
  if (!data?.length) return null
  return (
    <Section title="相近的条目">
      <ul>
        {data.map((one) => (
          <li key={one.id}>
            {`${one.number}（相近${one.percent}%）${one.text} `}
            <Button
              size="small"
              aria-label={`归并到${one.number}`}
              onClick={async () => {
                const effect = `本条的原文移到${one.number}，一并答复；本条不再单独办理。`
                if (await confirm({ title: `归并到${one.number}`, effect, act: '归并' })) merge.mutate(one.id)
              }}
            >
              归并到这一条
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
