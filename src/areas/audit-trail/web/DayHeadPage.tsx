import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useSearchParams } from 'react-router'
import type * as z from 'zod'
import { get } from '../../../ui/api.ts'
import { count, sentenceDate, sentenceTime, today } from '../../../ui/format.ts'
import { useMe } from '../../../ui/me.tsx'
import { ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import type { DayHead } from '../schema.ts'
import './audit.css'

/** The chain's head at the end of a day as a sheet to sign and keep. */
export default function DayHeadPage() {
  const me = useMe()
  const [address, setAddress] = useSearchParams()
  const day = address.get('day') ?? today()
  const isOver = day < today()
  const head = useQuery({
    queryKey: ['audit-head', day],
    queryFn: () => get<z.infer<typeof DayHead>>('/audit/head', { day }),
    staleTime: 0,
  })
  return (
    <Page
      title="审计链头"
      breadcrumbs={[{ title: '审计记录', to: '/audit' }]}
      actions={
        <Button type="primary" disabled={!head.data} onClick={() => window.print()}>
          打印
        </Button>
      }
    >
      <div className="filters">
        <Input
          type="date"
          aria-label="日期"
          value={day}
          max={today()}
          onChange={(event) => event.target.value && setAddress({ day: event.target.value }, { replace: true })}
        />
      </div>
      {head.isPending && <Loading what="链头" />}
      {head.error && <ErrorNote error={head.error} onRetry={head.refetch} />}
      {head.data && (
        <article className="section head-sheet">
          <h2>{me.unitName}审计链头存档单</h2>
          <p>
            截至
            {isOver ? `${sentenceDate(head.data.day)}终了` : `${sentenceTime(head.data.printedAt)}（当天还没有结束）`}
            ，审计链共{count(head.data.position, '条')}，当天
            {count(head.data.entries, '条')}，末条序号{head.data.seq}。
          </p>
          <p>链头（SHA-256）：</p>
          <p className="chain-head">{head.data.hash.match(/.{1,8}/g)?.join(' ')}</p>
          <p>打印时间：{sentenceTime(head.data.printedAt)}</p>
          <p className="head-signs">
            <span>审计管理员签名：</span>
            <span>见证人签名：</span>
          </p>
          <p className="quiet">以后校验时，这一天的链头应与本单一致；不一致即说明记录被改动过。</p>
        </article>
      )}
    </Page>
  )
}
