import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { post, put } from '../../../ui/api.ts'
import { today } from '../../../ui/format.ts'
import { ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { useUnsavedGuard } from '../../../ui/unsaved.ts'
import { type Plan, type PlanInput, placeKinds } from '../schema.ts'
import { needed, PeopleField } from './act-form.tsx'
import { refreshes, useChoices, usePlaces, usePlan } from './queries.ts'
import './research.css'

const crumbs = [{ title: '基层调研', to: '/research' }]

/** A plan of the year, new or changed. */
export default function PlanFormPage() {
  const { id } = useParams()
  const known = usePlan(id ?? '')
  if (!id) return <PlanForm plan={null} />
  if (known.data) return <PlanForm plan={known.data} />
  return (
    <Page title="修改计划" breadcrumbs={crumbs}>
      {known.error ? <ErrorNote error={known.error} onRetry={known.refetch} /> : <Loading what="调研计划" />}
    </Page>
  )
}

const valuesOf = (plan: Plan): PlanInput => ({
  ...{ theme: plan.theme, question: plan.question, leaderId: plan.leaderId, sectionId: plan.sectionId },
  ...{ memberIds: plan.members.map(({ id }) => id), placeIds: plan.places.map(({ id }) => id) },
  ...{ fromOn: plan.fromOn, untilOn: plan.untilOn, output: plan.output },
})

const blank = () => {
  const now = today()
  return {
    memberIds: [],
    placeIds: [],
    output: '一篇调研报告',
    sectionId: null,
    fromOn: now,
    untilOn: `${now.slice(0, 4)}-12-20`,
  }
}

function PlanForm({ plan }: { plan: Plan | null }) {
  const navigate = useNavigate()
  const [isTouched, setTouched] = useState(false)
  const save = useAct(
    async (values: PlanInput) => {
      const body = { ...values, sectionId: values.sectionId ?? null }
      if (!plan) return post<{ id: string }>('/research/plans', body)
      await put(`/research/plans/${plan.id}`, { ...body, revision: plan.revision })
      return { id: plan.id }
    },
    { done: '已保存。', refreshes, fails: 'here' },
  )
  useUnsavedGuard(isTouched && !save.isPending && !save.isSuccess)
  return (
    <Page title={plan ? '修改计划' : '新编计划'} breadcrumbs={crumbs}>
      <Form<PlanInput>
        className="research-form"
        layout="vertical"
        initialValues={plan ? valuesOf(plan) : blank()}
        onValuesChange={() => setTouched(true)}
        onFinish={(values) => save.mutate(values, { onSuccess: ({ id }) => navigate(`/research/plans/${id}`) })}
      >
        {save.error && <ErrorNote error={save.error} />}
        <Form.Item name="theme" label="主题" rules={needed('请填写主题')}>
          <Input maxLength={60} placeholder="如：民宿消防与证照" />
        </Form.Item>
        <Form.Item name="question" label="要弄清的问题" rules={needed('请写明要弄清什么')}>
          <Input.TextArea rows={3} maxLength={1000} placeholder="下去之前想清楚：要弄清什么，回来能定什么" />
        </Form.Item>
        <Team />
        <div className="research-pair">
          <Form.Item name="fromOn" label="开始日期" rules={needed('请填写开始日期')}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="untilOn" label="结束日期" rules={needed('请填写结束日期')}>
            <Input type="date" />
          </Form.Item>
        </div>
        <Form.Item name="output" label="预期成果">
          <Input maxLength={200} />
        </Form.Item>
        <div className="acts">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            保存
          </Button>
        </div>
      </Form>
    </Page>
  )
}

function Team() {
  const { data: choices } = useChoices()
  const { data: places } = usePlaces()
  const groups = Object.entries(placeKinds).map(([kind, label]) => ({
    label,
    options: (places?.rows ?? [])
      .filter((place) => place.kind === kind && place.isOn)
      .map(({ id, title }) => ({ value: id, label: title })),
  }))
  return (
    <>
      <div className="research-pair">
        <Form.Item name="leaderId" label="牵头领导" rules={needed('请选择牵头领导')}>
          <Select
            options={(choices?.leaders ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            notFoundContent="还没有党组成员名单，请先在“党组成员”中登记"
          />
        </Form.Item>
        <Form.Item name="sectionId" label="承办科室">
          <Select allowClear options={(choices?.sections ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      </div>
      <PeopleField name="memberIds" label="调研组成员" isMany />
      <Form.Item name="placeIds" label="计划到的地点">
        <Select mode="multiple" options={groups} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
    </>
  )
}
