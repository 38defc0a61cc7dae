import { Button, Form, Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { put } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { Lamp } from '../../../ui/Lamp.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { type Promised, promiseStates } from '../schema.ts'
import { refreshes, usePromises } from './queries.ts'
import './reports.css'

const tones = { open: 'amber', kept: 'green', broken: 'red' } as const

/** What the report of last year promised: kept or not, one by one, with what shows it. */
export default function PromisesPage() {
  const [params, setParams] = useSearchParams()
  const year = Number(params.get('year')) || undefined
  const { data, error, refetch } = usePromises(year)
  const [answered, answer] = useState<Promised | null>(null)
  const columns: DataColumn<Promised>[] = [
    { key: 'text', title: '承诺', width: 420, draw: ({ text }) => text },
    {
      key: 'state',
      title: '情况',
      width: 110,
      draw: ({ state }) => <Lamp tone={tones[state]} word={promiseStates[state]} />,
    },
    {
      key: 'problem',
      title: '台账',
      width: 200,
      draw: ({ problem }) =>
        problem ? (
          <Link to={`/problems/${problem.id}`}>{`${problem.number} ${problem.isClosed ? '已销号' : '未销号'}`}</Link>
        ) : (
          '—'
        ),
    },
    {
      key: 'answer',
      title: '答复',
      width: 320,
      draw: (row) => (
        <>
          {row.answer && <p>{`${row.answer}（${row.answeredBy}）`}</p>}
          <Button size="small" onClick={() => answer(row)}>
            {row.answer ? '更正答复' : '答复'}
          </Button>
        </>
      ),
    },
  ]
  return (
    <Page title="报告承诺" note="上一年报告签发后列入的整改措施，在这里逐条答复，写进今年的报告。">
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="承诺" />}
      {data && data.years.length > 0 && (
        <Select<number>
          aria-label="年度"
          className="report-year"
          value={year ?? data.rows[0]?.year ?? data.years[0]!}
          onChange={(value) => setParams({ year: String(value) })}
          options={data.years.map((one) => ({ value: one, label: `${one}年` }))}
        />
      )}
      {data?.rows.length === 0 && (
        <Empty text="这一年没有承诺。年度报告签发后，用“措施列为承诺”把整改措施列到下一年。" />
      )}
      {data && data.rows.length > 0 && (
        <DataTable
          caption="报告承诺"
          columns={columns}
          rows={data.rows}
          rowKey={({ id }) => id}
          total={data.rows.length}
          unit="项"
        />
      )}
      {answered && <Answering promise={answered} close={() => answer(null)} />}
    </Page>
  )
}

function Answering({ promise, close }: { promise: Promised; close: () => void }) {
  const { id, revision, state } = promise
  const [form] = Form.useForm<{ state: 'kept' | 'broken'; answer: string }>()
  const save = useAct((values: object) => put(`/reports/promises/${id}`, { revision, ...values }), {
    done: '已答复。',
    refreshes,
  })
  return (
    <Modal
      open
      title="答复承诺"
      okText="答复"
      cancelText="返回"
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={save.isPending}
    >
      <p>{promise.text}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ state: state === 'open' ? 'kept' : state, answer: promise.answer }}
        onFinish={(values) => save.mutate(values, { onSuccess: close })}
      >
        <Form.Item name="state" label="是否兑现">
          <Radio.Group
            options={[
              { value: 'kept', label: promiseStates.kept },
              { value: 'broken', label: promiseStates.broken },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="answer"
          label="依据或者原因"
          rules={[{ required: true, min: 5, message: '请写明依据或者原因，至少5个字' }]}
        >
          <Input.TextArea rows={4} maxLength={1000} showCount />
        </Form.Item>
      </Form>
    </Modal>
  )
}
