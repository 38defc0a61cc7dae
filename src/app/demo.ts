import { randomUUID } from 'node:crypto'
import { insertAccount, markSetUp, saveUnit } from '../areas/accounts/server/queries/accounts.ts'
import { fixDuty, insertGrants } from '../areas/accounts/server/queries/grants.ts'
import { DEMO_PASSWORD } from '../areas/accounts/server/setup.ts'
import { loadDemoBackups } from '../areas/backups/demo/load.ts'
import { raiseDemoFindings } from '../areas/checkup/demo/findings.ts'
import { saveDemoRuns } from '../areas/checkup/demo/runs.ts'
import { loadDemoDecisions } from '../areas/decisions/demo/load.ts'
import { loadDemoPlaces } from '../areas/door/demo/places.ts'
import { loadDemoVoices } from '../areas/feedback/demo/load.ts'
import { approveDemoSize } from '../areas/party-life/demo/approval.ts'
import { loadDemoPartyLife } from '../areas/party-life/demo/load.ts'
import { demoPosts, demoSections, demoUnit } from '../areas/people/demo/bureau.ts'
import { drawPaperList } from '../areas/people/demo/paper-list.ts'
import { type DemoPerson, demoPeople } from '../areas/people/demo/people.ts'
import { photoFacts } from '../areas/people/files/photo.ts'
import type { Dossier } from '../areas/people/schema.ts'
import { insertDossiers, nothingKept } from '../areas/people/server/queries/dossier.ts'
import { insertPhotos } from '../areas/people/server/queries/imports.ts'
import { loadDemoPortfolio } from '../areas/portfolio/demo/load.ts'
import { insertPost, insertSection } from '../areas/posts/server/queries.ts'
import { loadDemoProblems } from '../areas/rectification/demo/load.ts'
import { loadDemoResearch } from '../areas/research/demo/load.ts'
import { confirmSuspicions, refreshSince } from '../areas/satisfaction/facts.ts'
import { loadDemoSignIns } from '../areas/sign-in/demo/load.ts'
import { loadDemoSpeakers } from '../areas/speakers/demo/load.ts'
import { takeSnapshot } from '../areas/structure/facts.ts'
import { loadDemoSurveys } from '../areas/surveys/demo/load.ts'
import { loadDemoTraining } from '../areas/training/demo/load.ts'
import { addMonths } from '../law/periods.ts'
import { dayOf } from '../platform/clock.ts'
import type { Writer } from '../platform/db.ts'
import { Refusal } from '../platform/errors.ts'
import { type Role, roles } from '../platform/permission.ts'
import { hashPassword } from '../platform/session.ts'
import { type Platform, write } from '../platform/write.ts'
import { operatorOf } from './operator.ts'

const administrators: { username: string; name: string; role: Role }[] = [
  { username: 'xitong', name: '系统管理员（示例）', role: 'system_admin' },
  { username: 'anquan', name: '安全管理员（示例）', role: 'security_admin' },
  { username: 'shenji', name: '审计管理员（示例）', role: 'audit_admin' },
]

const SNAPSHOT_MONTHS = 11

type Ids = Map<string, string>

/** Fills an empty installation with the fictional bureau: all or nothing. */
export async function seedDemo(platform: Platform): Promise<void> {
  const now = platform.clock.now()
  const people = demoPeople(dayOf(now))
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const unitId = randomUUID()
  await write(operatorOf(platform, unitId), async (tx) => {
    await saveUnit(tx, { id: unitId, name: demoUnit.name, now })
    const places = await loadStructure(tx, unitId)
    const ids: Ids = new Map(people.map((person) => [person.key, randomUUID()]))
    await loadPeople(tx, { platform, unitId, people, ids, ...places })
    const accounts = [
      ...administrators.map((one) => ({ ...one, personId: null, sectionId: null })),
      ...people.flatMap(({ account, dossier, key, sectionKey }) => {
        if (!account) return []
        const sectionId = account.role === 'section_head' ? places.sections.get(sectionKey)! : null
        return [{ ...account, name: dossier.basic.name, personId: ids.get(key)!, sectionId }]
      }),
    ]
    for (const account of accounts) await loadAccount(tx, { ...account, unitId, passwordHash, now })
    if (!(await markSetUp(tx, now, true))) throw new Refusal('not_found')
    await loadDemoPlaces(tx, { unitId, sections: places.sections })
    await loadDemoSurveys(tx, { platform, unitId, sections: places.sections, today: dayOf(now) })
    await loadDemoPortfolio(tx, { unitId, ids, sections: places.sections, today: dayOf(now) })
    const meetings = await loadDemoDecisions(tx, { platform, unitId, ids, ...places, today: dayOf(now) })
    const { keys: seals } = platform
    const drawPaper = (signatures: number) => drawPaperList('theme day', signatures)
    const signed = await loadDemoPartyLife(tx, { unitId, people, ids, now, keys: seals, drawPaper })
    await loadDemoSignIns(tx, { keys: seals, unitId, meetings: signed })
    const keys = people.filter(({ dossier }) => dossier.basic.state === '在职').map(({ key }) => key)
    await loadDemoTraining(tx, { platform, unitId, ids, sections: places.sections, keys, today: dayOf(now) })
    await loadDemoSpeakers(tx, { platform, unitId, ids, today: dayOf(now) })
    const operator = operatorOf(platform, unitId)
    const problems = await loadDemoProblems(tx, { operator, ids, sections: places.sections, today: dayOf(now) })
    await loadDemoResearch(tx, { operator, ids, sections: places.sections, today: dayOf(now) })
    const voices = await loadDemoVoices(tx, { operator, ids, sections: places.sections, today: dayOf(now) })
    await loadDemoBackups(tx, { now, systemAdmin: administrators[0]!.name })
    const detail = { people: people.length, accounts: accounts.length, meetings, problems, ...voices }
    return { result: null, audit: [{ action: 'demo.loaded', subjectKind: 'unit', subjectId: unitId, detail }] }
  })
  const clerk = operatorOf(platform, unitId)
  await approveDemoSize({ ...clerk, actor: { ...clerk.actor, name: '宋雨禾' } }, dayOf(now))
  await saveDemoRuns(operatorOf(platform, unitId), dayOf(now))
  await raiseDemoFindings(operatorOf(platform, unitId))
  // The bureau has a year behind it: the snapshots it would have kept.
  const today = dayOf(now)
  for (let month = SNAPSHOT_MONTHS; month >= 0; month -= 1) {
    const day = month ? `${addMonths(today, -month).slice(0, 7)}-01` : today
    await takeSnapshot(operatorOf(platform, unitId), day)
  }
  await refreshSince(operatorOf(platform, unitId), addMonths(today, -12), today)
  await confirmSuspicions(operatorOf(platform, unitId), { before: addMonths(today, -1), name: '高屹' })
}

async function loadStructure(tx: Writer, unitId: string): Promise<{ sections: Ids; posts: Ids }> {
  const sections: Ids = new Map(demoSections.map((section) => [section.key, randomUUID()]))
  for (const { key, name, kind, sort, adminQuota, publicQuota } of demoSections) {
    const headcount = { adminHeadcount: adminQuota, institutionHeadcount: publicQuota }
    await insertSection(tx, { unitId, id: sections.get(key)! }, { name, kind, position: sort, ...headcount })
  }
  const posts: Ids = new Map(demoPosts.map((post) => [post.key, randomUUID()]))
  const institutions = new Set(demoSections.filter((one) => one.kind === 'institution').map((one) => one.key))
  for (const [position, { key, sectionKey, title, level, isPrincipal, countsQuota, seats }] of demoPosts.entries()) {
    const usual = institutions.has(sectionKey) ? '专业技术岗位' : '科员'
    const post = { title, level: level || usual, isPrincipal, countsQuota, seats, position } as const
    await insertPost(tx, { unitId, id: posts.get(key)! }, { ...post, sectionId: sections.get(sectionKey)! })
  }
  return { sections, posts }
}

type Loading = { platform: Platform; unitId: string; people: DemoPerson[]; ids: Ids; sections: Ids; posts: Ids }

async function loadPeople(tx: Writer, { platform, unitId, people, ids, sections, posts }: Loading): Promise<void> {
  const photos = people.map(({ key, photo }) => {
    const { mime, width, height } = photoFacts(photo)!
    return { id: randomUUID(), personId: ids.get(key)!, mime, width, height, bytes: Buffer.from(photo) }
  })
  const saving = people.map((person, index) => ({
    id: ids.get(person.key)!,
    dossier: placed(person, sections, posts),
    kept: nothingKept,
    photoId: photos[index]!.id,
    revision: 1,
  }))
  await insertDossiers(tx, platform.keys, unitId, saving, platform.clock.now())
  await insertPhotos(tx, unitId, photos)
}

/** The post held today points at the post of the structure, the person at the section. */
function placed({ dossier, sectionKey, postKey }: DemoPerson, sections: Ids, posts: Ids): Dossier {
  const postId = postKey ? (posts.get(postKey) ?? null) : null
  const current = dossier.postsHeld.findIndex((post) => post.endedOn === '' && post.kind === '任职')
  return {
    ...dossier,
    basic: { ...dossier.basic, sectionId: sections.get(sectionKey) ?? null },
    postsHeld: dossier.postsHeld.map((post, index) => (index === current ? { ...post, postId } : post)),
  }
}

type DemoAccount = {
  unitId: string
  username: string
  name: string
  role: Role
  personId: string | null
  sectionId: string | null
  passwordHash: string
  now: Date
}

async function loadAccount(tx: Writer, { role, sectionId, ...account }: DemoAccount): Promise<void> {
  const { unitId, now } = account
  const id = randomUUID()
  const { duty } = roles[role]
  await insertAccount(tx, { id, ...account, ownPassword: true })
  await fixDuty(tx, [id], duty)
  const period = { validFrom: '2020-01-01', validUntil: null, grantedBy: 'demo', grantedAt: now }
  const grant = { unitId, accountId: id, duty, role, sectionId, ...period }
  // Whoever holds a special role is a member of staff as well.
  const grants =
    duty === 'business' && role !== 'cadre' ? [grant, { ...grant, role: 'cadre' as const, sectionId: null }] : [grant]
  await insertGrants(
    tx,
    grants.map((one) => ({ id: randomUUID(), ...one })),
  )
}
