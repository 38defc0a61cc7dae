import type { ReactNode } from 'react'
import { dottedMonth } from '../../../../law/dates.ts'
import type { Basic, Education, FamilyMember } from '../../schema.ts'
import type { DossierAnswer } from '../../views.ts'
import { Photo } from '../parts/photo.tsx'
import { PlainTable } from '../parts/plain-table.tsx'
import { ResumeLines } from './resume-lines.tsx'

/** Label and value as one cell of the form. */
function Cell({ label, wide, children }: { label: ReactNode; wide?: 'row' | 'half'; children: ReactNode }) {
  return (
    <div className={wide ? `cell cell-${wide}` : 'cell'}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** The dossier laid out like the 干部任免审批表: the same order, the same labels, the photo at the right top. */
export function FormSheet({ answer }: { answer: DossierAnswer }) {
  const { dossier } = answer
  const { basic } = dossier
  return (
    <section className="sheet" aria-label="干部任免审批表">
      <dl className="sheet-top">
        <HeadCells basic={basic} age={answer.age} />
        <div className="cell cell-photo">
          <dt className="for-readers">照片</dt>
          <dd>
            <Photo
              personId={answer.id}
              photoId={answer.photoId}
              hasPhoto={answer.photoId !== null}
              name={basic.name}
              own
            />
          </dd>
        </div>
      </dl>
      <dl className="sheet-rows">
        <EducationCells label="全日制教育" rows={dossier.educations.filter((one) => one.mode === 'full_time')} />
        <EducationCells label="在职教育" rows={dossier.educations.filter((one) => one.mode === 'in_service')} />
        <Cell label="现任职务" wide="row">
          {basic.currentPost}
        </Cell>
        <Cell label="拟任职务" wide="row">
          {basic.proposedPost}
        </Cell>
        <Cell label="拟免职务" wide="row">
          {basic.removedPost}
        </Cell>
        <Cell label="简　历" wide="row">
          <ResumeLines resume={dossier.resume} />
        </Cell>
        <Cell label="奖惩情况" wide="row">
          <Text>{basic.awards}</Text>
        </Cell>
        <Cell label="年度考核结果" wide="row">
          <Text>{basic.assessments}</Text>
        </Cell>
        <Cell label="任免理由" wide="row">
          <Text>{basic.appointReason}</Text>
        </Cell>
        <Cell label="家庭主要成员及重要社会关系" wide="row">
          <Family answer={answer} />
        </Cell>
        <Cell label="呈报单位" wide="row">
          {basic.reportingUnit}
        </Cell>
      </dl>
      <FillingCells basic={basic} />
    </section>
  )
}

function HeadCells({ basic, age }: { basic: Basic; age: number | null }) {
  const party = [basic.partyJoined && dottedMonth(basic.partyJoined), basic.otherParty].filter(Boolean).join('；')
  return (
    <>
      <Cell label="姓　名">{basic.name}</Cell>
      <Cell label="性　别">{basic.sex}</Cell>
      <Cell label="出生年月（岁）">
        {basic.birth && dottedMonth(basic.birth)}
        {age !== null && `（${age}岁）`}
      </Cell>
      <Cell label="民　族">{basic.nation}</Cell>
      <Cell label="籍　贯">{basic.nativePlace}</Cell>
      <Cell label="出生地">{basic.birthplace}</Cell>
      <Cell label="入党时间">{party || basic.politics}</Cell>
      <Cell label="参加工作时间">{basic.workStarted && dottedMonth(basic.workStarted)}</Cell>
      <Cell label="健康状况">{basic.health}</Cell>
      <Cell label="专业技术职务" wide="half">
        {basic.technicalTitle}
      </Cell>
      <Cell label="熟悉专业有何专长" wide="half">
        {basic.specialty}
      </Cell>
    </>
  )
}

function EducationCells({ label, rows }: { label: string; rows: Education[] }) {
  const shown = rows.toSorted((a, b) => Number(b.onForm) - Number(a.onForm))
  return (
    <div className="cell cell-row">
      <dt>
        学历学位
        <br />
        {label}
      </dt>
      <dd>
        {shown.map((one) => (
          <div key={JSON.stringify(one)} className="education">
            <span>{[one.diploma, one.degree].filter(Boolean).join('　')}</span>
            <span>
              {[...new Set([one.diplomaSchool, one.degreeSchool])].filter(Boolean).join('；')}
              {one.endedOn && <span className="quiet">　{dottedMonth(one.endedOn)}毕业</span>}
              {!one.onForm && <span className="quiet">　不填入表</span>}
            </span>
          </div>
        ))}
      </dd>
    </div>
  )
}

/** Text with its own line breaks. */
const Text = ({ children }: { children: string }) => <div className="keep-lines">{children}</div>

function Family({ answer: { secretsShown, familyCount, dossier } }: { answer: DossierAnswer }) {
  if (!secretsShown) {
    return <p className="quiet">登记了{familyCount}人。家庭成员只有本人、人事干部和纪检干部能看，您的岗位不显示。</p>
  }
  return (
    <PlainTable<FamilyMember>
      caption="家庭主要成员及重要社会关系"
      rows={dossier.family}
      columns={[
        { title: '称谓', width: '5em', draw: (one) => one.relation },
        { title: '姓名', width: '6em', draw: (one) => one.name },
        { title: '出生年月', width: '6em', draw: (one) => one.birth && dottedMonth(one.birth) },
        { title: '政治面貌', width: '7em', draw: (one) => one.politics },
        { title: '工作单位及职务', draw: (one) => one.work },
      ]}
    />
  )
}

function FillingCells({ basic }: { basic: Basic }) {
  return (
    <dl className="sheet-thirds">
      <Cell label="计算年龄时间">{basic.ageAsOf && dottedMonth(basic.ageAsOf)}</Cell>
      <Cell label="填表时间">{basic.filledOn.replaceAll('-', '.')}</Cell>
      <Cell label="填表人">{basic.filledBy}</Cell>
    </dl>
  )
}
