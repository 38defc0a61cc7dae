import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../ui/act.ts'
import { download, post, remove } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { tableDate, tableTime } from '../../../ui/format.ts'
import { LinkButton } from '../../../ui/LinkButton.tsx'
import { useMe } from '../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import { ArchiveView } from './archive-view.tsx'
import { refreshes, useArchive, useOwn } from './queries.ts'
import './training.css'

/** 我的学习: what is missing and why, what comes next, the calendar on the phone. */
export default function OwnPage() {
  const me = useMe()
  const personId = me.personId ?? ''
  const { data, error, refetch } = useArchive(personId)
  const print = useAct(() => download(`/training/archives/${personId}/paper`))
  if (!personId) {
    return (
      <Page title="我的学习">
        <Empty text="这个账号没有对应的人员，没有自己的学习记录。" />
      </Page>
    )
  }
  return (
    <Page
      title="我的学习"
      note="今年还差什么、为什么、到哪天；每一条从登记和导入的清单来，不用自己填报。"
      actions={
        <>
          <LinkButton to="/learning/reflections">我的心得</LinkButton>
          <Button loading={print.isPending} onClick={() => print.mutate()}>
            打印档案（Word）
          </Button>
        </>
      }
    >
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="学习记录" />}
      {data && <ArchiveView archive={data} />}
      <Coming />
    </Page>
  )
}

const when = (from: string, until: string) => {
  if (from.length > 10) return tableTime(from)
  return from === until ? tableDate(from) : `${tableDate(from)} 至 ${tableDate(until)}`
}

function Coming() {
  const { data, error } = useOwn()
  if (error) return <ErrorNote error={error} />
  if (!data) return null
  return (
    <>
      <Section title="接下来的培训和组织生活">
        {data.events.length === 0 && <p>没有安排。</p>}
        <ul className="training-duties">
          {data.events.map(({ id, title, from, until, place }) => (
            <li key={id}>
              {title}
              <br />
              <span className="quiet">{[when(from, until), place].filter(Boolean).join('　')}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Feed madeAt={data.feed?.madeAt ?? null} />
    </>
  )
}

/** The private address for calendar programs. It is shown once, and can be taken back at any time. */
function Feed({ madeAt }: { madeAt: string | null }) {
  const confirm = useConfirm()
  const [address, setAddress] = useState('')
  const make = useAct(() => post<{ path: string }>('/training/feed'), { refreshes })
  const revoke = useAct(() => remove('/training/feed'), { done: '订阅地址已停用。', refreshes })
  const start = async () => {
    const effect = '原来的地址马上作废，已经订阅的日历不再更新。'
    if (madeAt && !(await confirm({ title: '重新生成订阅地址', effect, act: '重新生成' }))) return
    make.mutate(undefined, { onSuccess: ({ path }) => setAddress(`${window.location.origin}${path}`) })
  }
  return (
    <Section title="在手机日历里看">
      <p>
        用日历软件的“订阅日历”添加这个地址，培训和组织生活会自动出现。地址只属于您本人，不要转发。
        {madeAt && `上次生成：${tableTime(madeAt)}。`}
      </p>
      {address && (
        <>
          <Alert type="warning" showIcon title="地址只显示这一次，请现在复制。" style={{ marginBottom: 8 }} />
          <Input aria-label="订阅地址" readOnly value={address} style={{ marginBottom: 8, maxWidth: 640 }} />
        </>
      )}
      <p className="training-choices">
        <Button loading={make.isPending} onClick={() => void start()}>
          {madeAt ? '重新生成地址' : '生成订阅地址'}
        </Button>
        {madeAt && (
          <Button
            loading={revoke.isPending}
            onClick={() => revoke.mutate(undefined, { onSuccess: () => setAddress('') })}
          >
            停用
          </Button>
        )}
      </p>
    </Section>
  )
}
