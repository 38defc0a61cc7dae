import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { post } from '../../../ui/api.ts'
import { LinkButton } from '../../../ui/LinkButton.tsx'
import { type Chosen, PersonSelect } from '../../../ui/PersonSelect.tsx'
import type { ActName, ProblemView } from '../schema.ts'
import { ActForm, needed } from './act-form.tsx'

type Given = { problem: ProblemView; close: () => void }

const at = ({ id }: ProblemView, name: string) => `/rectification/problems/${id}/${name}`

const Explained = ({ name = 'text', label, placeholder }: { name?: string; label: string; placeholder?: string }) => (
  <Form.Item name={name} label={label} rules={needed(`请填写${label}`)}>
    <Input.TextArea rows={3} maxLength={1000} {...(placeholder ? { placeholder } : {})} />
  </Form.Item>
)

function Assign({ problem, close }: Given) {
  const [owner, setOwner] = useState<Chosen | null>(
    problem.ownerId ? { id: problem.ownerId, name: problem.ownerName } : null,
  )
  const { revision, dueOn, timing } = problem
  return (
    <ActForm<{ dueOn?: string }>
      title="定责任人和时限"
      act="确定"
      done="已分派。"
      close={close}
      run={(values) =>
        post(at(problem, 'assignment'), { ownerId: owner?.id ?? '', dueOn: values.dueOn || null, revision })
      }
    >
      <Form.Item label="责任人" required htmlFor="problem-owner">
        <PersonSelect id="problem-owner" label="责任人" value={owner} choose={setOwner} />
      </Form.Item>
      {dueOn ? (
        <p>整改时限{dueOn}，改期请走延期审批。</p>
      ) : (
        <Form.Item name="dueOn" label={timing === 'lasting' ? '整改时限（长期坚持的可以不填）' : '整改时限'}>
          <Input type="date" />
        </Form.Item>
      )}
    </ActForm>
  )
}

function Submit({ problem, close }: Given) {
  return (
    <ActForm<{ text: string }>
      title="报完成"
      act="报完成"
      done="已报完成，等待核实。"
      close={close}
      run={({ text }) => post(at(problem, 'submission'), { text, revision: problem.revision })}
    >
      <p>报完成以后措施和佐证不能再改，由责任人以外的人核实。</p>
      <Explained label="完成情况" />
    </ActForm>
  )
}

function Verify({ problem, close }: Given) {
  const waits = problem.needsRaiserAnswer && problem.raiserSatisfied !== true
  return (
    <ActForm<{ verdict: string; text: string }>
      title="核实"
      act="确定"
      done="已办理。"
      close={close}
      initial={{ verdict: 'close' }}
      run={(values) => post(at(problem, 'verification'), { ...values, revision: problem.revision })}
    >
      <Form.Item name="verdict" label="核实结果">
        <Radio.Group
          options={[
            { value: 'close', label: waits ? '属实，等提出人答复后销号' : '属实，销号' },
            { value: 'back', label: '退回继续整改' },
          ]}
        />
      </Form.Item>
      <Explained label="核实意见" placeholder="看了哪些佐证、到现场看了什么，或者还缺什么" />
    </ActForm>
  )
}

function Reopen({ problem, close }: Given) {
  return (
    <ActForm<{ text: string; dueOn?: string }>
      title="重新打开"
      act="重新打开"
      done="已重新打开。"
      close={close}
      run={({ text, dueOn }) =>
        post(at(problem, 'reopening'), { text, dueOn: dueOn || null, revision: problem.revision })
      }
    >
      <Explained label="理由" />
      <Form.Item name="dueOn" label="新的整改时限" extra="不填的，按原来的天数从今天起算；原定时限保留。">
        <Input type="date" />
      </Form.Item>
    </ActForm>
  )
}

function Answer({ problem, close }: Given) {
  return (
    <ActForm<{ isSatisfied: boolean; text: string }>
      title="登记提出人的答复"
      act="登记"
      done="已登记。"
      close={close}
      initial={{ isSatisfied: true }}
      run={(values) => post(at(problem, 'answer'), { ...values, revision: problem.revision })}
    >
      <Form.Item name="isSatisfied" label="答复">
        <Radio.Group
          options={[
            { value: true, label: '满意，销号' },
            { value: false, label: '仍不满意，重新打开' },
          ]}
        />
      </Form.Item>
      <Explained label="答复情况" placeholder="什么时候、怎样回访的，提出人怎么说" />
    </ActForm>
  )
}

function AskDate({ problem, close }: Given) {
  return (
    <ActForm<{ toOn: string; reason: string }>
      title="申请延期"
      act="申请"
      done="已申请，等待答复。"
      close={close}
      run={(values) => post(at(problem, 'date-change'), { ...values, revision: problem.revision })}
    >
      <p>现在的时限是{problem.dueOn}，同意以后才生效，原定时限保留。</p>
      <Form.Item name="toOn" label="延期到" rules={needed('请填写日期')}>
        <Input type="date" />
      </Form.Item>
      <Explained name="reason" label="延期理由" />
    </ActForm>
  )
}

function DecideDate({ problem, close }: Given) {
  const asked = problem.dateChanges.find(({ state }) => state === 'pending')
  return (
    <ActForm<{ agrees: boolean; answer: string }>
      title="答复延期申请"
      act="答复"
      done="已答复。"
      close={close}
      initial={{ agrees: true, answer: '同意。' }}
      run={(values) => post(at(problem, 'date-change/decision'), { ...values, revision: problem.revision })}
    >
      <p>{`${asked?.askedBy}申请由${asked?.fromOn}延期到${asked?.toOn}：${asked?.reason}`}</p>
      <Form.Item name="agrees" label="意见">
        <Radio.Group
          options={[
            { value: true, label: '同意' },
            { value: false, label: '不同意' },
          ]}
        />
      </Form.Item>
      <Explained name="answer" label="答复" />
    </ActForm>
  )
}

function Withdraw({ problem, close }: Given) {
  return (
    <ActForm<{ text: string }>
      title="撤回这个问题"
      act="撤回"
      done="已撤回。"
      close={close}
      run={({ text }) => post(at(problem, 'withdrawal'), { text, revision: problem.revision })}
    >
      <p>只用于登记有误的。撤回以后不再计数，记录保留，不能恢复。</p>
      <Explained label="理由" />
    </ActForm>
  )
}

const forms: [ActName, string, (given: Given) => React.ReactNode][] = [
  ['verify', '核实', Verify],
  ['submit', '报完成', Submit],
  ['decide-date', '答复延期', DecideDate],
  ['answer', '登记答复', Answer],
  ['assign', '分派', Assign],
  ['ask-date', '申请延期', AskDate],
  ['reopen', '重新打开', Reopen],
  ['withdraw', '撤回', Withdraw],
]

/** What may be done now; the first is what the problem waits for. */
export function Acts({ problem }: { problem: ProblemView }) {
  const [open, setOpen] = useState<ActName | null>(null)
  const possible = forms.filter(([name]) => problem.allowed.includes(name))
  const Chosen = forms.find(([name]) => name === open)?.[2]
  return (
    <>
      {possible.map(([name, title], index) => (
        <Button key={name} type={index === 0 ? 'primary' : 'default'} onClick={() => setOpen(name)}>
          {title}
        </Button>
      ))}
      {problem.allowed.includes('change') && <LinkButton to={`/problems/${problem.id}/edit`}>修改</LinkButton>}
      {Chosen && <Chosen problem={problem} close={() => setOpen(null)} />}
    </>
  )
}
