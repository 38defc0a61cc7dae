import { Checkbox, Modal, Select, Table } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../ui/act.ts'
import { post } from '../../../ui/api.ts'
import { problemKinds } from '../../rectification/schema.ts'
import { sentencesOf } from '../scan.ts'
import type { Report } from '../schema.ts'
import { refreshes } from './queries.ts'

/** The sentences of the sections that tell what is intended. */
const measuresOf = ({ document }: Report) =>
  document.sections
    .filter(({ stance }) => stance === 'plan')
    .flatMap(({ paragraphs }) => paragraphs.flatMap(sentencesOf))
    // What already is in the ledger stays there; it is promised all the same.
    .map(({ text, figures }, index) => ({
      key: String(index),
      text: text.trim(),
      isInLedger: figures.some(({ figure }) => figure.includes('#')),
    }))
    .filter(({ text }) => text.length >= 5)

/** The measures of a signed report become next year's promises, and problems of the ledger where wished. */
export function MeasuresDialog({ report, close }: { report: Report; close: () => void }) {
  const measures = measuresOf(report)
  const [chosen, choose] = useState(measures.map(({ key }) => key))
  const [kinds, setKinds] = useState<Record<string, string>>({})
  const adopt = useAct(
    () =>
      post(`/reports/${report.id}/measures`, {
        measures: measures
          .filter(({ key }) => chosen.includes(key))
          .map(({ key, text }) => ({ text, sectionId: null, dueOn: null, problemKind: kinds[key] || null })),
      }),
    { done: `已列为${report.year + 1}年的承诺。`, refreshes },
  )
  const options = Object.entries(problemKinds).map(([value, label]) => ({ value, label }))
  return (
    <Modal
      open
      width={860}
      title={`把措施列为${report.year + 1}年的承诺`}
      okText="列为承诺"
      cancelText="返回"
      onCancel={close}
      onOk={() => adopt.mutate(undefined, { onSuccess: close })}
      okButtonProps={{ disabled: chosen.length === 0 }}
      confirmLoading={adopt.isPending}
    >
      <p className="quiet">
        选中的措施到下一年的报告里逐条答复。还不在整改台账里的，可以同时登记到台账，写明问题类别。
      </p>
      <Table
        size="small"
        pagination={false}
        dataSource={measures}
        scroll={{ y: 420 }}
        columns={[
          {
            title: '措施',
            dataIndex: 'text',
            render: (text: string, { key }) => (
              <Checkbox
                checked={chosen.includes(key)}
                onChange={({ target }) =>
                  choose(target.checked ? [...chosen, key] : chosen.filter((one) => one !== key))
                }
              >
                {text}
              </Checkbox>
            ),
          },
          {
            title: '登记到台账',
            width: 180,
            render: (_, { key, isInLedger }) =>
              isInLedger ? (
                '已在台账'
              ) : (
                <Select<string>
                  aria-label="问题类别"
                  className="report-wide"
                  value={kinds[key] ?? ''}
                  onChange={(kind) => setKinds({ ...kinds, [key]: kind })}
                  options={[{ value: '', label: '不登记' }, ...options]}
                />
              ),
          },
        ]}
      />
    </Modal>
  )
}
