import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { get, post } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { tableTime } from '../../../ui/format.ts'
import { Lamp } from '../../../ui/Lamp.tsx'
import { ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import {
  type Act,
  acts,
  callOutcomes,
  channels,
  grades,
  type ItemView,
  itemKinds,
  itemStates,
  lamps,
  results,
  sourceKinds,
} from '../schema.ts'
import { ActForm } from './act-form.tsx'
import { Similar } from './similar.tsx'

/** Acts that carry nothing but the decision itself, with what will happen. */
const effects: Partial<Record<Act, string>> = {
  approve: '答复立即发给提出人，并请对方表示是否满意。',
  extend: '期限按规定延长一次，理由告知提出人。',
  contact: '登记今天已经与评价人联系。',
  close: '办结后不再改动。',
  'to-discipline': '原文加密转到纪检一侧，这里不再保留，其他人看不到。',
}

/** One item: raw texts, limit with its article, answers, what happened, and what may be done now. */
export default function ItemPage() {
  const { id = '' } = useParams()
  const confirm = useConfirm()
  const [chosen, choose] = useState<Act | null>(null)
  const { data, error, refetch } = useQuery({
    queryKey: ['voices', 'item', id],
    queryFn: () => get<ItemView>(`/voices/${id}`),
  })
  const plain = useAct((act: Act) => post(`/voices/${id}/${act}`, { revision: data?.revision }), {
    done: '已办理。',
    refreshes: [['voices'], ['today']],
  })
  const begin = async (act: Act) => {
    const effect = effects[act]
    if (!effect) return choose(act)
    if (await confirm({ title: acts[act], effect, act: acts[act] })) plain.mutate(act)
  }
  if (error) return <ErrorNote error={error} onRetry={refetch} />
  if (!data) return <Loading what="意见建议" />
  return (
    <Page
      title={`${data.number} ${data.title}`}
      state={<Lamp tone={data.lamp} word={lamps[data.lamp]} />}
      note={`${itemKinds[data.kind]}，${itemStates[data.state]}`}
      breadcrumbs={[{ title: '意见建议', to: '/voices' }]}
      actions={data.acts
        .filter((act) => act !== 'merge')
        .map((act, index) => (
          <Button key={act} type={index === 0 ? 'primary' : 'default'} onClick={() => void begin(act)}>
            {acts[act]}
          </Button>
        ))}
    >
      <Deadline item={data} />
      <Texts item={data} />
      {data.acts.includes('merge') && <Similar item={data} />}
      <Answers item={data} />
      <Section title="办理经过">
        <ul>
          {data.timeline.map((one) => (
            <li key={`${one.at}${one.act}${one.text}`}>
              {`${tableTime(one.at)} ${one.by}：${one.act}${one.text && one.text !== one.act ? `。${one.text}` : ''}`}
            </li>
          ))}
        </ul>
      </Section>
      {chosen && <ActForm item={data} act={chosen} close={() => choose(null)} />}
    </Page>
  )
}

function Deadline({ item }: { item: ItemView }) {
  const { nominalOn, dueOn, state, firstDueOn, extendedOn, sectionName, handlerName, leaderName, problem } = item
  const what = state === 'registered' ? (item.kind === 'rating' ? '联系评价人' : '决定是否受理') : '答复'
  const shown = nominalOn === dueOn ? dueOn : `${nominalOn}，是休息日，顺延到${dueOn}（提醒按${nominalOn}）`
  return (
    <Section title="期限和分工">
      <p>
        {dueOn === null ? '还没有导入放假安排，期限算不出来，请先导入工作日历。' : `${what}的期限：${shown}。`}
        {firstDueOn && firstDueOn !== dueOn && `最初的期限是${firstDueOn}。`}
        {extendedOn && `${extendedOn}同意延期，理由：${item.extensionReason}。`}
        {!extendedOn && item.extensionReason && `已申请延期，等待批准。理由：${item.extensionReason}。`}
      </p>
      <p className="quiet">{`依据：${item.basis}`}</p>
      <p>
        {sectionName ? `责任科室：${sectionName}` : '还没有交办'}
        {handlerName && `，经办人：${handlerName}`}
        {leaderName && `，责任领导：${leaderName}`}
        {item.aboutName && `，被反映人：${item.aboutName}`}
      </p>
      {problem && (
        <p>
          提出人不满意，已列入整改台账：<Link to={`/problems/${problem.id}`}>{problem.number}</Link>
        </p>
      )}
    </Section>
  )
}

function Texts({ item }: { item: ItemView }) {
  return (
    <Section title={item.kind === 'rating' ? '评价' : `原文（${item.opinions.length}条）`}>
      {item.opinions.map((one) => (
        <blockquote key={one.id} style={{ margin: '0 0 12px', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          <p className="quiet">
            {[one.receivedOn, sourceKinds[one.sourceKind], channels[one.channel], one.placeTitle, one.orderNumber]
              .filter(Boolean)
              .join('　')}
          </p>
          {one.hasContact && <p className="quiet">留有联系方式，回访时可看。</p>}
          <p lang={one.language}>{one.text}</p>
        </blockquote>
      ))}
      {item.ratings.map((one) => (
        <p key={one.id}>
          {`${one.day} 结果：${grades[one.result as 1]}，态度：${grades[one.attitude as 1]}`}
          {one.text && `。${one.text}`}
        </p>
      ))}
    </Section>
  )
}

function Answers({ item }: { item: ItemView }) {
  if (!item.answers.length) return null
  return (
    <Section title="答复和反馈">
      {item.answers.map((one) => (
        <div key={one.version}>
          <p className="quiet">
            {`第${one.version}稿，${results[one.result]}，${one.draftedBy}拟写`}
            {one.approvedBy && `，${one.approvedBy}审核`}
            {one.sentBackReason && `，退回：${one.sentBackReason}`}
          </p>
          <p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{one.text}</p>
        </div>
      ))}
      {item.raiserAnswers.map((one) => (
        <p key={`${one.onDay}${one.text}`}>
          {`${one.onDay} 提出人：${one.isSatisfied ? '满意' : '仍不满意'}${one.text ? `。${one.text}` : ''}`}
        </p>
      ))}
      {item.callBacks.map((one) => (
        <p key={`${one.calledOn}${one.note}`}>
          {`${one.calledOn} ${one.callerName}回访：${callOutcomes[one.outcome]}。${one.note}`}
        </p>
      ))}
    </Section>
  )
}
