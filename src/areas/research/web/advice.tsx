import { Button, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { post, put, remove } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { Lamp } from '../../../ui/Lamp.tsx'
import type { Advice, AdviceInput } from '../schema/uses.ts'
import { outcomes } from '../schema.ts'
import { ActForm, needed, PeopleField } from './act-form.tsx'
import { choicesFrom, refreshes, useChoices } from './queries.ts'

const lampWords = { green: '', amber: '快到期限', red: '超期没有答复', grey: '等待答复' } as const

/** What became of a recommendation. */
export function OutcomeText({ advice }: { advice: Advice }) {
  const { outcome, lamp, decisionTitle, decisionPath, ruleName, reason } = advice
  if (!outcome) return <Lamp tone={lamp} word={lampWords[lamp]} />
  const word = <Lamp tone={outcome === 'refused' ? 'grey' : 'green'} word={outcomes[outcome]} />
  return (
    <>
      {word} {outcome === 'decision' && decisionPath && <Link to={decisionPath}>{decisionTitle}</Link>}
      {outcome === 'rule' && ruleName}
      {outcome === 'refused' && reason}
    </>
  )
}

/** What may be done with a recommendation now. */
export function AdviceActs({ advice }: { advice: Advice }) {
  const [form, setForm] = useState<'answer' | 'change' | null>(null)
  const confirm = useConfirm()
  const drop = useAct(() => remove(`/research/advice/${advice.id}`), { done: '建议已删除。', refreshes })
  const ask = async () => {
    if (await confirm({ title: '删除建议', effect: '建议删除后不能恢复。', act: '删除', isGrave: true })) drop.mutate()
  }
  if (!advice.mayAnswer && !advice.mayChange) return null
  return (
    <span className="research-acts">
      {advice.mayAnswer && (
        <Button size="small" type="primary" onClick={() => setForm('answer')}>
          答复
        </Button>
      )}
      {advice.mayChange && (
        <Button size="small" onClick={() => setForm('change')}>
          修改
        </Button>
      )}
      {advice.mayChange && (
        <Button size="small" loading={drop.isPending} onClick={() => void ask()}>
          删除
        </Button>
      )}
      {form === 'answer' && <AnswerForm advice={advice} close={() => setForm(null)} />}
      {form === 'change' && <AdviceForm tripId={advice.tripId} advice={advice} close={() => setForm(null)} />}
    </span>
  )
}

type Answer = { outcome: keyof typeof outcomes; itemId?: string; ruleName?: string; reason?: string }

function AnswerForm({ advice, close }: { advice: Advice; close: () => void }) {
  const [outcome, setOutcome] = useState<Answer['outcome']>('decision')
  const { data: choices } = useChoices()
  const decisions = choices?.decisions ?? []
  return (
    <ActForm<Answer>
      title="答复建议"
      act="答复"
      done="已答复。"
      close={close}
      initial={{ outcome }}
      run={({ itemId, ruleName = '', reason = '' }) =>
        post(`/research/advice/${advice.id}/answer`, {
          ...{ outcome, reason, revision: advice.revision },
          ...(outcome === 'decision' ? { itemId } : {}),
          ...(outcome === 'rule' ? { ruleName } : {}),
        })
      }
    >
      <blockquote className="research-quote">{advice.text}</blockquote>
      <Form.Item name="outcome" label="结果">
        <Radio.Group options={choicesFrom(outcomes)} onChange={({ target }) => setOutcome(target.value)} />
      </Form.Item>
      {outcome === 'decision' && (
        <Form.Item name="itemId" label="哪一项决定" rules={needed('请选择决定')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={false}
            options={decisions.map(({ id, title }) => ({ value: id, label: title }))}
            notFoundContent="没有可选的决定：党组会议通过以后出现在这里"
          />
        </Form.Item>
      )}
      {outcome === 'rule' && (
        <Form.Item name="ruleName" label="制度名称和文号" rules={needed('请填写制度名称和文号')}>
          <Input maxLength={200} />
        </Form.Item>
      )}
      <Form.Item
        name="reason"
        label={outcome === 'refused' ? '不予采纳的理由' : '说明'}
        rules={outcome === 'refused' ? needed('请写明理由') : []}
      >
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActForm>
  )
}

/** A recommendation of a trip, new or changed. */
export function AdviceForm({ tripId, advice, close }: { tripId: string; advice?: Advice; close: () => void }) {
  return (
    <ActForm<AdviceInput>
      title={advice ? '修改建议' : '登记建议'}
      act="保存"
      done="已保存。"
      close={close}
      {...(advice ? { initial: { text: advice.text, ownerId: advice.ownerId, dueOn: advice.dueOn } } : {})}
      run={(values) =>
        advice
          ? put(`/research/advice/${advice.id}`, { ...values, revision: advice.revision })
          : post(`/research/trips/${tripId}/advice`, values)
      }
    >
      <Form.Item name="text" label="建议" rules={needed('请填写建议')}>
        <Input.TextArea rows={3} maxLength={500} placeholder="建议谁做什么，做到什么程度" />
      </Form.Item>
      <PeopleField name="ownerId" label="负责人" isNeeded />
      <Form.Item name="dueOn" label="答复期限" rules={needed('请填写期限')}>
        <Input type="date" />
      </Form.Item>
    </ActForm>
  )
}
