import type pg from 'pg'

/** A real object behind the parameters of an address, and whose it is. */
export type Thing = {
  params: Record<string, string>
  /** persons and sections it belongs to: what reaches `self` and `section` mean by "own" */
  persons: string[]
  sections: string[]
  /** anything else the visibility of its kind asks for */
  mark: string | null
  /** of a meeting: those of `persons` who are members, not observers; of a session: its account */
  members: string[]
}

const person = `select id, array[id] persons, array[section_id] sections from person`
const of = (table: string, persons = '', sections = '', params = 'id') =>
  `select ${params}, array[${persons}]::uuid[] persons, array[${sections}]::uuid[] sections from ${table}`
const report = `select id, array[person_id] persons, '{}'::uuid[] sections, kind mark from report`
const membersOf = (meeting: string) =>
  `(select array_agg(person_id) from (select person_id from meeting_member where meeting_id = ${meeting}
     union select person_id from meeting_observer where meeting_id = ${meeting}) x where person_id is not null)`
const meetingOf = (params: string, from: string, where = 'true') =>
  `select ${params}, ${membersOf('m.id')} persons, '{}'::uuid[] sections, m.state mark,
     array(select person_id from meeting_member where meeting_id = m.id) members from meeting m ${from} where ${where}`
const memberAt = (organisation: string, day: string) =>
  `(select array_agg(p.person_id) from party_membership p where (p.organisation_id = ${organisation}
      or p.cell_id = ${organisation}) and p.from_on <= ${day} and coalesce(p.until_on, ${day}) >= ${day})
     || (select array_agg(h.person_id) from party_position h where h.until_on is null and h.organisation_id in
      (${organisation}, (select parent_id from party_organisation where id = ${organisation})))`
const partyMeeting = (params: string, from = '') =>
  `select ${params}, ${memberAt('m.organisation_id', 'current_date')}
      || (select array_agg(person_id) from party_attendance a where a.meeting_id = m.id) persons,
     '{}'::uuid[] sections, m.state mark from party_meeting m ${from}`
const problem = (params: string, from = '') =>
  `select ${params}, array[p.owner_id, p.leader_id] persons,
     array(select p.lead_section_id union select section_id from problem_support s where s.problem_id = p.id) sections,
     case when p.is_confined then 'confined' else p.state end mark from problem p ${from}`
const trip = (params: string, from = '') =>
  `select ${params}, array(select person_id from research_trip_member tm where tm.trip_id = t.id
      union select leader_id from research_plan pl where pl.id = t.plan_id) persons, '{}'::uuid[] sections
   from research_trip t ${from}`
const topic = (params: string, from = '') =>
  `select ${params}, array(select t.proposer_id union
      select mm.person_id from agenda_item i join meeting_member mm on mm.meeting_id = i.meeting_id
       where i.topic_id = t.id and ${params.includes('material')}
      union select ob.person_id from agenda_item i join meeting_observer ob on ob.meeting_id = i.meeting_id
       where i.topic_id = t.id and ${params.includes('material')}
         and (ob.item_ids is null or ob.item_ids ? i.id::text)) persons,
     array[t.section_id] sections from topic t ${from}`

/** For every address with parameters, cut after its last one: where its objects are and whose they are. */
export const objects: Record<string, string> = {
  '/accounts/{id}': of('account', 'person_id'),
  '/agenda/feed/{file}': `select 'x.ics' file, '{}'::uuid[] persons, '{}'::uuid[] sections`,
  '/backups/drills/{id}': `select id, '{}'::uuid[] persons, '{}'::uuid[] sections from backup_run where kind = 'drill'`,
  '/calendar/years/{year}': of('holiday_notice', '', '', 'year'),
  '/checkup/people/{id}': person,
  '/checkup/runs/{id}': of('checkup_run'),
  '/conduct-reports/{id}': of('conduct_report', '', 'about_section_id'),
  '/decisions/appointments/{id}': of('appointment_effect', '', '', 'item_id id'),
  '/decisions/outlays/{id}': of('outlay'),
  '/decisions/tasks/{id}': of('decision_task', 'owner_id', 'lead_section_id'),
  '/door/places/{id}': of('door_place'),
  '/door/queue/{id}': of('door_queue'),
  '/evaluations/{id}': `select activity_id id, array(select person_id from training_claim c
      where c.activity_id = r.activity_id) persons, '{}'::uuid[] sections from evaluation_round r`,
  '/grants/{id}': of('role_grant'),
  '/imports/{id}': of('import_batch'),
  '/interests/{id}': of('relative_interest', 'person_id'),
  '/local-settings/{key}': of('local_setting', '', '', 'key'),
  '/local-settings/{key}/{validFrom}': of('local_setting', '', '', `key, valid_from "validFrom"`),
  '/matters/annual/{id}': of('annual_matter'),
  '/matters/{id}': of('matter'),
  '/me/sessions/{id}': `select s.id, '{}'::uuid[] persons, '{}'::uuid[] sections, array[a.id] members
    from session s join account a on a.id = s.user_id`,
  '/meetings/{id}': meetingOf('m.id', ''),
  '/meetings/{id}/agenda/items/{itemId}': meetingOf('m.id, i.id "itemId"', 'join agenda_item i on i.meeting_id = m.id'),
  '/meetings/{id}/items/{itemId}': meetingOf('m.id, i.id "itemId"', 'join agenda_item i on i.meeting_id = m.id'),
  '/meetings/{id}/items/{itemId}/opinions/{personId}': meetingOf(
    'm.id, i.id "itemId", mm.person_id "personId"',
    'join agenda_item i on i.meeting_id = m.id join meeting_member mm on mm.meeting_id = m.id',
  ),
  '/meetings/{id}/members/{personId}': meetingOf(
    'm.id, mm.person_id "personId"',
    'join meeting_member mm on mm.meeting_id = m.id',
  ),
  '/meetings/{id}/minutes/items/{itemId}': meetingOf(
    'm.id, i.id "itemId"',
    'join agenda_item i on i.meeting_id = m.id',
  ),
  '/meetings/{id}/minutes/tasks/{taskId}': meetingOf(
    'm.id, d.id "taskId"',
    'join agenda_item i on i.meeting_id = m.id join decision_task d on d.item_id = i.id',
  ),
  '/meetings/{id}/papers/{paper}': meetingOf(`m.id, 'minutes.docx' paper`, ''),
  '/opinions/{id}': of('opinion'),
  '/party-group/{id}': of('group_member'),
  '/party-life/exemptions/{id}': of('party_exemption'),
  '/party-life/meetings/{id}': partyMeeting('m.id'),
  '/party-life/meetings/{id}/files/{fileId}': partyMeeting(
    'm.id, f.id "fileId"',
    'join party_file f on f.meeting_id = m.id',
  ),
  '/party-life/meetings/{id}/votes/{voteId}': partyMeeting(
    'm.id, v.id "voteId"',
    'join party_vote v on v.meeting_id = m.id',
  ),
  '/party-life/members/{id}': of('party_membership', 'person_id'),
  '/party-life/organisations/{id}': `select o.id, ${memberAt('o.id', 'current_date')} persons,
    '{}'::uuid[] sections from party_organisation o`,
  '/party-life/organisations/{id}/size-approvals/{approvalId}': `select o.id, s.id "approvalId",
    ${memberAt('o.id', 'current_date')} persons, '{}'::uuid[] sections
    from party_organisation o join party_size_approval s on s.organisation_id = o.id`,
  '/party-life/people/{id}': person,
  '/party-life/positions/{id}': of('party_position', 'person_id'),
  '/people/views/{id}': `select v.id, array[a.person_id] persons, '{}'::uuid[] sections
    from saved_view v join account a on a.id = v.account_id`,
  '/people/{id}': person,
  '/portfolio/{id}': of('portfolio'),
  '/posts/{id}': of('post'),
  '/proposals/{id}': of('proposal', 'person_id'),
  '/rectification/problems/{id}': problem('p.id'),
  '/rectification/problems/{id}/causes/{causeId}': problem(
    'p.id, c.cause_id "causeId"',
    'join problem_cause c on c.problem_id = p.id',
  ),
  '/rectification/problems/{id}/evidence/{evidenceId}': problem(
    'p.id, me.evidence_id "evidenceId"',
    `join problem_measure pm on pm.problem_id = p.id join measure_evidence me on me.measure_id = pm.measure_id
     join evidence e on e.id = me.evidence_id and e.form = 'file'`,
  ),
  '/rectification/problems/{id}/measures/{measureId}': problem(
    'p.id, pm.measure_id "measureId"',
    'join problem_measure pm on pm.problem_id = p.id',
  ),
  '/rectification/problems/{id}/measures/{measureId}/evidence/{evidenceId}': problem(
    'p.id, pm.measure_id "measureId", me.evidence_id "evidenceId"',
    'join problem_measure pm on pm.problem_id = p.id join measure_evidence me on me.measure_id = pm.measure_id',
  ),
  '/reports/outlines/{kind}': `select 'annual' kind, '{}'::uuid[] persons, '{}'::uuid[] sections`,
  '/reports/promises/{id}': of('report_promise'),
  '/reports/{id}': report,
  '/reports/{id}/comments/{commentId}': `select r.id, c.id "commentId", array[r.person_id] persons,
    '{}'::uuid[] sections, r.kind mark from report r join report_comment c on c.report_id = r.id`,
  '/reports/{id}/versions/{number}': `select r.id, v.number, array[r.person_id] persons, '{}'::uuid[] sections,
    r.kind mark from report r join report_version v on v.report_id = r.id`,
  '/research/advice/{id}': trip('a.id', 'join research_advice a on a.trip_id = t.id'),
  '/research/helps/{id}': of('research_help', 'owner_id'),
  '/research/ideas/{id}': of('research_idea'),
  '/research/notes/{id}': trip('n.id', 'join research_note n on n.trip_id = t.id'),
  '/research/notes/{id}/photos/{photoId}': trip(
    'n.id, f.id "photoId"',
    'join research_note n on n.trip_id = t.id join research_photo f on f.note_id = n.id',
  ),
  '/research/places/{id}': of('research_place'),
  '/research/plans/{id}': `select id, array(select leader_id union select person_id from research_plan_member m
     where m.plan_id = p.id) persons, array[section_id] sections from research_plan p`,
  '/research/trips/{id}': trip('t.id'),
  '/rules/{id}': `select 'zj-min-years' id, '{}'::uuid[] persons, '{}'::uuid[] sections`,
  '/satisfaction/suspicions/{id}': of('suspicion'),
  '/sections/{id}': of('section', '', 'id'),
  '/sign-ins/{id}': `select o.id, array(select person_id from sign_in_due d where d.opening_id = o.id) persons,
     '{}'::uuid[] sections, o.opened_by mark from sign_in_opening o`,
  '/sign-ins/{id}/guests/{personId}': `select o.id, d.person_id "personId", '{}'::uuid[] persons, '{}'::uuid[] sections,
     o.opened_by mark from sign_in_opening o join sign_in_due d on d.opening_id = o.id`,
  '/speakers/{id}': of('speaker', 'person_id'),
  '/surveys/{id}': of('survey', '', 'section_id'),
  '/topics/{id}': topic('t.id'),
  '/topics/{id}/materials/{materialId}': topic('t.id, m.id "materialId"', 'join topic_material m on m.topic_id = t.id'),
  '/training/activities/{id}': of('training_activity'),
  '/training/archives/{id}': person,
  '/training/claims/{id}': of('training_claim', 'person_id'),
  '/training/doubts/{id}': of('training_doubt', 'person_id'),
  '/training/files/{id}': of('training_file', 'person_id'),
  '/training/imports/{id}': of('training_import'),
  '/training/plan-amendments/{id}': of('training_plan_amendment'),
  '/training/plans/{year}': `select year, '{}'::uuid[] persons, '{}'::uuid[] sections, state mark from training_plan`,
  '/training/plans/{year}/items/{id}': `select p.year, i.id, '{}'::uuid[] persons, '{}'::uuid[] sections
    from training_plan p join training_plan_item i on i.plan_id = p.id`,
  '/training/reflections/{id}': of('reflection', 'person_id'),
  '/training/uses/{id}': of('study_use', 'owner_id'),
  '/training/years/{year}': `select distinct year, '{}'::uuid[] persons, '{}'::uuid[] sections from training_year_line`,
  '/voices/batches/{id}': of('voice_batch'),
  '/voices/{id}': `select id, array[leader_id, handler_id, about_id]::uuid[] persons, array[section_id] sections,
     category mark from voice_item`,
}

export const keyOf = (path: string): string | null => /^.*\}/.exec(path)?.[0] ?? null

/** All objects of an address. Missing people and sections are left out. */
export async function thingsOf(client: pg.Client, key: string): Promise<Thing[]> {
  const { rows } = await client.query(`select * from (${objects[key]}) things order by things::text`)
  return rows.map(({ persons, sections, mark, members, ...params }) => ({
    params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)])),
    persons: (persons ?? []).filter(Boolean),
    sections: (sections ?? []).filter(Boolean),
    mark: mark ?? null,
    members: members ?? [],
  }))
}
