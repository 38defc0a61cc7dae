import { createHash } from 'node:crypto'
import { cpus, loadavg } from 'node:os'
import type { Answer, DemoBureau, Sent } from './demo-bureau.ts'
import type { Kind, Memory } from './writes/kinds.ts'

/** One submission: what was sent under which name, and what came back. */
export type Attempt = {
  kind: Kind
  sent: Sent
  name: string
  memory: Memory
  answer: Answer
  /** something was sent afterwards that takes it away again */
  isFollowed: boolean
}

export const LOST: Answer = { status: 0, body: null, text: '', seconds: 0 }

const LONGEST_START = 10
const ALREADY = '这件事刚才已经办成'

type Round = { made: Attempt[]; codes: string[]; round: number }
type Entries = Map<string, { total: number; different: number }>

const isDone = ({ answer }: Attempt) => answer.status >= 200 && answer.status < 300
const isRefused = ({ answer }: Attempt) => answer.status >= 400 && answer.status < 500
/** No answer, or one that leaves it open: the page keeps what was typed, and it is submitted again. */
const isOpen = ({ answer }: Attempt) => answer.status === 0 || answer.status === 503
const label = ({ kind, memory }: Attempt) => `${kind.what}（${memory.mark}）`

/** Compares what clients were told with what is there after the restart. */
export class Judge {
  readonly faults: string[] = []
  private readonly starts: number[] = []
  private readonly kinds = new Map<string, number>()
  private done = 0
  private lost = 0
  private lostCarriedOut = 0
  private lostGone = 0
  private codes = 0
  private refused = 0
  private found = 0
  private busy = 0

  started(seconds: number, round: number): void {
    this.starts.push(seconds)
    if (seconds <= LONGEST_START) return
    // With other work on the processor the time says nothing about the program.
    if (loadavg()[0]! > cpus().length * 1.5) this.busy += 1
    else this.fault(round, `重新启动用了${seconds.toFixed(1)}秒`)
  }

  async judge(bureau: DemoBureau, { made, codes, round }: Round): Promise<void> {
    const entries = await entriesOf(bureau, made)
    for (const attempt of made) {
      if (isDone(attempt)) this.done += 1
      if (isRefused(attempt)) this.refused += 1
      const kept = entries.get(attempt.name)
      if (isDone(attempt) && !kept && !attempt.kind.mayChangeNothing)
        this.fault(round, `${label(attempt)}已经答复，没有审计条目`)
      if (isRefused(attempt) && kept) this.fault(round, `${label(attempt)}被拒绝，却有审计条目`)
      if (attempt.answer.status >= 500 && !isOpen(attempt))
        this.fault(round, `${label(attempt)}答复${attempt.answer.status}`)
      if (kept && kept.total !== kept.different) this.fault(round, `${label(attempt)}的审计条目重复`)
      if (isDone(attempt)) this.kinds.set(attempt.kind.what, (this.kinds.get(attempt.kind.what) ?? 0) + 1)
    }
    await this.repeat(bureau, { made, entries, round })
    await this.read(bureau, { made, round })
    await this.visits(bureau, { codes, round })
    const verdict = (await bureau.ask('shenji', '/audit/verify')) as { ok: boolean }
    if (!verdict.ok) this.fault(round, `审计链不完整：${JSON.stringify(verdict)}`)
  }

  /** Whoever got no answer sends the same once more, as the page does. */
  private async repeat(bureau: DemoBureau, asked: { made: Attempt[]; entries: Entries; round: number }): Promise<void> {
    for (const attempt of asked.made) {
      if (!isOpen(attempt)) continue
      this.lost += 1
      const wasDone = asked.entries.has(attempt.name)
      if (wasDone) this.lostCarriedOut += 1
      const again = await bureau.send(attempt.kind.who, { ...attempt.sent, name: attempt.name })
      if (wasDone && !again.text.includes(ALREADY)) {
        this.fault(asked.round, `${label(attempt)}已经办成，重复提交得到${again.status} ${again.text.slice(0, 80)}`)
      }
      if (wasDone) attempt.answer = { ...LOST, status: 200 }
      else if (again.status >= 200 && again.status < 300) {
        attempt.answer = again
        attempt.kind.learns?.(again.body as Record<string, unknown>, attempt.memory)
      } else if (again.status === 0 || again.status >= 500)
        this.fault(asked.round, `${label(attempt)}重复：${again.status}`)
      else this.lostGone += 1
    }
    const now = await entriesOf(bureau, asked.made)
    for (const attempt of asked.made) {
      const [before, after] = [asked.entries.get(attempt.name), now.get(attempt.name)]
      if (before && before.total !== after?.total) this.fault(asked.round, `${label(attempt)}重复以后审计条目变了`)
    }
  }

  private async read(bureau: DemoBureau, { made, round }: { made: Attempt[]; round: number }): Promise<void> {
    for (const attempt of made) {
      if (!isDone(attempt) || attempt.isFollowed) continue
      const { kind, memory } = attempt
      if (kind.row && (await countOf(bureau, kind.row, memory.mark)) !== 1) {
        this.fault(round, `${label(attempt)}在库里有${await countOf(bureau, kind.row, memory.mark)}份`)
      }
      const path = attempt.answer.body === null || !memory.id ? undefined : kind.reads?.(memory)
      if (!path || path.includes('undefined')) continue
      const { status, text } = await bureau.send(kind.who, { method: 'GET', path })
      if (status !== 200 || !text.includes(memory.mark)) this.fault(round, `${label(attempt)}读不到：${path} ${status}`)
    }
  }

  private async visits(bureau: DemoBureau, { codes, round }: { codes: string[]; round: number }): Promise<void> {
    this.codes += codes.length
    for (const code of codes) {
      const rows = await bureau.rows('select 1 from door_queue where code_hash = $1', [sha256(code)])
      if (rows.length !== 1) this.fault(round, `群众入口给出的编码有${rows.length}件`)
    }
  }

  /** What the comparison is for must be found when it is planted: a row taken away, a row doubled, an entry altered. */
  async control(bureau: DemoBureau): Promise<void> {
    const kind = { what: '对照' } as Kind
    const mark = `对照${Date.now()}`
    const plant = (text: string) => bureau.rows(`set session_replication_role = replica; ${text}`)
    const planted = { ...kind, row: ['research_place', 'title'] as [string, string] }
    const attempt = {
      kind: planted,
      name: '',
      answer: { ...LOST, status: 200 },
      isFollowed: false,
    } as unknown as Attempt
    attempt.memory = { mark } as Memory
    const faults = async () => {
      const other = new Judge()
      await other.read(bureau, { made: [attempt], round: 0 })
      return other.faults.length
    }
    const missing = await faults()
    for (const _ of [1, 2]) {
      await plant(`insert into research_place (unit_id, id, title, kind, is_on, revision)
        select unit_id, gen_random_uuid(), '${mark}' || random(), kind, is_on, revision from research_place limit 1`)
    }
    const doubled = await faults()
    await plant(`update audit_entry set outcome = 'refused' where seq = (select min(seq) + 5 from audit_entry)`)
    const chain = (await bureau.ask('shenji', '/audit/verify')) as { ok: boolean }
    this.found = [missing === 1, doubled === 1, !chain.ok].filter(Boolean).length
    if (this.found < 3) this.faults.push(`对照没有全部查出：丢失${missing}、重复${doubled}、审计${chain.ok}`)
  }

  line(): string {
    return `答复${this.done} 没有答复${this.lost}（其中已办成${this.lostCarriedOut}） 拒绝${this.refused} 问题${this.faults.length}`
  }

  figures(rounds: number, what: string): Record<string, string | number> {
    const sorted = this.starts.toSorted((a, b) => a - b)
    return {
      [what]: rounds,
      写入的接口种类: this.kinds.size,
      已经答复的办理: this.done,
      '其中丢失、重复、读不到，或者答复500的': this.faults.length,
      没有答复的办理: [
        `${this.lost}（其实已办成${this.lostCarriedOut}`,
        `重复提交后办成${this.lost - this.lostCarriedOut - this.lostGone}`,
        `重复时已不能办${this.lostGone}）`,
      ].join('，'),
      群众入口给出的编码: this.codes,
      '重新启动，中位': `${sorted[Math.floor(sorted.length / 2)]!.toFixed(2)} 秒`,
      '重新启动，最慢': `${sorted.at(-1)!.toFixed(2)} 秒`,
      [`其中超过${LONGEST_START}秒的（处理器另有任务）`]: this.busy,
      '对照（故意丢一件、重一件、改一条审计）': `${this.found}/3 查出`,
    }
  }

  private fault(round: number, text: string): void {
    if (this.faults.length < 30) this.faults.push(`第${round}次：${text}`)
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest()

async function countOf(bureau: DemoBureau, [table, column]: [string, string], mark: string): Promise<number> {
  const rows = await bureau.rows(`select 1 from ${table} where strpos(${column}, $1) > 0`, [mark])
  return rows.length
}

async function entriesOf(bureau: DemoBureau, made: Attempt[]): Promise<Entries> {
  const rows = await bureau.rows<{ name: string; total: number; different: number }>(
    `select request_id as name, count(*)::int as total, count(distinct (action, subject_id, detail))::int as different
     from audit_entry where request_id = any($1) and outcome = 'done' group by 1`,
    [made.map(({ name }) => name)],
  )
  return new Map(rows.map((row) => [row.name, row]))
}
