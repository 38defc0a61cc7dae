import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { download, get } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { count, sentenceTime } from '../../../ui/format.ts'
import { Lamp } from '../../../ui/Lamp.tsx'
import { useMe } from '../../../ui/me.tsx'
import { ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import { type Compared, type DrillResult, runStates } from '../schema.ts'
import { Facts } from './Facts.tsx'
import { byWhom, lastedText, runTone } from './words.ts'
import './backups.css'

const columns: DataColumn<Compared>[] = [
  { key: 'name', title: '数据表', width: 260, draw: (one) => one.name },
  { key: 'rows', title: '备份行数', width: 110, align: 'right', draw: (one) => one.rows.toLocaleString('zh-CN') },
  { key: 'found', title: '恢复行数', width: 110, align: 'right', draw: (one) => one.rows.toLocaleString('zh-CN') },
  { key: 'hash', title: '校验码（前12位）', width: 160, draw: (one) => one.sha256.slice(0, 12) },
  { key: 'same', title: '结果', width: 100, draw: () => <Lamp tone="green" word="一致" /> },
]

/** One drill as a sheet to sign and keep: what, when, by whom, table by table. */
export default function DrillPage() {
  const { id = '' } = useParams()
  const drill = useQuery({
    queryKey: ['backups', 'drill', id],
    queryFn: () => get<DrillResult>(`/backups/drills/${id}`),
  })
  const paper = useAct(() => download(`/backups/drills/${id}/record.docx`))
  const isOver = drill.data !== undefined && drill.data.state !== 'running'
  return (
    <Page
      title="演练记录"
      state={drill.data && <Lamp tone={runTone[drill.data.state]} word={runStates[drill.data.state]} />}
      breadcrumbs={[{ title: '备份与恢复', to: '/backups' }]}
      actions={
        <>
          <Button type="primary" disabled={!isOver} loading={paper.isPending} onClick={() => paper.mutate()}>
            下载Word
          </Button>
          <Button disabled={!isOver} onClick={() => window.print()}>
            打印
          </Button>
        </>
      }
    >
      {drill.error && <ErrorNote error={drill.error} onRetry={drill.refetch} />}
      {drill.isPending && <Loading what="演练记录" />}
      {drill.data && <Record drill={drill.data} />}
    </Page>
  )
}

function Record({ drill }: { drill: DrillResult }) {
  const me = useMe()
  const isGood = drill.state === 'done'
  const facts: [string, string][] = [
    ['单位', me.unitName],
    ['备份文件', drill.fileName],
    ['开始', sentenceTime(drill.beganAt)],
    ['用时', lastedText(drill) || '还没有做完'],
    ['办理人', byWhom(drill)],
    ['恢复到', '临时建立的数据库，核对后已删除，没有碰正在使用的数据'],
  ]
  if (isGood) {
    facts.push(
      ['数据表', `${count(drill.compared.length, '张')}，共${count(drill.rowCount ?? 0, '行')}，与备份逐表一致`],
      ['审计记录', `${count(drill.auditEntries ?? 0, '条')}，链条核验完好`],
    )
  } else if (drill.reason) facts.push(['原因', drill.reason])
  return (
    <>
      <Section title="情况">
        <Facts facts={facts} />
        <p className="drill-signs">
          <span>演练人签名：</span>
          <span>复核人签名：</span>
          <span>日期：</span>
        </p>
      </Section>
      {isGood && (
        <Section title="逐表核对结果">
          <DataTable
            caption="逐表核对结果"
            columns={columns}
            rows={drill.compared}
            rowKey={(one) => one.name}
            total={drill.compared.length}
            unit="张表"
          />
        </Section>
      )}
    </>
  )
}
