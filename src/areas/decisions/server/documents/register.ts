import type { MeetingRecord, RecordItem } from '../../meeting/record.ts'
import { categories, choices } from '../../schema/words.ts'
import { grid, label, middle, type Row, value } from './grid.ts'
import { heading, paper } from './paper.ts'
import {
  absent,
  attended,
  joined,
  joinedOnce,
  named,
  observerWords,
  outcomeWords,
  resultWords,
  spokenDay,
  spokenTime,
  tenThousands,
} from './wording.ts'

const COLUMNS = [14, 17, 19, 14, 17, 19]
/** rows to write in when nothing was said yet */
const BLANK_ROWS = 7

/** □重大决策 ■重要人事任免 … */
export const tickedCategories = (category: RecordItem['category']): string =>
  Object.entries(categories)
    .map(([key, title]) => `${key === category ? '■' : '□'}${title}`)
    .join('　')

/** What was asked before the meeting, a line each. */
export const priorWords = ({ priorTalks, opinions }: Pick<RecordItem, 'priorTalks' | 'opinions'>): string =>
  [
    priorTalks && `会前沟通：${priorTalks}`,
    ...opinions.map(({ kind, result, text, givenBy, givenOn }) => {
      const by = [givenBy, givenOn && spokenDay(givenOn)].filter(Boolean).join('，')
      return `${kind}：${[result, text].filter(Boolean).join('，')}${by && `（${by}）`}`
    }),
  ]
    .filter(Boolean)
    .join('\n')

const pair = (one: string, first: string, other: string, second: string): Row => ({
  cells: [label(one), value(first, 2), label(other), value(second, 2)],
})

const whole = (name: string, text: string, height?: number): Row => ({
  cells: [label(name), value(text, 5)],
  maySplit: true,
  ...(height ? { height } : {}),
})

/** 班子成员意见, the presiding member as the last one spoke. */
function opinionRows({ statements, presiderName }: RecordItem): Row[] {
  const said = statements.map(({ name, title, attitude, text }, index): Row => {
    const isLast = index === statements.length - 1 && name === presiderName
    const words = `${text}${isLast ? '（末位表态）' : ''}`
    return {
      cells: [middle(name), value(title), value(words, 3), middle(attitude ? choices[attitude] : '')],
      maySplit: true,
    }
  })
  const blank: Row[] = Array.from({ length: BLANK_ROWS }, () => ({
    cells: [middle(''), value(''), value('', 3), middle('')],
  }))
  return [
    { cells: [label('班子成员意见', 6)] },
    { cells: [label('姓名'), label('职务'), label('意见', 3), label('表态')] },
    ...(said.length ? said : blank),
  ]
}

function voteRows({ result }: RecordItem): Row[] {
  const { tally, base, present } = result ?? {}
  const counts = [base, present, tally?.agree, tally?.disagree, tally?.defer, tally?.abstain]
  return [
    { cells: ['应到会', '到会', '同意', '不同意', '缓议', '弃权'].map((title) => label(title)) },
    { cells: counts.map((count) => middle(count === undefined ? '' : String(count))) },
  ]
}

function noteWords({ recused, override, absentOpinions }: RecordItem): string {
  return [
    ...recused.map(({ name, reason }) => `${name}回避：${reason}`),
    override && `主持人提前表态，原因：${override}`,
    ...absentOpinions.map(({ name, text }) => `${name}未到会，书面意见不计票：${text}`),
  ]
    .filter(Boolean)
    .join('\n')
}

function decidedWords(item: RecordItem): string {
  const { result, resolution } = item
  return result ? [`${outcomeWords(item)}。${resolution}`, resultWords(item)].join('\n') : resolution
}

/** “三重一大”决策事项登记表 of one item. Boxes the record knows nothing of stay empty, to be filled in by hand. */
export function registerPaper(record: MeetingRecord, item: RecordItem): Promise<Uint8Array> {
  const { members, observers, recorder, place, chair, openedAt, plannedAt, title, minutesNumber } = record
  const isHeld = openedAt !== ''
  const came = `${members.length}人／${isHeld ? `${attended(record).length}人` : ''}`
  const { tasks } = item
  const rows: Row[] = [
    whole('事项名称', item.title),
    whole(
      '类别',
      [tickedCategories(item.category), item.amountFen !== null && `金额：${tenThousands(item.amountFen)}`]
        .filter(Boolean)
        .join('\n'),
    ),
    pair('提出单位', item.sectionName, '提出时间', ''),
    pair('分管领导', '', '汇报人', item.presenter),
    whole('前期论证', priorWords(item), 700),
    pair('会议名称', title, '时间', `${spokenDay(openedAt || plannedAt)} ${spokenTime(openedAt || plannedAt)}`),
    pair('地点', place, '主持人', item.presiderName || chair.name),
    pair('应到实到', came, '记录人', recorder),
    whole('缺席原因', isHeld ? joined(absent(record).map(named)) || '无' : ''),
    whole('列席', joined(observers.map(observerWords))),
    ...opinionRows(item),
    ...voteRows(item),
    whole('决策结果', decidedWords(item), 800),
    pair('责任领导', joinedOnce(tasks.map(({ owner }) => owner)), '责任科室', sectionsOf(tasks)),
    pair('完成时限', joinedOnce(tasks.map(({ dueOn }) => spokenDay(dueOn))), '记录页码', ''),
    whole('执行情况\n及结果', '', 900),
    pair('纪要文号', minutesNumber, '档案号', ''),
    whole('备注', noteWords(item)),
  ]
  return paper(`${item.title}登记表`, [heading('“三重一大”决策事项登记表', 120), grid(COLUMNS, rows)], 'form')
}

const sectionsOf = (tasks: RecordItem['tasks']) => joinedOnce(tasks.map(({ section }) => section))
