import { useIsMutating } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import { useAct } from '../../../ui/act.ts'
import { download, post, queryText, upload } from '../../../ui/api.ts'
import { Lamp, type LampTone } from '../../../ui/Lamp.tsx'
import { Section } from '../../../ui/Page.tsx'
import { approvalStates, type SizeApprovalView } from '../schema/size.ts'
import type { OrganisationRecord } from '../views.ts'
import { ActForm, needed } from './act-form.tsx'

const tones: Record<SizeApprovalView['state'], LampTone> = {
  withdrawn: 'grey',
  ended: 'red',
  counts: 'green',
  later: 'grey',
}

type Open = { kind: 'add' } | { kind: 'withdraw'; one: SizeApprovalView } | null

/** 规模的批准: what the higher organisation allowed, with its document. */
export function Approvals({ record: { organisation, approvals, mayApprove } }: { record: OrganisationRecord }) {
  const [open, setOpen] = useState<Open>(null)
  const isBusy = useIsMutating() > 0
  const path = `/party-life/organisations/${organisation.id}/size-approvals`
  const fetchIt = useAct((id: string) => download(`${path}/${id}/file`))
  const close = () => setOpen(null)
  return (
    <Section
      title="人数超出一般规模的批准"
      extra={
        mayApprove && (
          <Button disabled={isBusy} onClick={() => setOpen({ kind: 'add' })}>
            登记上级的批准
          </Button>
        )
      }
    >
      {approvals.length === 0 && (
        <p className="quiet">
          没有登记过。支部党员超过50人、机关党委不足100人的，须经上级党组织批准；批准到期以后重新提醒。
        </p>
      )}
      <ul className="party-plain">
        {approvals.map((one) => (
          <li key={one.id} className="party-approval">
            <span>
              <Lamp tone={tones[one.state]} word={approvalStates[one.state]} />
              {`　${one.approver}　${one.documentNumber}　${one.approvedOn}批准，到${one.untilOn}为止`}
            </span>
            <span>{one.reason}</span>
            <span className="quiet">
              {`${one.registeredBy}登记`}
              {one.withdrawnReason && `；${one.withdrawnBy}撤回：${one.withdrawnReason}`}
            </span>
            <span className="acts">
              <Button disabled={isBusy} onClick={() => fetchIt.mutate(one.id)}>
                批准文件：{one.fileName}
              </Button>
              {mayApprove && one.state !== 'withdrawn' && (
                <Button disabled={isBusy} onClick={() => setOpen({ kind: 'withdraw', one })}>
                  撤回
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {open?.kind === 'add' && <AddForm path={path} close={close} />}
      {open?.kind === 'withdraw' && (
        <ActForm<{ reason: string }>
          title={`撤回${open.one.documentNumber}`}
          act="撤回"
          done="已撤回。"
          run={(values) => post(`${path}/${open.one.id}/withdrawal`, values)}
          close={close}
        >
          <p>撤回以后，人数超出一般规模的重新提醒；这条记录和文件留着，写明已撤回。</p>
          <Form.Item name="reason" label="撤回的理由" rules={needed('请写明理由')}>
            <Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} />
          </Form.Item>
        </ActForm>
      )}
    </Section>
  )
}

type Values = {
  approver: string
  documentNumber: string
  approvedOn: string
  untilOn: string
  reason: string
  file: File | null
}

function AddForm({ path, close }: { path: string; close: () => void }) {
  const run = ({ file, ...given }: Values) => upload(`${path}${queryText(given)}`, file ? [file] : [])
  return (
    <ActForm<Values> title="登记上级的批准" act="登记" done="已登记。" run={run} close={close}>
      <Form.Item
        name="approver"
        label="批准的党组织"
        extra="如市直机关工委、机关党委"
        rules={needed('请填写批准的党组织')}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="documentNumber" label="文号" rules={needed('请填写文号')}>
        <Input maxLength={60} />
      </Form.Item>
      <div className="party-pair">
        <Form.Item name="approvedOn" label="批准日期" rules={needed('请填写批准日期')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="untilOn" label="到哪天为止" rules={needed('请填写到哪天为止')}>
          <Input type="date" />
        </Form.Item>
      </div>
      <Form.Item name="reason" label="批准的理由" rules={needed('请写明批准的理由')}>
        <Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name="file" label="批准文件" rules={[{ required: true, message: '请选择批准文件' }]}>
        <OneFile />
      </Form.Item>
    </ActForm>
  )
}

/** antd hands over `value` and `onChange`. */
function OneFile({ value = null, onChange }: { value?: File | null; onChange?: (file: File | null) => void }) {
  const picker = useRef<HTMLInputElement>(null)
  const pick = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = target.files ?? []
    target.value = ''
    if (chosen) onChange?.(chosen)
  }
  return (
    <div>
      {/* The form shows every input, hidden ones too; this one is opened by the button. */}
      <input ref={picker} type="file" style={{ display: 'none' }} aria-label="选择批准文件" onChange={pick} />
      <Button onClick={() => picker.current?.click()}>{value ? '换一份' : '选择文件'}</Button> {value?.name}
    </div>
  )
}
