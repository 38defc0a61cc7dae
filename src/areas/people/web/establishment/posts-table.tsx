import { Button } from 'antd'
import { Fragment } from 'react'
import { Link } from 'react-router'
import { dottedMonth } from '../../../../ui/format.ts'
import { Lamp } from '../../../../ui/Lamp.tsx'
import { useMe } from '../../../../ui/me.tsx'
import type { EstablishmentView } from '../../views.ts'
import type { Editing } from './establishment-page.tsx'
import { vacancyOf } from './vacancy.ts'

type Row = EstablishmentView['sections'][number]
type PostRow = Row['posts'][number]
type Props = { view: EstablishmentView; edit: ((editing: Editing) => void) | null }

/** Every post with its seats and who sits there, section by section. */
export function PostsTable({ view, edit }: Props) {
  const posts = view.sections.flatMap((row) => row.posts)
  const quota = posts.filter((post) => post.countsQuota && post.abolishedOn === null)
  const seats = quota.reduce((total, post) => total + post.seats, 0)
  const held = quota.reduce((total, post) => total + post.holders.length, 0)
  const { tone, word } = vacancyOf(seats, held)
  return (
    <section className="section">
      <div className="section-head">
        <h2>职位</h2>
        <span>
          领导职数核定{seats}，实有{held} <Lamp tone={tone} word={word === '满编' ? '满额' : word} />
        </span>
      </div>
      <table className="ledger">
        <caption className="for-readers">各科室职位、职数与任职人员</caption>
        <thead>
          <tr>
            <th scope="col">职位</th>
            <th scope="col">职务层次</th>
            <th scope="col">职数</th>
            <th scope="col">任职人员</th>
            <th scope="col">空缺</th>
          </tr>
        </thead>
        <tbody>
          {view.sections
            .filter((row) => row.closedOn === null || row.posts.length > 0)
            .map((row) => (
              <Fragment key={row.id}>
                <tr className="ledger-group">
                  <th scope="colgroup" colSpan={5}>
                    {row.name}
                    {edit && row.closedOn === null && (
                      <Button
                        type="link"
                        size="small"
                        className="no-print"
                        aria-label={`在${row.name}新建职位`}
                        onClick={() => edit({ kind: 'post', post: null, sectionId: row.id })}
                      >
                        新建职位
                      </Button>
                    )}
                  </th>
                </tr>
                {row.posts.map((post) => (
                  <PostLine key={post.id} post={post} edit={edit} />
                ))}
              </Fragment>
            ))}
        </tbody>
      </table>
    </section>
  )
}

function PostLine({ post, edit }: { post: PostRow; edit: Props['edit'] }) {
  const { tone, word } = vacancyOf(post.seats, post.holders.length)
  const marks = [post.isPrincipal && '正职', post.countsQuota && '占领导职数', post.abolishedOn && '已停用']
  return (
    <tr>
      <th scope="row">
        {post.title}
        <span className="quiet">　{marks.filter(Boolean).join('　')}</span>
        {edit && (
          <Button
            type="link"
            size="small"
            className="no-print"
            aria-label={`编辑${post.title}`}
            onClick={() => edit({ kind: 'post', post, sectionId: post.sectionId })}
          >
            编辑
          </Button>
        )}
      </th>
      <td data-label="职务层次">{post.level}</td>
      <td className="number" data-label="职数">
        {post.seats}
      </td>
      <td data-label="任职人员">
        <Holders holders={post.holders} />
      </td>
      <td data-label="空缺">
        {post.abolishedOn === null && <Lamp tone={tone} word={word === '满编' ? '满额' : word} />}
      </td>
    </tr>
  )
}

function Holders({ holders }: { holders: PostRow['holders'] }) {
  const opens = useMe().roles.some(({ role }) => ['principal', 'personnel_clerk'].includes(role))
  if (holders.length === 0) return <span className="quiet">无</span>
  return (
    <ul className="holders">
      {holders.map((holder) => (
        <li key={holder.personId}>
          {opens ? <Link to={`/people/${holder.personId}`}>{holder.name}</Link> : holder.name}
          {holder.startedOn && <span className="quiet">（{dottedMonth(holder.startedOn)}任）</span>}
        </li>
      ))}
    </ul>
  )
}
