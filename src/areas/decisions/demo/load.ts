import { randomUUID } from 'node:crypto'
import { addDays, addMonths, type Day, weekday } from '../../../law/periods.ts'
import type { Writer } from '../../../platform/db.ts'
import type { Platform } from '../../../platform/write.ts'
import { cadreRecords, namesOfPeople } from '../../people/facts.ts'
import { insertEmergency, insertOutlays } from '../server/queries/follow.ts'
import { insertGroupMember } from '../server/queries/group.ts'
import { insertAnnual, insertMatter } from '../server/queries/matters.ts'
import { ACCOUNTANT, type Bureau, dayAgo, demoGroup, idOf, instant, nameOf, preparedOn, workdayFrom } from './bureau.ts'
import { firstHalf } from './first-half.ts'
import { demoAlone, demoAnnual, demoMatters, demoResting } from './lists.ts'
import { callMeeting, holdPast } from './meetings.ts'
import { comingItems, demoEmergency, secondHalf } from './second-half.ts'
import { makeWaiting } from './topics.ts'

type Given = {
  platform: Platform
  unitId: string
  /** people, posts and sections by the keys of the demo */
  ids: ReadonlyMap<string, string>
  posts: ReadonlyMap<string, string>
  sections: ReadonlyMap<string, string>
  today: Day
}

/**
 * Gives the demo bureau a year of party-group meetings with what came before and after them, up to `today`. Returns how
 * many meetings there are.
 */
export async function loadDemoDecisions(tx: Writer, given: Given): Promise<number> {
  const { unitId, ids } = given
  const people = await namesOfPeople(tx, unitId, [...ids.values()])
  const bureau: Bureau = {
    ...{ ...given, tx, names: new Map(people.map(({ id, name }) => [id, name])) },
    ...{ matters: new Map(demoMatters.map(({ category }) => [category, randomUUID()])) },
    ...{ topics: new Map(), decided: new Map(), numbers: new Map() },
  }
  await loadGroup(bureau)
  await loadMatters(bureau)
  await loadInterest(bureau)
  const emergencyId = await loadEmergency(bureau)
  const past = [...firstHalf, ...secondHalf]
  for (const meeting of past) await holdPast(bureau, meeting, emergencyId)
  const on = workdayFrom(addDays(bureau.today, 3))
  await callMeeting(bureau, { on, items: comingItems, noticedAt: instant(preparedOn(bureau, bureau.today), '16:30') })
  await makeWaiting(bureau)
  await loadAnnual(bureau)
  await loadOutlays(bureau)
  return past.length + 1
}

/** Everything that stands for years began this long ago. */
const longAgo = ({ today }: Bureau): Day => `${Number(today.slice(0, 4)) - 2}-01-01`

async function loadGroup(bureau: Bureau): Promise<void> {
  const { tx, unitId } = bureau
  for (const [position, [key, title]] of demoGroup.entries()) {
    const row = { unitId, id: randomUUID(), personId: idOf(bureau, key), title, position }
    await insertGroupMember(tx, { ...row, isSecretary: position === 0, validFrom: longAgo(bureau) })
  }
}

async function loadMatters(bureau: Bureau): Promise<void> {
  const { tx, unitId, matters } = bureau
  const validFrom = longAgo(bureau)
  const document = `云文旅党组〔${Number(validFrom.slice(0, 4)) - 1}〕12号`
  for (const { yuan, category, ...line } of demoMatters) {
    const thresholdFen = yuan === null ? null : yuan * 100
    const needs = { needsConsultation: false, validFrom, document }
    await insertMatter(tx, { unitId, id: matters.get(category)!, category, ...line, thresholdFen, ...needs })
  }
}

const SHARES_IN = '云栖市书海数字科技有限公司'

/** The register of relatives' business: one member's spouse holds shares in a supplier. */
async function loadInterest(bureau: Bureau): Promise<void> {
  const { tx, platform, unitId, today } = bureau
  const personId = idOf(bureau, 'shenyanqiu')
  const id = randomUUID()
  const relative = { relation: '配偶', name: await spouseOf(bureau, personId) }
  const declaredOn = addMonths(today, -14)
  await tx
    .insertInto('relativeInterest')
    .values({
      ...{ unitId, id, personId, kind: 'shares', organisation: SHARES_IN, sharePercent: 12.5, line: '数字出版' },
      relativeSealed: platform.keys.seal(JSON.stringify(relative), `relative_interest.relative.${id}`),
      ...{ validFrom: longAgo(bureau), declaredOn, standing: 'verified', source: '个人有关事项报告' },
    })
    .execute()
  const year = Number(declaredOn.slice(0, 4))
  const declared = demoGroup.map(([key]) => {
    return { unitId, personId: idOf(bureau, key), year, isEmpty: key !== 'shenyanqiu', declaredOn }
  })
  await tx.insertInto('interestDeclaration').values(declared).execute()
}

/** The name of somebody's spouse as the dossier has it. */
async function spouseOf({ tx, platform, unitId }: Bureau, personId: string): Promise<string> {
  for await (const [record] of cadreRecords(tx, platform.keys, { unitId, ids: [personId] })) {
    const spouse = record?.relatives.find(({ relation }) => ['丈夫', '妻子', '配偶'].includes(relation))
    if (spouse) return spouse.name
  }
  throw new Error('the dossier knows of no spouse')
}

async function loadEmergency(bureau: Bureau): Promise<string> {
  const { tx, unitId, today } = bureau
  const { monthsAgo, daysBefore, ...told } = demoEmergency
  const heard = [...firstHalf, ...secondHalf].find((meeting) => meeting.monthsAgo === monthsAgo)!
  const id = randomUUID()
  const decidedAt = instant(addDays(dayAgo(today, monthsAgo, heard.day), -daysBefore), '22:10')
  await insertEmergency(tx, { unitId, id, ...told, decidedBy: nameOf(bureau, 'qinmuchuan'), decidedAt })
  return id
}

async function loadAnnual({ tx, unitId, today, sections, topics }: Bureau): Promise<void> {
  const year = Number(today.slice(0, 4))
  const rows = demoAnnual.map(([title, category, month, section, ref]) => {
    const topic = topics.get(ref)
    const isOfYear = topic?.year === year
    return {
      ...{ unitId, id: randomUUID(), year, title, category, sectionId: sections.get(section)! },
      ...{ month: isOfYear ? topic.month : month, topicId: isOfYear ? topic.id : null },
    }
  })
  await insertAnnual(tx, rows)
}

/** A payment is not made on a weekend. */
const beforeWeekend = (day: Day): Day => (weekday(day) > 5 ? addDays(day, 5 - weekday(day)) : day)

async function loadOutlays(bureau: Bureau): Promise<void> {
  const { tx, unitId, today, decided } = bureau
  const resting = demoResting.map(({ ref, daysAfter, yuan, ...outlay }) => {
    const { itemId, on } = decided.get(ref)!
    return { ...outlay, itemId, amountFen: yuan * 100, dayOn: beforeWeekend(addDays(on, daysAfter)) }
  })
  const alone = demoAlone.map(({ daysAgo, yuan, ...outlay }) => {
    return { ...outlay, itemId: null, amountFen: yuan * 100, dayOn: beforeWeekend(addDays(today, -daysAgo)) }
  })
  const inOrder = [...resting, ...alone].toSorted((one, other) => one.dayOn.localeCompare(other.dayOn))
  const rows = inOrder.map((outlay, index) => ({
    ...{ ...outlay, unitId, id: randomUUID(), voucher: `记字第${String(index * 17 + 23).padStart(3, '0')}号` },
    ...{ enteredBy: nameOf(bureau, ACCOUNTANT), enteredAt: instant(outlay.dayOn, '17:10') },
  }))
  await insertOutlays(tx, rows)
}
