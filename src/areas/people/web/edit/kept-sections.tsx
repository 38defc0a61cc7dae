import { memo } from 'react'
import type { Post, Section } from '../../../posts/schema.ts'
import { type Dossier, type PostHeld, type Sanction, YearlyGrade } from '../../schema.ts'
import type { Path } from './draft.ts'
import { ChoiceField, DateField, SuggestField, TextField, useEditing } from './field.tsx'
import { ListEditor } from './list-editor.tsx'

const postLevels = ['县处级正职', '县处级副职', '乡科级正职', '乡科级副职', '股级正职', '股级副职', '科员']
const ranks = (
  '一级调研员 二级调研员 三级调研员 四级调研员 一级主任科员 二级主任科员 三级主任科员 四级主任科员 ' +
  '一级科员 二级科员'
).split(' ')
const sanctionKinds = (
  '警告 记过 记大过 降级 撤职 开除 党内警告 党内严重警告 撤销党内职务 留党察看 开除党籍 ' +
  '诫勉 通报批评 谈话提醒 批评教育 责令检查'
).split(' ')

type PostsProps = { rows: Dossier['postsHeld']; posts: readonly Post[]; sections: readonly Section[] }

export const PostsSection = memo(function PostsSection({ rows, posts, sections }: PostsProps) {
  const nameOf = new Map(sections.map((section) => [section.id, section.name]))
  const choices = posts.map((post) => ({ value: post.id, label: `${nameOf.get(post.sectionId) ?? ''} ${post.title}` }))
  return (
    <ListEditor
      path={['postsHeld']}
      noun="条任职"
      rows={rows}
      blank={() => ({
        title: '',
        level: '',
        kind: '任职' as const,
        postId: null,
        startedOn: '',
        endedOn: '',
        confirmedOn: '',
        document: '',
      })}
    >
      {(row, path) => <PostRow row={row} path={path} posts={posts} choices={choices} />}
    </ListEditor>
  )
})

type PostRowProps = { row: PostHeld; path: Path; posts: readonly Post[]; choices: { value: string; label: string }[] }

/** Choosing a post of the unit fills in what is known of it. */
function PostRow({ row, path, posts, choices }: PostRowProps) {
  const { change } = useEditing()
  const fill = (id: string) => {
    const post = posts.find((one) => one.id === id)
    if (post && !row.title) change([...path, 'title'], post.title)
    if (post && !row.level) change([...path, 'level'], post.level)
  }
  return (
    <>
      <ChoiceField
        path={[...path, 'postId']}
        label="本单位职位"
        value={row.postId ?? ''}
        options={[{ value: '', label: '不是本单位职位' }, ...choices]}
        stored={(chosen) => chosen || null}
        onChosen={fill}
      />
      <TextField path={[...path, 'title']} label="职务" value={row.title} />
      <SuggestField path={[...path, 'level']} label="职务层次" value={row.level} options={postLevels} />
      <ChoiceField path={[...path, 'kind']} label="任职方式" value={row.kind} options={['任职', '兼任', '挂职']} />
      <DateField path={[...path, 'startedOn']} label="任职时间" value={row.startedOn} />
      <DateField path={[...path, 'endedOn']} label="免职时间" value={row.endedOn} hint="现任的不填" />
      <DateField
        path={[...path, 'confirmedOn']}
        label="试用期满任职时间"
        value={row.confirmedOn}
        hint="有试用期的，期满正式任职后填"
      />
      <TextField path={[...path, 'document']} label="任免文号" value={row.document} />
    </>
  )
}

export const RanksSection = memo(function RanksSection({ rows }: { rows: Dossier['ranksHeld'] }) {
  return (
    <ListEditor
      path={['ranksHeld']}
      noun="条职级"
      rows={rows}
      blank={() => ({ rank: '', startedOn: '', endedOn: '', document: '' })}
    >
      {(row, path) => (
        <>
          <SuggestField path={[...path, 'rank']} label="职级" value={row.rank} options={ranks} />
          <TextField path={[...path, 'document']} label="文号" value={row.document} />
          <DateField path={[...path, 'startedOn']} label="任职级时间" value={row.startedOn} />
          <DateField path={[...path, 'endedOn']} label="免职级时间" value={row.endedOn} hint="现职级不填" />
        </>
      )}
    </ListEditor>
  )
})

export const RewardsSection = memo(function RewardsSection({ rows }: { rows: Dossier['rewards'] }) {
  return (
    <ListEditor
      path={['rewards']}
      noun="条奖励"
      rows={rows}
      blank={() => ({ on: '', title: '', issuer: '', document: '' })}
    >
      {(row, path) => (
        <>
          <TextField path={[...path, 'title']} label="奖励名称" value={row.title} />
          <DateField path={[...path, 'on']} label="奖励时间" value={row.on} />
          <TextField path={[...path, 'issuer']} label="批准机关" value={row.issuer} />
          <TextField path={[...path, 'document']} label="文号" value={row.document} />
        </>
      )}
    </ListEditor>
  )
})

const blankSanction = (): Sanction => ({
  kind: '',
  decidedOn: '',
  effectUntil: '',
  issuer: '',
  document: '',
  reason: '',
})

export const SanctionsSection = memo(function SanctionsSection({ rows }: { rows: Dossier['sanctions'] }) {
  return (
    <ListEditor path={['sanctions']} noun="条处分处理" rows={rows} blank={blankSanction}>
      {(row, path) => (
        <>
          <SuggestField path={[...path, 'kind']} label="种类" value={row.kind} options={sanctionKinds} />
          <DateField path={[...path, 'decidedOn']} label="决定日期" value={row.decidedOn} />
          <DateField path={[...path, 'effectUntil']} label="影响期至" value={row.effectUntil} />
          <TextField path={[...path, 'issuer']} label="决定机关" value={row.issuer} />
          <TextField path={[...path, 'document']} label="文号" value={row.document} />
          <TextField path={[...path, 'reason']} label="事由" value={row.reason} rows={1} wide />
        </>
      )}
    </ListEditor>
  )
})

export const GradesSection = memo(function GradesSection({ rows }: { rows: Dossier['grades'] }) {
  const last = Math.max(...rows.map((row) => row.year), new Date().getFullYear() - 2)
  const years = Array.from({ length: 45 }, (_, back) => String(new Date().getFullYear() - back))
  return (
    <ListEditor
      path={['grades']}
      noun="个年度"
      rows={rows}
      blank={() => ({ year: last + 1, grade: '称职' as const, note: '' })}
    >
      {(row, path) => (
        <>
          <ChoiceField path={[...path, 'year']} label="年度" value={String(row.year)} options={years} stored={Number} />
          <ChoiceField
            path={[...path, 'grade']}
            label="等次"
            value={row.grade}
            options={YearlyGrade.shape.grade.options}
          />
          <TextField path={[...path, 'note']} label="备注" value={row.note} />
        </>
      )}
    </ListEditor>
  )
})

export const TitlesSection = memo(function TitlesSection({ rows }: { rows: Dossier['titles'] }) {
  return (
    <ListEditor
      path={['titles']}
      noun="项专业技术资格"
      rows={rows}
      blank={() => ({ name: '', level: '' as const, obtainedOn: '', appointedOn: '' })}
    >
      {(row, path) => (
        <>
          <TextField path={[...path, 'name']} label="职称名称" value={row.name} />
          <ChoiceField
            path={[...path, 'level']}
            label="级别"
            value={row.level}
            options={['正高级', '副高级', '中级', '初级', '员级', '']}
          />
          <DateField path={[...path, 'obtainedOn']} label="取得时间" value={row.obtainedOn} />
          <DateField path={[...path, 'appointedOn']} label="聘任时间" value={row.appointedOn} />
        </>
      )}
    </ListEditor>
  )
})
