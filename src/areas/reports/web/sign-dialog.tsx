import { Checkbox, Modal } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../ui/act.ts'
import { post } from '../../../ui/api.ts'
import { useMe } from '../../../ui/me.tsx'
import { Loading } from '../../../ui/Page.tsx'
import { inWords, type Report } from '../schema.ts'
import { refreshes, useCheck } from './queries.ts'

/** The signer takes over one by one what stands without a record, by name, and signs. */
export function SignDialog({ report, close }: { report: Report; close: () => void }) {
  const me = useMe()
  const { id, version, revision } = report
  const { data } = useCheck(id, version)
  const [accepted, accept] = useState<string[]>([])
  const texts = data ? [...new Set(data.red.map(inWords))] : []
  const sign = useAct(() => post(`/reports/${id}/sign`, { revision, accepted: data!.red.map(inWords) }), {
    done: '已签发，正文已锁定。',
    refreshes,
  })
  return (
    <Modal
      open
      width={760}
      title="签发报告"
      okText="签发"
      cancelText="返回"
      onCancel={close}
      onOk={() => sign.mutate(undefined, { onSuccess: close })}
      okButtonProps={{ disabled: !data || accepted.length < texts.length }}
      confirmLoading={sign.isPending}
    >
      {!data && <Loading what="核对清单" />}
      {data && texts.length === 0 && <p>核对清单为空：每个数据、每句事实都有记录。</p>}
      {texts.length > 0 && (
        <>
          <p>{`以下${texts.length}条没有记录支撑或者还没有处理，签发前请逐条确认。确认的内容连同${me.name}的姓名印在报告后面。`}</p>
          <Checkbox.Group
            className="sign-list"
            value={accepted}
            onChange={accept}
            options={texts.map((text) => ({ value: text, label: text }))}
          />
        </>
      )}
      <p className="quiet">签发后正文不能再改，系统计算校验码并印在报告后面。</p>
    </Modal>
  )
}
