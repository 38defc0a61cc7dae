import { Alert, Button, Drawer, Form, Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../ui/act.ts'
import { ApiError, post, put, remove } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { today } from '../../../ui/format.ts'
import { type Chosen, PersonSelect } from '../../../ui/PersonSelect.tsx'
import { useUnsavedGuard } from '../../../ui/unsaved.ts'
import type { Portfolio } from '../schema.ts'
import type { SectionRow } from './portfolio-page.tsx'

type Props = { row: SectionRow; manages: boolean; close: () => void }

const refreshes = [['portfolio']] as const
const spanOf = ({ fromOn, untilOn }: Portfolio) => `${fromOn}至${untilOn ?? '今'}`

/** Who led a section when; a new leader is written down here, an entry put right or taken out. */
export function PortfolioDrawer({ row, manages, close }: Props) {
  const [edited, setEdited] = useState<Portfolio | 'new' | null>(manages && row.all.length === 0 ? 'new' : null)
  const confirm = useConfirm()
  const drop = useAct((id: string) => remove(`/portfolio/${id}`), { done: '已删除。', refreshes })
  const ask = async (one: Portfolio) => {
    const effect = `${one.leaderName}${spanOf(one)}分管${row.name}的记录会被删除，审计里仍查得到。只删除录错的；换人请用“换人”。`
    if (await confirm({ title: '删除这条分工', effect, act: '删除', isGrave: true })) drop.mutate(one.id)
  }
  return (
    <Drawer open title={`${row.name}：分管领导`} size={480} onClose={close}>
      {row.all.length === 0 && <p>还没有写明分管领导。</p>}
      <ul>
        {row.all.map((one) => (
          <li key={one.id}>
            {one.leaderName}，{spanOf(one)}
            {one.substituteName && `，AB角${one.substituteName}`}
            {one.basis && `，${one.basis}`}
            {manages && (
              <>
                {' '}
                <Button size="small" onClick={() => setEdited(one)}>
                  更正
                </Button>{' '}
                <Button size="small" danger loading={drop.isPending} onClick={() => void ask(one)}>
                  删除
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      {manages && edited === null && (
        <Button type="primary" onClick={() => setEdited('new')}>
          换人
        </Button>
      )}
      {edited && (
        <PortfolioForm
          key={edited === 'new' ? 'new' : edited.id}
          sectionId={row.id}
          entry={edited === 'new' ? null : edited}
          close={() => setEdited(null)}
        />
      )}
    </Drawer>
  )
}

type Values = { fromOn: string; untilOn: string; basis: string }

function PortfolioForm({ sectionId, entry, close }: { sectionId: string; entry: Portfolio | null; close: () => void }) {
  const [form] = Form.useForm<Values>()
  const [leader, setLeader] = useState<Chosen | null>(entry && { id: entry.leaderId, name: entry.leaderName })
  const [substitute, setSubstitute] = useState<Chosen | null>(
    entry?.substituteId ? { id: entry.substituteId, name: entry.substituteName ?? '' } : null,
  )
  const [isTouched, setTouched] = useState(false)
  const save = useAct(
    ({ fromOn, untilOn, basis }: Values) => {
      const given = {
        leaderId: leader?.id,
        substituteId: substitute?.id ?? null,
        fromOn,
        untilOn: untilOn || null,
        basis,
      }
      return entry
        ? put(`/portfolio/${entry.id}`, { ...given, revision: entry.revision })
        : post('/portfolio', { sectionId, ...given })
    },
    { done: '已保存。', refreshes, fails: 'here' },
  )
  useUnsavedGuard(isTouched && !save.isSuccess)
  const faults = save.error instanceof ApiError ? save.error.faults : []
  const faultOf = (field: string) => faults.find((fault) => fault.field === field)?.message
  const shown = (field: string) => (faultOf(field) ? { validateStatus: 'error' as const, help: faultOf(field) } : {})
  const touched =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      setTouched(true)
      set(value)
    }
  return (
    <section className="section">
      <h2>{entry ? '更正' : '写明分管领导'}</h2>
      {save.error && <Alert type="error" showIcon title={save.error.message} style={{ marginBottom: 12 }} />}
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ fromOn: entry?.fromOn ?? today(), untilOn: entry?.untilOn ?? '', basis: entry?.basis ?? '' }}
        onValuesChange={() => setTouched(true)}
        onFinish={(values) => save.mutate(values, { onSuccess: close })}
      >
        <Form.Item label="分管领导" required {...shown('leaderId')}>
          <PersonSelect label="分管领导" value={leader} choose={touched(setLeader)} />
        </Form.Item>
        <Form.Item label="AB角" extra="没有的不填" {...shown('substituteId')}>
          <PersonSelect label="AB角" value={substitute} choose={touched(setSubstitute)} />
        </Form.Item>
        <Period isNew={!entry} shown={shown} />
        <div className="acts">
          <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!leader}>
            保存
          </Button>
          <Button onClick={close}>返回</Button>
        </div>
      </Form>
    </section>
  )
}

/** From when to when, and by which document. */
function Period({ isNew, shown }: { isNew: boolean; shown: (field: string) => object }) {
  return (
    <>
      <Form.Item
        name="fromOn"
        label="从哪天起"
        extra={isNew ? '原来的分管自动截止到前一天' : ''}
        rules={[{ required: true, message: '请填写日期' }]}
        {...shown('fromOn')}
      >
        <Input type="date" />
      </Form.Item>
      <Form.Item name="untilOn" label="到哪天止" extra="仍在分管的不填" {...shown('untilOn')}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="basis" label="依据" extra="如云文旅党组〔2026〕3号">
        <Input maxLength={200} />
      </Form.Item>
    </>
  )
}
