import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { post } from '../../../../ui/api.ts'
import { useConfirm } from '../../../../ui/confirm.tsx'
import { useMe } from '../../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page, Section } from '../../../../ui/Page.tsx'
import type { ProposalView } from '../../views.ts'
import { ProposalItem, useRefresh } from '../dossier/open-proposals.tsx'
import { useProposals } from '../queries.ts'
import '../people.css'

const states = [
  { value: 'open', label: '待审核' },
  { value: 'accepted', label: '已采纳' },
  { value: 'refused', label: '未采纳' },
  { value: 'withdrawn', label: '已撤回' },
] as const

/** 更正审核: what people say is wrong in their own dossiers, person by person, oldest first. */
export default function ProposalsPage() {
  const [state, setState] = useState<ProposalView['state']>('open')
  const { data: proposals, error, refetch } = useProposals(state)
  const people = Map.groupBy(proposals?.toReversed() ?? [], (proposal) => proposal.personId)
  return (
    <Page title="更正审核" note="采纳后档案立即改动并留下记录；不采纳要写理由，本人会看到。">
      <div className="roster-bar">
        <Select
          aria-label="哪些更正"
          value={state}
          options={[...states]}
          onChange={setState}
          popupMatchSelectWidth={false}
        />
        {proposals && <span aria-live="polite">共{proposals.length}项</span>}
      </div>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !proposals && <Loading what="更正" />}
      {proposals?.length === 0 && (
        <Empty
          text={state === 'open' ? '没有待审核的更正。干部在“我的档案”里提出更正后，列在这里。' : '没有这样的更正。'}
        />
      )}
      {[...people].map(([personId, list]) => (
        <Person key={personId} list={list} />
      ))}
    </Page>
  )
}

function Person({ list }: { list: ProposalView[] }) {
  const me = useMe()
  const first = list[0]!
  const open = list.filter((proposal) => proposal.state === 'open')
  const isOwn = me.personId === first.personId
  return (
    <Section
      title={`${first.personName}（${list.length}项）`}
      extra={
        <div className="acts">
          <Link className="plain-link" to={`/people/${first.personId}`}>
            看档案
          </Link>
          {open.length > 1 && !isOwn && <AcceptAll open={open} />}
        </div>
      }
    >
      {isOwn && open.length > 0 && <p className="quiet">自己提出的更正，要由另一位人事干部审核。</p>}
      {list.map((proposal) => (
        <ProposalItem key={proposal.id} proposal={proposal} />
      ))}
    </Section>
  )
}

/** All open fields of one person at once, one after the other, so that a refusal of one says which. */
function AcceptAll({ open }: { open: ProposalView[] }) {
  const { message, modal } = App.useApp()
  const confirm = useConfirm()
  const refresh = useRefresh()
  const [isBusy, setBusy] = useState(false)
  const { personId, personName } = open[0]!
  const accept = async () => {
    const titles = open.map((proposal) => proposal.title).join('、')
    const effect = `${personName}档案的${titles}将改成本人提出的内容，本人在“我的档案”里看到结果。`
    if (!(await confirm({ title: `采纳${personName}的${open.length}项更正`, effect, act: '全部采纳' }))) return
    setBusy(true)
    const refused: string[] = []
    for (const proposal of open) {
      await post(`/proposals/${proposal.id}/decision`, { accept: true }).catch((error: Error) =>
        refused.push(`${proposal.title}：${error.message}`),
      )
    }
    setBusy(false)
    await refresh(personId)
    if (refused.length === 0) message.success(`已采纳${open.length}项。`)
    else modal.error({ title: `有${refused.length}项没有办理`, content: refused.join('\n'), okText: '知道了' })
  }
  return (
    <Button loading={isBusy} onClick={accept}>
      全部采纳
    </Button>
  )
}
