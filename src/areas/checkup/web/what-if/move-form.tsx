import { Button, type GetRef, Radio, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { Move } from '../../../structure/schema.ts'
import { type Leaving, leavingWords } from './moves.ts'
import { postStanding, postTitle } from './post-words.ts'
import { type Candidate, type PostChoice, useCandidates } from './queries.ts'

/** Typing pauses this long, in milliseconds, before people are looked for. */
const SEARCH_AFTER = 250

type Kind = 'appoint' | Leaving

const kinds: { value: Kind; label: string }[] = [
  { value: 'appoint', label: '任命' },
  { value: 'retire', label: leavingWords('retire') },
  { value: 'transfer', label: leavingWords('transfer') },
]

type Props = {
  posts: readonly PostChoice[]
  listed: ReadonlySet<string>
  isFull: boolean
  add: (move: Move, person: Candidate) => void
}

/** Writes one move: who, and to which post or where the person goes. */
export function MoveForm({ posts, listed, isFull, add }: Props) {
  const first = useRef<GetRef<typeof Select>>(null)
  const [person, setPerson] = useState<Candidate | null>(null)
  const [kind, setKind] = useState<Kind>('appoint')
  const [postId, setPostId] = useState<string | null>(null)
  const [fault, setFault] = useState('')
  const submit = () => {
    if (!person) return setFault('请选择人员。')
    if (kind === 'appoint' && !postId) return setFault('请选择拟任职位。')
    const personId = person.id
    const move: Move =
      kind === 'appoint' ? { kind, personId, postId: postId! } : { kind: 'leave', personId, reason: leavingWords(kind) }
    add(move, person)
    setPerson(null)
    setPostId(null)
    setFault('')
    first.current?.focus()
  }
  return (
    <form
      className="move-form no-print"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <div>
        <span aria-hidden>人员</span>
        <PersonSelect place={first} value={person} listed={listed} choose={setPerson} />
      </div>
      <div>
        <span aria-hidden>怎样调整</span>
        <Radio.Group
          aria-label="怎样调整"
          optionType="button"
          options={kinds}
          value={kind}
          onChange={({ target }) => setKind(target.value)}
        />
      </div>
      {kind === 'appoint' && (
        <div>
          <span aria-hidden>拟任职位</span>
          <PostSelect posts={posts} value={postId} choose={setPostId} />
        </div>
      )}
      <Button htmlType="submit" disabled={isFull}>
        加入清单
      </Button>
      {fault && (
        <p className="move-fault" role="alert">
          {fault}
        </p>
      )}
    </form>
  )
}

type PersonProps = {
  place: React.RefObject<GetRef<typeof Select> | null>
  value: Candidate | null
  listed: ReadonlySet<string>
  choose: (person: Candidate | null) => void
}

function PersonSelect({ place, value, listed, choose }: PersonProps) {
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), SEARCH_AFTER)
    return () => clearTimeout(timer)
  }, [typed])
  const { data, isFetching, error } = useCandidates(search)
  const found = data ?? []
  return (
    <Select
      ref={place}
      aria-label="人员"
      placeholder="姓名、拼音或首字母"
      className="move-person"
      classNames={{ popup: { root: 'move-choices' } }}
      popupMatchSelectWidth={false}
      allowClear
      loading={isFetching}
      notFoundContent={error ? error.message : isFetching ? '正在查找' : '没有这样的在职人员'}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      labelRender={() => value?.name}
      options={found.map((one) => ({ value: one.id, label: choiceWords(one, listed.has(one.id)) }))}
      value={value?.id ?? null}
      onChange={(id) => choose(found.find((one) => one.id === id) ?? null)}
    />
  )
}

const choiceWords = ({ name, sectionName, currentPost }: Candidate, isListed: boolean) =>
  [name, sectionName, currentPost, isListed && '（已在清单，重新加入即改动）'].filter(Boolean).join('　')

type PostProps = { posts: readonly PostChoice[]; value: string | null; choose: (postId: string) => void }

function PostSelect({ posts, value, choose }: PostProps) {
  const sections = [...Map.groupBy(posts, ({ sectionName }) => sectionName)]
  return (
    <Select
      aria-label="拟任职位"
      placeholder="选择职位"
      className="move-post"
      classNames={{ popup: { root: 'move-choices' } }}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'words' }}
      optionLabelProp="words"
      options={sections.map(([name, those]) => ({
        label: name,
        title: name,
        options: those
          .filter(({ seats }) => seats > 0)
          .map((post) => ({
            value: post.id,
            words: postTitle(post),
            label: (
              <>
                {postTitle(post)}
                <span className="quiet">　{postStanding(post)}</span>
              </>
            ),
          })),
      }))}
      value={value}
      onChange={choose}
    />
  )
}
