import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router'
import { useMe } from '../../ui/me.tsx'
import { menuGroups, type Screen } from '../../ui/screen.ts'
import { screens } from '../screens.tsx'
import { mayOpen } from './may-open.ts'

export type MenuEntry = { to: string; group: string; title: string; icon: ReactNode }

/** The pages of the menu this account may open, in the order of the menu. */
export function menuEntries(permissions: readonly string[]): MenuEntry[] {
  const shown = screens.filter(
    (screen): screen is Screen & Required<Pick<Screen, 'menu'>> =>
      screen.menu !== undefined && mayOpen(screen, permissions),
  )
  const place = ({ menu }: (typeof shown)[number]) => menuGroups.indexOf(menu.group) * 1000 + menu.position
  return shown
    .sort((a, b) => place(a) - place(b))
    .map(({ path, menu }) => ({ to: `/${path}`, group: menu.group, title: menu.title, icon: menu.icon }))
}

/** The entry a page belongs to: of those its address lies under, the nearest. */
const entryOf = (entries: MenuEntry[], address: string) =>
  entries
    .filter(({ to }) => address === to || address.startsWith(`${to}/`))
    .toSorted((one, other) => other.to.length - one.to.length)[0]

/** Work grouped as people speak of it; folded, only the icons remain. */
export function MainMenu({ isFolded }: { isFolded: boolean }) {
  const { permissions } = useMe()
  const entries = menuEntries(permissions)
  const current = entryOf(entries, useLocation().pathname)
  const groups = menuGroups.filter((group) => entries.some((entry) => entry.group === group))
  return (
    <nav className="menu" aria-label="主菜单">
      {groups.map((group) => (
        <div key={group} className="menu-group">
          {group !== '今天' && <div className="menu-title">{isFolded ? '' : group}</div>}
          {entries
            .filter((entry) => entry.group === group)
            .map((entry) => (
              <Link
                key={entry.to}
                to={entry.to}
                className={entry === current ? 'active' : undefined}
                aria-current={entry === current ? 'page' : undefined}
                title={isFolded ? entry.title : undefined}
              >
                {entry.icon}
                <span className={isFolded ? 'for-readers' : ''}>{entry.title}</span>
              </Link>
            ))}
        </div>
      ))}
    </nav>
  )
}
