import { useQuery } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import type * as z from 'zod'
import { useAct } from '../../../ui/act.ts'
import { get, put } from '../../../ui/api.ts'
import { useMe } from '../../../ui/me.tsx'
import { ErrorNote } from '../../../ui/Page.tsx'
import { type UnusedDays as Setting, UNUSED_LIMITS } from '../schema.ts'

/** After how many days an account nobody uses is put out of use, and the way to change that. */
export function UnusedDays() {
  const me = useMe()
  const [isOpen, setOpen] = useState(false)
  const setting = useQuery({
    queryKey: ['unused-days'],
    queryFn: () => get<z.infer<typeof Setting>>('/settings/unused-accounts'),
  })
  if (!setting.data) return null
  const { days } = setting.data
  return (
    <>
      {days ? `连续${days}天没有登录的账号每天自动停用，每类管理员的最后一个除外。` : '长期没有登录的账号不自动停用。'}
      {me.may('accounts.manage') && (
        <Button type="link" size="small" onClick={() => setOpen(true)}>
          修改天数
        </Button>
      )}
      {isOpen && <DaysForm days={days} close={() => setOpen(false)} />}
    </>
  )
}

function DaysForm({ days, close }: { days: number; close: () => void }) {
  const id = useId()
  const [typed, setTyped] = useState(String(days))
  const save = useAct(() => put('/settings/unused-accounts', { days: Number(typed) }), {
    done: '已修改。',
    refreshes: [['unused-days']],
    fails: 'here',
  })
  return (
    <Modal
      open
      title="长期没有使用的账号"
      okText="保存"
      cancelText="取消"
      okButtonProps={{ disabled: !/^\d{1,4}$/.test(typed), loading: save.isPending }}
      onOk={() => save.mutate(undefined, { onSuccess: close })}
      onCancel={close}
    >
      <label htmlFor={id}>
        连续多少天没有登录自动停用（{UNUSED_LIMITS.least}到{UNUSED_LIMITS.most}，0为不自动停用）
      </label>
      <Input
        id={id}
        inputMode="numeric"
        suffix="天"
        value={typed}
        onChange={(event) => setTyped(event.target.value.trim())}
      />
      <p className="quiet">从最近一次登录起算，从未登录的从建立账号起算。停用后记录都在，点“启用”就能恢复。</p>
      {save.error && <ErrorNote error={save.error} />}
    </Modal>
  )
}
