import { count } from '../../../../ui/format.ts'
import { Section } from '../../../../ui/Page.tsx'
import { sectionKinds } from '../../../posts/schema.ts'
import type { Headcount, SectionPlaces } from '../../schema.ts'

const words = ['编制', '实有', '空缺', '超编'] as const

/** Approved, there, vacant and over by section, both kinds of establishment side by side, a sum below. */
export function PlacesTable({ headcount: { sections, totals, withoutSection } }: { headcount: Headcount }) {
  const hasOthers = totals.otherActual > 0
  return (
    <Section title="编制">
      <table className="tally tally-cards places">
        <caption className="for-readers">各科室编制、实有、空缺与超编</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              科室
            </th>
            <th scope="colgroup" colSpan={4}>
              行政编制
            </th>
            <th scope="colgroup" colSpan={4}>
              事业编制（含参公、工勤）
            </th>
            {hasOthers && (
              <th scope="col" rowSpan={2}>
                编制类别未填
              </th>
            )}
          </tr>
          <tr>
            {['行政', '事业'].flatMap((kind) =>
              words.map((word) => (
                <th key={kind + word} scope="col">
                  {word}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {sections.map((section) => (
            <tr key={section.id}>
              <th scope="row">
                {section.name}
                {section.kind !== 'section' && <span className="quiet">　{sectionKinds[section.kind]}</span>}
              </th>
              <Places places={section} hasOthers={hasOthers} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            <Places places={totals} hasOthers={hasOthers} />
          </tr>
        </tfoot>
      </table>
      {withoutSection > 0 && (
        <p>合计里有{count(withoutSection, '名')}在职人员没有定科室，不在任何科室的行里，请在人员档案里补上所在科室。</p>
      )}
    </Section>
  )
}

function Places({ places, hasOthers }: { places: SectionPlaces; hasOthers: boolean }) {
  const admin = [places.adminHeadcount, places.adminActual, places.adminVacant, places.adminOver]
  const institution = [
    places.institutionHeadcount,
    places.institutionActual,
    places.institutionVacant,
    places.institutionOver,
  ]
  return (
    <>
      <Four kind="行政" numbers={admin} />
      <Four kind="事业" numbers={institution} />
      {hasOthers && (
        <td className="number" data-label="编制类别未填">
          {places.otherActual || ''}
        </td>
      )}
    </>
  )
}

/** Nothing approved and nobody there leaves the cells blank; a place too many is told by words, not by colour alone. */
function Four({ kind, numbers }: { kind: string; numbers: number[] }) {
  const [approved = 0, actual = 0] = numbers
  const isBlank = approved === 0 && actual === 0
  return words.map((word, at) => {
    const number = numbers[at]!
    const isQuiet = at > 1 && number === 0
    return (
      <td key={word} className={word === '超编' && number > 0 ? 'number over' : 'number'} data-label={kind + word}>
        {isBlank || isQuiet ? '' : word === '超编' ? `超${number}` : word === '空缺' ? `缺${number}` : count(number)}
      </td>
    )
  })
}
