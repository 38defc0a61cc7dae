import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { renderSVG } from 'uqr'
import { useAct } from '../../../ui/act.ts'
import { download, post, remove } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { count, sentenceDate, today } from '../../../ui/format.ts'
import { Lamp } from '../../../ui/Lamp.tsx'
import { LinkButton } from '../../../ui/LinkButton.tsx'
import { ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import { purposes, type Survey, surveyStates } from '../schema.ts'
import { Preview } from './preview.tsx'
import { SURVEYS, useSurvey } from './queries.ts'
import { Results } from './results.tsx'
import './surveys.css'

const tones = { draft: 'grey', open: 'amber', closed: 'green' } as const
const crumbs = [{ title: '问卷', to: '/surveys' }]

/** One survey: how far it is, what it asks, what came of it. */
export default function SurveyPage() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useSurvey(id)
  if (!data) {
    return (
      <Page title="问卷" breadcrumbs={crumbs}>
        {error ? <ErrorNote error={error} onRetry={refetch} /> : <Loading what="问卷" />}
      </Page>
    )
  }
  return (
    <Page
      title={data.title}
      state={<Lamp tone={tones[data.state]} word={surveyStates[data.state]} />}
      note={`${purposes[data.purpose]}　${data.sectionName ?? '全局'}　${data.createdBy}编写`}
      breadcrumbs={crumbs}
      actions={<Acts survey={data} />}
    >
      <Section title="收集情况">
        <p>{standing(data)}</p>
        {data.state === 'open' && <Entrance survey={data} />}
        {data.feedsIndex && <p>第{data.indexPosition}题计入群众满意度指数。</p>}
      </Section>
      {data.state === 'draft' ? <Preview survey={data} /> : <Results survey={data} />}
    </Page>
  )
}

/** Where it is filled in: the code to print or show, and the address to send. */
function Entrance({ survey: { key, title, doorAddress } }: { survey: Survey }) {
  const base = (doorAddress || `${location.origin}/door`).replace(/\/+$/, '')
  const address = `${base}/survey/${key}`
  const picture = `data:image/svg+xml,${encodeURIComponent(renderSVG(address, { ecc: 'M', border: 2 }))}`
  return (
    <div className="survey-entrance">
      <img src={picture} alt={`${title}的二维码`} />
      <p>
        扫码填写，或者打开：
        <br />
        <a href={address} target="_blank" rel="noreferrer">
          {address}
        </a>
      </p>
    </div>
  )
}

function standing({ state, openedOn, closesOn, closedOn, answers, repeated, unreadable }: Survey): string {
  if (state === 'draft') return '草稿，还没有发布。发布以后题目不再改动。'
  const until = state === 'open' ? `${sentenceDate(closesOn!)}截止` : `${sentenceDate(closedOn!)}结束`
  const aside = [
    ...(repeated ? [`同一设备当天重复提交${count(repeated)}份`] : []),
    ...(unreadable ? [`不合要求${count(unreadable)}份`] : []),
  ]
  const note = aside.length ? `另有${aside.join('，')}，没有计入。` : ''
  return `${sentenceDate(openedOn!)}发布，${until}，收到有效问卷${count(answers)}份。${note}`
}

function Acts({ survey }: { survey: Survey }) {
  const { id, state, mayManage, revision } = survey
  const navigate = useNavigate()
  const confirm = useConfirm()
  const [isOpening, setOpening] = useState(false)
  const close = useAct(() => post(`/surveys/${id}/close`, { revision }), {
    done: '已结束收集。',
    refreshes: [SURVEYS],
  })
  const drop = useAct(() => remove(`/surveys/${id}`), { done: '草稿已删除。' })
  const paper = useAct((format: string) => download(`/surveys/${id}/export`, { query: { format } }))
  const askClose = async () => {
    const effect = '结束后从群众入口撤下，不能再开；结果随即可以查看。'
    if (await confirm({ title: '结束收集', effect, act: '结束' })) close.mutate()
  }
  const askDrop = async () => {
    if (await confirm({ title: '删除草稿', effect: '草稿删除后不能恢复。', act: '删除', isGrave: true })) {
      drop.mutate(undefined, { onSuccess: () => navigate('/surveys') })
    }
  }
  if (state === 'closed') {
    return (
      <>
        <Button loading={paper.isPending} onClick={() => paper.mutate('docx')}>
          导出Word
        </Button>
        <Button loading={paper.isPending} onClick={() => paper.mutate('xlsx')}>
          导出表格
        </Button>
      </>
    )
  }
  if (!mayManage) return null
  if (state === 'open') {
    return (
      <Button type="primary" loading={close.isPending} onClick={() => void askClose()}>
        结束收集
      </Button>
    )
  }
  return (
    <>
      <Button type="primary" onClick={() => setOpening(true)}>
        发布
      </Button>
      <LinkButton to={`/surveys/${id}/edit`}>修改</LinkButton>
      <Button loading={drop.isPending} onClick={() => void askDrop()}>
        删除
      </Button>
      {isOpening && <Opening survey={survey} close={() => setOpening(false)} />}
    </>
  )
}

const DAYS_OPEN = 14

const inDays = (days: number) => new Date(Date.parse(today()) + days * 86_400_000).toISOString().slice(0, 10)

/** Until when, and in words what opening does. */
function Opening({ survey, close }: { survey: Survey; close: () => void }) {
  const [closesOn, setCloses] = useState(inDays(DAYS_OPEN))
  const open = useAct(() => post(`/surveys/${survey.id}/open`, { closesOn, revision: survey.revision }), {
    done: '已发布。',
    refreshes: [SURVEYS],
  })
  return (
    <Modal
      open
      title="发布问卷"
      okText="发布"
      cancelText="取消"
      confirmLoading={open.isPending}
      onCancel={close}
      onOk={() => open.mutate(undefined, { onSuccess: close })}
    >
      <p>发布后任何人都能在群众入口匿名填写，题目不再改动。过了截止日期自动结束。</p>
      <label htmlFor="closes-on">截止日期</label>
      <Input id="closes-on" type="date" value={closesOn} onChange={({ target }) => setCloses(target.value)} />
    </Modal>
  )
}
