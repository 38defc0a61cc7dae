import { Checkbox } from 'antd'
import { useState } from 'react'
import { Section } from '../../../../ui/Page.tsx'
import type { WhatIf } from '../../../structure/schema.ts'
import { ageWords, type GroupChange, groupChanges, signed } from './compare.ts'

/** The leadership team and everybody before and after; dimensions without a change are shown on request. */
export function StructureChange({ structure }: { structure: WhatIf }) {
  const [showsAll, showAll] = useState(false)
  return groupChanges(structure).map((group, at) => (
    <Section
      key={group.group}
      title={`${group.title}结构`}
      extra={
        at === 0 && (
          <Checkbox className="no-print" checked={showsAll} onChange={({ target }) => showAll(target.checked)}>
            没有变化的项目也列出
          </Checkbox>
        )
      }
    >
      <GroupTables group={group} showsAll={showsAll} />
    </Section>
  ))
}

function GroupTables({ group, showsAll }: { group: GroupChange; showsAll: boolean }) {
  const { title, total, averageAge, tables } = group
  const shown = tables.filter(({ isChanged }) => showsAll || isChanged)
  const change = signed(total)
  return (
    <>
      <p>
        人数{' '}
        {change ? (
          <>
            {total.before} → {total.after}人 <strong>{change}</strong>
          </>
        ) : (
          `${total.after}人，不变`
        )}
        ；平均年龄 {ageWords(averageAge)}。
      </p>
      {shown.length === 0 && <p className="quiet">各项人数没有变化。</p>}
      <div className="before-after-tables">
        {shown.map(({ dimension, title: dimensionTitle, rows }) => (
          <table key={dimension} className="before-after">
            <caption>
              <span className="for-readers">{title}</span>
              {dimensionTitle}
            </caption>
            <thead>
              <tr>
                {['类别', '调整前', '调整后', '增减'].map((word) => (
                  <th key={word} scope="col">
                    {word}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key} className={signed(row) ? 'changed' : ''}>
                  <th scope="row">{row.title}</th>
                  <td className="number">{row.before}</td>
                  <td className="number">{row.after}</td>
                  <td className="number">{signed(row)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </>
  )
}
