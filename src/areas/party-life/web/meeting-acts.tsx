import { Button, Form, Input, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { download, post } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { today } from '../../../ui/format.ts'
import { LinkButton } from '../../../ui/LinkButton.tsx'
import type { MeetingView } from '../views.ts'
import { ActForm, needed } from './act-form.tsx'
import { refreshes } from './queries.ts'

type Props = { meeting: MeetingView }
type Open = 'return' | 'vote' | 'addition' | null

/** What can be done with a meeting now. */
export function MeetingActs({ meeting }: Props) {
  const { id, state, revision, may, also, kind } = meeting
  const [open, setOpen] = useState<Open>(null)
  const confirm = useConfirm()
  const at = `/party-life/meetings/${id}`
  const notice = useAct(() => post(`${at}/notice`, { revision }), {
    done: '已通知，应到会的人在“今天”里看得到。',
    refreshes,
  })
  const cancel = useAct(() => post(`${at}/cancel`, { revision }), { done: '已取消。', refreshes })
  const accept = useAct(() => post(`${at}/review`, { accept: true, reason: '', revision }), {
    done: '已审核。',
    refreshes,
  })
  const save = useAct((paper: 'record' | 'notice' | 'sign-in') => download(`${at}/${paper}.docx`))
  const isAssembly = kind === 'assembly' || also.includes('assembly')
  const askCancel = async () => {
    const effect = '取消以后不再召开，已经通知的人不再看到；要改日期的请用“修改”。'
    if (await confirm({ title: '取消这次组织生活', effect, act: '取消召开', isGrave: true })) cancel.mutate()
  }
  const askAccept = async () => {
    const effect = '审核以后记录不能再改，只能补记。'
    if (await confirm({ title: '审核通过这份记录', effect, act: '审核通过' })) accept.mutate()
  }
  return (
    <>
      {may.review && (
        <Button type="primary" loading={accept.isPending} onClick={() => void askAccept()}>
          审核通过
        </Button>
      )}
      {may.review && <Button onClick={() => setOpen('return')}>退回</Button>}
      {may.change && (
        <LinkButton
          type={state === 'planned' || state === 'returned' ? 'primary' : 'default'}
          to={`/party-life/${id}/edit`}
        >
          {state === 'planned' ? '记录或修改' : '修改'}
        </LinkButton>
      )}
      {may.change && state === 'planned' && (
        <>
          {meeting.heldOn === today() && <SignIn id={id} />}
          <Button loading={notice.isPending} onClick={() => notice.mutate()}>
            {meeting.noticedAt ? '再次通知' : '通知'}
          </Button>
          <Button loading={save.isPending} onClick={() => save.mutate('notice')}>
            打印通知
          </Button>
          <Button loading={save.isPending} onClick={() => save.mutate('sign-in')}>
            打印签到表
          </Button>
          <Button danger onClick={() => void askCancel()}>
            取消召开
          </Button>
        </>
      )}
      {may.change && isAssembly && state !== 'planned' && <Button onClick={() => setOpen('vote')}>登记表决</Button>}
      {may.add && <Button onClick={() => setOpen('addition')}>补记</Button>}
      {meeting.recordedAt && (
        <Button loading={save.isPending} onClick={() => save.mutate('record')}>
          导出记录
        </Button>
      )}
      <Dialogs meeting={meeting} open={open} close={() => setOpen(null)} />
    </>
  )
}

/** On the day people sign with their own phones. */
function SignIn({ id }: { id: string }) {
  const navigate = useNavigate()
  const open = useAct(() => post<{ id: string }>(`/party-life/meetings/${id}/sign-in`))
  const start = () => open.mutate(undefined, { onSuccess: (opened) => navigate(`/sign-in/${opened.id}/board`) })
  return (
    <Button loading={open.isPending} onClick={start}>
      现场签到
    </Button>
  )
}

function Dialogs({ meeting, open, close }: Props & { open: Open; close: () => void }) {
  const at = `/party-life/meetings/${meeting.id}`
  if (open === 'return') {
    return (
      <ActForm<{ reason: string }>
        title="退回记录"
        act="退回"
        done="已退回。"
        run={({ reason }) => post(`${at}/review`, { accept: false, reason, revision: meeting.revision })}
        close={close}
      >
        <Form.Item name="reason" label="退回理由" rules={needed('请写明理由，至少5个字')}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
        </Form.Item>
      </ActForm>
    )
  }
  if (open === 'addition') {
    return (
      <ActForm<{ text: string }>
        title="补记"
        act="补记"
        done="已补记。"
        run={(values) => post(`${at}/additions`, values)}
        close={close}
      >
        <Form.Item name="text" label="补记的内容" extra="原来的记录不变，补记写在后面" rules={needed('请填写补记')}>
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} />
        </Form.Item>
      </ActForm>
    )
  }
  return open === 'vote' ? <VoteForm meeting={meeting} close={close} /> : null
}

type VoteValues = { kind: string; matter: string; agree: number; disagree: number; abstain: number; watched: number }

function VoteForm({ meeting, close }: Props & { close: () => void }) {
  const voters = meeting.people.filter(({ hasVote, presence }) => hasVote && presence === 'present').length
  const number = (name: keyof VoteValues, label: string, extra = '') => (
    <Form.Item name={name} label={label} extra={extra}>
      <InputNumber min={0} max={999} precision={0} style={{ width: '100%' }} />
    </Form.Item>
  )
  return (
    <ActForm<VoteValues>
      title="登记表决"
      act="登记"
      done="已登记。"
      run={(values) => post(`/party-life/meetings/${meeting.id}/votes`, values)}
      close={close}
      initial={{ kind: 'matter', agree: voters, disagree: 0, abstain: 0, watched: 0 }}
    >
      <p>{`到会有表决权的党员${voters}人。预备党员没有表决权，已按转正日期除去。`}</p>
      <Form.Item name="kind" label="表决还是选举">
        <Radio.Group
          options={[
            { value: 'matter', label: '表决事项' },
            { value: 'election', label: '选举（一名候选人一次）' },
          ]}
        />
      </Form.Item>
      <Form.Item name="matter" label="事项或者候选人" rules={needed('请填写事项或者候选人')}>
        <Input maxLength={200} />
      </Form.Item>
      {number('agree', '赞成票')}
      {number('disagree', '反对票')}
      {number('abstain', '弃权票')}
      {number('watched', '应到会人员中受留党察看处分的人数', '没有表决权，从应到会人数中减去')}
    </ActForm>
  )
}
