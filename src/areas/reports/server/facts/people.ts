import type { Ctx } from '../../../../platform/write.ts'
import { gradesOfYear, takenUpBetween, workforce } from '../../../people/facts.ts'
import type { Period } from '../../figure.ts'
import type { PeopleFacts } from '../../figures/people.ts'

/** Whole years from a month or day of birth to a day. */
function ageOn(birth: string, day: string): number | null {
  if (!/^\d{4}/.test(birth)) return null
  const born = birth.length >= 7 ? birth : `${birth.slice(0, 4)}-01`
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return day.slice(5, born.length) < born.slice(5) ? years - 1 : years
}

export async function readPeople(ctx: Ctx, { year, from, until }: Period): Promise<PeopleFacts> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const [people, { posts, ranks }, grades] = await Promise.all([
    workforce(db, unitId),
    takenUpBetween(db, unitId, from, until),
    gradesOfYear(db, unitId, year - 1),
  ])
  const path = (id: string) => `/people/${id}`
  return {
    staff: people.map(({ id, name, sex, birth, partyJoined, topDiploma, currentPost }) => ({
      ...{ id, label: `${name}　${currentPost}`, path: path(id), age: ageOn(birth, until) },
      ...{ isWoman: sex === '女', isPartyMember: partyJoined !== '' },
      isGraduate: /大学|本科|研究生|硕士|博士/.test(topDiploma) && !/专科/.test(topDiploma),
    })),
    appointed: posts.map(({ personId, position, name, birth, title, startedOn }) => ({
      ...{ id: `${personId}-${position}`, label: `${name}　${title}（${startedOn}）`, path: path(personId) },
      age: ageOn(birth, startedOn),
    })),
    promoted: ranks.map(({ personId, position, name, rank, startedOn }) => {
      return { id: `${personId}-${position}`, label: `${name}　${rank}（${startedOn}）`, path: path(personId) }
    }),
    graded: grades.map(({ personId, name, grade }) => {
      return { id: personId, label: `${name}　${grade}`, path: path(personId), grade }
    }),
  }
}
