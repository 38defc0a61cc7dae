/** The figures of the yearly report for 2026 up to 23 November, each counted by the database alone. */

const FROM = "'2026-01-01'::date"
const UNTIL = "'2026-11-23'::date"
const SPAN = `between ${FROM} and ${UNTIL}`
const AT_SPAN = "between '2026-01-01T00:00+08:00' and '2026-11-23T23:59:59+08:00'"

const count = (table: string, where: string, what = 'count(*)') =>
  `select ${what} from ${table} where ${table.match(/(\w+)$/)![1]}.unit_id = :unit and ${where}`
const share = (part: string, whole: string) => `select round(100.0 * (${part}) / nullif((${whole}), 0), 1)`

/* People */

const staff = (where: string, what?: string) => count('person', `state = '在职' and ${where}`, what)
const age = "extract(year from age('2026-11-01'::date, (left(birth, 7) || '-01')::date))"
const graduate = "top_diploma ~ '大学|本科|研究生|硕士|博士' and top_diploma !~ '专科'"
const inService = "person_id in (select id from person where unit_id = :unit and state = '在职')"

const people = {
  'people.staff': staff('true'),
  'people.average-age': staff('true', `round(avg(${age}), 1)`),
  'people.young': staff(`${age} < 40`),
  'people.age-35': staff(`${age} <= 35`),
  'people.age-40': staff(`${age} between 36 and 40`),
  'people.age-45': staff(`${age} between 41 and 45`),
  'people.age-50': staff(`${age} between 46 and 50`),
  'people.age-55': staff(`${age} between 51 and 55`),
  'people.age-over': staff(`${age} >= 56`),
  'people.young-share': share(staff(`${age} < 40`), staff('true')),
  'people.women': staff("sex = '女'"),
  'people.party-members': staff("party_joined <> ''"),
  'people.graduates': staff(graduate),
  'people.graduates-share': share(staff(graduate), staff('true')),
  'people.appointed': count('post_held', `started_on like '2026%' and ${inService}`),
  'people.appointed-young': count('post_held', `started_on like '2026%' and ${inService}`),
  'people.promoted': count('rank_held', `started_on like '2026%' and ${inService}`),
  'people.graded': count('yearly_grade', `year = 2025 and ${inService}`),
  'people.excellent': count('yearly_grade', `year = 2025 and grade = '优秀' and ${inService}`),
}

/* Decisions */

const meeting = (where: string) => count('meeting', `opened_at ${AT_SPAN} and ${where}`)
const held = `meeting_id in (select id from meeting where unit_id = :unit and opened_at ${AT_SPAN})`
const item = (where: string) => count('agenda_item', `${held} and ${where}`)
const decided = "outcome is not null and outcome <> 'reported'"
const ofCategory = (category: string) =>
  item(`${decided} and topic_id in (select id from topic where unit_id = :unit and category = '${category}')`)
const event = (kind: string) => count('meeting_event', `${held} and kind = '${kind}'`)
const task = (where: string) =>
  count(
    'decision_task',
    `state <> 'dropped' and created_at <= '2026-11-23T23:59:59+08:00'
    and (done_on is null or done_on >= ${FROM}) and ${where}`,
  )
const taskDone = `state = 'done' and done_on <= ${UNTIL}`
const emergency = (where: string) => count('emergency_decision', `decided_at ${AT_SPAN} and ${where}`)

const decisions = {
  'decisions.meetings': meeting('true'),
  'decisions.locked': meeting("state = 'locked'"),
  'decisions.decided': item(decided),
  'decisions.passed': item("outcome = 'passed'"),
  'decisions.failed': item("outcome = 'failed'"),
  'decisions.postponed': item("outcome = 'postponed'"),
  'decisions.major': ofCategory('decision'),
  'decisions.appointments': ofCategory('appointment'),
  'decisions.projects': ofCategory('project'),
  'decisions.funds': ofCategory('funds'),
  'decisions.reported': item("outcome = 'reported'"),
  'decisions.divided': item(
    `${decided} and (tally->>'disagree')::int + (tally->>'defer')::int + (tally->>'abstain')::int > 0`,
  ),
  'decisions.overrides': event('overridden'),
  'decisions.recusals': `select (${event('recused')}) - (${event('recusal-lifted')})`,
  'decisions.emergencies': emergency('true'),
  'decisions.emergencies-reported': emergency(
    'report_item_id in (select id from agenda_item where unit_id = :unit and outcome is not null)',
  ),
  'decisions.months-without': `select count(*) from generate_series(1, 10) month where not exists (
    ${meeting("extract(month from opened_at + interval '8 hours') = month").replace('count(*)', '1')})`,
  'decisions.tasks': task('true'),
  'decisions.tasks-done': task(taskDone),
  'decisions.tasks-late': task(`not (${taskDone}) and due_on < ${UNTIL}`),
  'decisions.tasks-share': share(task(taskDone), task('true')),
}

const interest = (where: string) =>
  count('relative_interest', `valid_from <= ${UNTIL} and (valid_until is null or valid_until >= ${UNTIL}) and ${where}`)
const interests = {
  'interests.declarations': count('interest_declaration', 'year = 2026'),
  'interests.declared-none': count('interest_declaration', 'year = 2026 and is_empty'),
  'interests.entries': interest('true'),
  'interests.verified': interest("standing = 'verified'"),
}

/* Party life */

const written = `state in ('recorded', 'reviewed') and held_on ${SPAN}`
const gathering = (where: string, what?: string) => count('party_meeting', `${written} and ${where}`, what)
const ofKind = (kind: string) => gathering(`('${kind}' = kind or '${kind}' = any (also))`)
const ofWritten = `meeting_id in (select id from party_meeting where unit_id = :unit and ${written})`
const presence = (...kinds: string[]) =>
  count('party_attendance', `${ofWritten} and presence in (${kinds.map((kind) => `'${kind}'`).join()})`)
const makeUp = (where: string) => count('party_make_up', `${ofWritten} and ${where}`)
const judged = (what: string) => gathering("('review' = kind or 'review' = any (also))", `coalesce(sum(${what}), 0)`)

const partyLife = {
  'party-life.branches': count('party_organisation', "kind = 'branch'"),
  'party-life.meetings': gathering('true'),
  'party-life.assemblies': ofKind('assembly'),
  'party-life.committees': ofKind('committee'),
  'party-life.cells': ofKind('cell'),
  'party-life.lectures': ofKind('lecture'),
  'party-life.theme-days': ofKind('theme-day'),
  'party-life.life-meetings': ofKind('organisation-life'),
  'party-life.reviews': ofKind('review'),
  'party-life.study-group': ofKind('study-group'),
  'party-life.ideology': ofKind('ideology'),
  'party-life.present': presence('present'),
  'party-life.attendance': share(presence('present'), presence('present', 'leave', 'absent')),
  'party-life.judged': judged('excellent + qualified + basic + unqualified'),
  'party-life.excellent': judged('excellent'),
  'party-life.make-ups': makeUp('true'),
  'party-life.made-up': makeUp(`done_on <= ${UNTIL}`),
  'party-life.make-ups-open': makeUp(`(done_on is null or done_on > ${UNTIL})`),
}

/* Training */

const activity = (where: string) => count('training_activity', `is_held and until_on ${SPAN} and ${where}`)
const ofForm = (kind: string) => activity(`kind = '${kind}'`)
const hoursEach = `select person_id, sum(hours) as hours from (
    select person_id, hours from training_share where unit_id = :unit and is_recognised and until_on ${SPAN}
    union all
    select a.person_id, m.hours from party_attendance a
      join party_meeting m on m.unit_id = a.unit_id and m.id = a.meeting_id
      left join party_make_up u on u.unit_id = a.unit_id and u.meeting_id = a.meeting_id and u.person_id = a.person_id
      where a.unit_id = :unit and m.state in ('recorded', 'reviewed') and m.held_on ${SPAN}
      and (a.presence = 'present' or u.done_on is not null)
  ) every where ${inService} group by person_id having sum(hours) > 0`
const learnt = (what: string) => `select ${what} from (${hoursEach}) each_person`
const online = (what: string) =>
  count('training_share', `category = 'online' and until_on ${SPAN} and hours > 0 and ${inService}`, what)
const use = (where: string) => count('study_use', `named_on ${SPAN} and ${where}`)

const planned = (where: string) => `select count(*) from training_plan_item i
  join training_plan p on p.unit_id = i.unit_id and p.id = i.plan_id
  where i.unit_id = :unit and p.state = 'approved' and p.year = extract(year from ${UNTIL}::date)
  and p.decided_on <= ${UNTIL} and (i.cancelled_on is null or i.cancelled_on > ${UNTIL}) and ${where}`
const wasHeld = `exists (select 1 from training_activity a where a.unit_id = i.unit_id and a.plan_item_id = i.id
  and a.is_held and a.until_on <= ${UNTIL})`
const lastDay = `(select w.until_on from training_plan_wording w where w.unit_id = i.unit_id and w.item_id = i.id
  order by w.version desc limit 1)`

const training = {
  'training.plan-items': planned('true'),
  'training.plan-done': planned(wasHeld),
  'training.plan-overdue': planned(`not ${wasHeld} and ${lastDay} < ${UNTIL}`),
  'training.plan-outside': activity('plan_item_id is null'),
  'training.activities': activity('true'),
  'training.lectures': ofForm('lecture'),
  'training.reports': ofForm('report'),
  'training.classes': ofForm('class'),
  'training.online': ofForm('online'),
  'training.practice': ofForm('practice'),
  'training.people': learnt('count(*)'),
  'training.hours': learnt('sum(hours)'),
  'training.average-hours': learnt('avg(hours)'),
  'training.hours-none': `select (${staff('true')}) - (${learnt('count(*)')})`,
  'training.hours-30': learnt('count(*) filter (where hours < 30)'),
  'training.hours-60': learnt('count(*) filter (where hours >= 30 and hours < 60)'),
  'training.hours-90': learnt('count(*) filter (where hours >= 60 and hours < 90)'),
  'training.hours-over': learnt('count(*) filter (where hours >= 90)'),
  'training.online-people': online('count(distinct person_id)'),
  'training.online-hours': online('coalesce(sum(hours), 0)'),
  'training.uses': use('true'),
  'training.uses-told': use(`told_on <= ${UNTIL}`),
  'training.uses-late': use(`told_on is null and ask_on < ${UNTIL}`),
}

/* Rectification */

const problem = (where: string) =>
  count(
    'problem',
    `not is_confined and state <> 'withdrawn' and found_on <= ${UNTIL}
    and (closed_on is null or closed_on >= ${FROM}) and ${where}`,
  )
const closed = `closed_on <= ${UNTIL}`
const open = `(closed_on is null or closed_on > ${UNTIL})`
const firstFrom = (...kinds: string[]) =>
  problem(`id in (select problem_id from problem_origin where unit_id = :unit and position = 0
    and kind in (${kinds.map((kind) => `'${kind}'`).join()}))`)

const rectification = {
  'rectification.problems': problem('true'),
  'rectification.found': problem(`found_on >= ${FROM}`),
  'rectification.closed': problem(closed),
  'rectification.open': problem(open),
  'rectification.overdue': problem(`${open} and due_on < ${UNTIL}`),
  'rectification.rebound': problem('is_rebound'),
  'rectification.public': firstFrom('rating', 'opinion', 'research'),
  'rectification.closed-share': share(problem(closed), problem('true')),
  ...Object.fromEntries(
    ['theory', 'work-style', 'service', 'integrity', 'political'].flatMap((kind) => [
      [`rectification.${kind}`, problem(`kind = '${kind}'`)],
      [`rectification.${kind}-closed`, problem(`kind = '${kind}' and ${closed}`)],
      [`rectification.${kind}-open`, problem(`kind = '${kind}' and ${open}`)],
    ]),
  ),
}

/* Research */

const visit = (what: string, where = 'true') => count('research_visit', `on_day ${SPAN} and ${where}`, what)
const isTown = "place_id in (select id from research_place where unit_id = :unit and kind = 'town')"
const note = (where: string) => count('research_note', `kind = 'opinion' and taken_at ${AT_SPAN} and ${where}`)
const trip = (where: string) => count('research_trip', `from_on ${SPAN} and ${where}`)
const advice = (where: string) => count('research_advice', `created_on ${SPAN} and ${where}`)
const help = (where: string) => count('research_help', `created_on ${SPAN} and ${where}`)

const research = {
  'research.plans': count('research_plan', 'year = 2026'),
  'research.trips': trip('true'),
  'research.days': visit('count(distinct on_day)'),
  'research.places': visit('count(distinct place_id)'),
  'research.towns': visit('count(distinct place_id)', isTown),
  'research.towns-share': share(
    visit('count(distinct place_id)', isTown),
    count('research_place', "kind = 'town' and is_on"),
  ),
  'research.opinions': note('true'),
  'research.from-towns': note("source_kind = 'town'"),
  'research.from-enterprises': note("source_kind = 'enterprise'"),
  'research.from-public': note("source_kind = 'public'"),
  'research.from-tourists': note("source_kind = 'tourist'"),
  'research.helps': help('true'),
  'research.helps-closed': help(`closed_on <= ${UNTIL}`),
  'research.reports': trip(`reported_on <= ${UNTIL}`),
  'research.advice': advice('true'),
  'research.advice-used': advice("outcome in ('decision', 'rule')"),
  'research.advice-refused': advice("outcome = 'refused'"),
  'research.advice-open': advice('outcome is null'),
}

/* What the public said */

const opinion = (where: string) =>
  `select count(*) from opinion o join voice_item i on i.unit_id = o.unit_id and i.id = o.item_id
  where o.unit_id = :unit and o.received_on ${SPAN} and ${where}`
const answered = `i.answered_on <= ${UNTIL}`
const late = `i.state <> 'withdrawn' and case when ${answered} then i.answered_on > i.due_on
  else i.due_on < ${UNTIL} end`
const rating = (where: string) => count('service_rating', `rated_on ${SPAN} and ${where}`)
const opened = `opened_on ${SPAN}`

const voices = {
  'voices.opinions': opinion('true'),
  'voices.answered': opinion(answered),
  'voices.answered-share': share(opinion(answered), opinion('true')),
  'voices.late': opinion(late),
  'voices.reopened': opinion('i.reopenings > 0'),
  'voices.asked': opinion(`${answered} and i.is_satisfied is not null`),
  'voices.satisfied': opinion(`${answered} and i.is_satisfied`),
  'voices.satisfied-share': share(
    opinion(`${answered} and i.is_satisfied`),
    opinion(`${answered} and i.is_satisfied is not null`),
  ),
  'voices.ratings': rating('set_aside is null'),
  'voices.set-aside': rating('set_aside is not null'),
  'voices.surveys': count('survey', opened),
  'voices.survey-answers': count(
    'survey_day',
    `survey_id in (select id from survey where unit_id = :unit and ${opened})`,
    'coalesce(sum(counted), 0)',
  ),
}

/** Promises for this year are those of the report signed the year before. */
const promise = (where: string) => count('report_promise', where)
const promises = {
  'reports.promises': promise('year = 2026'),
  'reports.kept': promise("year = 2026 and state = 'kept'"),
  'reports.broken': promise("year = 2026 and state = 'broken'"),
  'reports.unanswered': promise("year = 2026 and state = 'open'"),
}

/** `:unit` stands for the unit; every query gives one number. */
export const counts: Record<string, string> = {
  ...{ ...people, ...decisions, ...interests, ...partyLife, ...training, ...rectification, ...research, ...voices },
  ...promises,
  'checkup.runs': count('checkup_run', `on_day ${SPAN}`),
}
