import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { post } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { tableDate } from '../../../ui/format.ts'
import { Lamp } from '../../../ui/Lamp.tsx'
import type { Help } from '../schema/uses.ts'
import { helpStates } from '../schema.ts'
import { ActForm, needed } from './act-form.tsx'
import { ListFrame, useAsked } from './list-frame.tsx'
import { choicesFrom, useHelps } from './queries.ts'

const words = { green: '已办结', amber: '快到期限', red: '超期', grey: '办理中' } as const

const columns: DataColumn<Help>[] = [
  {
    ...{ key: 'title', title: '求助事项', width: 260 },
    draw: ({ title, quote }) => (
      <>
        {title}
        {quote !== title && <span className="research-said">“{quote}”</span>}
      </>
    ),
  },
  { key: 'state', title: '状态', width: 110, draw: ({ lamp }) => <Lamp tone={lamp} word={words[lamp]} /> },
  { key: 'owner', title: '负责人', width: 90, draw: ({ ownerName }) => ownerName },
  { key: 'due', title: '期限', width: 110, draw: ({ dueOn }) => tableDate(dueOn) },
  {
    ...{ key: 'theme', title: '从哪里来', width: 200 },
    draw: ({ tripId, theme, placeTitle }) => (
      <Link to={`/research/trips/${tripId}`}>{[theme, placeTitle].filter(Boolean).join('，')}</Link>
    ),
  },
  { key: 'result', title: '办理情况和结果', width: 260, draw: ({ answer, result }) => result || answer || '—' },
  { key: 'acts', title: '办理', width: 170, draw: (row) => (row.mayAnswer ? <Acts help={row} /> : '—') },
]

/** 求助事项: what places and enterprises asked help with; closed only with what came of it. */
export default function HelpsPage() {
  const [{ year, state, search }] = useAsked()
  const { data, error, refetch } = useHelps(year)
  const rows = data?.rows
    .filter((row) => !state || row.state === state)
    .filter((row) => [row.title, row.theme, row.ownerName, row.placeTitle].join('\n').includes(search))
  return (
    <ListFrame
      title="求助事项"
      note="基层和企业请我们帮忙的事：有负责人、有期限，写明结果才办结。"
      paper="helps"
      states={choicesFrom(helpStates)}
      loaded={{ error, refetch, count: rows?.length ?? null }}
      empty="没有求助事项。在调研记录里选中原话，可以提为求助事项。"
    >
      {rows && rows.length > 0 && (
        <DataTable
          caption="求助事项"
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          total={rows.length}
          unit="件"
        />
      )}
    </ListFrame>
  )
}

function Acts({ help }: { help: Help }) {
  const [form, setForm] = useState<'answer' | 'close' | null>(null)
  const isClosing = form === 'close'
  return (
    <span className="research-acts">
      <Button size="small" onClick={() => setForm('answer')}>
        填写情况
      </Button>
      <Button size="small" type="primary" onClick={() => setForm('close')}>
        办结
      </Button>
      {form && (
        <ActForm<{ text: string }>
          title={isClosing ? '办结求助事项' : '填写办理情况'}
          act={isClosing ? '办结' : '保存'}
          done={isClosing ? '已办结。' : '已保存。'}
          close={() => setForm(null)}
          {...(isClosing ? {} : { initial: { text: help.answer } })}
          run={({ text }) => post(`/research/helps/${help.id}/${form}`, { text, revision: help.revision })}
        >
          <blockquote className="research-quote">{help.title}</blockquote>
          <Form.Item
            name="text"
            label={isClosing ? '办理结果' : '办理情况'}
            rules={needed(isClosing ? '请写明结果，至少5个字' : '请填写办理情况')}
          >
            <Input.TextArea rows={3} maxLength={1000} placeholder={isClosing ? '帮上了没有，怎样告诉对方的' : ''} />
          </Form.Item>
        </ActForm>
      )}
    </span>
  )
}
