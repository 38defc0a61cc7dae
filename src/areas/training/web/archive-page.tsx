import { Button, Select } from 'antd'
import { useParams, useSearchParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { download } from '../../../ui/api.ts'
import { useMe } from '../../../ui/me.tsx'
import { ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { ArchiveView } from './archive-view.tsx'
import { useArchive } from './queries.ts'
import './training.css'

/** One person's 教育培训档案 of a year. */
export default function ArchivePage() {
  const { id = '' } = useParams()
  const me = useMe()
  const [address, setAddress] = useSearchParams()
  const year = Number(address.get('year')) || undefined
  const { data, error, refetch } = useArchive(id, year)
  const print = useAct(() => download(`/training/archives/${id}/paper`, { query: { year } }))
  return (
    <Page
      title={data ? `${data.person.name}的教育培训档案` : '教育培训档案'}
      note={data?.person.currentPost}
      breadcrumbs={me.may('training.survey') ? [{ title: '培训完成情况', to: '/training' }] : []}
      actions={
        data && (
          <>
            <Select
              aria-label="年度"
              value={data.year}
              onChange={(chosen) => setAddress({ year: String(chosen) }, { replace: true })}
              options={[...new Set([data.year, ...data.years])].map((one) => ({ value: one, label: `${one}年` }))}
            />
            <Button loading={print.isPending} onClick={() => print.mutate()}>
              打印档案（Word）
            </Button>
          </>
        )
      }
    >
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="培训档案" />}
      {data && <ArchiveView archive={data} />}
    </Page>
  )
}
