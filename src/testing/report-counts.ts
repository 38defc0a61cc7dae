import { type Kysely, sql } from 'kysely'

/** The year up to a day, for counting by hand. */
const YEAR = { from: '2026-01-01', until: '2026-11-23' }
const { from, until } = YEAR
const opened = `m.opened_at >= timestamptz '${from} 00:00+08' and m.opened_at < timestamptz '${until} 24:00+08'`
const item = `select count(*) from agenda_item i join meeting m using (unit_id)
    where m.id = i.meeting_id and ${opened}`
const decided = `${item} and i.outcome in ('passed', 'failed', 'postponed')`
const category = (name: string) => `select count(*) from agenda_item i join meeting m on m.id = i.meeting_id
  join topic t on t.id = i.topic_id where ${opened} and i.outcome in ('passed', 'failed', 'postponed')
  and t.category = '${name}'`
const alive = `from problem where not is_confined and state <> 'withdrawn' and found_on <= '${until}'
  and (closed_on is null or closed_on >= '${from}')`
const closed = `closed_on <= '${until}'`
const held = `held_on between '${from}' and '${until}' and state in ('recorded', 'reviewed')`
const party = (kind: string) =>
  `select count(*) from party_meeting where ${held} and (kind = '${kind}' or also::text like '%${kind}%')`
const present = (presence: string) => `select count(*) from party_attendance a join party_meeting m
  on m.id = a.meeting_id where m.${held.replace(' and state', ' and m.state')} and presence in (${presence})`
const training = (kind: string) => `select count(*) from training_activity
  where is_held and until_on between '${from}' and '${until}' and kind = '${kind}'`
const opinions = `from opinion o join voice_item i on i.id = o.item_id
    where o.received_on between '${from}' and '${until}'`
const answered = `i.answered_on <= '${until}'`
const staff = `from person where state = '在职'`

/** Figures of the demo year counted from the raw tables, by the ids of the report's figures. */
const counts: Record<string, string> = {
  'people.staff': `select count(*) ${staff}`,
  'people.women': `select count(*) ${staff} and sex = '女'`,
  'people.party-members': `select count(*) ${staff} and party_joined <> ''`,
  'people.excellent': `select count(*) from yearly_grade g join person p on p.id = g.person_id
    where p.state = '在职' and g.year = 2025 and grade = '优秀'`,
  'decisions.meetings': `select count(*) from meeting m where ${opened}`,
  'decisions.locked': `select count(*) from meeting m where ${opened} and state = 'locked'`,
  'decisions.decided': decided,
  'decisions.passed': `${item} and i.outcome = 'passed'`,
  'decisions.failed': `${item} and i.outcome = 'failed'`,
  'decisions.postponed': `${item} and i.outcome = 'postponed'`,
  'decisions.reported': `${item} and i.outcome = 'reported'`,
  'decisions.major': category('decision'),
  'decisions.appointments': category('appointment'),
  'decisions.projects': category('project'),
  'decisions.funds': category('funds'),
  'decisions.tasks': `select count(*) from decision_task where state <> 'dropped'
    and (created_at at time zone 'Asia/Shanghai')::date <= '${until}' and (done_on is null or done_on >= '${from}')`,
  'decisions.tasks-done': `select count(*) from decision_task where done_on between '${from}' and '${until}'`,
  'decisions.tasks-late': `select count(*) from decision_task
    where state not in ('dropped', 'done') and due_on < '${until}'`,
  'rectification.problems': `select count(*) ${alive}`,
  'rectification.found': `select count(*) ${alive} and found_on >= '${from}'`,
  'rectification.closed': `select count(*) ${alive} and ${closed}`,
  'rectification.open': `select count(*) ${alive} and (closed_on is null or closed_on > '${until}')`,
  'rectification.overdue': `select count(*) ${alive} and (closed_on is null or closed_on > '${until}')
    and due_on < '${until}'`,
  'rectification.rebound': `select count(*) ${alive} and is_rebound`,
  'rectification.theory': `select count(*) ${alive} and kind = 'theory'`,
  'rectification.service-closed': `select count(*) ${alive} and kind = 'service' and ${closed}`,
  'party-life.meetings': `select count(*) from party_meeting where ${held}`,
  'party-life.assemblies': party('assembly'),
  'party-life.lectures': party('lecture'),
  'party-life.theme-days': party('theme-day'),
  'party-life.study-group': party('study-group'),
  'party-life.present': present(`'present'`),
  'party-life.attendance': `select round(100.0 * (${present(`'present'`)})
    / (${present(`'present', 'leave', 'absent'`)}), 1)`,
  'party-life.make-ups': `select count(*) from party_make_up u join party_meeting m on m.id = u.meeting_id
    where m.held_on between '${from}' and '${until}'`,
  'party-life.made-up': `select count(*) from party_make_up u join party_meeting m on m.id = u.meeting_id
    where m.held_on between '${from}' and '${until}' and u.done_on <= '${until}'`,
  'training.activities': `select count(*) from training_activity
    where is_held and until_on between '${from}' and '${until}'`,
  'training.lectures': training('lecture'),
  'training.classes': training('class'),
  'training.uses': `select count(*) from study_use where named_on between '${from}' and '${until}'`,
  'research.plans': 'select count(*) from research_plan where year = 2026',
  'research.trips': `select count(*) from research_trip where from_on between '${from}' and '${until}'`,
  'research.days': `select count(distinct on_day) from research_visit where on_day between '${from}' and '${until}'`,
  'research.places': `select count(distinct place_id) from research_visit
    where on_day between '${from}' and '${until}'`,
  'research.advice': `select count(*) from research_advice where created_on between '${from}' and '${until}'`,
  'research.advice-open': `select count(*) from research_advice where created_on between '${from}' and '${until}'
    and outcome is null`,
  'voices.opinions': `select count(*) ${opinions}`,
  'voices.answered': `select count(*) ${opinions} and ${answered}`,
  'voices.asked': `select count(*) ${opinions} and ${answered} and i.is_satisfied is not null`,
  'voices.satisfied': `select count(*) ${opinions} and ${answered} and i.is_satisfied`,
  'voices.reopened': `select count(*) ${opinions} and i.reopenings > 0`,
  'voices.ratings': `select count(*) from service_rating
    where rated_on between '${from}' and '${until}' and set_aside is null`,
  'voices.set-aside': `select count(*) from service_rating where rated_on between '${from}' and '${until}'
    and set_aside is not null`,
}

/** Counts them all, each by its own statement. */
export async function countByHand(db: Kysely<never>): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  for (const [id, statement] of Object.entries(counts)) {
    const { rows } = await sql.raw<Record<string, string>>(statement).execute(db)
    found.set(id, Number(Object.values(rows[0]!)[0]))
  }
  return found
}
