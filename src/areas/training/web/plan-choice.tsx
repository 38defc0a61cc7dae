import { Form, Select } from 'antd'
import { periodText } from '../plan-standing.ts'
import type { PlanItemToChoose } from '../plans.ts'
import type { Kind } from '../schema.ts'
import { usePlanItems } from './plans/queries.ts'

/** The item of the year's plan a training carries out; those of its kind and month come first. */
export function PlanChoice({ take }: { take: (item: PlanItemToChoose) => void }) {
  const form = Form.useFormInstance()
  const kind = Form.useWatch<Kind>('kind', form)
  const fromOn = Form.useWatch<string | undefined>('fromOn', form) ?? ''
  const { data: items = [] } = usePlanItems(Number(fromOn.slice(0, 4)))
  const fits = (item: PlanItemToChoose) =>
    item.kind === kind &&
    item.fromOn.slice(0, 7) <= fromOn.slice(0, 7) &&
    fromOn.slice(0, 7) <= item.untilOn.slice(0, 7)
  const option = (item: PlanItemToChoose) => ({
    value: item.id,
    label: `${item.title}　${periodText(item)}　${item.organiserName}${item.isDone ? '　已办' : ''}`,
  })
  const groups = [
    { label: '形式和月份相符', options: items.filter(fits).map(option) },
    { label: '本年计划的其他项目', options: items.filter((item) => !fits(item)).map(option) },
  ]
  const choose = (id: string | undefined) => {
    const chosen = items.find((item) => item.id === id)
    if (chosen) take(chosen)
  }
  return (
    <Form.Item
      name="planItemId"
      label="对应的计划项目"
      className="training-wide"
      extra={items.length === 0 ? '这一年没有已经批准的培训计划。' : '不选的按未列入计划登记。'}
    >
      <Select
        allowClear
        placeholder="未列入计划"
        showSearch={{ optionFilterProp: 'label' }}
        options={groups.filter(({ options }) => options.length > 0)}
        onChange={choose}
      />
    </Form.Item>
  )
}
