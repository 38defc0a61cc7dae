import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { useAct } from '../../../../ui/act.ts'
import { get, post } from '../../../../ui/api.ts'
import { useMe } from '../../../../ui/me.tsx'

type Problem = { id: string; number: string; state: string }

/** The problems this finding has become; one press makes it one. */
export function FindingProblems({ findingKey }: { findingKey: string }) {
  const me = useMe()
  const { data } = useQuery({
    queryKey: ['problems', 'finding', findingKey],
    queryFn: () => get<{ problems: Problem[] }>('/checkup/finding-problems', { key: findingKey }),
    retry: false,
  })
  const raise = useAct(() => post<Problem>('/checkup/finding-problems', { key: findingKey }), {
    done: '已登记为问题，请定责任科室和责任人。',
    refreshes: [['problems']],
  })
  if (!data) return null
  const isAlive = data.problems.some(({ state }) => state !== '已销号' && state !== '已撤回')
  return (
    <section className="finding-part no-print">
      <h3>整改</h3>
      {data.problems.map(({ id, number, state }) => (
        <p key={id}>
          {me.may('rectification.confined') ? <Link to={`/problems/${id}`}>{`问题${number}`}</Link> : `问题${number}`}
          {`，${state}`}
        </p>
      ))}
      {!isAlive && (
        <Button loading={raise.isPending} onClick={() => raise.mutate()}>
          登记为问题
        </Button>
      )}
    </section>
  )
}
