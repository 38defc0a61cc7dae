import { Alert, Button } from 'antd'
import type * as z from 'zod'
import { useAct } from '../../../ui/act.ts'
import { get } from '../../../ui/api.ts'
import { count } from '../../../ui/format.ts'
import type { AuditVerdict } from '../schema.ts'

/** Walks the whole chain on demand and says in a sentence whether every entry is as it was written. */
export function Verdict() {
  const check = useAct(() => get<z.infer<typeof AuditVerdict>>('/audit/verify'))
  const verdict = check.data
  return (
    <section className="section">
      <div className="section-head">
        <span>校验会从头到尾重算整条链，找出被改动、删除、插入或者截去的第一条记录。</span>
        <Button loading={check.isPending} onClick={() => check.mutate()}>
          校验
        </Button>
      </div>
      {verdict?.ok && (
        <Alert
          type="success"
          showIcon
          title={`${count(verdict.entries, '条')}记录完好，其中${count(verdict.sealed, '条')}已入链。`}
          description={<code className="chain-head">链头 {verdict.head}</code>}
        />
      )}
      {verdict && !verdict.ok && (
        <Alert
          type="error"
          showIcon
          title={verdict.firstBad?.message ?? '审计链不完整'}
          description="请立即保存数据目录的副本，停止使用，并向分管领导和网络安全部门报告。用存档的链头纸和备份可以确定从哪一天起不可信。"
        />
      )}
    </section>
  )
}
