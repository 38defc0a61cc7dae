import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useAct } from '../../../../ui/act.ts'
import { ApiError, post } from '../../../../ui/api.ts'
import { sentenceDate, today } from '../../../../ui/format.ts'
import { useMe } from '../../../../ui/me.tsx'
import { Empty, ErrorNote, Page, Section } from '../../../../ui/Page.tsx'
import type { Move } from '../../../structure/schema.ts'
import type { Trial } from '../../schema.ts'
import { isAskable } from '../day.ts'
import { DayInput } from '../day-input.tsx'
import { MoveForm } from './move-form.tsx'
import { MoveList } from './move-list.tsx'
import { faultsByRow, MOST_MOVES, readMoves, withMove, writeMoves } from './moves.ts'
import { type Candidate, useKeptPeople, usePosts } from './queries.ts'
import { TrialView } from './trial-view.tsx'
import '../checkup.css'
import './what-if.css'

/** 调整推演: moves tried on paper. Day and moves live in the address, so that neither a reload nor sending loses them. */
export default function WhatIfPage() {
  const me = useMe()
  const { on, moves, change } = useMoves()
  const asked = writeMoves(moves) + on
  const trial = useAct(async () => ({ asked, trial: await post<Trial>('/checkup/what-if', { on, moves }) }), {
    fails: 'here',
  })
  const { error, isPending } = trial
  const faults = error instanceof ApiError ? faultsByRow(error.faults) : new Map<number, string>()
  return (
    <Page
      title="调整推演"
      note={`${me.unitName}，按${sentenceDate(on)}生效推演`}
      breadcrumbs={[{ title: '队伍结构', to: '/structure' }]}
      actions={
        <>
          <Button type="primary" disabled={moves.length === 0} loading={isPending} onClick={() => trial.mutate()}>
            推演
          </Button>
          <Button disabled={!trial.data} onClick={() => window.print()}>
            打印
          </Button>
        </>
      }
    >
      <Alert
        className="trial-note"
        type="info"
        showIcon
        title="只是推演，没有保存任何改动。"
        description="清单只在这一页的网址里，刷新后还在；谁都看不到，除非把网址发给有权限的人。"
      />
      <Moves on={on} moves={moves} change={change} faults={faults} />
      {error && <ErrorNote error={error} onRetry={() => trial.mutate()} />}
      {trial.data && !error && <TrialView trial={trial.data.trial} isStale={trial.data.asked !== asked} />}
    </Page>
  )
}

type Change = { on?: string; moves?: Move[] }

/** Day and moves as the address has them. */
function useMoves() {
  const [address, setAddress] = useSearchParams()
  const asked = address.get('on') ?? ''
  const change = (part: Change) =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before)
        if (part.on) after.set('on', part.on)
        if (part.moves) after.set('moves', writeMoves(part.moves))
        if (part.moves?.length === 0) after.delete('moves')
        return after
      },
      { replace: true },
    )
  return { on: isAskable(asked) ? asked : today(), moves: readMoves(address.get('moves')), change }
}

type MovesProps = { on: string; moves: Move[]; change: (part: Change) => void; faults: ReadonlyMap<number, string> }

function Moves({ on, moves, change, faults }: MovesProps) {
  const [kept] = useState(() => moves.map(({ personId }) => personId))
  const [picked, setPicked] = useState<Candidate[]>([])
  const people = useKeptPeople(kept)
  const posts = usePosts(on)
  const isFull = moves.length >= MOST_MOVES
  const known = new Map([...(people.data ?? []), ...picked].map((person) => [person.id, person]))
  const error = posts.error ?? people.error
  return (
    <Section
      title={`调整清单 ${moves.length}项`}
      extra={
        moves.length > 0 && (
          <Button className="no-print" onClick={() => change({ moves: [] })}>
            清空
          </Button>
        )
      }
    >
      {error && <ErrorNote error={error} onRetry={() => Promise.all([posts.refetch(), people.refetch()])} />}
      <div className="no-print">
        <DayInput label="生效日期" value={on} change={(day) => change({ on: day })} />
      </div>
      <MoveForm
        posts={posts.data ?? []}
        listed={new Set(moves.map(({ personId }) => personId))}
        isFull={isFull}
        add={(move, person) => {
          setPicked((before) => [...before, person])
          change({ moves: withMove(moves, move) })
        }}
      />
      {isFull && <p>一次最多推演{MOST_MOVES}项调整。</p>}
      {moves.length === 0 && (
        <Empty text="还没有调整。选一个人，再选拟任的职位，或者退休、调出，加入清单；加好后按“推演”。" />
      )}
      {moves.length > 0 && (
        <MoveList
          moves={moves}
          people={known}
          posts={posts.data ?? []}
          isLoading={posts.isLoading || people.isLoading}
          faults={faults}
          drop={(personId) => change({ moves: moves.filter((move) => move.personId !== personId) })}
        />
      )}
    </Section>
  )
}
