import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Chance } from './chance.ts'
import { CutLine } from './cut-line.ts'
import { DemoBureau, inside } from './demo-bureau.ts'
import type { Outcome, Trial } from './outcome.ts'
import { makeFolder } from './program.ts'

const CLERK = 'gaoyi'
const MOST_TRIES = 200

type Member = { personId: string; username: string | null }
type Voting = { bureau: DemoBureau; line: string; meeting: string; item: string; chance: Chance }

/** Phones vote over a network that breaks four times out of five; everybody repeats until there is an answer. */
export const networkCut: Trial = {
  title: '断网：无记名票和记名表决时，手机与程序之间的连接随机断开，各人重复提交',
  async run({ chance, isSmall, say }): Promise<Outcome> {
    const faults: string[] = []
    const total = { ballots: 0, tries: 0, before: 0, after: 0 }
    for (let round = 1; round <= (isSmall ? 2 : 4); round += 1) {
      const place = makeFolder()
      const bureau = new DemoBureau(inside(place.folder))
      try {
        await bureau.start()
        await oneMeeting({ bureau, chance, total, method: round % 2 ? 'secret' : 'named' }, faults)
        await bureau.stop()
      } finally {
        await bureau.kill(true)
        place.remove()
      }
      say(`第${round}次会议 票${total.ballots} 提交${total.tries} 断${total.before + total.after}`)
    }
    if (!total.before || !total.after) faults.push('没有断过，试验无效')
    const figures = {
      票数: total.ballots,
      提交次数: total.tries,
      请求没有送到的断开: total.before,
      答复没有送到的断开: total.after,
    }
    return { figures, faults }
  },
}

type Meeting = {
  method: 'secret' | 'named'
  bureau: DemoBureau
  chance: Chance
  total: { ballots: number; tries: number; before: number; after: number }
}

async function oneMeeting({ bureau, chance, total, method }: Meeting, faults: string[]): Promise<void> {
  await bureau.signIn(CLERK)
  const [meeting] = await bureau.rows<{ id: string }>(`select id from meeting where state = 'noticed' limit 1`)
  const members = await bureau.rows<Member>(
    `select seat.person_id as "personId", account.username from meeting_member seat
     left join account on account.person_id = seat.person_id
     where meeting_id = $1 order by seat.is_chair, seat.position`,
    [meeting!.id],
  )
  for (const { username } of members) if (username) await bureau.signIn(username)
  const items = await bureau.rows<{ id: string }>(
    `select id from agenda_item where meeting_id = $1 and kind = 'ordinary' order by position`,
    [meeting!.id],
  )
  await bureau.act(CLERK, 'POST', `/meetings/${meeting!.id}/open`)
  const command = (asked: object) => bureau.act(CLERK, 'POST', `/meetings/${meeting!.id}/room`, { command: asked })
  for (const { personId } of members) await command({ kind: 'sign-in', memberId: personId })
  const line = new CutLine(Number(new URL(bureau.program!.address).port), chance)
  const address = await line.address()
  const item = items[0]!.id
  await command({ kind: 'start-item', itemId: item })
  for (const { personId } of members) {
    await command({ kind: 'state', itemId: item, memberId: personId, attitude: 'agree', text: '' })
  }
  await command({ kind: 'open-vote', itemId: item, method })
  // Whoever has no account is entered by the clerk, or the one who presides would wait for ever.
  for (const { personId, username } of method === 'named' ? members : []) {
    if (!username) await command({ kind: 'vote', itemId: item, memberId: personId, choice: 'agree' })
  }
  const voting = { bureau, line: address, meeting: meeting!.id, item, chance }
  const voters = members.filter(({ username }) => username)
  total.ballots += voters.length
  const tries = await Promise.all(voters.map((voter) => cast(voting, voter, method, faults)))
  total.tries += tries.reduce((sum, count) => sum + count, 0)
  for (const voter of voters) await insistOnOne(voting, voter, method, faults)
  if (method === 'named') await insistOnNamed(voting, members.length, faults)
  total.before += line.cuts.before
  total.after += line.cuts.after
  line.close()
}

/** Sends the same until there is an answer; how often that was. */
async function cast({ bureau, line, meeting, item }: Voting, voter: Member, method: string, faults: string[]) {
  const ballot = { memberId: voter.personId, choice: 'agree' }
  const sent =
    method === 'secret'
      ? {
          path: `/meetings/${meeting}/items/${item}/ballot`,
          body: { ...ballot, receipt: randomBytes(16).toString('hex') },
        }
      : { path: `/meetings/${meeting}/room`, body: { command: { kind: 'vote', itemId: item, ...ballot } } }
  const name = randomUUID()
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const { status, text } = await bureau.send(voter.username!, { method: 'POST', ...sent, name }, 20, line)
    if (status === 200 || (status === 409 && /已经|不能重复|投过/.test(text))) return tries
    // The one who presides votes last and has to wait for the others.
    if (status !== 0 && status !== 409) faults.push(`投票得到${status} ${text.slice(0, 100)}`)
    if (status === 409) await sleep(200)
  }
  faults.push('一直没有投成')
  return MOST_TRIES
}

/** One ballot or one named vote, and the voter's own phone shows it. */
async function insistOnOne({ bureau, meeting, item }: Voting, voter: Member, method: string, faults: string[]) {
  const room = JSON.stringify(await bureau.ask(voter.username!, `/meetings/${meeting}/room`))
  const own = new RegExp(`"memberId":"${voter.personId}","name":"[^"]*","hasVoted":(true|false)`).exec(room)
  if (own?.[1] !== 'true') faults.push(`投过的人看到的是${own?.[1] ?? '没有'}`)
  if (method !== 'secret') return
  const rows = await bureau.rows('select 1 from meeting_ballot where item_id = $1 and person_id = $2', [
    item,
    voter.personId,
  ])
  if (rows.length !== 1) faults.push(`无记名票有${rows.length}张`)
}

/** A named vote is an event of the room: each one once. */
async function insistOnNamed({ bureau, meeting }: Voting, votes: number, faults: string[]) {
  const rows = await bureau.rows(`select 1 from meeting_event where meeting_id = $1 and kind = 'voted'`, [meeting])
  if (rows.length !== votes) faults.push(`${votes}人记名表决，记了${rows.length}次`)
}
