import {
  HomeOutlined,
  MenuFoldOutlined,
  MenuOutlined,
  MenuUnfoldOutlined,
  SearchOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, Badge, Button, Drawer, Dropdown, Tag } from 'antd'
import { Suspense, useEffect, useState } from 'react'
import { Link, NavLink, Outlet, useLocation } from 'react-router'
import type { Today } from '../../areas/today/schema.ts'
import { get, post } from '../../ui/api.ts'
import { useReplaced } from '../../ui/build.ts'
import { useConfirm } from '../../ui/confirm.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { useMe } from '../../ui/me.tsx'
import { useNarrow } from '../../ui/media.ts'
import { Loading } from '../../ui/Page.tsx'
import { forget, remembered } from '../../ui/remembered.ts'
import { MainMenu } from './MainMenu.tsx'
import { SearchBox } from './SearchBox.tsx'

const FOLDED = 'touyan.menu-folded'

/** Header, menu and the page. */
export function Shell() {
  const isNarrow = useNarrow()
  const [isFolded, fold] = useState(localStorage.getItem(FOLDED) === '1')
  const [isSearching, search] = useState(false)
  useSearchKey(() => search(true))
  const toggle = () => {
    localStorage.setItem(FOLDED, isFolded ? '' : '1')
    fold(!isFolded)
  }
  return (
    <div className="shell">
      <a className="for-readers" href="#content">
        跳到正文
      </a>
      <Header onSearch={() => search(true)} />
      <Replaced />
      <div className="shell-body">
        {!isNarrow && (
          <aside className={isFolded ? 'side side-folded' : 'side'} aria-label="侧栏">
            <MainMenu isFolded={isFolded} />
            <button
              type="button"
              className="side-fold"
              onClick={toggle}
              aria-label={isFolded ? '展开菜单' : '收起菜单'}
            >
              {isFolded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
            </button>
          </aside>
        )}
        <main id="content" className="content" tabIndex={-1}>
          <Suspense fallback={<Loading what="页面" />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      {isNarrow && <BottomBar />}
      {isSearching && <SearchBox onClose={() => search(false)} />}
    </div>
  )
}

/** The program was replaced while this page was open: nothing typed is lost, the moment is the person's own. */
function Replaced() {
  if (!useReplaced()) return null
  return (
    <Alert
      banner
      type="info"
      role="status"
      title="系统已更新。请先保存手上的内容，再刷新页面。"
      action={
        <Button size="small" onClick={() => location.reload()}>
          刷新
        </Button>
      }
    />
  )
}

function useSearchKey(open: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      open()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  })
}

function Header({ onSearch }: { onSearch: () => void }) {
  const me = useMe()
  const isNarrow = useNarrow()
  const { data } = useQuery({
    queryKey: ['today', 'count'],
    queryFn: () => get<Today>('/today', undefined, { background: true }),
    refetchInterval: 120_000,
  })
  const waiting = data?.waiting.filter((item) => item.lamp !== 'grey').length ?? 0
  return (
    <header className="top">
      <Link to="/" className="top-unit">
        <Mark />
        <span>{me.unitName}</span>
      </Link>
      {me.isDemo && <Tag className="top-demo">示例数据</Tag>}
      <button type="button" className="top-search" onClick={onSearch} aria-keyshortcuts="Control+K">
        {isNarrow && <span className="for-readers">查找人员和页面</span>}
        <SearchOutlined />
        {!isNarrow && (
          <>
            <span>查找人员和页面</span>
            <kbd>Ctrl K</kbd>
          </>
        )}
      </button>
      {!isNarrow && (
        <>
          <Link to="/" className="top-todo">
            待办 <Badge count={waiting} showZero color={waiting ? '#1f4e79' : '#5b636d'} />
          </Link>
          <OwnMenu />
        </>
      )}
    </header>
  )
}

/** Signs out, which leaves nothing on this phone; notes that are only here are named first. */
function useLeave(): () => Promise<void> {
  const { accountId } = useMe()
  const confirm = useConfirm()
  return async () => {
    const unsent = remembered()
      ? await (await import('../../areas/research/web/field-store.ts')).unsentOf(accountId)
      : 0
    const effect = '退出会清除手机里的全部内容，没有上传的也一并清除。请先取消，连上网络上传后再退出。'
    const title = `还有${unsent}条记录没有上传`
    if (unsent && !(await confirm({ title, effect, act: '不要了，退出', isGrave: true }))) return
    await leave()
  }
}

async function leave(): Promise<void> {
  // A session that has ended already needs no farewell.
  await post('/sign-out').catch(() => {})
  // Unsaved drafts may hold identity numbers; the next person at this computer must not find them.
  sessionStorage.clear()
  forget()
  location.assign('/')
}

function OwnMenu() {
  const me = useMe()
  const signOut = useLeave()
  const items = [
    { key: 'account', label: <Link to="/account">我的账号</Link> },
    ...(me.personId ? [{ key: 'dossier', label: <Link to="/me/dossier">我的档案</Link> }] : []),
    { key: 'leave', label: '退出', onClick: () => void signOut() },
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button type="text" icon={<UserOutlined />}>
        {me.name}
      </Button>
    </Dropdown>
  )
}

/** At the thumb: only what exists for this person. */
function BottomBar() {
  const me = useMe()
  const signOut = useLeave()
  const { pathname } = useLocation()
  const [isOpen, open] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: going anywhere closes the menu
  useEffect(() => open(false), [pathname])
  return (
    <nav className="bottom" aria-label="常用">
      <NavLink to="/" end>
        <HomeOutlined />
        今天
      </NavLink>
      {me.may('people.list') && (
        <NavLink to="/people">
          <TeamOutlined />
          干部
        </NavLink>
      )}
      <NavLink to={me.personId ? '/me/dossier' : '/account'}>
        <UserOutlined />
        我的
      </NavLink>
      <button type="button" onClick={() => open(true)}>
        <MenuOutlined />
        菜单
      </button>
      <Drawer
        open={isOpen}
        onClose={() => open(false)}
        placement="bottom"
        size="large"
        title={me.name}
        extra={<Button onClick={() => void signOut()}>退出</Button>}
      >
        <MainMenu isFolded={false} />
      </Drawer>
    </nav>
  )
}
