import { Button } from 'antd'
import { Link } from 'react-router'
import type { Move } from '../../../structure/schema.ts'
import { postStanding, postTitle } from './post-words.ts'
import type { Candidate, PostChoice } from './queries.ts'

type Props = {
  moves: readonly Move[]
  people: ReadonlyMap<string, Candidate>
  posts: readonly PostChoice[]
  /** names and posts are still being fetched */
  isLoading: boolean
  faults: ReadonlyMap<number, string>
  drop: (personId: string) => void
}

/** The moves as they will be tried. */
export function MoveList({ moves, people, posts, isLoading, faults, drop }: Props) {
  return (
    <table className="findings moves">
      <caption className="for-readers">拟调整的人员</caption>
      <thead>
        <tr>
          {['姓名', '现任职务', '调整'].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
          <th scope="col" className="no-print">
            办理
          </th>
        </tr>
      </thead>
      <tbody>
        {moves.map((move, at) => {
          const person = people.get(move.personId)
          const name = person?.name ?? (isLoading ? '正在读取' : '查不到此人')
          return (
            <tr key={move.personId}>
              <th scope="row">
                {at + 1}．{person ? <Link to={`/people/${person.id}`}>{name}</Link> : name}
              </th>
              <td data-label="现任职务">{[person?.sectionName, person?.currentPost].filter(Boolean).join('　')}</td>
              <td data-label="调整">
                <span>
                  <MoveWords move={move} posts={posts} isLoading={isLoading} />
                  {faults.has(at) && <span className="move-fault">{faults.get(at)}</span>}
                </span>
              </td>
              <td className="no-print">
                <Button type="link" size="small" aria-label={`从清单里去掉${name}`} onClick={() => drop(move.personId)}>
                  去掉
                </Button>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

type WordsProps = { move: Move; posts: readonly PostChoice[]; isLoading: boolean }

function MoveWords({ move, posts, isLoading }: WordsProps) {
  if (move.kind === 'leave') return `离任：${move.reason}`
  const post = posts.find(({ id }) => id === move.postId)
  if (!post) return isLoading ? '正在读取' : '任命：查不到此职位'
  return (
    <>
      任命：{postTitle(post)}
      <span className="quiet move-standing">{postStanding(post)}</span>
    </>
  )
}
