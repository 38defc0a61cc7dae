import { App, Button, Dropdown } from 'antd'
import { useMemo, useState } from 'react'
import { useParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { download, get, post } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { sentenceDate } from '../../../ui/format.ts'
import { useMe } from '../../../ui/me.tsx'
import { ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { editions, type Report } from '../schema.ts'
import { CheckPanel } from './check-panel.tsx'
import { Comments } from './comments.tsx'
import { FigureDrawer } from './figure-drawer.tsx'
import { StateLamp } from './list-page.tsx'
import { MeasuresDialog } from './measures-dialog.tsx'
import { refreshes, useReport } from './queries.ts'
import { SignDialog } from './sign-dialog.tsx'
import { TextEdit } from './text-edit.tsx'
import { SectionAct, TextView } from './text-view.tsx'
import { Versions } from './versions.tsx'
import './reports.css'

const crumbs = [{ title: '年度报告', to: '/reports' }]

/** One report: its text with the records behind it, what is wrong with it, and the way to the signature. */
export default function ReportPage() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useReport(id)
  if (!data) {
    return (
      <Page title="报告" breadcrumbs={crumbs}>
        {error ? <ErrorNote error={error} onRetry={refetch} /> : <Loading what="报告" />}
      </Page>
    )
  }
  return <Shown key={`${id}-${data.revision}`} report={data} />
}

function Shown({ report }: { report: Report }) {
  const [isEditing, setEditing] = useState(false)
  const [figure, openFigure] = useState('')
  const confirm = useConfirm()
  const figures = useMemo(() => new Map(report.figures.map((one) => [one.id, one])), [report.figures])
  const titleOf = (name: string) => {
    const known = figures.get(name)
    return known && !name.includes('#') ? `${known.title}（${known.unit}）` : '单条记录'
  }
  const { id, revision, may } = report
  const redraft = useAct((sectionId: string | null) => post(`/reports/${id}/redraft`, { revision, sectionId }), {
    done: '已按提纲和现在的记录重写。',
    refreshes,
  })
  const ask = async (sectionId: string | null, title: string) => {
    const effect = '这一部分手写的内容会被换掉，以前的版本仍然留着。'
    if (await confirm({ title: `重写${title}`, effect, act: '重写' })) redraft.mutate(sectionId)
  }
  const signed = report.signedAt ? `${report.signedBy}于${sentenceDate(report.signedAt)}签发` : `${report.madeBy}起草`
  return (
    <Page
      title={`${report.personName ? `${report.personName} ` : ''}${report.year}年${report.title}`}
      state={<StateLamp state={report.state} />}
      note={`第${report.version}版，${signed}`}
      breadcrumbs={crumbs}
      actions={
        isEditing ? null : <Acts report={report} edit={() => setEditing(true)} rewrite={() => void ask(null, '全文')} />
      }
    >
      {isEditing ? (
        <TextEdit report={report} titleOf={titleOf} close={() => setEditing(false)} />
      ) : (
        <div className="report-page">
          <TextView
            document={report.document}
            flags={report.flags}
            figures={figures}
            titleOf={titleOf}
            open={openFigure}
            extra={(section) =>
              may.write &&
              section.paragraphs.length > 0 && (
                <SectionAct
                  act="重写"
                  label={`重写“${section.title}”`}
                  onClick={() => void ask(section.id, '这一节')}
                />
              )
            }
          />
          <aside className="report-aside">
            <CheckPanel report={report} />
            <Comments report={report} />
            <Versions report={report} />
            <Sealed report={report} />
          </aside>
        </div>
      )}
      {figure && <FigureDrawer id={id} name={figure} close={() => openFigure('')} />}
    </Page>
  )
}

function Acts({ report, edit, rewrite }: { report: Report; edit: () => void; rewrite: () => void }) {
  const { id, revision, state, may } = report
  const me = useMe()
  const [dialog, open] = useState<'sign' | 'measures' | null>(null)
  const step = useAct((act: 'submit' | 'return') => post(`/reports/${id}/${act}`, { revision }), { refreshes })
  const file = useAct((edition: string) => download(`/reports/${id}/file`, { query: { edition } }))
  const items = Object.entries(editions).map(([key, label]) => ({ key, label }))
  return (
    <>
      {may.write && state === 'draft' && (
        <Button type="primary" loading={step.isPending} onClick={() => step.mutate('submit')}>
          送审
        </Button>
      )}
      {may.sign && state === 'review' && (
        <Button type="primary" onClick={() => open('sign')}>
          签发
        </Button>
      )}
      {may.comment && state === 'review' && (
        <Button loading={step.isPending} onClick={() => step.mutate('return')}>
          退回修改
        </Button>
      )}
      {may.write && <Button onClick={edit}>修改正文</Button>}
      {may.write && <Button onClick={rewrite}>重写全文</Button>}
      {state === 'signed' && me.may('reports.outline') && report.kind === 'annual' && (
        <Button onClick={() => open('measures')}>措施列为承诺</Button>
      )}
      <Dropdown menu={{ items, onClick: ({ key }) => file.mutate(key) }} trigger={['click']}>
        <Button loading={file.isPending}>下载Word</Button>
      </Dropdown>
      {dialog === 'sign' && <SignDialog report={report} close={() => open(null)} />}
      {dialog === 'measures' && <MeasuresDialog report={report} close={() => open(null)} />}
    </>
  )
}

/** The hash of a signed report, and what its signer took over. */
function Sealed({ report: { id, hash, accepted, signedBy } }: { report: Report }) {
  const { message } = App.useApp()
  const verify = useAct(() => get<{ isSound: boolean }>(`/reports/${id}/verify`))
  if (!hash) return null
  const tell = ({ isSound }: { isSound: boolean }) =>
    isSound ? message.success('与签发时一致。') : message.error('与签发时不一致，请与审计管理员联系。')
  return (
    <section className="section">
      <div className="section-head">
        <h2>校验码</h2>
        <Button size="small" loading={verify.isPending} onClick={() => verify.mutate(undefined, { onSuccess: tell })}>
          核对校验码
        </Button>
      </div>
      <p className="report-hash">{hash}</p>
      {accepted.length > 0 && (
        <details>
          <summary>{`${signedBy}签发时逐条确认的内容（${accepted.length}条）`}</summary>
          <ul>
            {accepted.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
