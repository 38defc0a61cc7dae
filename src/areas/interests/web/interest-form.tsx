import { Alert, Button, Drawer, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../ui/act.ts'
import { ApiError, post, put } from '../../../ui/api.ts'
import { today } from '../../../ui/format.ts'
import { type Chosen, PersonSelect } from '../../../ui/PersonSelect.tsx'
import { useUnsavedGuard } from '../../../ui/unsaved.ts'
import { type Interest, type InterestInput, interestKinds, standings } from '../schema.ts'

type Props = { interest: Interest | null; manages: boolean; ownId: string | null; close: () => void }
type Values = InterestInput & { standing: Interest['standing'] }

const refreshes = [['interests']] as const
const chosenFrom = <T extends Record<string, string>>(words: T) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

/** One entry: new, put right, verified or ended. */
export function InterestForm({ interest, manages, ownId, close }: Props) {
  const [form] = Form.useForm<Values>()
  const [person, setPerson] = useState<Chosen | null>(null)
  const [isTouched, setTouched] = useState(false)
  const kind = Form.useWatch('kind', form)
  const save = useAct(
    ({ standing, ...given }: Values) => {
      const entry = { ...given, sharePercent: given.sharePercent ?? null }
      if (interest) {
        return put(`/interests/${interest.id}`, { interest: entry, standing, revision: interest.revision })
      }
      return post('/interests', { personId: manages ? person?.id : ownId, interest: entry })
    },
    { done: '已保存。', refreshes, fails: 'here' },
  )
  useUnsavedGuard(isTouched && !save.isSuccess)
  const submit = (given: Values) => {
    save.mutate(given, {
      onSuccess: close,
      onError: (error) => {
        const faults = error instanceof ApiError ? error.faults : []
        form.setFields(
          faults.map(({ field, message }) => ({
            name: field.replace('interest.', '') as keyof Values,
            errors: [message],
          })),
        )
      },
    })
  }
  const lacksPerson = !interest && (manages ? !person : !ownId)
  return (
    <Drawer open title={interest ? `${interest.personName}：亲属从业` : '登记亲属从业'} size={480} onClose={close}>
      {save.error && <Alert type="error" showIcon title={save.error.message} style={{ marginBottom: 12 }} />}
      {!interest && !manages && !ownId && <Alert type="warning" title="这个账号没有对应的人员，不能填报。" />}
      <Form
        form={form}
        layout="vertical"
        initialValues={interest ?? emptyEntry()}
        onValuesChange={() => setTouched(true)}
        onFinish={submit}
      >
        {!interest && manages && (
          <Form.Item label="干部" required>
            <PersonSelect label="干部" value={person} choose={setPerson} />
          </Form.Item>
        )}
        <Fields isShare={kind === 'shares'} />
        {manages && interest && (
          <Form.Item name="standing" label="核实情况">
            <Select options={chosenFrom(standings)} />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={lacksPerson}>
          保存
        </Button>
      </Form>
      {interest && interest.validUntil === null && <End interest={interest} close={close} />}
    </Drawer>
  )
}

const emptyEntry = () => ({ kind: 'shares' as const, creditCode: '', line: '', validFrom: today(), source: '本人填报' })

function Fields({ isShare }: { isShare: boolean }) {
  return (
    <>
      <Form.Item name="relation" label="称谓" extra="如配偶、儿子、女婿" required>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name="relativeName" label="亲属姓名" required>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="organisation" label="单位名称" required>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="creditCode" label="统一社会信用代码" extra="18位，没有的留空">
        <Input maxLength={18} />
      </Form.Item>
      <Form.Item name="kind" label="情况">
        <Select options={chosenFrom(interestKinds)} />
      </Form.Item>
      <Form.Item name="sharePercent" label="持股比例" required={isShare}>
        <InputNumber min={0} max={100} precision={2} suffix="%" style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name="line" label="行业" extra="如旅行社、民宿、演出、广告印刷">
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="validFrom" label="起始日期">
        <Input type="date" />
      </Form.Item>
      <Form.Item name="source" label="来源" required>
        <Input maxLength={200} />
      </Form.Item>
    </>
  )
}

/** What has ended stays in the register with its last day. */
function End({ interest, close }: { interest: Interest; close: () => void }) {
  const [validUntil, setUntil] = useState(today())
  const end = useAct(() => post(`/interests/${interest.id}/end`, { validUntil, revision: interest.revision }), {
    done: '已写明截止日期。',
    refreshes,
  })
  return (
    <section className="section">
      <h2>已经不再从业或者持股</h2>
      <Input
        type="date"
        aria-label="截止日期"
        value={validUntil}
        onChange={({ target }) => setUntil(target.value)}
        style={{ width: 200 }}
      />
      <p>
        <Button loading={end.isPending} onClick={() => end.mutate(undefined, { onSuccess: close })}>
          写明截止日期
        </Button>
      </p>
    </section>
  )
}
