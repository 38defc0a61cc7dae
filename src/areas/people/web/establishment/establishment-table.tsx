import { Button } from 'antd'
import { Link } from 'react-router'
import { Lamp } from '../../../../ui/Lamp.tsx'
import { sectionKinds } from '../../../posts/schema.ts'
import type { EstablishmentView } from '../../views.ts'
import type { Editing } from './establishment-page.tsx'
import { vacancyOf } from './vacancy.ts'

type Row = EstablishmentView['sections'][number]
type Props = { view: EstablishmentView; edit: ((editing: Editing) => void) | null }

/** Approved, there and vacant by section, both kinds of establishment side by side, a sum below. */
export function EstablishmentTable({ view, edit }: Props) {
  const open = view.sections.filter((row) => row.closedOn === null || row.adminActual + row.institutionActual > 0)
  return (
    <section className="section">
      <div className="section-head">
        <h2>编制</h2>
      </div>
      <table className="ledger">
        <caption className="for-readers">各科室编制核定、实有与空缺</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              科室
            </th>
            <th scope="colgroup" colSpan={3}>
              行政编制
            </th>
            <th scope="colgroup" colSpan={3}>
              事业编制（含参公、工勤）
            </th>
            <th scope="col" rowSpan={2}>
              未定
            </th>
          </tr>
          <tr>
            {['admin', 'institution'].flatMap((kind) =>
              ['核定', '实有', '空缺'].map((word) => (
                <th key={kind + word} scope="col">
                  {word}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {open.map((row) => (
            <SectionRow key={row.id} row={row} edit={edit} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            <Counts approved={sum(open, 'adminHeadcount')} actual={sum(open, 'adminActual')} kind="行政" />
            <Counts approved={sum(open, 'institutionHeadcount')} actual={sum(open, 'institutionActual')} kind="事业" />
            <td className="number" data-label="未定">
              {sum(open, 'otherActual')}
            </td>
          </tr>
        </tfoot>
      </table>
      {view.withoutSection > 0 && <p>另有{view.withoutSection}名在职人员没有定科室，没有计入上表。</p>}
    </section>
  )
}

const sum = (rows: Row[], name: 'adminHeadcount' | 'institutionHeadcount' | Actual) =>
  rows.reduce((total, row) => total + row[name], 0)
type Actual = 'adminActual' | 'institutionActual' | 'otherActual'

function SectionRow({ row, edit }: { row: Row; edit: Props['edit'] }) {
  return (
    <tr>
      <th scope="row">
        <Link to={`/people?section=${row.id}`}>{row.name}</Link>
        <span className="quiet">　{row.closedOn ? `${row.closedOn}停用` : sectionKinds[row.kind]}</span>
        {edit && (
          <Button
            type="link"
            size="small"
            className="no-print"
            aria-label={`编辑${row.name}`}
            onClick={() => edit({ kind: 'section', section: row })}
          >
            编辑
          </Button>
        )}
      </th>
      <Counts approved={row.adminHeadcount} actual={row.adminActual} kind="行政" />
      <Counts approved={row.institutionHeadcount} actual={row.institutionActual} kind="事业" />
      <td className="number" data-label="未定">
        {row.otherActual || ''}
      </td>
    </tr>
  )
}

function Counts({ approved, actual, kind }: { approved: number; actual: number; kind: string }) {
  const { tone, word } = vacancyOf(approved, actual)
  const isBlank = approved === 0 && actual === 0
  return (
    <>
      <td className="number" data-label={`${kind}核定`}>
        {isBlank ? '' : approved}
      </td>
      <td className="number" data-label={`${kind}实有`}>
        {isBlank ? '' : actual}
      </td>
      <td data-label={`${kind}空缺`}>{!isBlank && <Lamp tone={tone} word={word} />}</td>
    </>
  )
}
