import { Select } from 'antd'
import { Link } from 'react-router'
import { sentenceDate, tableDate } from '../../../../ui/format.ts'
import { Lamp, type LampTone } from '../../../../ui/Lamp.tsx'
import { ErrorNote, Loading, Section } from '../../../../ui/Page.tsx'
import type { Eligibility, EligibilityLine } from '../../schema.ts'
import { BasisLine } from '../basis.tsx'
import { useEligibility, useSections } from '../queries.ts'
import { eligibilitySummary } from './sentences.ts'

type Props = { personId: string; on: string; postId: string; choose: (postId: string) => void }

/** 对照任职资格: choose a post, and every rule says what it says. */
export function EligibilityPanel({ personId, on, postId, choose }: Props) {
  const structure = useSections()
  const { data, error, isFetching, refetch } = useEligibility(personId, postId, on)
  return (
    <Section title="对照任职资格">
      {structure.error && <ErrorNote error={structure.error} onRetry={structure.refetch} />}
      <div className="checkup-day no-print">
        <span aria-hidden>拟任职位</span>
        <Select
          aria-label="拟任职位"
          placeholder="选择职位"
          className="post-choice"
          classNames={{ popup: { root: 'checkup-choices' } }}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
          options={postsBySection(structure.data)}
          value={postId || null}
          onChange={(value) => choose(value ?? '')}
        />
      </div>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {isFetching && !data && <Loading what="任职资格" />}
      {data && <Lines eligibility={data} />}
    </Section>
  )
}

function postsBySection(structure: ReturnType<typeof useSections>['data']) {
  return (structure?.sections ?? [])
    .filter(({ closedOn }) => closedOn === null)
    .map(({ id, name }) => ({
      label: name,
      title: name,
      options: (structure?.posts ?? [])
        .filter(({ sectionId, abolishedOn }) => sectionId === id && abolishedOn === null)
        .map((post) => ({ value: post.id, label: `${name}　${post.title}（${post.level}）` })),
    }))
    .filter(({ options }) => options.length > 0)
}

const columns = [
  { title: '规则', width: '26%' },
  { title: '结果', width: '100px' },
  { title: '情况', width: '30%' },
  { title: '最早满足', width: '112px' },
  { title: '依据' },
]

function Lines({ eligibility: { on, personName, postTitle, level, lines } }: { eligibility: Eligibility }) {
  const about = `${personName}对照“${postTitle}”（${level}），按${sentenceDate(on)}的规定和记录`
  if (lines.length === 0) return <p>{about}：没有可以对照的任职资格规定。</p>
  const { isClear, text } = eligibilitySummary(lines)
  return (
    <>
      <p className="quiet">{about}：</p>
      <p className="standing-verdict">
        <Lamp tone={isClear ? 'green' : 'red'} word={text} />
      </p>
      <p className="quiet">
        只核对档案里有记录的条件，其余的要另行核实。符合条件只是具备资格，选拔任用按规定的程序进行。
      </p>
      <table className="findings findings-ledger">
        <caption className="for-readers">逐条对照的结果</caption>
        <thead>
          <tr>
            {columns.map(({ title, width }) => (
              <th key={title} scope="col" style={{ width }}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.rule}>
              <th scope="row">
                <Link to={`/rules/${line.rule}`}>{line.title}</Link>
              </th>
              <td>
                <Lamp {...lampOf(line)} />
              </td>
              <td data-label="情况">{line.because}</td>
              <td data-label="最早满足" className="findings-day">
                {tableDate(line.eligibleOn)}
              </td>
              <td data-label="依据">
                <BasisLine {...line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function lampOf({ verdict, force }: EligibilityLine): { tone: LampTone; word: string } {
  if (verdict === 'met') return { tone: 'green', word: '符合' }
  if (verdict === 'broken') return { tone: force === 'forbid' ? 'red' : 'amber', word: '不符合' }
  return { tone: 'grey', word: '结果' }
}
