import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import type { TimeAsked } from '../schema.ts'
import { useTime } from './queries.ts'

type Month = TimeAsked['months'][number]

const columns: DataColumn<Month>[] = [
  { key: 'month', title: '月份', width: 110, draw: ({ month }) => month },
  { key: 'meeting', title: '组织生活', width: 110, align: 'right', draw: ({ meetingMinutes }) => meetingMinutes },
  { key: 'training', title: '培训', width: 110, align: 'right', draw: ({ trainingMinutes }) => trainingMinutes },
  {
    key: 'all',
    title: '合计',
    width: 110,
    align: 'right',
    draw: ({ meetingMinutes, trainingMinutes }) => meetingMinutes + trainingMinutes,
  },
]

/** 占用时间: how many minutes a month meetings and study take of one cadre. */
export default function TimePage() {
  const { data, error, refetch } = useTime()
  const [now] = data?.months ?? []
  return (
    <Page
      title="占用时间"
      note="组织生活和培训每月平均占一名在职干部职工多少分钟。按登记的学时算，1学时按60分钟；没有登记学时的会、填表的时间没有记录，不在内。没有姓名，不比较科室。"
    >
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="占用时间" />}
      {data && now && (
        <>
          <p>{`本月到今天，每人平均${now.meetingMinutes + now.trainingMinutes}分钟（在职${data.people}人）。`}</p>
          <DataTable
            caption="近十二个月每人平均分钟"
            columns={columns}
            rows={data.months}
            rowKey={({ month }) => month}
          />
        </>
      )}
    </Page>
  )
}
