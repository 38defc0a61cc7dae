import { NavLink } from 'react-router'

const pages = [
  { to: '/structure', title: '结构表' },
  { to: '/structure/headcount', title: '编制与空缺' },
  { to: '/structure/retirements', title: '到龄预测' },
  { to: '/structure/snapshots', title: '月度快照' },
]

/** The views of the workforce; the day asked for goes along. */
export function StructureTabs({ on }: { on: string }) {
  return (
    <nav className="structure-tabs no-print" aria-label="队伍结构">
      {pages.map(({ to, title }) => (
        <NavLink key={to} to={{ pathname: to, search: on ? `?on=${on}` : '' }} end={to === '/structure'}>
          {title}
        </NavLink>
      ))}
    </nav>
  )
}
