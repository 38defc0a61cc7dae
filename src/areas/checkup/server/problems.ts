import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { problemsOfOrigin, raiseProblem } from '../../rectification/facts.ts'
import { problemStates } from '../../rectification/schema.ts'
import { basisOf } from './documents.ts'
import { findingsOn, todayOf } from './service.ts'

/** The problems a finding has become, the latest last. */
export async function findingProblems({ platform, actor }: Ctx, key: string) {
  const made = await problemsOfOrigin(platform.db, actor.unitId, 'checkup', [key])
  return { problems: made.map(({ id, number, state }) => ({ id, number, state: problemStates[state] })) }
}

const INTEGRITY = ['kinship', 'sanctions']

/** Makes a finding of today a problem of the ledger, once; what is about a person is seen by few. */
export async function raiseFinding(ctx: Ctx, key: string) {
  const found = (await findingsOn(ctx, todayOf(ctx))).find((one) => one.key === key)
  if (!found) throw new Refusal('not_found', '今天的体检里没有这一条，可能已经符合规定，请刷新后再看')
  return write(ctx, async (tx) => {
    const { subject, because, todo, title, area } = found
    const { id, number, audit } = await raiseProblem(tx, ctx, {
      title: `${subject.name}：${because}`.slice(0, 100),
      description: `${because}。依据：${basisOf(found)}。${todo}`.slice(0, 2000),
      ...{ kind: INTEGRITY.includes(area) ? 'integrity' : 'work-style', line: '队伍', ownerId: null, dueOn: null },
      sectionId: subject.kind === 'section' ? subject.id : null,
      origin: {
        ...{ kind: 'checkup', id: key, label: `制度体检：${title}`.slice(0, 200) },
        path: `/checkup?open=${encodeURIComponent(key)}`,
      },
      ...{ needsRaiserAnswer: false, isConfined: subject.kind === 'person', isOnce: true },
    })
    return { result: { id, number, state: problemStates.open }, audit }
  })
}
