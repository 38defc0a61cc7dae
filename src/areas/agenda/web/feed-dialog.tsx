import { Alert, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../ui/act.ts'
import { post, remove } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { tableTime } from '../../../ui/format.ts'
import { ErrorNote, Loading } from '../../../ui/Page.tsx'
import { useFeed } from './queries.ts'

const refreshes = [['agenda', 'feed']] as const

/** The private address for calendar programs. It is shown once, and can be taken back at any time. */
export function FeedDialog({ close }: { close: () => void }) {
  const { data, error, refetch } = useFeed()
  return (
    <Modal open title="在手机日历里看" onCancel={close} footer={<Button onClick={close}>关闭</Button>}>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="订阅" />}
      {data && <Subscription madeAt={data.madeAt} />}
    </Modal>
  )
}

function Subscription({ madeAt }: { madeAt: string | null }) {
  const confirm = useConfirm()
  const [address, setAddress] = useState('')
  const make = useAct(() => post<{ path: string }>('/agenda/feed'), { refreshes })
  const revoke = useAct(() => remove('/agenda/feed'), { done: '订阅地址已停用。', refreshes })
  const isBusy = make.isPending || revoke.isPending
  const start = async () => {
    const effect = '原来的地址马上作废，已经订阅的日历不再更新。'
    if (madeAt && !(await confirm({ title: '重新生成订阅地址', effect, act: '重新生成' }))) return
    make.mutate(undefined, { onSuccess: ({ path }) => setAddress(`${window.location.origin}${path}`) })
  }
  const stop = async () => {
    const effect = '地址马上作废；手机日历里已经有的日程，请在日历软件里删除这个订阅。'
    if (!(await confirm({ title: '停用订阅地址', effect, act: '停用' }))) return
    revoke.mutate(undefined, { onSuccess: () => setAddress('') })
  }
  return (
    <>
      <p>
        用日历软件的“订阅日历”添加一个地址，本人的会议、学习和期限会自动出现。 决定事项和问题整改只写“到期”，不写内容。
      </p>
      <p>知道地址的人就能看到您的日程，不要转发。换手机或者泄露了，点“停用”或者“重新生成”，原来的地址马上作废。</p>
      {madeAt && <p className="quiet">上次生成：{tableTime(madeAt)}</p>}
      {address && (
        <>
          <Alert type="warning" showIcon title="地址只显示这一次，请现在复制。" className="agenda-once" />
          <Input aria-label="订阅地址" readOnly value={address} onFocus={(event) => event.target.select()} />
        </>
      )}
      <p className="acts">
        <Button type={madeAt ? 'default' : 'primary'} disabled={isBusy} onClick={() => void start()}>
          {madeAt ? '重新生成地址' : '生成订阅地址'}
        </Button>
        {madeAt && (
          <Button disabled={isBusy} onClick={() => void stop()}>
            停用
          </Button>
        )}
      </p>
    </>
  )
}
