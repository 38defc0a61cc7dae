import type { Ctx } from '../../../platform/write.ts'
import { type CadreRecord, cadreRecords } from '../../people/facts.ts'
import { applyMoves, whatIf } from '../../structure/facts.ts'
import type { Move } from '../../structure/schema.ts'
import { asOn } from '../checks/as-on.ts'
import { checkUnit } from '../checks/run.ts'
import type { Trial } from '../schema.ts'
import { difference } from './service.ts'
import { eligibilityLines } from './standing.ts'
import { worldOn } from './world.ts'

/** Tries moves on paper: what the team, the posts and the findings would be; refuses moves that cannot be. */
export async function tryMoves(ctx: Ctx, { on, moves }: { on: string; moves: Move[] }): Promise<Trial> {
  const { platform, actor } = ctx
  const structure = await whatIf(ctx, { on, moves })
  const world = await worldOn(platform.db, actor.unitId, on)
  const records: CadreRecord[] = []
  for await (const chunk of cadreRecords(platform.db, platform.keys, { unitId: actor.unitId })) records.push(...chunk)
  const moved = new Set(moves.map(({ personId }) => personId))
  const changed = new Map(
    applyMoves(
      records.filter(({ id }) => moved.has(id)),
      moves,
      { day: on, posts: world.posts },
    ).map((record) => [record.id, record]),
  )
  const after = records.map((record) => changed.get(record.id) ?? record)
  const { fresh, gone } = difference(await checkUnit([records], world), await checkUnit([after], world))
  const eligibility = moves.flatMap((move) => {
    const post = move.kind === 'appoint' ? world.posts.get(move.postId) : undefined
    const person = records.find(({ id }) => id === move.personId)
    if (!post || !person) return []
    const { id: personId, name: personName } = person
    const lines = eligibilityLines(asOn(person, on), world, post)
    return [{ on, personId, personName, postTitle: post.title, level: post.level, lines }]
  })
  return { structure, eligibility, fresh, gone }
}
