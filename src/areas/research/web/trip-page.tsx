import { Button, Input } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { download, post, put, remove } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { sentenceDate } from '../../../ui/format.ts'
import { LinkButton } from '../../../ui/LinkButton.tsx'
import { Empty, ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import { useUnsavedGuard } from '../../../ui/unsaved.ts'
import type { Trip } from '../schema.ts'
import { AdviceActs, AdviceForm, OutcomeText } from './advice.tsx'
import { NoteView } from './notes.tsx'
import { TripLamp } from './plan-page.tsx'
import { refreshes, useAdvice, useNotes, useTrip } from './queries.ts'
import './research.css'

const crumbs = [{ title: '基层调研', to: '/research' }]

/** One trip: where it went, what was written down, what it recommends, and its report. */
export default function TripPage() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useTrip(id)
  if (!data) {
    return (
      <Page title="调研" breadcrumbs={crumbs}>
        {error ? <ErrorNote error={error} onRetry={refetch} /> : <Loading what="调研" />}
      </Page>
    )
  }
  const span =
    data.fromOn === data.untilOn
      ? sentenceDate(data.fromOn)
      : `${sentenceDate(data.fromOn)}至${sentenceDate(data.untilOn)}`
  return (
    <Page
      title={`${data.theme}调研`}
      state={<TripLamp isOpen={data.isOpen} reportedOn={data.reportedOn} />}
      note={`${span}，${data.leaderName}牵头，${data.members.map(({ name }) => name).join('、')}参加`}
      breadcrumbs={[...crumbs, { title: data.theme, to: `/research/plans/${data.planId}` }]}
      actions={<Acts trip={data} />}
    >
      <Section title="到了哪里">
        <Route trip={data} />
      </Section>
      <Notes trip={data} />
      <Recommendations trip={data} />
      <Report key={data.revision} trip={data} />
    </Page>
  )
}

function Acts({ trip }: { trip: Trip }) {
  const { id, isOpen, reportedOn, revision, mayManage } = trip
  const navigate = useNavigate()
  const confirm = useConfirm()
  const word = useAct(() => download(`/research/trips/${id}/report.docx`))
  const sheet = useAct(() => download(`/research/trips/${id}/notes.xlsx`))
  const turn = useAct(() => post(`/research/trips/${id}/${isOpen ? 'close' : 'reopen'}`, { revision }), {
    done: isOpen ? '已结束。' : '已重新打开。',
    refreshes,
  })
  const drop = useAct(() => remove(`/research/trips/${id}`), { done: '已删除。', refreshes })
  const { data } = useNotes(id)
  const askClose = async () => {
    const effect = '结束以后写调研报告；手机上晚到的记录仍然收下，并注明补交。'
    if (await confirm({ title: '结束调研', effect, act: '结束' })) turn.mutate()
  }
  const askDrop = async () => {
    if (await confirm({ title: '删除调研', effect: '删除后不能恢复。', act: '删除', isGrave: true })) {
      drop.mutate(undefined, { onSuccess: () => navigate(`/research/plans/${trip.planId}`) })
    }
  }
  return (
    <>
      {mayManage && isOpen && (
        <Button type="primary" loading={turn.isPending} onClick={() => void askClose()}>
          结束调研
        </Button>
      )}
      {mayManage && !isOpen && !reportedOn && (
        <Button loading={turn.isPending} onClick={() => turn.mutate()}>
          重新打开
        </Button>
      )}
      {mayManage && !reportedOn && <LinkButton to={`/research/trips/${id}/edit`}>修改安排</LinkButton>}
      {mayManage && isOpen && data?.notes.length === 0 && (
        <Button loading={drop.isPending} onClick={() => void askDrop()}>
          删除
        </Button>
      )}
      <Button loading={word.isPending} onClick={() => word.mutate()}>
        导出报告
      </Button>
      <Button loading={sheet.isPending} onClick={() => sheet.mutate()}>
        导出记录
      </Button>
    </>
  )
}

function Route({ trip: { visits, question, crowdReason } }: { trip: Trip }) {
  const days = [...Map.groupBy(visits, ({ onDay }) => onDay)]
  return (
    <dl className="facts-list research-facts">
      <div>
        <dt>要弄清的问题</dt>
        <dd>{question}</dd>
      </div>
      {days.map(([day, those]) => (
        <div key={day}>
          <dt>{day}</dt>
          <dd>{those.map(({ title }) => title).join('、')}</dd>
        </div>
      ))}
      {days.length === 0 && (
        <div>
          <dt>到访</dt>
          <dd>还没有填。请在“修改安排”中写明哪天到哪里，只计在基层的日子。</dd>
        </div>
      )}
      {crowdReason && (
        <div>
          <dt>到访过密的理由</dt>
          <dd>{crowdReason}</dd>
        </div>
      )}
    </dl>
  )
}

function Notes({ trip }: { trip: Trip }) {
  const { data, error, refetch } = useNotes(trip.id)
  return (
    <Section title={data ? `记录（${data.notes.length}条）` : '记录'}>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="记录" />}
      {data?.notes.length === 0 && (
        <Empty text="还没有记录。成员在手机上的“下乡记录”里写，没有信号也能写，有网时自动上传。" />
      )}
      {data && data.notes.length > 0 && (
        <ul className="research-notes">
          {data.notes.map((note) => (
            <NoteView key={note.id} note={note} mayUse={trip.mayUse} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function Recommendations({ trip }: { trip: Trip }) {
  const [isAdding, setAdding] = useState(false)
  const { data, error, refetch } = useAdvice()
  const rows = (data?.rows ?? []).filter(({ tripId }) => tripId === trip.id)
  const add = trip.mayUse && <Button onClick={() => setAdding(true)}>登记建议</Button>
  return (
    <Section title="建议" extra={rows.length > 0 && add}>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {data && rows.length === 0 && (
        <Empty text="还没有建议。每条建议都要有结果：形成决定、形成制度，或者写明不采纳的理由。" action={add} />
      )}
      {rows.length > 0 && (
        <ol className="research-advice">
          {rows.map((advice) => (
            <li key={advice.id}>
              <p>{advice.text}</p>
              <p className="quiet">
                {advice.ownerName}负责，期限{advice.dueOn}
              </p>
              <p>
                <OutcomeText advice={advice} /> <AdviceActs advice={advice} />
              </p>
            </li>
          ))}
        </ol>
      )}
      {isAdding && <AdviceForm tripId={trip.id} close={() => setAdding(false)} />}
    </Section>
  )
}

/** The findings in the team's own words; everything else of the report is taken from the records. */
function Report({ trip }: { trip: Trip }) {
  const [findings, setFindings] = useState(trip.findings)
  const save = useAct(
    (isDone: boolean) => put(`/research/trips/${trip.id}/report`, { findings, isDone, revision: trip.revision }),
    { done: '已保存。', refreshes, fails: 'here' },
  )
  useUnsavedGuard(findings !== trip.findings && !save.isSuccess)
  const { reportedOn, mayUse, isOpen } = trip
  return (
    <Section title="调研报告">
      <p className="quiet">
        {reportedOn
          ? `${sentenceDate(reportedOn)}完成，计入牵头领导当年的报告篇数。`
          : '报告由系统合成：基本情况、意见、问题、求助、建议取自记录，来源只写类别不写姓名；这里写调研了解的情况。'}
      </p>
      {save.error && <ErrorNote error={save.error} />}
      {mayUse && !reportedOn ? (
        <Input.TextArea
          aria-label="调研了解的情况"
          rows={6}
          maxLength={8000}
          value={findings}
          onChange={({ target }) => setFindings(target.value)}
        />
      ) : (
        <p className="research-text">{trip.findings || '还没有写。'}</p>
      )}
      {mayUse && (
        <div className="acts no-print">
          {!reportedOn && (
            <Button loading={save.isPending} onClick={() => save.mutate(false)}>
              保存
            </Button>
          )}
          {!reportedOn && !isOpen && (
            <Button type="primary" loading={save.isPending} onClick={() => save.mutate(true)}>
              报告已完成
            </Button>
          )}
          {reportedOn && (
            <Button loading={save.isPending} onClick={() => save.mutate(false)}>
              取消“报告已完成”
            </Button>
          )}
        </div>
      )}
    </Section>
  )
}
