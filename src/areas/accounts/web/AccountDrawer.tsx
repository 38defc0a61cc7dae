import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../ui/act.ts'
import { post, remove } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { sentenceDate, tableTime } from '../../../ui/format.ts'
import { useMe } from '../../../ui/me.tsx'
import { type Account, accountStates } from '../schema.ts'
import { GrantForm } from './GrantForm.tsx'
import { Slips } from './Slips.tsx'

const refreshes = [['accounts'], ['today']]

/** One account: what it is, and what this administrator may do about it. */
export function AccountDrawer({ account, onClose }: { account: Account | undefined; onClose: () => void }) {
  const me = useMe()
  return (
    <Drawer open={account !== undefined} onClose={onClose} size={520} title={account?.name} destroyOnHidden>
      {account && (
        <>
          <dl className="facts-list">
            <div>
              <dt>用户名</dt>
              <dd>{account.username}</dd>
            </div>
            <div>
              <dt>状态</dt>
              <dd>
                {accountStates[account.state]}
                {account.isUnused && '（长期没有使用，系统自动停用）'}
              </dd>
            </div>
            <div>
              <dt>干部档案</dt>
              <dd>{account.personId ? '已对应' : '没有对应的档案'}</dd>
            </div>
            <div>
              <dt>动态验证码</dt>
              <dd>{account.twoFactorEnabled ? '已绑定' : '未绑定'}</dd>
            </div>
            <div>
              <dt>上次登录</dt>
              <dd>{tableTime(account.lastSignInAt) || '从未登录'}</dd>
            </div>
          </dl>
          {me.may('accounts.manage') && account.id !== me.accountId && <SystemActs account={account} />}
          <Grants account={account} />
          {me.may('accounts.grant') && account.id !== me.accountId && <SecurityActs account={account} />}
        </>
      )}
    </Drawer>
  )
}

function SystemActs({ account }: { account: Account }) {
  const confirm = useConfirm()
  const [initial, setInitial] = useState<string | null>(null)
  const reset = useAct(() => post<{ initialPassword: string }>(`/accounts/${account.id}/password-reset`), { refreshes })
  const disable = useAct(() => post(`/accounts/${account.id}/disable`), { done: '已停用', refreshes })
  const enable = useAct(() => post(`/accounts/${account.id}/enable`), { done: '已启用', refreshes })
  const askReset = async () => {
    const effect = `${account.name}现在的密码立即作废，登录着的浏览器全部退出。新的初始密码只显示这一次，72小时内有效。`
    if (!(await confirm({ title: '重置密码', effect, act: '重置' }))) return
    reset.mutate(undefined, { onSuccess: ({ initialPassword }) => setInitial(initialPassword) })
  }
  const askDisable = async () => {
    const effect = `${account.name}立即退出并且不能再登录。账号和办理过的记录都保留，以后可以重新启用。`
    if (await confirm({ title: '停用账号', effect, act: '停用', isGrave: true })) disable.mutate()
  }
  return (
    <section className="drawer-part">
      <h3>账号</h3>
      <div className="account-acts">
        <Button onClick={() => void askReset()}>重置密码</Button>
        {account.state === 'disabled' ? (
          <Button onClick={() => enable.mutate()}>启用</Button>
        ) : (
          <Button danger onClick={() => void askDisable()}>
            停用
          </Button>
        )}
      </div>
      {initial && <Slips slips={[{ name: account.name, username: account.username, initialPassword: initial }]} />}
    </section>
  )
}

function Grants({ account }: { account: Account }) {
  const me = useMe()
  const confirm = useConfirm()
  const revoke = useAct((id: string) => remove(`/grants/${id}`), { done: '已撤销', refreshes })
  const maySet = me.may('accounts.grant') && account.id !== me.accountId
  const ask = async (grant: Account['grants'][number]) => {
    const effect = `${account.name}立即失去“${grant.title}”的权限。已经办理的事不受影响。`
    if (await confirm({ title: '撤销角色', effect, act: '撤销', isGrave: true })) revoke.mutate(grant.id)
  }
  return (
    <section className="drawer-part">
      <h3>角色</h3>
      {account.grants.length === 0 && <p className="quiet">没有角色，登录后什么也办不了。</p>}
      {account.grants.map((grant) => (
        <div key={grant.id} className="grant">
          <span>
            {grant.title}
            {grant.sectionName && `（${grant.sectionName}）`}
            <br />
            <span className="quiet">
              {sentenceDate(grant.validFrom)}起{grant.validUntil ? `，到${sentenceDate(grant.validUntil)}` : '，长期'}
            </span>
          </span>
          {maySet && (
            <Button size="small" onClick={() => void ask(grant)}>
              撤销
            </Button>
          )}
        </div>
      ))}
      {maySet && <GrantForm account={account} />}
    </section>
  )
}

function SecurityActs({ account }: { account: Account }) {
  const confirm = useConfirm()
  const unlock = useAct(() => post(`/accounts/${account.id}/unlock`), { done: '已解除锁定', refreshes })
  const end = useAct(() => post(`/accounts/${account.id}/end-sessions`), { done: '已结束全部登录', refreshes })
  const clear = useAct(() => post(`/accounts/${account.id}/two-factor/remove`), { done: '已解除绑定', refreshes })
  const askClear = async () => {
    const effect = `只在${account.name}的手机遗失或更换时办理。解除后登录只用密码，请提醒本人尽快重新绑定。`
    if (await confirm({ title: '解除动态验证码', effect, act: '解除', isGrave: true })) clear.mutate()
  }
  return (
    <section className="drawer-part">
      <h3>登录</h3>
      <div className="account-acts">
        {account.state === 'locked' && <Button onClick={() => unlock.mutate()}>解除锁定</Button>}
        <Button onClick={() => end.mutate()}>结束全部登录</Button>
        {account.twoFactorEnabled && <Button onClick={() => void askClear()}>解除动态验证码</Button>}
      </div>
    </section>
  )
}
