import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { get } from '../../../../ui/api.ts'
import { today } from '../../../../ui/format.ts'
import { useMe } from '../../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../../ui/Page.tsx'
import type { Post, Section } from '../../../posts/schema.ts'
import type { EstablishmentView } from '../../views.ts'
import { EstablishmentTable } from './establishment-table.tsx'
import { PostDrawer } from './post-drawer.tsx'
import { PostsTable } from './posts-table.tsx'
import { SectionDrawer } from './section-drawer.tsx'
import './posts.css'

/** A row that is being made has no id yet. */
export type Editing =
  | { kind: 'section'; section: Section | null }
  | { kind: 'post'; post: Post | null; sectionId: string }
  | null

/** 编制与职位: what is approved, who is there, what is vacant. */
export default function EstablishmentPage() {
  const me = useMe()
  const [editing, setEditing] = useState<Editing>(null)
  const { data, error, refetch } = useQuery({
    queryKey: ['establishment'],
    queryFn: () => get<EstablishmentView>('/establishment'),
  })
  const mayEdit = me.may('posts.manage')
  const sections = data?.sections ?? []
  const nextPosition = Math.max(0, ...sections.map((section) => section.position)) + 1
  return (
    <Page
      title="编制与职位"
      note={`${me.unitName}，${today()}在职人员`}
      actions={
        <>
          {mayEdit && <Button onClick={() => setEditing({ kind: 'section', section: null })}>新建科室</Button>}
          <Button onClick={() => window.print()}>打印</Button>
        </>
      }
    >
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="编制" />}
      {data && sections.length === 0 && (
        <Empty text="还没有科室。先建立领导班子、内设科室和下属单位，再在里面建立职位。" />
      )}
      {data && sections.length > 0 && (
        <>
          <EstablishmentTable view={data} edit={mayEdit ? setEditing : null} />
          <PostsTable view={data} edit={mayEdit ? setEditing : null} />
        </>
      )}
      {editing?.kind === 'section' && (
        <SectionDrawer section={editing.section} position={nextPosition} close={() => setEditing(null)} />
      )}
      {editing?.kind === 'post' && (
        <PostDrawer
          post={editing.post}
          sectionId={editing.sectionId}
          sections={sections}
          close={() => setEditing(null)}
        />
      )}
    </Page>
  )
}
