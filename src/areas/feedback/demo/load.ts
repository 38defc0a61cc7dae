import { createHash, randomUUID } from 'node:crypto'
import { addDays, addMonths, type Day } from '../../../law/periods.ts'
import { isBad } from '../../../law/rules/voices/ratings.ts'
import type { Writer } from '../../../platform/db.ts'
import { publish, tellRaiser } from '../../door/facts.ts'
import { sections as allSections } from '../../posts/facts.ts'
import type { ItemState } from '../schema.ts'
import { enterReport, hashOf, titleOf } from '../server/intake.ts'
import { insertLoaded, type Loaded } from '../server/queries/load.ts'
import { updateReport } from '../server/queries/ratings.ts'
import { at, type Bureau, type Given, type Kept, openBureau } from './bureau.ts'
import { bring, mergeInto, newVoice, type Voice } from './course.ts'
import { bureauOpinions } from './opinions-bureau.ts'
import { recentOpinions } from './opinions-recent.ts'
import { venueOpinions } from './opinions-venues.ts'
import { type DemoRating, demoRatings } from './ratings.ts'
import { conductReports, type DemoReport } from './reports.ts'
import { readOpinions, type WrittenOpinion } from './written.ts'

const SAID = ['已经解决，表示感谢。', '满意，希望保持下去。', '答复及时，没有别的意见。', '问题办好了，说话算数。']
/** Who left a name and a telephone. */
const NAMES = ['周女士', '𠮷先生', '陈先生', '阿依女士', '林㛃女士', '罗先生', '䶮先生', '汪女士']

/** A year of voices up to `today`, each brought to where it stands by the rules of the area. */
export async function loadDemoVoices(tx: Writer, given: Given): Promise<{ opinions: number; ratings: number }> {
  const bureau = await openBureau(tx, given)
  const opinions = [venueOpinions, bureauOpinions, recentOpinions].flatMap(readOpinions)
  const ratings = demoRatings(given.today)
  const inOrder = [
    ...opinions.map((written) => ({ on: `${addDays(given.today, -written.daysAgo)} 08`, written, rating: null })),
    ...ratings.map((rating) => ({ on: `${rating.day} ${rating.hour + 100}`, written: null, rating })),
  ].sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
  const groups = new Map<string, Kept>()
  const reports: DemoReport[] = [...conductReports]
  for (const { written, rating } of inOrder) {
    if (rating) await loadRating(bureau, groups, rating)
    else if (written.fate === 'discipline') reports.push(await loadConduct(bureau, written))
    else await loadOpinion(bureau, groups, written)
  }
  for (const report of reports.sort((one, other) => other.daysAgo - one.daysAgo)) await loadReport(bureau, report)
  await insertLoaded(tx, loadedFrom(bureau))
  await tell(bureau)
  return { opinions: opinions.length, ratings: ratings.length }
}

const codeOf = (id: string) => createHash('sha256').update(`demo code ${id}`).digest('hex')
const hourAt = (day: Day, hour: number) => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`)

function keep(bureau: Bureau, voice: Voice): Kept {
  const kept = { voice, ...bureau.numbered(voice.item.receivedOn), opinions: [] }
  bureau.kept.push(kept)
  return kept
}

async function loadOpinion(bureau: Bureau, groups: Map<string, Kept>, written: WrittenOpinion): Promise<void> {
  const { going, clerk, sections, today } = bureau
  const { kind, title, group, fate, answer } = written
  const receivedOn = addDays(today, -written.daysAgo)
  const kept = keep(
    bureau,
    newVoice(going, { kind, title: fate === 'waiting' ? titleOf(written.text) : title, receivedOn, clerk }),
  )
  const { voice } = kept
  const place = bureau.placeOf(written.place)
  if (place) voice.item = { ...voice.item, sectionId: sections.get(place.section)! }
  const main = group && !group.isMain ? groups.get(group.key)! : null
  ;(main ?? kept).opinions.push(
    opinionOf(bureau, written, { receivedOn, itemId: (main ?? kept).voice.id, placeId: place?.id ?? null }),
  )
  if (main) return mergeInto(going, voice, main.voice, clerk)
  if (group) groups.set(group.key, kept)
  const staff = bureau.staffOf(written.section, bureau.kept.length)
  await bring(going, voice, { fate, sectionId: sections.get(written.section)!, answer, staff, calls: SAID })
}

type Where = { receivedOn: Day; itemId: string; placeId: string | null }

function opinionOf(bureau: Bureau, written: WrittenOpinion, { receivedOn, itemId, placeId }: Where) {
  const { unitId, today, operator, going, clerk } = bureau
  const id = randomUUID()
  const isDoor = written.channel === 'door'
  const turn = written.daysAgo
  // A call-back needs somebody to call; others leave a telephone now and then.
  if (['called', 'unreachable', 'published'].includes(written.fate) || turn % 5 === 0) {
    const keepUntilOn = addMonths(receivedOn, going.reckoning.settings.contactKeepMonths)
    const contact = { name: NAMES[turn % NAMES.length]!, phone: `138000${String(10_000 + turn)}` }
    const sealed = operator.platform.keys.seal(JSON.stringify(contact), `opinion_contact.sealed.${id}`)
    if (keepUntilOn >= today) bureau.contacts.push({ unitId, opinionId: id, sealed, keepUntilOn })
  }
  return {
    ...{ unitId, id, itemId, hour: hourAt(receivedOn, isDoor ? 9 + (turn % 11) : 8), receivedOn, placeId },
    ...{ sourceKind: written.source, channel: written.channel, text: written.text, textHash: hashOf(written.text) },
    ...{ language: /^[A-Z]/.test(written.text) ? 'en' : 'zh', codeHash: isDoor ? codeOf(id) : null },
    orderNumber: written.channel === 'hotline' ? `YQ${receivedOn.replaceAll('-', '')}${100 + turn}` : null,
    enteredBy: isDoor ? operator.actor.name : clerk.name,
  }
}

/** An opinion that reports conduct: the item is emptied, what it said goes to the discipline side. */
async function loadConduct(bureau: Bureau, written: WrittenOpinion): Promise<DemoReport> {
  const { going, clerk, sections, today } = bureau
  const receivedOn = addDays(today, -written.daysAgo)
  const { voice } = keep(bureau, newVoice(going, { kind: written.kind, title: '已转纪检办理', receivedOn, clerk }))
  const staff = bureau.staffOf(written.section, 0)
  const sectionId = sections.get(written.section)!
  await bring(going, voice, { fate: 'discipline', sectionId, answer: null, staff, calls: SAID })
  voice.item = { ...voice.item, state: 'returned' }
  const { daysAgo, section, title, text } = written
  return { daysAgo, section, about: title.replace('反映', ''), text, contact: null, routedTo: '派驻纪检监察组' }
}

async function loadReport(bureau: Bureau, report: DemoReport): Promise<void> {
  const { tx, unitId, today, sections } = bureau
  const { daysAgo, section, about, text, contact, routedTo } = report
  const day = addDays(today, -daysAgo)
  const sectionId = sections.get(section)!
  const received = { text, about, contact, receivedAt: hourAt(day, 20), codeHash: null, aboutSectionId: sectionId }
  const id = await enterReport(tx, at(bureau, day), received)
  const routedOn = addDays(day, 3)
  if (!routedTo || routedOn >= today) return
  await updateReport(tx, { unitId, id, revision: 1 }, { routedTo, routedSectionId: null, state: 'routed', routedOn })
}

const MADE_UP = {
  text: '经核对，这一批评价时间集中、没有对应的办理记录，不是真实的服务评价，已放到一边，不计入满意率。',
  measures: '核对取号和入园记录',
  result: 'explained',
} as const

async function loadRating(bureau: Bureau, groups: Map<string, Kept>, rating: DemoRating): Promise<void> {
  const { unitId, sections } = bureau
  const { place, planted, written, day, hour, ...said } = rating
  const where = bureau.placeOf(place)!
  const kept = isBad(said.result) || isBad(said.attitude) ? await itemOf(bureau, groups, rating) : null
  const { id, result, attitude, text, series, secondsToFill, caseNumber, language } = said
  bureau.ratings.push({
    ...{ unitId, id, placeId: where.id, sectionId: sections.get(where.section)!, itemId: kept?.voice.id ?? null },
    ...{ hour: hourAt(day, hour), ratedOn: day, result, attitude, text, caseNumber, series, secondsToFill, language },
    ...{ codeHash: null, followsId: null, setAside: null, isOwnNetwork: planted === 'own-network' },
  })
}

/** A bad rating is worked on like an opinion; a made-up batch of them is answered once. */
async function itemOf(bureau: Bureau, groups: Map<string, Kept>, rating: DemoRating): Promise<Kept> {
  const { going, clerk, sections } = bureau
  const { place, planted, written, day, text } = rating
  const title = titleOf(`差评：${text || '结果非常不满意，态度非常不满意'}`)
  const kept = keep(bureau, newVoice(going, { kind: 'rating', title, receivedOn: day, clerk }))
  const { voice } = kept
  const { section } = bureau.placeOf(place)!
  const sectionId = sections.get(section)!
  voice.item = { ...voice.item, sectionId }
  const key = planted && `${planted} ${place}`
  const main = key ? groups.get(key) : undefined
  if (main) {
    mergeInto(going, voice, main.voice, clerk)
    return main
  }
  if (key) groups.set(key, kept)
  const staff = bureau.staffOf(section, bureau.kept.length)
  const course = { sectionId, staff, calls: SAID }
  await bring(going, voice, written ? { ...course, ...written } : { ...course, fate: 'silent', answer: MADE_UP })
  return kept
}

function loadedFrom({ kept, contacts, ratings, unitId }: Bureau): Loaded {
  const voices = kept.map(({ voice }) => voice)
  return {
    items: kept.map(({ voice, year, number }) => {
      const { drafterId: _drafter, approverId: _approver, calls: _calls, ...item } = voice.item
      const { id, title, leaderId, extensionReason, mergedIntoId, problemId, settle } = voice
      const settled = { settleNominalOn: settle?.nominal ?? null, settleOn: settle?.due ?? null }
      return {
        ...{ ...item, unitId, id, year, number, title, leaderId, extensionReason, mergedIntoId, problemId },
        ...settled,
      }
    }),
    opinions: kept.flatMap(({ opinions }) => opinions),
    contacts,
    // What was merged in stands in the time line where it happened.
    entries: voices.flatMap(({ entries }) =>
      entries
        .toSorted((one, other) => one.at.getTime() - other.at.getTime())
        .map((entry, index) => ({ ...entry, seq: index + 1 })),
    ),
    answers: voices.flatMap(({ answers }) => answers),
    raiserAnswers: voices.flatMap(({ raiserAnswers }) => raiserAnswers),
    calls: voices.flatMap(({ calls }) => calls),
    ratings,
  }
}

const TOLD: Record<ItemState, Parameters<typeof tellRaiser>[3]['state']> = {
  ...{ registered: 'received', accepted: 'accepted', assigned: 'accepted', drafted: 'accepted' },
  ...{ answered: 'answered', closed: 'closed', returned: 'declined', withdrawn: 'declined', merged: 'merged' },
}

/** What everybody who holds a code reads, and the answers everybody may read. */
async function tell({ tx, unitId, kept, today }: Bureau): Promise<void> {
  const names = new Map((await allSections(tx, unitId)).map(({ id, name }) => [id, name]))
  for (const { voice, opinions } of kept) {
    const { item, answers, declined, entries } = voice
    const reply = answers.findLast(({ approvedBy }) => approvedBy !== null)?.text ?? ''
    const state = item.state === 'assigned' && item.reopenings > 0 ? 'reopened' : TOLD[item.state]
    const changedOn = entries.at(-1)!.at.toISOString().slice(0, 10)
    const asksSatisfaction = item.state === 'answered'
    for (const { codeHash } of opinions) {
      const told = {
        state,
        reply: declined || reply,
        asksSatisfaction,
        changedOn: changedOn < today ? changedOn : today,
      }
      if (codeHash) await tellRaiser(tx, unitId, codeHash, told)
    }
    if (!item.publishedOn) continue
    const sectionName = names.get(item.sectionId!) ?? ''
    const days = { askedOn: item.receivedOn, answeredOn: item.answeredOn! }
    await publish(tx, unitId, 'answered', voice.id, {
      question: opinions[0]!.text,
      answer: reply,
      subject: sectionName,
      sectionName,
      ...days,
    })
  }
}
