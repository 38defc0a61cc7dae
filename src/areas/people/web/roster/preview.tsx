import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { dottedMonth } from '../../../../law/dates.ts'
import { LinkButton } from '../../../../ui/LinkButton.tsx'
import type { PersonRow } from '../../list.ts'
import { Photo } from '../parts/photo.tsx'

type Props = { row: PersonRow; mayRead: boolean; close: () => void }

/** Brief facts beside the list. Drawn from the list itself: looking here is not a reading of the dossier. */
export function Preview({ row, mayRead, close }: Props) {
  const facts = [
    ['现任职务', row.currentPost],
    ['现职级', row.currentRank],
    ['所在科室', row.sectionName],
    ['编制类别', row.staffKind],
    ['出生年月', row.birth && `${dottedMonth(row.birth)}${row.age === null ? '' : `（${row.age}岁）`}`],
    ['民族', row.nation],
    ['籍贯', row.nativePlace],
    ['入党时间', dottedMonth(row.partyJoined)],
    ['参加工作时间', dottedMonth(row.workStarted)],
    ['学历学位', [row.topDiploma, row.topDegree].filter(Boolean).join('　')],
    ['专业技术职务', row.technicalTitle],
    ['人员状态', row.state],
  ].filter(([, value]) => value)
  return (
    <aside className="preview" aria-label={`${row.name}简况`}>
      <div className="preview-head">
        <Photo personId={row.id} hasPhoto={row.hasPhoto} name={row.name} />
        <div>
          <h2>{row.name}</h2>
          <p className="quiet">{row.sex}</p>
        </div>
        <Button type="text" icon={<CloseOutlined />} aria-label="关闭简况" onClick={close} />
      </div>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {mayRead ? (
        <LinkButton type="primary" to={`/people/${row.id}`}>
          打开档案
        </LinkButton>
      ) : (
        <p className="quiet">您的岗位只看名册，不看完整档案。</p>
      )}
    </aside>
  )
}
