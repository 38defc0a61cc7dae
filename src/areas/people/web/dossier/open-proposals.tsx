import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { post } from '../../../../ui/api.ts'
import { sentenceTime } from '../../../../ui/format.ts'
import { useMe } from '../../../../ui/me.tsx'
import type { ProposalView } from '../../views.ts'
import { OldNew } from '../parts/old-new.tsx'
import { keys } from '../queries.ts'

const states = { open: '待审核', accepted: '已采纳', refused: '未采纳', withdrawn: '已撤回' } as const

/** Refreshes everything a decided or withdrawn proposal touches. */
export function useRefresh() {
  const client = useQueryClient()
  return (personId: string) =>
    Promise.all([
      client.invalidateQueries({ queryKey: keys.proposals }),
      client.invalidateQueries({ queryKey: keys.dossier(personId) }),
      client.invalidateQueries({ queryKey: keys.people }),
    ])
}

/** One proposed field: old beside new, the reason given, and what may be done about it. */
export function ProposalItem({ proposal }: { proposal: ProposalView }) {
  const me = useMe()
  const isOwn = me.personId === proposal.personId
  return (
    <article className="proposal" aria-label={`更正：${proposal.title}`}>
      <h3>
        {proposal.title}
        <span className="quiet">{states[proposal.state]}</span>
      </h3>
      <OldNew before={proposal.before} after={proposal.after} />
      <p>
        依据：{proposal.reason}
        <span className="quiet">　{sentenceTime(proposal.proposedAt)}提出</span>
      </p>
      {proposal.answer && <p>答复：{proposal.answer}</p>}
      {proposal.state === 'open' && me.may('people.decide') && !isOwn && <Deciding proposal={proposal} />}
      {proposal.state === 'open' && isOwn && <Withdrawing proposal={proposal} />}
    </article>
  )
}

function Deciding({ proposal }: { proposal: ProposalView }) {
  const { message } = App.useApp()
  const refresh = useRefresh()
  const [refusing, setRefusing] = useState(false)
  const [answer, setAnswer] = useState('')
  const decide = useMutation({
    mutationFn: (accept: boolean) => post(`/proposals/${proposal.id}/decision`, { accept, answer }),
    onSuccess: (_, accept) => {
      message.success(accept ? `已采纳，“${proposal.title}”已改。` : '已答复本人，档案没有改动。')
      return refresh(proposal.personId)
    },
    onError: (error) => message.error(error.message),
  })
  if (!refusing) {
    return (
      <div className="acts">
        <Button type="primary" loading={decide.isPending} onClick={() => decide.mutate(true)}>
          采纳
        </Button>
        <Button disabled={decide.isPending} onClick={() => setRefusing(true)}>
          不采纳
        </Button>
      </div>
    )
  }
  return (
    <form
      className="refusing"
      onSubmit={(event) => {
        event.preventDefault()
        decide.mutate(false)
      }}
    >
      <label htmlFor={`answer-${proposal.id}`}>不采纳的理由（本人会看到）</label>
      <Input.TextArea
        id={`answer-${proposal.id}`}
        autoFocus
        maxLength={500}
        autoSize={{ minRows: 2 }}
        value={answer}
        onChange={(event) => setAnswer(event.target.value)}
      />
      <div className="acts">
        <Button type="primary" htmlType="submit" disabled={!answer.trim()} loading={decide.isPending}>
          答复不采纳
        </Button>
        <Button onClick={() => setRefusing(false)}>返回</Button>
      </div>
    </form>
  )
}

function Withdrawing({ proposal }: { proposal: ProposalView }) {
  const { message } = App.useApp()
  const refresh = useRefresh()
  const withdraw = useMutation({
    mutationFn: () => post(`/proposals/${proposal.id}/withdrawal`),
    onSuccess: () => refresh(proposal.personId),
    onError: (error) => message.error(error.message),
  })
  return (
    <div className="acts">
      <Button loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
        撤回
      </Button>
    </div>
  )
}
