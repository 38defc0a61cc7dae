import { Button } from 'antd'
import { useAct } from '../../../ui/act.ts'
import { download } from '../../../ui/api.ts'
import { LinkButton } from '../../../ui/LinkButton.tsx'
import { useMe } from '../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { ArchiveView } from './archive-view.tsx'
import { useArchive } from './queries.ts'
import './training.css'

/** 我的学习: what is missing and why. */
export default function OwnPage() {
  const me = useMe()
  const personId = me.personId ?? ''
  const { data, error, refetch } = useArchive(personId)
  const print = useAct(() => download(`/training/archives/${personId}/paper`))
  if (!personId) {
    return (
      <Page title="我的学习">
        <Empty text="这个账号没有对应的人员，没有自己的学习记录。" />
      </Page>
    )
  }
  return (
    <Page
      title="我的学习"
      note="今年还差什么、为什么、到哪天；每一条从登记和导入的清单来，不用自己填报。"
      actions={
        <>
          <LinkButton to="/learning/reflections">我的心得</LinkButton>
          <LinkButton to="/agenda?kinds=party,training,make-up,use">学习日程</LinkButton>
          <Button loading={print.isPending} onClick={() => print.mutate()}>
            打印档案（Word）
          </Button>
        </>
      }
    >
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="学习记录" />}
      {data && <ArchiveView archive={data} />}
    </Page>
  )
}
