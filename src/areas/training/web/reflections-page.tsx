import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../ui/act.ts'
import { get, post, remove } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { Empty, ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import type { Reflection } from '../study.ts'
import { refreshes } from './queries.ts'
import './training.css'

type Row = { id: string; title: string; writtenOn: string }

/** 我的心得: seen by the author alone, with how much of it has been written before. */
export default function ReflectionsPage() {
  const { data, error, refetch } = useQuery({
    queryKey: ['training', 'reflections'],
    queryFn: () => get<{ rows: Row[] }>('/training/reflections'),
  })
  const [opened, setOpened] = useState('')
  return (
    <Page
      title="我的心得"
      note="只有您本人看得到正文和重复情况；不排名，不公布。"
      breadcrumbs={[{ title: '我的学习', to: '/learning' }]}
    >
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="心得" />}
      {data?.rows.length === 0 && <Empty text="还没有写过心得。" />}
      <ul className="training-duties">
        {data?.rows.map(({ id, title, writtenOn }) => (
          <li key={id}>
            <Button type="link" onClick={() => setOpened(id)}>
              {title}
            </Button>
            <span className="quiet">{writtenOn}</span>
          </li>
        ))}
      </ul>
      {opened && <Opened id={opened} close={() => setOpened('')} />}
      <Writing open={setOpened} />
    </Page>
  )
}

function Opened({ id, close }: { id: string; close: () => void }) {
  const confirm = useConfirm()
  const { data, error } = useQuery({
    queryKey: ['training', 'reflection', id],
    queryFn: () => get<Reflection>(`/training/reflections/${id}`),
  })
  const drop = useAct(() => remove(`/training/reflections/${id}`), { done: '已删除。', refreshes })
  if (error) return <ErrorNote error={error} />
  if (!data) return <Loading what="心得" />
  const { own, colleagues, ownTitle } = data.similarity
  const ask = async () => {
    const effect = '删除以后不能恢复。'
    if (await confirm({ title: `删除“${data.title}”`, effect, act: '删除', isGrave: true })) {
      drop.mutate(undefined, { onSuccess: close })
    }
  }
  return (
    <Section title={data.title} extra={<Button onClick={() => void ask()}>删除</Button>}>
      <Alert
        type={own >= 50 || colleagues >= 50 ? 'warning' : 'info'}
        showIcon
        title={`与自己以前的心得重复${own}%${own && ownTitle ? `（《${ownTitle}》）` : ''}，与同事的重复${colleagues}%`}
        description="按连续六个字相同的比例计算，只给您本人参考。"
        style={{ marginBottom: 12 }}
      />
      <p className="training-text">{data.text}</p>
    </Section>
  )
}

function Writing({ open }: { open: (id: string) => void }) {
  const [form] = Form.useForm<{ title: string; text: string }>()
  const save = useAct((values: object) => post<Row>('/training/reflections', values), { done: '已保存。', refreshes })
  const submit = (values: object) =>
    save.mutate(values, {
      onSuccess: ({ id }) => {
        form.resetFields()
        open(id)
      },
    })
  return (
    <Section title="写一篇">
      <Form form={form} layout="vertical" onFinish={submit} style={{ maxWidth: 760 }}>
        <Form.Item name="title" label="心得题目" rules={[{ required: true, message: '请填写题目' }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="text" label="心得正文" rules={[{ required: true, min: 20, message: '至少20个字' }]}>
          <Input.TextArea rows={8} maxLength={20_000} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          保存
        </Button>
      </Form>
    </Section>
  )
}
