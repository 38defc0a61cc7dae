import { useIsMutating } from '@tanstack/react-query'
import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { post, put, remove } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { sentenceDate, tableDate } from '../../../ui/format.ts'
import { Lamp } from '../../../ui/Lamp.tsx'
import { ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import { type Speaker, sides, speakerStates, type TaughtLesson } from '../schema.ts'
import { refreshes, useResults, useSpeaker } from './queries.ts'
import { Results } from './results.tsx'
import { SpeakerForm } from './speaker-form.tsx'
import './speakers.css'

const crumbs = [{ title: '师资库', to: '/training/speakers' }]

/** One speaker: who it is, what was taught to how many, and for the training clerk what came of it. */
export default function SpeakerPage() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useSpeaker(id)
  if (!data) {
    return (
      <Page title="师资" breadcrumbs={crumbs}>
        {error ? <ErrorNote error={error} onRetry={refetch} /> : <Loading what="师资" />}
      </Page>
    )
  }
  const { name, side, employer, retiredOn, mayManage } = data
  return (
    <Page
      title={name}
      state={<Lamp tone={retiredOn ? 'grey' : 'green'} word={speakerStates[retiredOn ? 'retired' : 'active']} />}
      note={[sides[side], employer].filter(Boolean).join('　')}
      breadcrumbs={crumbs}
      actions={<Acts speaker={data} />}
    >
      <Facts speaker={data} />
      <Section title="讲过的课">
        {data.lessons.length === 0 ? (
          <p>还没有讲过课。登记培训时选这个人为主讲人，就会列在这里。</p>
        ) : (
          <DataTable
            caption="讲过的课"
            columns={mayManage ? [...columns, unlinking] : columns}
            rows={data.lessons}
            rowKey={({ id: lesson }) => lesson}
            total={data.lessons.length}
            unit="次"
          />
        )}
      </Section>
      {mayManage && <Evaluations id={id} />}
    </Page>
  )
}

const columns: DataColumn<TaughtLesson>[] = [
  { key: 'title', title: '课程', width: 300, draw: ({ title }) => title },
  { key: 'activity', title: '培训班', width: 240, draw: ({ activityTitle }) => activityTitle || '—' },
  { key: 'heldOn', title: '日期', width: 110, draw: ({ heldOn }) => tableDate(heldOn) },
  { key: 'hours', title: '学时', width: 70, align: 'right', draw: ({ hours }) => hours },
  {
    ...{ key: 'attended', title: '到课人数', width: 100, align: 'right' as const },
    draw: ({ isHeld, attended }) => (isHeld ? attended : '待举办'),
  },
]

const unlinking: DataColumn<TaughtLesson> = {
  ...{ key: 'acts', title: '办理', width: 110 },
  draw: (lesson) => <Unlink lesson={lesson} />,
}

/** Takes a lesson off this speaker; the lecturer's words stay in the register. */
function Unlink({ lesson: { id, title } }: { lesson: TaughtLesson }) {
  const confirm = useConfirm()
  const isBusy = useIsMutating() > 0
  const body = { speakerId: null, lessonIds: [id] }
  const unlink = useAct(() => put('/speakers/lessons', body), { done: '已取消对应。', refreshes })
  const ask = async () => {
    const effect = '培训登记里的主讲人文字不变，可以重新对应到别的人。'
    if (await confirm({ title: `“${title}”不是这个人讲的`, effect, act: '取消对应' })) unlink.mutate()
  }
  return (
    <Button size="small" aria-label={`取消对应${title}`} disabled={isBusy} onClick={() => void ask()}>
      取消对应
    </Button>
  )
}

function Facts({ speaker }: { speaker: Speaker }) {
  const { side, personId, standing, expertise, topics, contact, checkedOn, checkedBy, retiredOn } = speaker
  return (
    <Section title="基本情况">
      <dl className="speaker-facts">
        <dt>职务职称</dt>
        <dd>
          {standing || '没有填写'}
          {side === 'inside' && <Link to={`/people/${personId}`}>　打开档案</Link>}
        </dd>
        <dt>专长</dt>
        <dd>{expertise || '没有填写'}</dd>
        <dt>可以讲的题目</dt>
        <dd className="speaker-text">{topics || '没有填写'}</dd>
        {contact !== null && side === 'outside' && (
          <>
            <dt>联系方式</dt>
            <dd>{contact || '没有填写'}</dd>
          </>
        )}
        <dt>政治把关</dt>
        <dd>
          {checkedOn ? (
            <Lamp tone="green" word={`${sentenceDate(checkedOn)}，${checkedBy}登记`} />
          ) : (
            <Lamp tone="amber" word="没有登记，请党务干部把关" />
          )}
        </dd>
        {retiredOn && (
          <>
            <dt>不再聘请</dt>
            <dd>{`${sentenceDate(retiredOn)}，${speaker.retiredBecause}`}</dd>
          </>
        )}
      </dl>
    </Section>
  )
}

function Evaluations({ id }: { id: string }) {
  const { data, error, refetch } = useResults(id)
  return (
    <Section title="评课结果">
      <p className="quiet">匿名评课，只供改进课程。只有人事干部和本局主讲人本人看得到，不进任何人的考核。</p>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="评课结果" />}
      {data && <Results results={data} />}
    </Section>
  )
}

function Acts({ speaker }: { speaker: Speaker }) {
  const { id, name, revision, checkedOn, retiredOn, lessons, mayManage, mayCheck } = speaker
  const navigate = useNavigate()
  const confirm = useConfirm()
  const isBusy = useIsMutating() > 0
  const [open, setOpen] = useState<'edit' | 'retire' | null>(null)
  const set = useAct((what: string) => post(`/speakers/${id}/${what}`, { revision }), { done: '已登记。', refreshes })
  const drop = useAct(() => remove(`/speakers/${id}`), { done: '已删除。' })
  const askDrop = async () => {
    const effect = '只用于误登记的。删除后不能恢复。'
    if (await confirm({ title: `删除“${name}”`, effect, act: '删除', isGrave: true })) {
      drop.mutate(undefined, { onSuccess: () => navigate('/training/speakers') })
    }
  }
  return (
    <>
      {mayCheck && (
        <Button
          type={checkedOn ? 'default' : 'primary'}
          disabled={isBusy}
          onClick={() => set.mutate(checkedOn ? 'uncheck' : 'check')}
        >
          {checkedOn ? '撤回政治把关' : '登记政治把关'}
        </Button>
      )}
      {mayManage && (
        <>
          <Button disabled={isBusy} onClick={() => setOpen('edit')}>
            修改
          </Button>
          {retiredOn ? (
            <Button disabled={isBusy} onClick={() => set.mutate('return')}>
              恢复聘请
            </Button>
          ) : (
            <Button disabled={isBusy} onClick={() => setOpen('retire')}>
              不再聘请
            </Button>
          )}
          {lessons.length === 0 && (
            <Button danger disabled={isBusy} onClick={() => void askDrop()}>
              删除
            </Button>
          )}
        </>
      )}
      {open === 'edit' && <SpeakerForm speaker={speaker} close={() => setOpen(null)} />}
      {open === 'retire' && <Retire speaker={speaker} close={() => setOpen(null)} />}
    </>
  )
}

function Retire({ speaker: { id, name, revision }, close }: { speaker: Speaker; close: () => void }) {
  const [form] = Form.useForm<{ reason: string }>()
  const save = useAct(({ reason }: { reason: string }) => post(`/speakers/${id}/retire`, { reason, revision }), {
    ...{ done: '已登记。', refreshes, fails: 'here' },
  })
  return (
    <Modal
      open
      title={`不再聘请${name}`}
      okText="保存"
      cancelText="返回"
      onOk={() => form.submit()}
      onCancel={close}
      confirmLoading={save.isPending}
    >
      {save.error && <ErrorNote error={save.error} />}
      <p>登记培训时不再列出，讲过的课保留。以后可以恢复。</p>
      <Form
        form={form}
        name="retire"
        layout="vertical"
        onFinish={(values) => save.mutate(values, { onSuccess: close })}
      >
        <Form.Item
          name="reason"
          label="原因"
          rules={[{ required: true, whitespace: true, min: 2, message: '请写明原因，至少2个字' }]}
        >
          <Input maxLength={200} placeholder="如：已调离、退休" />
        </Form.Item>
      </Form>
    </Modal>
  )
}
