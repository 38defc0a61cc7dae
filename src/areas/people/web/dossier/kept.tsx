import type { ReactNode } from 'react'
import type { Sanction } from '../../schema.ts'
import type { DossierAnswer } from '../../views.ts'
import { PlainTable } from '../parts/plain-table.tsx'
import { dotted, span } from '../words.ts'

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="kept-part">
      <h3>{title}</h3>
      {children}
    </section>
  )
}

/** What the bureau keeps besides the form. */
export function Kept({ answer, today }: { answer: DossierAnswer; today: string }) {
  const { dossier } = answer
  return (
    <section className="kept" aria-label="本单位掌握的其他情况">
      <h2>本单位掌握的其他情况</h2>
      <Numbers answer={answer} />
      <Careers answer={answer} />
      <Part title="奖励">
        <PlainTable
          caption="奖励"
          rows={dossier.rewards}
          columns={[
            { title: '时间', width: '7em', draw: (one) => dotted(one.on) },
            { title: '奖励名称', draw: (one) => one.title },
            { title: '批准机关', draw: (one) => one.issuer },
            { title: '文号', draw: (one) => one.document },
          ]}
        />
      </Part>
      <Part title="处分处理">
        <PlainTable
          caption="处分处理"
          rows={dossier.sanctions}
          columns={[
            { title: '种类', width: '8em', draw: (one) => one.kind },
            { title: '决定日期', width: '7em', draw: (one) => dotted(one.decidedOn) },
            { title: '影响期', width: '11em', draw: (one) => effectOf(one, today) },
            { title: '决定机关及文号', draw: (one) => [one.issuer, one.document].filter(Boolean).join('　') },
            { title: '事由', draw: (one) => one.reason },
          ]}
        />
      </Part>
      <Part title="年度考核等次">
        <ul className="grades">
          {dossier.grades.length === 0 && <li className="quiet">无</li>}
          {dossier.grades
            .toSorted((a, b) => b.year - a.year)
            .map((one) => (
              <li key={one.year}>
                <span>{one.year}年</span>
                <span>{one.grade}</span>
                {one.note && <span className="quiet">{one.note}</span>}
              </li>
            ))}
        </ul>
      </Part>
      <Part title="专业技术资格">
        <PlainTable
          caption="专业技术资格"
          rows={dossier.titles}
          columns={[
            { title: '职称名称', draw: (one) => one.name },
            { title: '级别', width: '6em', draw: (one) => one.level },
            { title: '取得时间', width: '7em', draw: (one) => dotted(one.obtainedOn) },
            { title: '聘任时间', width: '7em', draw: (one) => dotted(one.appointedOn) },
          ]}
        />
      </Part>
    </section>
  )
}

function effectOf(sanction: Sanction, today: string): string {
  if (!sanction.effectUntil) return '未填'
  const until = dotted(sanction.effectUntil)
  return sanction.effectUntil >= today.slice(0, sanction.effectUntil.length)
    ? `至${until}，影响期内`
    : `至${until}，已过`
}

function Numbers({ answer }: { answer: DossierAnswer }) {
  const { basic } = answer.dossier
  const items = [
    ['身份证号', basic.idNumber && !answer.secretsShown ? `${basic.idNumber}（部分数字不显示）` : basic.idNumber],
    ['联系电话', basic.phone],
    ['所在科室', answer.sectionName],
    ['编制类别', basic.staffKind],
    ['政治面貌', basic.politics],
    ['转正时间', dotted(basic.partyRegular)],
    ['到龄年月', dotted(basic.retirementMonth)],
    ['改革前任职年龄界限', basic.formerAgeLimit],
  ]
  return (
    <dl className="numbers">
      {items.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value || <span className="quiet">未填</span>}</dd>
        </div>
      ))}
    </dl>
  )
}

function Careers({ answer: { dossier } }: { answer: DossierAnswer }) {
  const still = (endedOn: string) => (endedOn ? '' : '现任')
  return (
    <>
      <Part title="任职经历">
        <PlainTable
          caption="任职经历"
          rows={dossier.postsHeld.toSorted((a, b) => b.startedOn.localeCompare(a.startedOn))}
          columns={[
            { title: '起止', width: '11em', draw: (one) => `${span(one.startedOn, one.endedOn)}${still(one.endedOn)}` },
            { title: '职务', draw: (one) => one.title },
            { title: '职务层次', width: '8em', draw: (one) => one.level },
            { title: '方式', width: '4em', draw: (one) => one.kind },
            { title: '试用期满', width: '6em', draw: (one) => dotted(one.confirmedOn) },
            { title: '任免文号', draw: (one) => one.document },
          ]}
        />
      </Part>
      <Part title="职级经历">
        <PlainTable
          caption="职级经历"
          rows={dossier.ranksHeld.toSorted((a, b) => b.startedOn.localeCompare(a.startedOn))}
          columns={[
            { title: '起止', width: '11em', draw: (one) => `${span(one.startedOn, one.endedOn)}${still(one.endedOn)}` },
            { title: '职级', draw: (one) => one.rank },
            { title: '文号', draw: (one) => one.document },
          ]}
        />
      </Part>
    </>
  )
}
