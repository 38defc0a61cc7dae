import type { Ctx } from '../../../../platform/write.ts'
import { problemsBetween } from '../../../rectification/facts.ts'
import { originKinds } from '../../../rectification/schema.ts'
import type { Period } from '../../figure.ts'
import type { ProblemFact, RectificationFacts } from '../../figures/rectification.ts'

const dayWords = (day: string) => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

function dueWords(dueOn: string | null, until: string): string {
  if (dueOn === null) return '长期坚持'
  return dueOn < until ? `${dayWords(dueOn)}的时限已过，立即完成` : `${dayWords(dueOn)}前完成`
}

function stateWords(dueOn: string | null, until: string): string {
  if (dueOn === null) return '正在整改，长期坚持'
  return dueOn < until ? `正在整改，已过${dayWords(dueOn)}的时限` : `正在整改，时限${dayWords(dueOn)}`
}

const bare = (text: string) => text.trim().replace(/[。；，、\s]+$/, '')

export async function readRectification(
  ctx: Ctx,
  { from, until }: Period,
  personId: string | null,
): Promise<RectificationFacts> {
  const all = await problemsBetween(ctx.platform.db, ctx.actor.unitId, from, until)
  const rows = personId === null ? all : all.filter(({ ownerId }) => ownerId === personId)
  return {
    problems: rows.map(
      ({ id, year, number, title, sectionName, dueOn, closedOn, cause, measure, ...row }): ProblemFact => {
        const isClosed = closedOn !== null && closedOn <= until
        const state = isClosed ? `已于${dayWords(closedOn)}核实销号` : stateWords(dueOn, until)
        return {
          ...{ id, label: `${year}-${String(number).padStart(3, '0')} ${title}`, path: `/problems/${id}` },
          ...{ kind: row.kind, isClosed, isRebound: row.isRebound },
          ...{ isNew: row.foundOn >= from, isLate: !isClosed && dueOn !== null && dueOn < until },
          isPublic: ['rating', 'opinion', 'research'].includes(row.originKind),
          words: {
            ...{ title: bare(title), state, section: sectionName ?? '责任科室待定' },
            origin: originKinds[row.originKind as keyof typeof originKinds],
            cause: cause ? `原因是${bare(cause)}` : '原因正在分析',
            measure: measure ? bare(measure) : '措施正在制定',
            due: dueWords(dueOn, until),
          },
        }
      },
    ),
  }
}
