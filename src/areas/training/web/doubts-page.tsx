import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../ui/act.ts'
import { post } from '../../../ui/api.ts'
import { Empty, ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import { type Chosen, PersonSelect } from '../../../ui/PersonSelect.tsx'
import type { DoubtList } from '../lists.ts'
import { refreshes, useDoubts } from './queries.ts'
import './training.css'

type Doubt = DoubtList['people'][number]

/** What imports left open: whose a row is, and which of several amounts is right. */
export default function DoubtsPage() {
  const { data, error, refetch } = useDoubts()
  const groups = Map.groupBy(
    data?.people ?? [],
    ({ fileName, personName, kind }) => `${fileName} ${personName} ${kind}`,
  )
  return (
    <Page
      title="导入疑问"
      note="系统不猜：没有对上的人、各处写得不一样的学时，都在这里由您确定。"
      breadcrumbs={[{ title: '导入学时', to: '/training/imports' }]}
    >
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="疑问" />}
      {data && groups.size === 0 && data.values.length === 0 && <Empty text="没有需要确认的。" />}
      {[...groups].map(([key, doubts]) => (
        <Person key={key} doubts={doubts} />
      ))}
      {data?.values.map((one) => (
        <Amounts key={one.key} doubt={one} />
      ))}
    </Page>
  )
}

function Person({ doubts }: { doubts: Doubt[] }) {
  const [first] = doubts as [Doubt]
  const [other, setOther] = useState<Chosen | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const answer = useAct((given: object) => post(`/training/doubts/${first.id}/answer`, given), {
    done: '已处理。',
    refreshes,
  })
  const personId = chosen ?? other?.id ?? null
  const why = first.kind === 'namesakes' ? '有同名的人' : '没有对上人'
  return (
    <Section title={`${first.personName}：${why}`} extra={<span className="quiet">{first.fileName}</span>}>
      <ul>
        {doubts.slice(0, 5).map(({ id, course, period }) => (
          <li key={id}>{`${course}　${period}`}</li>
        ))}
        {doubts.length > 5 && <li>{`等${doubts.length}行`}</li>}
      </ul>
      <div className="training-choices">
        {first.candidates.length > 0 && (
          <Select
            aria-label={`${first.personName}是哪一位`}
            placeholder="是哪一位"
            allowClear
            value={chosen}
            onChange={(id) => setChosen(id ?? null)}
            options={first.candidates.map(({ id, text }) => ({ value: id, label: text }))}
            popupMatchSelectWidth={false}
          />
        )}
        {!chosen && (
          <div style={{ width: 240 }}>
            <PersonSelect label={`${first.personName}实际是谁`} value={other} choose={setOther} />
          </div>
        )}
        <Button
          type="primary"
          disabled={!personId}
          loading={answer.isPending}
          onClick={() => answer.mutate({ personId, reason: '' })}
        >
          {`计入这个人（${doubts.length}行）`}
        </Button>
        <Input
          aria-label={`${first.personName}不计入的原因`}
          placeholder="不计入的原因"
          maxLength={200}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          style={{ width: 200 }}
        />
        <Button disabled={reason.trim().length < 2} onClick={() => answer.mutate({ personId: null, reason })}>
          不计入
        </Button>
      </div>
    </Section>
  )
}

function Amounts({ doubt }: { doubt: DoubtList['values'][number] }) {
  const choose = useAct((id: string) => post(`/training/claims/${id}/choice`), { done: '已确定。', refreshes })
  return (
    <Section title={`${doubt.personName}：${doubt.course}`} extra={<span className="quiet">{doubt.fromOn}</span>}>
      <p>各处写的天数、学时不一样，请确定以哪一处为准。</p>
      <ul className="training-duties">
        {doubt.claims.map(({ id, source, days, hours, isCounted }) => (
          <li key={id}>
            {`${source}：${days}天、${hours}学时${isCounted ? '（现在按这一处计）' : ''}　`}
            <Button size="small" onClick={() => choose.mutate(id)} aria-label={`${doubt.personName}以${source}为准`}>
              以这一处为准
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
