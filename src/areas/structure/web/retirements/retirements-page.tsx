import { Button, Radio } from 'antd'
import { useSearchParams } from 'react-router'
import { count, sentenceDate, today } from '../../../../ui/format.ts'
import { LinkButton } from '../../../../ui/LinkButton.tsx'
import { useMe } from '../../../../ui/me.tsx'
import { ErrorNote, Loading, Page, Section } from '../../../../ui/Page.tsx'
import type { Retirements } from '../../schema.ts'
import { readDay } from '../parts/day.ts'
import { DayBar } from '../parts/day-bar.tsx'
import { PersonName } from '../parts/person-name.tsx'
import { StructureTabs } from '../parts/tabs.tsx'
import { useRetirements } from '../queries.ts'
import { MonthsTable } from './months-table.tsx'
import { VacanciesTable } from './vacancies-table.tsx'
import { readSpan, spans } from './words.ts'
import { YearsTable } from './years-table.tsx'

/** 到龄预测: who reaches the retirement age month by month, and which posts become free. */
export default function RetirementsPage() {
  const me = useMe()
  const [address, setAddress] = useSearchParams()
  const [asked, months] = [readDay(address), readSpan(address)]
  const { data, error, isPending, refetch } = useRetirements(asked, months)
  const choose = (span: number) =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before)
        after.set('months', String(span))
        return after
      },
      { replace: true },
    )
  return (
    <Page
      title="队伍结构"
      note={
        data &&
        `${me.unitName}，${sentenceDate(data.from)}至${sentenceDate(data.to)}到龄${count(data.total, '人')}，` +
          `其中领导职务${count(data.leading, '人')}`
      }
      actions={
        <>
          {me.may('checkup.eligibility') && <LinkButton to="/what-if">推演补位</LinkButton>}
          <Button disabled={!data} onClick={() => window.print()}>
            打印
          </Button>
        </>
      }
    >
      <StructureTabs on={asked} />
      <DayBar label="从哪一天算起" on={asked || today()}>
        <Radio.Group
          aria-label="往后看多久"
          optionType="button"
          options={spans.map((value) => ({ value, label: `${value}个月` }))}
          value={months}
          onChange={({ target }) => choose(target.value)}
        />
      </DayBar>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {isPending && <Loading what="档案并推算到龄时间" />}
      {data && <Forecast retirements={data} />}
    </Page>
  )
}

function Forecast({ retirements }: { retirements: Retirements }) {
  const { months, overdue, unknown, vacancies } = retirements
  return (
    <>
      <YearsTable retirements={retirements} />
      {overdue.length > 0 && (
        <Section title={`已过到龄月仍在职 ${count(overdue.length, '人')}`}>
          <p>请核对人员状态，或者补办退休手续；经批准延迟退休的，在档案里写上到龄年月。</p>
          <MonthsTable caption="已过到龄月仍在职的人员" months={[{ month: '', people: overdue }]} />
        </Section>
      )}
      <Section title="逐月名单">
        {months.length === 0 && <p className="quiet">这段时间没有人到龄。</p>}
        {months.length > 0 && <MonthsTable caption="逐月到龄人员" months={months} />}
        <p className="quiet">
          到龄月是规定的时间，实际退休以批准为准。工勤女性按50岁、其他女性按55岁、县处级女性按60岁的档次推算；档案里写了到龄年月的，以档案为准。
        </p>
      </Section>
      <Section title="将要空出的职位">
        {vacancies.length === 0 && <p className="quiet">没有职位因此空出。</p>}
        {vacancies.length > 0 && <VacanciesTable vacancies={vacancies} to={retirements.to} />}
      </Section>
      {unknown.length > 0 && (
        <Section title={`推算不出的 ${count(unknown.length, '人')}`}>
          <p>缺少性别或者出生年月，请补上：</p>
          <ul className="names">
            {unknown.map(({ personId, name, sectionName }) => (
              <li key={personId}>
                <PersonName personId={personId} name={name} />
                {sectionName && `（${sectionName}）`}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
