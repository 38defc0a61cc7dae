import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { post } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { tableDate } from '../../../ui/format.ts'
import { Lamp } from '../../../ui/Lamp.tsx'
import type { Idea } from '../schema/uses.ts'
import { ideaStates } from '../schema.ts'
import { ActForm, needed } from './act-form.tsx'
import { ListFrame, useAsked } from './list-frame.tsx'
import { choicesFrom, useIdeas } from './queries.ts'

const tones = { open: 'amber', taken: 'green', aside: 'grey' } as const

const columns: DataColumn<Idea>[] = [
  {
    ...{ key: 'title', title: '点子', width: 300 },
    draw: ({ title, quote }) => (
      <>
        {title}
        {quote !== title && <span className="research-said">“{quote}”</span>}
      </>
    ),
  },
  {
    key: 'state',
    title: '状态',
    width: 120,
    draw: ({ state }) => <Lamp tone={tones[state]} word={ideaStates[state]} />,
  },
  { key: 'on', title: '提出日期', width: 110, draw: ({ createdOn }) => tableDate(createdOn) },
  {
    ...{ key: 'theme', title: '从哪里来', width: 200 },
    draw: ({ tripId, theme }) => <Link to={`/research/trips/${tripId}`}>{theme}</Link>,
  },
  {
    ...{ key: 'reason', title: '答复', width: 260 },
    draw: ({ reason, decidedBy }) => (reason ? `${reason}（${decidedBy}）` : '—'),
  },
  { key: 'acts', title: '办理', width: 100, draw: (row) => (row.mayAnswer ? <Decide idea={row} /> : '—') },
]

/** 点子: ideas heard in the field, taken up or put aside with the reason. */
export default function IdeasPage() {
  const [{ year, state, search }] = useAsked()
  const { data, error, refetch } = useIdeas(year)
  const rows = data?.rows
    .filter((row) => !state || row.state === state)
    .filter((row) => [row.title, row.theme, row.quote].join('\n').includes(search))
  return (
    <ListFrame
      title="点子"
      note="基层群众想到的好办法：采用或者暂不采用，都写明理由。"
      paper="ideas"
      states={choicesFrom(ideaStates)}
      loaded={{ error, refetch, count: rows?.length ?? null }}
      empty="没有点子。在调研记录里选中原话，可以提为点子。"
    >
      {rows && rows.length > 0 && (
        <DataTable caption="点子" columns={columns} rows={rows} rowKey={({ id }) => id} total={rows.length} unit="个" />
      )}
    </ListFrame>
  )
}

function Decide({ idea }: { idea: Idea }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="small" type="primary" onClick={() => setOpen(true)}>
        答复
      </Button>
      {isOpen && (
        <ActForm<{ verdict: string; reason: string }>
          title="答复点子"
          act="答复"
          done="已答复。"
          close={() => setOpen(false)}
          initial={{ verdict: 'taken' }}
          run={(values) => post(`/research/ideas/${idea.id}/decision`, { ...values, revision: idea.revision })}
        >
          <blockquote className="research-quote">{idea.title}</blockquote>
          <Form.Item name="verdict" label="结果">
            <Radio.Group
              options={[
                { value: 'taken', label: ideaStates.taken },
                { value: 'aside', label: ideaStates.aside },
              ]}
            />
          </Form.Item>
          <Form.Item name="reason" label="理由" rules={needed('请写明理由，至少5个字')}>
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
        </ActForm>
      )}
    </>
  )
}
