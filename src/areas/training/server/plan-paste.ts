import { Refusal } from '../../../platform/errors.ts'
import type { Uploaded } from '../../../platform/upload.ts'
import type { Ctx } from '../../../platform/write.ts'
import { serviceRecords } from '../../people/facts.ts'
import { sections } from '../../posts/facts.ts'
import { type PlanRow, planRows } from '../files/plan-rows.ts'
import { readList } from '../files/read-list.ts'
import { readCost, readPeriod } from '../plan-standing.ts'
import { MOST_ITEMS, needs, type PastedItems, type SaidWording, Wording } from '../plans.ts'
import { kinds, modes } from '../schema.ts'

type Named = { id: string; name: string }
type Known = { year: number; sections: readonly Named[]; people: readonly (Named & { sectionId: string | null })[] }

/** The key whose word is written, whole or in short: 讲座 for 专题讲座. */
function keyOf<Key extends string>(words: Record<Key, string>, written: string): Key | undefined {
  const text = written.normalize('NFKC').replace(/\s/g, '')
  const entries = Object.entries(words) as [Key, string][]
  const exact = entries.find(([, word]) => word === text)
  const close = text ? entries.filter(([, word]) => word.includes(text) || text.includes(word)) : []
  return exact?.[0] ?? (close.length === 1 ? close[0]![0] : undefined)
}

const numberIn = (written: string) => {
  const found = /^(\d+(?:\.\d+)?)(人|名|学时|课时)?$/.exec(written.normalize('NFKC').replace(/[\s,]/g, ''))
  return found ? Number(found[1]) : undefined
}

/** One row as an item; what cannot be read is said with the words that stand there. */
function readRow({ at, cells }: PlanRow, known: Known): PastedItems['rows'][number] {
  const faults: string[] = []
  const need = <T>(value: T | undefined | null, message: string) => {
    if (value === undefined || value === null) faults.push(message)
    return value
  }
  const kind = need(keyOf(kinds, cells.kind), `形式“${cells.kind}”不认识，应为${Object.values(kinds).join('、')}`)
  const usual = kind === 'online' ? 'online' : 'offline'
  const mode = cells.mode === '' ? usual : need(keyOf(modes, cells.mode), `方式“${cells.mode}”不认识，应为线上或者线下`)
  const period = need(readPeriod(cells.period, known.year), `时间“${cells.period}”不是${known.year}年的月份或者日期`)
  const people = need(numberIn(cells.people), `计划人数“${cells.people}”不是数字`)
  const hours = need(numberIn(cells.hours), `计划学时“${cells.hours}”不是数字`)
  const cost = readCost(cells.cost)
  if (cost === undefined) faults.push(`经费“${cells.cost}”不是金额，不需要的写“不需要”`)
  const organiser = need(
    known.sections.find(({ name }) => name === cells.organiser),
    `承办科室“${cells.organiser}”没有找到`,
  )
  const owner = ownerOf(cells.owner, organiser?.id, known)
  if (typeof owner === 'string') faults.push(owner)
  const source = need(keyOf(needs, cells.need), `需求来源“${cells.need}”不认识，应为${Object.values(needs).join('、')}`)
  const { title, audience, question, work } = cells
  const isRead = kind && mode && period && people !== undefined && hours !== undefined && organiser && source
  if (!isRead || cost === undefined || typeof owner === 'string') return { at, title, item: null, faults }
  const item = {
    ...{ title, kind, mode, audience, people: people!, ...period, hours: hours!, costFen: cost ?? null },
    ...{ organiserId: organiser.id, ownerId: owner.id, need: source, question, work },
  }
  const checked = Wording.safeParse(item)
  if (!checked.success) return { at, title, item: null, faults: checked.error.issues.map(({ message }) => message) }
  const said: SaidWording = { ...checked.data, organiserName: organiser.name, ownerName: owner.name }
  return { at, title, item: said, faults }
}

/** Somebody of that name; of namesakes the one in the organising section. */
function ownerOf(name: string, sectionId: string | undefined, { people }: Known): Named | string {
  const found = people.filter((one) => one.name === name)
  const here = found.filter((one) => one.sectionId === sectionId)
  if (found.length === 1) return found[0]!
  if (here.length === 1) return here[0]!
  return found.length ? `责任人“${name}”有${found.length}人同名，请录入后在表单里选择` : `责任人“${name}”没有找到`
}

/** Reads a plan from a sheet or from cells that were copied; nothing is kept. */
export async function pasteItems({ platform, actor }: Ctx, year: number, file: Uploaded): Promise<PastedItems> {
  const read = planRows(await readList(file))
  if (!read) throw new Refusal('file_refused', '没有找到表头：至少要有“培训项目”和“计划时间”两列')
  if (!read.rows.length) throw new Refusal('file_refused', '表头下面没有项目，请连同各行一起选择')
  if (read.rows.length > MOST_ITEMS) throw new Refusal('too_large', `一次最多录入${MOST_ITEMS}项，请分几次录入`)
  const { unitId } = actor
  const [all, people] = await Promise.all([sections(platform.db, unitId), serviceRecords(platform.db, unitId)])
  const open = all.filter(({ closedOn }) => closedOn === null)
  return { rows: read.rows.map((row) => readRow(row, { year, sections: open, people })), unknown: read.unknown }
}
