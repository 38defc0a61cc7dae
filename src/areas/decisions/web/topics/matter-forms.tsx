import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useAct } from '../../../../ui/act.ts'
import { post } from '../../../../ui/api.ts'
import { today } from '../../../../ui/format.ts'
import type { Matter } from '../../schema/topics.ts'
import { categories, kinds } from '../../schema/words.ts'
import { SideForm } from '../meetings/parts.tsx'
import { keys, usePlaces } from './queries.ts'
import { choicesFrom, fenOf } from './words.ts'

type MatterValues = Omit<Matter, 'id' | 'validUntil' | 'thresholdFen'> & { threshold: number | null }

const { report: _report, ...votedKinds } = kinds

const emptyMatter: MatterValues = {
  ...{ category: 'funds', title: '', kind: 'ordinary', threshold: 50_000, validFrom: today(), document: '' },
  ...{ needsLegality: false, needsFinance: false, needsConsultation: false },
}

/** A line of the catalogue: new, or as it counts from a day on. */
export function MatterForm({ matter, close }: { matter: Matter | null; close: () => void }) {
  const [form] = Form.useForm<MatterValues>()
  const save = useAct(
    ({ threshold, ...values }: MatterValues) => {
      const body = { ...values, thresholdFen: fenOf(threshold) }
      return post(matter ? `/matters/${matter.id}/change` : '/matters', body)
    },
    { done: '已保存。', refreshes: [keys.matters], fails: 'here' },
  )
  const end = useAct(() => post(`/matters/${matter?.id}/end`, { validUntil: today() }), {
    done: '已停止。',
    refreshes: [keys.matters],
  })
  const initial = matter ? valuesOf(matter) : emptyMatter
  return (
    <SideForm<MatterValues>
      title={matter ? `修订：${matter.title}` : '增加清单事项'}
      act="保存"
      form={form}
      initial={initial}
      error={save.error}
      isSaving={save.isPending}
      save={(values) => save.mutate(values, { onSuccess: close })}
      close={close}
    >
      {matter && <p className="quiet">新的内容自起始日期起算，原来的一项到前一天为止；以前的决定仍按以前的标准。</p>}
      <Form.Item name="title" label="事项" rules={[{ required: true, whitespace: true, message: '请填写事项' }]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="category" label="类别">
        <Select options={choicesFrom(categories)} />
      </Form.Item>
      <Form.Item name="kind" label="到会要求">
        <Select options={choicesFrom(votedKinds)} />
      </Form.Item>
      <Form.Item name="threshold" label="金额标准" extra="含本数；不论金额都要上会的留空">
        <InputNumber min={0.01} precision={2} suffix="元" style={{ width: 220 }} />
      </Form.Item>
      <Form.Item name="needsLegality" valuePropName="checked" noStyle>
        <Checkbox>须合法性审查</Checkbox>
      </Form.Item>
      <Form.Item name="needsFinance" valuePropName="checked" noStyle>
        <Checkbox>须财务意见</Checkbox>
      </Form.Item>
      <Form.Item name="needsConsultation" valuePropName="checked" noStyle>
        <Checkbox>须征求意见</Checkbox>
      </Form.Item>
      <Form.Item name="validFrom" label="自何时起" style={{ marginTop: 16 }}>
        <Input type="date" />
      </Form.Item>
      <Form.Item
        name="document"
        label="依据文件"
        rules={[{ required: true, whitespace: true, message: '请填写依据文件' }]}
      >
        <Input maxLength={200} placeholder="文件名称和文号" />
      </Form.Item>
      {matter && (
        <Button loading={end.isPending} onClick={() => end.mutate(undefined, { onSuccess: close })}>
          这一项到今天为止
        </Button>
      )}
    </SideForm>
  )
}

function valuesOf({ id: _id, validUntil: _until, thresholdFen, ...matter }: Matter): MatterValues {
  return { ...matter, threshold: thresholdFen === null ? null : thresholdFen / 100, validFrom: today() }
}

type AnnualValues = {
  title: string
  category: Matter['category']
  month: number | null
  sectionId: string | null
  note: string
}

/** One matter planned for a year. */
export function AnnualForm({ year, close }: { year: number; close: () => void }) {
  const [form] = Form.useForm<AnnualValues>()
  const places = usePlaces()
  const save = useAct((values: AnnualValues) => post('/matters/annual', { year, ...values }), {
    done: '已保存。',
    refreshes: [keys.matters],
    fails: 'here',
  })
  const months = Array.from({ length: 12 }, (_, index) => ({ value: index + 1, label: `${index + 1}月` }))
  return (
    <SideForm<AnnualValues>
      title={`${year}年议事清单：增加`}
      act="保存"
      form={form}
      initial={{ title: '', category: 'decision', month: null, sectionId: null, note: '' }}
      error={save.error}
      isSaving={save.isPending}
      save={(values) =>
        save.mutate(
          { ...values, month: values.month ?? null, sectionId: values.sectionId ?? null },
          { onSuccess: close },
        )
      }
      close={close}
    >
      <Form.Item name="title" label="事项" rules={[{ required: true, whitespace: true, message: '请填写事项' }]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="category" label="类别">
        <Select options={choicesFrom(categories)} />
      </Form.Item>
      <Form.Item name="month" label="计划月份">
        <Select allowClear options={months} />
      </Form.Item>
      <Form.Item name="sectionId" label="责任科室">
        <Select allowClear options={places.data?.sections.map(({ id, name }) => ({ value: id, label: name })) ?? []} />
      </Form.Item>
      <Form.Item name="note" label="备注">
        <Input maxLength={500} />
      </Form.Item>
    </SideForm>
  )
}
