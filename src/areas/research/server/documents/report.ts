import type { Day } from '../../../../law/periods.ts'
import { type Block, officialDocument } from '../../../../platform/documents/official.ts'
import { withoutNames } from '../../rules.ts'
import type { Advice, Help } from '../../schema/uses.ts'
import { type Note, outcomes, type SourceKind, sourceKinds, type Trip } from '../../schema.ts'

/** Everything the report of a trip is composed from. */
export type ReportContent = {
  unit: string
  on: Day
  trip: Pick<Trip, 'theme' | 'question' | 'leaderName' | 'fromOn' | 'untilOn' | 'members' | 'visits' | 'findings'>
  notes: readonly Pick<Note, 'kind' | 'sourceKind' | 'sourceName' | 'placeTitle' | 'text'>[]
  problems: readonly { number: string; title: string; state: string }[]
  helps: readonly Pick<Help, 'title' | 'state' | 'result'>[]
  advice: readonly Pick<Advice, 'text' | 'outcome' | 'decisionTitle' | 'ruleName' | 'reason' | 'dueOn'>[]
}

const spokenDay = (day: Day) => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
const shortDay = (day: Day) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
const ended = (text: string) => (/[。！？；]$/.test(text) ? text : `${text}。`)
const NUMERALS = ['一', '二', '三', '四', '五', '六']

/** The report of a trip in the official layout; sources are told by kind and place, never by name. */
export function tripReport(content: ReportContent): Promise<Uint8Array> {
  const parts: [string, Block[]][] = [
    ['调研基本情况', opening(content)],
    ['调研了解的情况', content.trip.findings.split(/\n+/).filter(Boolean).map(text)],
    ['听取的意见建议', opinions(content)],
    ['发现的问题', problems(content)],
    ['基层求助事项', helps(content)],
    ['工作建议', advice(content)],
  ]
  const blocks = parts
    .filter(([, block]) => block.length)
    .flatMap(([title, block], index): Block[] => [
      { kind: 'heading', level: 1, text: `${NUMERALS[index]}、${title}` },
      ...block,
    ])
  const subtitle = `${content.unit}　${spokenDay(content.on)}`
  return officialDocument({ title: `关于${content.trip.theme}的调研报告`, subtitle, blocks })
}

const text = (words: string): Block => ({ kind: 'text', text: words })

function opening({ trip, notes }: ReportContent): Block[] {
  const days = Map.groupBy(trip.visits, ({ onDay }) => onDay)
  const route = [...days].map(([day, visits]) => `${shortDay(day)}到${visits.map(({ title }) => title).join('、')}`)
  const others = trip.members.filter(({ name }) => name !== trip.leaderName).map(({ name }) => name)
  const together = others.length ? `，${others.join('、')}参加` : ''
  const span =
    trip.fromOn === trip.untilOn ? spokenDay(trip.fromOn) : `${spokenDay(trip.fromOn)}至${shortDay(trip.untilOn)}`
  const heard = notes.filter(({ kind }) => kind === 'opinion')
  const kinds = (Object.keys(sourceKinds) as SourceKind[]).flatMap((kind) => {
    const count = heard.filter(({ sourceKind }) => sourceKind === kind).length
    return count ? [`${sourceKinds[kind]}${count}条`] : []
  })
  const places = new Set(trip.visits.map(({ placeId }) => placeId)).size
  return [
    text(
      `为弄清“${trip.question.replace(/[。？]$/, '')}”，${span}，由${trip.leaderName}牵头${together}，开展了${trip.theme}调研。`,
    ),
    ...(route.length ? [text(`调研组在基层${days.size}天，走访${places}处：${route.join('；')}。`)] : []),
    ...(heard.length ? [text(`逐条听取意见建议${heard.length}条，其中${kinds.join('、')}。`)] : []),
  ]
}

function opinions({ notes }: ReportContent): Block[] {
  const names = notes.map(({ sourceName }) => sourceName)
  const heard = notes.filter(({ kind }) => kind === 'opinion')
  const kinds = (Object.keys(sourceKinds) as SourceKind[]).filter((kind) =>
    heard.some(({ sourceKind }) => sourceKind === kind),
  )
  return kinds.flatMap((kind, index): Block[] => [
    { kind: 'heading', level: 2, text: `（${NUMERALS[index]}）${sourceKinds[kind]}` },
    ...heard
      .filter(({ sourceKind }) => sourceKind === kind)
      .map(({ text: words, placeTitle }, at) => {
        const where = placeTitle && `（${placeTitle}）`
        return text(`${at + 1}.${where}${ended(withoutNames(words, names).replace(/\s*\n+\s*/g, '；'))}`)
      }),
  ])
}

function problems({ problems: found }: ReportContent): Block[] {
  if (!found.length) return []
  const columns = [
    { title: '编号', width: 18, align: 'center' as const },
    { title: '问题', width: 62 },
    { title: '整改情况', width: 20, align: 'center' as const },
  ]
  return [
    text(`发现问题${found.length}个，已列入问题整改台账。`),
    { kind: 'table', columns, rows: found.map(({ number, title, state }) => [number, title, state]) },
  ]
}

const helps = ({ helps: asked, notes }: ReportContent): Block[] =>
  asked.map(({ title, state, result }, index) =>
    text(
      `${index + 1}.${ended(
        withoutNames(
          title,
          notes.map(({ sourceName }) => sourceName),
        ),
      )}${state === 'closed' ? `已办结：${ended(result)}` : '正在办理。'}`,
    ),
  )

const advice = ({ advice: given }: ReportContent): Block[] =>
  given.map((one, index) => text(`${index + 1}.${ended(one.text)}${becameOf(one)}`))

/** What became of a recommendation, in words. */
export function becameOf(one: ReportContent['advice'][number]): string {
  if (one.outcome === 'decision') return `已由局党组决定：${ended(one.decisionTitle)}`
  if (one.outcome === 'rule') return `已形成制度：${ended(one.ruleName)}`
  if (one.outcome === 'refused') return `${outcomes.refused}：${ended(one.reason)}`
  return `尚未答复，期限${spokenDay(one.dueOn)}。`
}
