-- What the migrations add up to. Made by `npm run docs`; to read, not to run.

create collation stroke_order (provider = icu, locale = 'zh-u-co-stroke');

create table absent_opinion (
  unit_id uuid not null,
  item_id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  text_sealed bytea not null,
  given_at timestamp(3) with time zone not null,
  constraint absent_opinion_pkey PRIMARY KEY (unit_id, item_id, person_id),
  constraint absent_opinion_unit_id_item_id_fkey FOREIGN KEY (unit_id, item_id) REFERENCES agenda_item(unit_id, id) ON DELETE CASCADE,
  constraint absent_opinion_unit_id_meeting_id_person_id_fkey FOREIGN KEY (unit_id, meeting_id, person_id) REFERENCES meeting_member(unit_id, meeting_id, person_id)
);
CREATE TRIGGER absent_opinion_until_locked BEFORE INSERT OR DELETE OR UPDATE ON public.absent_opinion FOR EACH ROW EXECUTE FUNCTION refuse_locked_meeting();

create table account (
  id text not null,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  created_at timestamp(3) with time zone not null default now(),
  updated_at timestamp(3) with time zone not null default now(),
  username text not null,
  display_username text,
  two_factor_enabled boolean not null default false,
  unit_id uuid not null,
  person_id uuid,
  duty text,
  password_changed_at timestamp(3) with time zone,
  must_change_password boolean not null default true,
  disabled_at timestamp(3) with time zone,
  failed_sign_ins integer not null default 0,
  locked_until timestamp(3) with time zone,
  last_sign_in_at timestamp(3) with time zone,
  last_failure_at timestamp(3) with time zone,
  former_passwords text[] not null default '{}'::text[],
  disabled_because text,
  in_use_since timestamp(3) with time zone,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_email_key UNIQUE (email),
  constraint account_id_duty_key UNIQUE (id, duty),
  constraint account_username_key UNIQUE (username),
  constraint account_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint account_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id) ON DELETE SET NULL (person_id),
  constraint account_check CHECK (((disabled_because IS NULL) OR (disabled_at IS NOT NULL))),
  constraint account_disabled_because_check CHECK ((disabled_because = 'unused'::text)),
  constraint account_duty_check CHECK ((duty = ANY (ARRAY['business'::text, 'system'::text, 'security'::text, 'audit'::text]))),
  constraint account_username_check CHECK ((username = lower(username)))
);
CREATE UNIQUE INDEX account_person ON public.account USING btree (unit_id, person_id);
CREATE TRIGGER account_rights AFTER UPDATE OF disabled_at, locked_until, must_change_password, duty, person_id, two_factor_enabled ON public.account FOR EACH STATEMENT EXECUTE FUNCTION tell_rights_changed();

create table agenda_item (
  unit_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  topic_id uuid,
  topic_item_id uuid,
  position integer not null,
  title text not null,
  kind text not null,
  method text not null,
  outcome text,
  tally jsonb,
  decided_at timestamp(3) with time zone,
  resolution text not null default ''::text,
  constraint agenda_item_pkey PRIMARY KEY (unit_id, id),
  constraint agenda_item_unit_id_meeting_id_position_key UNIQUE (unit_id, meeting_id, "position"),
  constraint agenda_item_unit_id_meeting_id_topic_item_id_key UNIQUE (unit_id, meeting_id, topic_item_id),
  constraint agenda_item_unit_id_meeting_id_fkey FOREIGN KEY (unit_id, meeting_id) REFERENCES meeting(unit_id, id),
  constraint agenda_item_unit_id_topic_id_fkey FOREIGN KEY (unit_id, topic_id) REFERENCES topic(unit_id, id),
  constraint agenda_item_unit_id_topic_item_id_fkey FOREIGN KEY (unit_id, topic_item_id) REFERENCES topic_item(unit_id, id),
  constraint agenda_item_check CHECK (((outcome IS NULL) = (decided_at IS NULL))),
  constraint agenda_item_check1 CHECK (((kind = 'report'::text) OR (topic_item_id IS NOT NULL))),
  constraint agenda_item_kind_check CHECK ((kind = ANY (ARRAY['ordinary'::text, 'cadre'::text, 'sanction'::text, 'report'::text]))),
  constraint agenda_item_method_check CHECK ((method = ANY (ARRAY['hands'::text, 'named'::text, 'secret'::text, 'paper'::text]))),
  constraint agenda_item_outcome_check CHECK ((outcome = ANY (ARRAY['passed'::text, 'failed'::text, 'postponed'::text, 'reported'::text]))),
  constraint agenda_item_position_check CHECK (("position" >= 0)),
  constraint agenda_item_resolution_check CHECK ((length(resolution) <= 2000)),
  constraint agenda_item_title_check CHECK (((length(title) >= 1) AND (length(title) <= 100)))
);
CREATE TRIGGER agenda_item_until_locked BEFORE INSERT OR DELETE OR UPDATE ON public.agenda_item FOR EACH ROW EXECUTE FUNCTION refuse_locked_meeting();

create table annual_matter (
  unit_id uuid not null,
  id uuid not null,
  year integer not null,
  title text not null,
  category text not null,
  month integer,
  section_id uuid,
  topic_id uuid,
  note text not null default ''::text,
  constraint annual_matter_pkey PRIMARY KEY (unit_id, id),
  constraint annual_matter_unit_id_year_title_key UNIQUE (unit_id, year, title),
  constraint annual_matter_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint annual_matter_unit_id_section_id_fkey FOREIGN KEY (unit_id, section_id) REFERENCES section(unit_id, id),
  constraint annual_matter_unit_id_topic_id_fkey FOREIGN KEY (unit_id, topic_id) REFERENCES topic(unit_id, id),
  constraint annual_matter_category_check CHECK ((category = ANY (ARRAY['decision'::text, 'appointment'::text, 'project'::text, 'funds'::text]))),
  constraint annual_matter_month_check CHECK (((month >= 1) AND (month <= 12))),
  constraint annual_matter_note_check CHECK ((length(note) <= 500)),
  constraint annual_matter_title_check CHECK (((length(title) >= 1) AND (length(title) <= 100))),
  constraint annual_matter_year_check CHECK (((year >= 2000) AND (year <= 2099)))
);

create table appointment_effect (
  unit_id uuid not null,
  item_id uuid not null,
  done_on date not null,
  done_by text not null,
  constraint appointment_effect_pkey PRIMARY KEY (unit_id, item_id),
  constraint appointment_effect_unit_id_item_id_fkey FOREIGN KEY (unit_id, item_id) REFERENCES agenda_item(unit_id, id)
);

create table audit_entry (
  seq bigint not null generated always as identity,
  id uuid not null,
  unit_id uuid,
  at timestamp(3) with time zone not null,
  actor_id text,
  actor_name text not null,
  actor_roles text not null,
  ip text not null,
  request_id text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  outcome text not null,
  detail text not null,
  sealed_detail bytea,
  mac bytea not null,
  constraint audit_entry_pkey PRIMARY KEY (seq),
  constraint audit_entry_id_key UNIQUE (id),
  constraint audit_entry_action_check CHECK ((action ~ '^[a-z-]+[.][a-z-]+$'::text)),
  constraint audit_entry_detail_check CHECK ((jsonb_typeof((detail)::jsonb) = 'object'::text)),
  constraint audit_entry_mac_check CHECK ((length(mac) = 32)),
  constraint audit_entry_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text])))
);
CREATE INDEX audit_entry_alarm ON public.audit_entry USING btree (at) WHERE (action = 'security.alarm'::text);
CREATE INDEX audit_entry_at ON public.audit_entry USING btree (at);
CREATE INDEX audit_entry_subject ON public.audit_entry USING btree (subject_id, seq);
CREATE TRIGGER audit_entry_append_only BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table audit_seal (
  position bigint not null,
  seq bigint not null,
  previous bytea not null,
  hash bytea not null,
  sealed_at timestamp(3) with time zone not null,
  constraint audit_seal_pkey PRIMARY KEY ("position"),
  constraint audit_seal_hash_key UNIQUE (hash),
  constraint audit_seal_seq_key UNIQUE (seq),
  constraint audit_seal_hash_check CHECK ((length(hash) = 32)),
  constraint audit_seal_position_check CHECK (("position" > 0)),
  constraint audit_seal_previous_check CHECK ((length(previous) = 32))
);
CREATE TRIGGER audit_seal_append_only BEFORE DELETE OR UPDATE ON public.audit_seal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_seal_no_truncate BEFORE TRUNCATE ON public.audit_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table backup_run (
  id uuid not null,
  kind text not null,
  state text not null,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  by_name text not null default ''::text,
  file_name text not null,
  done_tables integer not null default 0,
  all_tables integer not null default 0,
  size bigint,
  row_count bigint,
  has_keys boolean,
  reason text not null default ''::text,
  push_state text,
  push_note text not null default ''::text,
  compared jsonb not null default '[]'::jsonb,
  audit_entries integer,
  constraint backup_run_pkey PRIMARY KEY (id),
  constraint backup_run_all_tables_check CHECK ((all_tables >= 0)),
  constraint backup_run_check CHECK (((state = 'running'::text) = (ended_at IS NULL))),
  constraint backup_run_check1 CHECK ((ended_at >= began_at)),
  constraint backup_run_check2 CHECK (((state = 'failed'::text) = (reason <> ''::text))),
  constraint backup_run_check3 CHECK (((state <> 'done'::text) OR (row_count IS NOT NULL))),
  constraint backup_run_check4 CHECK (((push_state IS NULL) OR ((kind = 'backup'::text) AND (state = 'done'::text)))),
  constraint backup_run_done_tables_check CHECK ((done_tables >= 0)),
  constraint backup_run_kind_check CHECK ((kind = ANY (ARRAY['backup'::text, 'drill'::text]))),
  constraint backup_run_push_state_check CHECK ((push_state = ANY (ARRAY['done'::text, 'failed'::text]))),
  constraint backup_run_row_count_check CHECK ((row_count >= 0)),
  constraint backup_run_size_check CHECK ((size >= 0)),
  constraint backup_run_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text])))
);
CREATE INDEX backup_run_by_time ON public.backup_run USING btree (began_at DESC);
CREATE UNIQUE INDEX backup_run_one_at_a_time ON public.backup_run USING btree (kind) WHERE (state = 'running'::text);

create table calendar_feed (
  unit_id uuid not null,
  person_id uuid not null,
  secret_hash text not null,
  made_at timestamp(3) with time zone not null,
  constraint calendar_feed_pkey PRIMARY KEY (unit_id, person_id),
  constraint calendar_feed_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id),
  constraint calendar_feed_secret_hash_check CHECK ((secret_hash ~ '^[0-9a-f]{64}$'::text))
);
CREATE UNIQUE INDEX calendar_feed_secret ON public.calendar_feed USING btree (secret_hash);

create table call_back (
  unit_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  version integer not null,
  drafter_id uuid not null,
  approver_id uuid not null,
  handler_id uuid,
  caller_id uuid not null,
  outcome text not null,
  note text not null,
  called_on date not null,
  constraint call_back_pkey PRIMARY KEY (unit_id, id),
  constraint call_back_unit_id_caller_id_fkey FOREIGN KEY (unit_id, caller_id) REFERENCES person(unit_id, id),
  constraint call_back_unit_id_item_id_drafter_id_approver_id_version_fkey FOREIGN KEY (unit_id, item_id, drafter_id, approver_id, version) REFERENCES voice_answer(unit_id, item_id, drafted_by, approved_by, version),
  constraint call_back_check CHECK (((caller_id <> drafter_id) AND (caller_id <> approver_id))),
  constraint call_back_check1 CHECK ((caller_id <> handler_id)),
  constraint call_back_note_check CHECK (((length(note) >= 2) AND (length(note) <= 1000))),
  constraint call_back_outcome_check CHECK ((outcome = ANY (ARRAY['satisfied'::text, 'dissatisfied'::text, 'unreachable'::text])))
);
CREATE INDEX call_back_item ON public.call_back USING btree (unit_id, item_id);

create table call_back_draw (
  unit_id uuid not null,
  item_id uuid not null,
  version integer not null,
  is_drawn boolean not null,
  drawn_on date not null,
  constraint call_back_draw_pkey PRIMARY KEY (unit_id, item_id, version),
  constraint call_back_draw_unit_id_item_id_version_fkey FOREIGN KEY (unit_id, item_id, version) REFERENCES voice_answer(unit_id, item_id, version)
);
CREATE TRIGGER call_back_draw_append_only BEFORE DELETE OR UPDATE ON public.call_back_draw FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table cause (
  unit_id uuid not null,
  id uuid not null,
  text text not null,
  constraint cause_pkey PRIMARY KEY (unit_id, id),
  constraint cause_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint cause_text_check CHECK (((length(text) >= 1) AND (length(text) <= 500)))
);

create table checkup_run (
  unit_id uuid not null,
  id uuid not null,
  on_day date not null,
  made_at timestamp(3) with time zone not null,
  made_by text not null,
  rule_count integer not null,
  finding_count integer not null,
  findings_sealed bytea not null,
  is_monthly boolean not null default false,
  constraint checkup_run_pkey PRIMARY KEY (unit_id, id),
  constraint checkup_run_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint checkup_run_finding_count_check CHECK ((finding_count >= 0)),
  constraint checkup_run_rule_count_check CHECK ((rule_count >= 0))
);
CREATE INDEX checkup_run_by_day ON public.checkup_run USING btree (unit_id, on_day, made_at DESC);
CREATE INDEX checkup_run_by_time ON public.checkup_run USING btree (unit_id, made_at DESC);
CREATE UNIQUE INDEX checkup_run_month_end ON public.checkup_run USING btree (unit_id, on_day) WHERE is_monthly;

create table conduct_report (
  unit_id uuid not null,
  id uuid not null,
  year integer not null,
  number integer not null,
  hour timestamp(0) with time zone not null,
  received_on date not null,
  sealed bytea not null,
  contact_sealed bytea,
  keep_until_on date,
  about_section_id uuid,
  routed_section_id uuid,
  routed_to text not null default ''::text,
  state text not null default 'received'::text,
  routed_on date,
  code_hash text,
  revision integer not null default 1,
  constraint conduct_report_pkey PRIMARY KEY (unit_id, id),
  constraint conduct_report_unit_id_year_number_key UNIQUE (unit_id, year, number),
  constraint conduct_report_unit_id_about_section_id_fkey FOREIGN KEY (unit_id, about_section_id) REFERENCES section(unit_id, id),
  constraint conduct_report_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint conduct_report_unit_id_routed_section_id_fkey FOREIGN KEY (unit_id, routed_section_id) REFERENCES section(unit_id, id),
  constraint conduct_report_check CHECK ((routed_section_id <> about_section_id)),
  constraint conduct_report_check1 CHECK (((state = 'routed'::text) = ((routed_on IS NOT NULL) AND (routed_to <> ''::text)))),
  constraint conduct_report_check2 CHECK (((contact_sealed IS NULL) = (keep_until_on IS NULL))),
  constraint conduct_report_code_hash_check CHECK ((code_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint conduct_report_hour_check CHECK ((((EXTRACT(epoch FROM hour))::bigint % (3600)::bigint) = 0)),
  constraint conduct_report_number_check CHECK ((number > 0)),
  constraint conduct_report_routed_to_check CHECK ((length(routed_to) <= 100)),
  constraint conduct_report_state_check CHECK ((state = ANY (ARRAY['received'::text, 'routed'::text]))),
  constraint conduct_report_year_check CHECK (((year >= 2000) AND (year <= 2099)))
);
CREATE UNIQUE INDEX conduct_report_code ON public.conduct_report USING btree (unit_id, code_hash);
create policy conduct_report_purpose on conduct_report for all to public using (current_setting('touyan.purpose'::text, true) = 'conduct-reports'::text) with check (current_setting('touyan.purpose'::text, true) = 'conduct-reports'::text);

create table credential (
  id text not null,
  account_id text not null,
  provider_id text not null,
  user_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp(3) with time zone,
  refresh_token_expires_at timestamp(3) with time zone,
  scope text,
  password text,
  created_at timestamp(3) with time zone not null default now(),
  updated_at timestamp(3) with time zone not null default now(),
  constraint credential_pkey PRIMARY KEY (id),
  constraint credential_user_id_provider_id_key UNIQUE (user_id, provider_id),
  constraint credential_user_id_fkey FOREIGN KEY (user_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE TRIGGER credential_rights AFTER INSERT OR DELETE OR UPDATE ON public.credential FOR EACH STATEMENT EXECUTE FUNCTION tell_rights_changed();

create table date_change (
  unit_id uuid not null,
  id uuid not null,
  problem_id uuid not null,
  from_on date not null,
  to_on date not null,
  reason text not null,
  asked_by_id uuid not null,
  asked_on date not null,
  state text not null default 'pending'::text,
  decided_by_id uuid,
  decided_on date,
  answer text not null default ''::text,
  constraint date_change_pkey PRIMARY KEY (unit_id, id),
  constraint date_change_unit_id_asked_by_id_fkey FOREIGN KEY (unit_id, asked_by_id) REFERENCES person(unit_id, id),
  constraint date_change_unit_id_decided_by_id_fkey FOREIGN KEY (unit_id, decided_by_id) REFERENCES person(unit_id, id),
  constraint date_change_unit_id_problem_id_fkey FOREIGN KEY (unit_id, problem_id) REFERENCES problem(unit_id, id),
  constraint date_change_answer_check CHECK ((length(answer) <= 500)),
  constraint date_change_check CHECK ((to_on > from_on)),
  constraint date_change_check1 CHECK (((state = 'pending'::text) = (decided_by_id IS NULL))),
  constraint date_change_check2 CHECK (((decided_by_id IS NULL) = (decided_on IS NULL))),
  constraint date_change_check3 CHECK ((decided_by_id <> asked_by_id)),
  constraint date_change_reason_check CHECK (((length(reason) >= 5) AND (length(reason) <= 500))),
  constraint date_change_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'agreed'::text, 'refused'::text])))
);
CREATE UNIQUE INDEX date_change_one_pending ON public.date_change USING btree (unit_id, problem_id) WHERE (state = 'pending'::text);

create table decision_task (
  unit_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  title text not null,
  owner_id uuid not null,
  lead_section_id uuid,
  supporting_ids jsonb not null default '[]'::jsonb,
  due_on date not null,
  first_due_on date not null,
  state text not null default 'open'::text,
  verified_by text,
  done_on date,
  created_by text not null,
  created_at timestamp(3) with time zone not null,
  revision integer not null default 1,
  constraint decision_task_pkey PRIMARY KEY (unit_id, id),
  constraint decision_task_unit_id_item_id_fkey FOREIGN KEY (unit_id, item_id) REFERENCES agenda_item(unit_id, id),
  constraint decision_task_unit_id_lead_section_id_fkey FOREIGN KEY (unit_id, lead_section_id) REFERENCES section(unit_id, id),
  constraint decision_task_unit_id_owner_id_fkey FOREIGN KEY (unit_id, owner_id) REFERENCES person(unit_id, id),
  constraint decision_task_check CHECK (((state = 'done'::text) = (done_on IS NOT NULL))),
  constraint decision_task_check1 CHECK (((state = 'done'::text) = (verified_by IS NOT NULL))),
  constraint decision_task_state_check CHECK ((state = ANY (ARRAY['open'::text, 'reported'::text, 'done'::text, 'dropped'::text]))),
  constraint decision_task_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);

create table dismissed_hit (
  unit_id uuid not null,
  topic_id uuid not null,
  person_id uuid not null,
  hit_key text not null,
  reason text not null,
  dismissed_by text not null,
  dismissed_at timestamp(3) with time zone not null,
  constraint dismissed_hit_pkey PRIMARY KEY (unit_id, topic_id, person_id, hit_key),
  constraint dismissed_hit_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id),
  constraint dismissed_hit_hit_key_check CHECK (((length(hit_key) >= 1) AND (length(hit_key) <= 200))),
  constraint dismissed_hit_reason_check CHECK (((length(reason) >= 5) AND (length(reason) <= 500)))
);

create table door_attachment (
  unit_id uuid not null,
  id uuid not null,
  submission_id uuid not null,
  bytes_sealed bytea not null,
  constraint door_attachment_pkey PRIMARY KEY (unit_id, id),
  constraint door_attachment_unit_id_submission_id_fkey FOREIGN KEY (unit_id, submission_id) REFERENCES door_queue(unit_id, id),
  constraint door_attachment_bytes_sealed_check CHECK (((octet_length(bytes_sealed) >= 60) AND (octet_length(bytes_sealed) <= 6291456)))
);
CREATE INDEX door_attachment_submission ON public.door_attachment USING btree (unit_id, submission_id);

create table door_place (
  unit_id uuid not null,
  id uuid not null,
  key text not null,
  kind text not null,
  title text not null,
  title_en text not null default ''::text,
  section_id uuid,
  is_on boolean not null default true,
  revision integer not null default 1,
  constraint door_place_pkey PRIMARY KEY (unit_id, id),
  constraint door_place_key_key UNIQUE (key),
  constraint door_place_unit_id_title_key UNIQUE (unit_id, title),
  constraint door_place_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint door_place_unit_id_section_id_fkey FOREIGN KEY (unit_id, section_id) REFERENCES section(unit_id, id),
  constraint door_place_key_check CHECK ((key ~ '^[0-9a-hjkmnp-tv-z]{8}$'::text)),
  constraint door_place_kind_check CHECK ((kind = ANY (ARRAY['place'::text, 'window'::text, 'activity'::text]))),
  constraint door_place_title_check CHECK (((length(title) >= 1) AND (length(title) <= 60))),
  constraint door_place_title_en_check CHECK ((length(title_en) <= 100))
);

create table door_publication (
  unit_id uuid not null,
  kind text not null,
  key text not null,
  body jsonb not null,
  constraint door_publication_pkey PRIMARY KEY (unit_id, kind, key),
  constraint door_publication_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint door_publication_body_check CHECK ((jsonb_typeof(body) = 'object'::text)),
  constraint door_publication_key_check CHECK (((length(key) >= 1) AND (length(key) <= 80))),
  constraint door_publication_kind_check CHECK ((kind = ANY (ARRAY['door'::text, 'place'::text, 'answered'::text, 'survey'::text, 'index'::text, 'notice'::text])))
);

create table door_queue (
  unit_id uuid not null,
  id uuid not null,
  kind text not null,
  hour timestamp(0) with time zone not null,
  code_hash bytea,
  sealed bytea,
  state text not null default 'waiting'::text,
  reason text not null default ''::text,
  tries integer not null default 0,
  constraint door_queue_pkey PRIMARY KEY (unit_id, id),
  constraint door_queue_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint door_queue_check CHECK (((sealed IS NULL) = (state = 'taken'::text))),
  constraint door_queue_check1 CHECK (((reason = ''::text) = (state <> 'aside'::text))),
  constraint door_queue_code_hash_check CHECK ((octet_length(code_hash) = 32)),
  constraint door_queue_hour_check CHECK ((((EXTRACT(epoch FROM hour))::bigint % (3600)::bigint) = 0)),
  constraint door_queue_kind_check CHECK ((kind = ANY (ARRAY['opinion'::text, 'rating'::text, 'report'::text, 'survey'::text, 'follow-up'::text]))),
  constraint door_queue_reason_check CHECK ((length(reason) <= 300)),
  constraint door_queue_sealed_check CHECK (((octet_length(sealed) >= 60) AND (octet_length(sealed) <= 65536))),
  constraint door_queue_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'taken'::text, 'aside'::text]))),
  constraint door_queue_tries_check CHECK ((tries >= 0))
);
CREATE INDEX door_queue_code ON public.door_queue USING btree (code_hash) WHERE (state = 'waiting'::text);
CREATE INDEX door_queue_state ON public.door_queue USING btree (unit_id, state, id) WHERE (state <> 'taken'::text);

create table door_setting (
  unit_id uuid not null,
  is_open boolean not null default true,
  address text not null default ''::text,
  title_en text not null default ''::text,
  phone text not null default ''::text,
  revision integer not null default 1,
  networks text[] not null default '{}'::text[],
  constraint door_setting_pkey PRIMARY KEY (unit_id),
  constraint door_setting_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint door_setting_address_check CHECK ((length(address) <= 200)),
  constraint door_setting_networks_check CHECK ((cardinality(networks) <= 20)),
  constraint door_setting_phone_check CHECK ((length(phone) <= 60)),
  constraint door_setting_title_en_check CHECK ((length(title_en) <= 100))
);

create table door_status (
  unit_id uuid not null,
  code_hash bytea not null,
  state text not null,
  reply text not null default ''::text,
  asks_satisfaction boolean not null default false,
  changed_on date not null,
  constraint door_status_pkey PRIMARY KEY (unit_id, code_hash),
  constraint door_status_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint door_status_code_hash_check CHECK ((octet_length(code_hash) = 32)),
  constraint door_status_reply_check CHECK ((length(reply) <= 4000)),
  constraint door_status_state_check CHECK ((state = ANY (ARRAY['received'::text, 'accepted'::text, 'answered'::text, 'reopened'::text, 'closed'::text, 'declined'::text, 'merged'::text])))
);

create table education (
  unit_id uuid not null,
  person_id uuid not null,
  position integer not null,
  mode text not null,
  diploma text not null,
  degree text not null,
  diploma_school text not null,
  degree_school text not null,
  ended_on text not null default ''::text,
  on_form boolean not null,
  constraint education_pkey PRIMARY KEY (unit_id, person_id, "position"),
  constraint education_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id) ON DELETE CASCADE,
  constraint education_ended_on_check CHECK ((ended_on ~ '^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$'::text)),
  constraint education_mode_check CHECK ((mode = ANY (ARRAY['full_time'::text, 'in_service'::text]))),
  constraint education_position_check CHECK (("position" >= 0))
);
CREATE UNIQUE INDEX education_on_form ON public.education USING btree (unit_id, person_id, mode) WHERE on_form;

create table emergency_decision (
  unit_id uuid not null,
  id uuid not null,
  title text not null,
  category text not null,
  content text not null,
  reason text not null,
  decided_by text not null,
  decided_at timestamp(3) with time zone not null,
  report_item_id uuid,
  constraint emergency_decision_pkey PRIMARY KEY (unit_id, id),
  constraint emergency_decision_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint emergency_decision_unit_id_report_item_id_fkey FOREIGN KEY (unit_id, report_item_id) REFERENCES agenda_item(unit_id, id),
  constraint emergency_decision_category_check CHECK ((category = ANY (ARRAY['decision'::text, 'appointment'::text, 'project'::text, 'funds'::text]))),
  constraint emergency_decision_content_check CHECK (((length(content) >= 1) AND (length(content) <= 2000))),
  constraint emergency_decision_decided_by_check CHECK (((length(decided_by) >= 1) AND (length(decided_by) <= 60))),
  constraint emergency_decision_reason_check CHECK (((length(reason) >= 10) AND (length(reason) <= 1000))),
  constraint emergency_decision_title_check CHECK (((length(title) >= 1) AND (length(title) <= 100)))
);

create table evaluation_mark (
  unit_id uuid not null,
  activity_id uuid not null,
  mark text not null,
  constraint evaluation_mark_pkey PRIMARY KEY (unit_id, activity_id, mark),
  constraint evaluation_mark_unit_id_activity_id_fkey FOREIGN KEY (unit_id, activity_id) REFERENCES evaluation_round(unit_id, activity_id) ON DELETE CASCADE,
  constraint evaluation_mark_mark_check CHECK ((mark ~ '^[0-9a-f]{64}$'::text))
);
CREATE TRIGGER evaluation_mark_open_only BEFORE INSERT OR UPDATE ON public.evaluation_mark FOR EACH ROW EXECUTE FUNCTION refuse_mark_of_closed_round();

create table evaluation_round (
  unit_id uuid not null,
  activity_id uuid not null,
  closes_on date not null,
  box bytea,
  result_sealed bytea,
  constraint evaluation_round_pkey PRIMARY KEY (unit_id, activity_id),
  constraint evaluation_round_unit_id_activity_id_fkey FOREIGN KEY (unit_id, activity_id) REFERENCES training_activity(unit_id, id) ON DELETE CASCADE,
  constraint evaluation_round_check CHECK (((box IS NULL) OR (result_sealed IS NULL)))
);
CREATE TRIGGER evaluation_round_closed_for_good BEFORE UPDATE ON public.evaluation_round FOR EACH ROW EXECUTE FUNCTION refuse_reopened_round();
create policy evaluation_round_purpose on evaluation_round for all to public using (current_setting('touyan.purpose'::text, true) = 'evaluations'::text) with check (current_setting('touyan.purpose'::text, true) = 'evaluations'::text);

create table evidence (
  unit_id uuid not null,
  id uuid not null,
  form text not null,
  title text not null,
  path text,
  is_photo boolean not null default false,
  valid_until date,
  added_by_id uuid,
  added_by text not null,
  added_at timestamp(3) with time zone not null,
  constraint evidence_pkey PRIMARY KEY (unit_id, id),
  constraint evidence_unit_id_added_by_id_fkey FOREIGN KEY (unit_id, added_by_id) REFERENCES person(unit_id, id),
  constraint evidence_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint evidence_check CHECK (((form = 'record'::text) = (path IS NOT NULL))),
  constraint evidence_check1 CHECK (((form = 'file'::text) OR (NOT is_photo))),
  constraint evidence_form_check CHECK ((form = ANY (ARRAY['file'::text, 'record'::text]))),
  constraint evidence_path_check CHECK (((path ~ '^/[^/]'::text) AND (length(path) <= 400))),
  constraint evidence_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);
CREATE TRIGGER evidence_no_deletion BEFORE DELETE ON public.evidence FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table evidence_file (
  unit_id uuid not null,
  id uuid not null,
  evidence_id uuid not null,
  name text not null,
  version integer not null,
  sha256 text not null,
  size integer not null,
  sealed bytea not null,
  uploaded_by text not null,
  uploaded_at timestamp(3) with time zone not null,
  constraint evidence_file_pkey PRIMARY KEY (unit_id, id),
  constraint evidence_file_unit_id_evidence_id_version_key UNIQUE (unit_id, evidence_id, version),
  constraint evidence_file_unit_id_evidence_id_fkey FOREIGN KEY (unit_id, evidence_id) REFERENCES evidence(unit_id, id),
  constraint evidence_file_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint evidence_file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint evidence_file_size_check CHECK ((size > 0)),
  constraint evidence_file_version_check CHECK ((version > 0))
);
CREATE TRIGGER evidence_file_append_only BEFORE DELETE OR UPDATE ON public.evidence_file FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table family_member (
  unit_id uuid not null,
  person_id uuid not null,
  position integer not null,
  sealed bytea not null,
  constraint family_member_pkey PRIMARY KEY (unit_id, person_id, "position"),
  constraint family_member_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id) ON DELETE CASCADE,
  constraint family_member_position_check CHECK (("position" >= 0))
);

create table field_key (
  number smallint not null,
  key_check bytea not null,
  made_at timestamp(3) with time zone not null,
  resealed_at timestamp(3) with time zone,
  destroyed_at timestamp(3) with time zone,
  constraint field_key_pkey PRIMARY KEY (number),
  constraint field_key_check CHECK ((resealed_at >= made_at)),
  constraint field_key_check1 CHECK ((destroyed_at >= resealed_at)),
  constraint field_key_check2 CHECK (((destroyed_at IS NULL) OR (resealed_at IS NOT NULL))),
  constraint field_key_key_check_check CHECK ((length(key_check) = 32)),
  constraint field_key_number_check CHECK (((number >= 2) AND (number <= 9999)))
);
CREATE TRIGGER field_key_no_deletion BEFORE DELETE ON public.field_key FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table group_member (
  unit_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  title text not null,
  position integer not null,
  is_secretary boolean not null default false,
  valid_from date not null,
  valid_until date,
  constraint group_member_pkey PRIMARY KEY (unit_id, id),
  constraint group_member_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id),
  constraint group_member_check CHECK ((valid_until >= valid_from)),
  constraint group_member_position_check CHECK (("position" >= 0)),
  constraint group_member_title_check CHECK (((length(title) >= 1) AND (length(title) <= 60)))
);

create table heartbeat (
  single boolean not null default true,
  beat bigint not null,
  beaten_at timestamp with time zone not null,
  constraint heartbeat_pkey PRIMARY KEY (single),
  constraint heartbeat_single_check CHECK (single)
);

create table holiday_notice (
  unit_id uuid not null,
  year integer not null,
  notice text not null,
  off jsonb not null,
  work jsonb not null,
  imported_by text not null,
  imported_at timestamp(3) with time zone not null,
  constraint holiday_notice_pkey PRIMARY KEY (unit_id, year),
  constraint holiday_notice_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint holiday_notice_notice_check CHECK (((length(notice) >= 1) AND (length(notice) <= 200))),
  constraint holiday_notice_year_check CHECK (((year >= 2000) AND (year <= 2099)))
);

create table import_batch (
  unit_id uuid not null,
  id uuid not null,
  state text not null,
  file_count integer not null,
  made_by text not null,
  made_at timestamp(3) with time zone not null,
  applied_at timestamp(3) with time zone,
  undone_at timestamp(3) with time zone,
  constraint import_batch_pkey PRIMARY KEY (unit_id, id),
  constraint import_batch_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint import_batch_state_check CHECK ((state = ANY (ARRAY['previewed'::text, 'applied'::text, 'undone'::text, 'discarded'::text])))
);

create table import_item (
  unit_id uuid not null,
  batch_id uuid not null,
  position integer not null,
  file text not null,
  row_number integer,
  status text not null,
  source_fingerprint bytea,
  content_sealed bytea not null,
  before_sealed bytea,
  person_id uuid,
  revision_before integer,
  revision_after integer,
  constraint import_item_pkey PRIMARY KEY (unit_id, batch_id, "position"),
  constraint import_item_unit_id_batch_id_fkey FOREIGN KEY (unit_id, batch_id) REFERENCES import_batch(unit_id, id) ON DELETE CASCADE,
  constraint import_item_status_check CHECK ((status = ANY (ARRAY['created'::text, 'updated'::text, 'unchanged'::text, 'refused'::text])))
);
CREATE INDEX import_item_source ON public.import_item USING btree (unit_id, source_fingerprint);

create table installation (
  single boolean not null default true,
  chain_id uuid not null,
  key_check bytea not null,
  is_demo boolean not null default false,
  set_up_at timestamp(3) with time zone,
  areas_off text[] not null default '{}'::text[],
  created_at timestamp(3) with time zone not null,
  unused_days integer not null default 90,
  constraint installation_pkey PRIMARY KEY (single),
  constraint installation_single_check CHECK (single),
  constraint installation_unused_days_check CHECK (((unused_days = 0) OR ((unused_days >= 30) AND (unused_days <= 3650))))
);

create table interest_declaration (
  unit_id uuid not null,
  person_id uuid not null,
  year integer not null,
  is_empty boolean not null,
  declared_on date not null,
  constraint interest_declaration_pkey PRIMARY KEY (unit_id, person_id, year),
  constraint interest_declaration_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id),
  constraint interest_declaration_year_check CHECK (((year >= 2000) AND (year <= 2099)))
);

create table local_setting (
  unit_id uuid not null,
  key text not null,
  valid_from date not null,
  value jsonb not null,
  document text not null,
  set_by text not null,
  set_at timestamp(3) with time zone not null,
  constraint local_setting_pkey PRIMARY KEY (unit_id, key, valid_from),
  constraint local_setting_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint local_setting_document_check CHECK (((length(document) >= 1) AND (length(document) <= 200))),
  constraint local_setting_key_check CHECK (((length(key) >= 1) AND (length(key) <= 60)))
);

create table matter (
  unit_id uuid not null,
  id uuid not null,
  category text not null,
  title text not null,
  kind text not null,
  threshold_fen bigint,
  needs_legality boolean not null default false,
  needs_finance boolean not null default false,
  needs_consultation boolean not null default false,
  valid_from date not null,
  valid_until date,
  document text not null,
  constraint matter_pkey PRIMARY KEY (unit_id, id),
  constraint matter_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint matter_category_check CHECK ((category = ANY (ARRAY['decision'::text, 'appointment'::text, 'project'::text, 'funds'::text]))),
  constraint matter_check CHECK ((valid_until >= valid_from)),
  constraint matter_document_check CHECK (((length(document) >= 1) AND (length(document) <= 200))),
  constraint matter_kind_check CHECK ((kind = ANY (ARRAY['ordinary'::text, 'cadre'::text, 'sanction'::text, 'report'::text]))),
  constraint matter_threshold_fen_check CHECK ((threshold_fen > 0)),
  constraint matter_title_check CHECK (((length(title) >= 1) AND (length(title) <= 100)))
);

create table measure (
  unit_id uuid not null,
  id uuid not null,
  text text not null,
  is_rule boolean not null,
  owner_id uuid,
  due_on date,
  done_on date,
  created_at timestamp(3) with time zone not null,
  revision integer not null default 1,
  constraint measure_pkey PRIMARY KEY (unit_id, id),
  constraint measure_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint measure_unit_id_owner_id_fkey FOREIGN KEY (unit_id, owner_id) REFERENCES person(unit_id, id),
  constraint measure_text_check CHECK (((length(text) >= 1) AND (length(text) <= 500)))
);

create table measure_evidence (
  unit_id uuid not null,
  measure_id uuid not null,
  evidence_id uuid not null,
  constraint measure_evidence_pkey PRIMARY KEY (unit_id, measure_id, evidence_id),
  constraint measure_evidence_unit_id_evidence_id_fkey FOREIGN KEY (unit_id, evidence_id) REFERENCES evidence(unit_id, id),
  constraint measure_evidence_unit_id_measure_id_fkey FOREIGN KEY (unit_id, measure_id) REFERENCES measure(unit_id, id)
);
CREATE INDEX measure_evidence_by_evidence ON public.measure_evidence USING btree (unit_id, evidence_id);
CREATE TRIGGER measure_evidence_stays BEFORE DELETE ON public.measure_evidence FOR EACH ROW EXECUTE FUNCTION refuse_verified_measure();

create table meeting (
  unit_id uuid not null,
  id uuid not null,
  year integer not null,
  number integer not null,
  title text not null,
  state text not null default 'planned'::text,
  planned_at timestamp(3) with time zone not null,
  place text not null default ''::text,
  recorder text not null default ''::text,
  settings jsonb not null,
  noticed_at timestamp(3) with time zone,
  opened_at timestamp(3) with time zone,
  closed_at timestamp(3) with time zone,
  locked_at timestamp(3) with time zone,
  record_hash text,
  record_sealed bytea,
  minutes_number text not null default ''::text,
  revision integer not null default 1,
  constraint meeting_pkey PRIMARY KEY (unit_id, id),
  constraint meeting_unit_id_year_number_key UNIQUE (unit_id, year, number),
  constraint meeting_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint meeting_check CHECK (((state = 'locked'::text) = (record_hash IS NOT NULL))),
  constraint meeting_minutes_number_check CHECK ((length(minutes_number) <= 40)),
  constraint meeting_number_check CHECK ((number > 0)),
  constraint meeting_place_check CHECK ((length(place) <= 100)),
  constraint meeting_record_hash_check CHECK ((record_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint meeting_recorder_check CHECK ((length(recorder) <= 60)),
  constraint meeting_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'noticed'::text, 'open'::text, 'closed'::text, 'locked'::text, 'cancelled'::text]))),
  constraint meeting_title_check CHECK (((length(title) >= 1) AND (length(title) <= 100))),
  constraint meeting_year_check CHECK (((year >= 2000) AND (year <= 2099)))
);
CREATE TRIGGER meeting_no_deletion BEFORE DELETE ON public.meeting FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER meeting_no_reopening BEFORE UPDATE ON public.meeting FOR EACH ROW EXECUTE FUNCTION refuse_reopening();

create table meeting_ballot (
  unit_id uuid not null,
  item_id uuid not null,
  round integer not null,
  person_id uuid not null,
  meeting_id uuid not null,
  choice text,
  constraint meeting_ballot_pkey PRIMARY KEY (unit_id, item_id, round, person_id),
  constraint meeting_ballot_unit_id_item_id_fkey FOREIGN KEY (unit_id, item_id) REFERENCES agenda_item(unit_id, id),
  constraint meeting_ballot_unit_id_meeting_id_person_id_fkey FOREIGN KEY (unit_id, meeting_id, person_id) REFERENCES meeting_member(unit_id, meeting_id, person_id),
  constraint meeting_ballot_choice_check CHECK ((choice = ANY (ARRAY['agree'::text, 'disagree'::text, 'defer'::text, 'abstain'::text]))),
  constraint meeting_ballot_round_check CHECK ((round > 0))
);
CREATE TRIGGER meeting_ballot_append_only BEFORE DELETE OR UPDATE ON public.meeting_ballot FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER meeting_ballot_open_only BEFORE INSERT ON public.meeting_ballot FOR EACH ROW EXECUTE FUNCTION refuse_closed_meeting();

create table meeting_event (
  unit_id uuid not null,
  meeting_id uuid not null,
  seq integer not null,
  kind text not null,
  content_sealed bytea not null,
  at timestamp(3) with time zone not null,
  by_name text not null,
  constraint meeting_event_pkey PRIMARY KEY (unit_id, meeting_id, seq),
  constraint meeting_event_unit_id_meeting_id_fkey FOREIGN KEY (unit_id, meeting_id) REFERENCES meeting(unit_id, id),
  constraint meeting_event_kind_check CHECK (((length(kind) >= 1) AND (length(kind) <= 40))),
  constraint meeting_event_seq_check CHECK ((seq > 0))
);
CREATE TRIGGER meeting_event_append_only BEFORE DELETE OR UPDATE ON public.meeting_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER meeting_event_open_only BEFORE INSERT ON public.meeting_event FOR EACH ROW EXECUTE FUNCTION refuse_closed_meeting();

create table meeting_member (
  unit_id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  name text not null,
  title text not null,
  position integer not null,
  is_chair boolean not null default false,
  reply text,
  reply_reason text not null default ''::text,
  replied_at timestamp(3) with time zone,
  constraint meeting_member_pkey PRIMARY KEY (unit_id, meeting_id, person_id),
  constraint meeting_member_unit_id_meeting_id_fkey FOREIGN KEY (unit_id, meeting_id) REFERENCES meeting(unit_id, id) ON DELETE CASCADE,
  constraint meeting_member_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id),
  constraint meeting_member_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint meeting_member_position_check CHECK (("position" >= 0)),
  constraint meeting_member_reply_check CHECK ((reply = ANY (ARRAY['attend'::text, 'leave'::text]))),
  constraint meeting_member_reply_reason_check CHECK ((length(reply_reason) <= 200)),
  constraint meeting_member_title_check CHECK (((length(title) >= 1) AND (length(title) <= 60)))
);
CREATE UNIQUE INDEX meeting_one_chair ON public.meeting_member USING btree (unit_id, meeting_id) WHERE is_chair;
CREATE TRIGGER meeting_member_until_locked BEFORE INSERT OR DELETE OR UPDATE ON public.meeting_member FOR EACH ROW EXECUTE FUNCTION refuse_locked_meeting();

create table meeting_observer (
  unit_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  person_id uuid,
  name text not null,
  title text not null default ''::text,
  item_ids jsonb,
  constraint meeting_observer_pkey PRIMARY KEY (unit_id, id),
  constraint meeting_observer_unit_id_meeting_id_fkey FOREIGN KEY (unit_id, meeting_id) REFERENCES meeting(unit_id, id) ON DELETE CASCADE,
  constraint meeting_observer_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id),
  constraint meeting_observer_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint meeting_observer_title_check CHECK ((length(title) <= 60))
);
CREATE TRIGGER meeting_observer_until_locked BEFORE INSERT OR DELETE OR UPDATE ON public.meeting_observer FOR EACH ROW EXECUTE FUNCTION refuse_locked_meeting();

create table minutes_addendum (
  unit_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  text text not null,
  reason text not null,
  added_by text not null,
  added_at timestamp(3) with time zone not null,
  constraint minutes_addendum_pkey PRIMARY KEY (unit_id, id),
  constraint minutes_addendum_unit_id_meeting_id_fkey FOREIGN KEY (unit_id, meeting_id) REFERENCES meeting(unit_id, id),
  constraint minutes_addendum_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500))),
  constraint minutes_addendum_text_check CHECK (((length(text) >= 1) AND (length(text) <= 2000)))
);
CREATE TRIGGER minutes_addendum_append_only BEFORE DELETE OR UPDATE ON public.minutes_addendum FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table minutes_words (
  unit_id uuid not null,
  meeting_id uuid not null,
  item_id uuid not null,
  person_id uuid not null,
  version integer not null,
  text_sealed bytea not null,
  written_by text not null,
  written_at timestamp(3) with time zone not null,
  confirmed_at timestamp(3) with time zone,
  constraint minutes_words_pkey PRIMARY KEY (unit_id, item_id, person_id, version),
  constraint minutes_words_unit_id_item_id_fkey FOREIGN KEY (unit_id, item_id) REFERENCES agenda_item(unit_id, id),
  constraint minutes_words_unit_id_meeting_id_person_id_fkey FOREIGN KEY (unit_id, meeting_id, person_id) REFERENCES meeting_member(unit_id, meeting_id, person_id),
  constraint minutes_words_version_check CHECK ((version > 0))
);
CREATE TRIGGER minutes_words_until_locked BEFORE INSERT OR DELETE OR UPDATE ON public.minutes_words FOR EACH ROW EXECUTE FUNCTION refuse_locked_meeting();

create table opinion (
  unit_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  hour timestamp(0) with time zone not null,
  received_on date not null,
  source_kind text not null,
  channel text not null,
  language text not null default 'zh'::text,
  text text not null,
  text_hash text not null,
  place_id uuid,
  order_number text,
  code_hash text,
  entered_by text not null,
  batch_id uuid,
  constraint opinion_pkey PRIMARY KEY (unit_id, id),
  constraint opinion_unit_id_batch_id_fkey FOREIGN KEY (unit_id, batch_id) REFERENCES voice_batch(unit_id, id),
  constraint opinion_unit_id_item_id_fkey FOREIGN KEY (unit_id, item_id) REFERENCES voice_item(unit_id, id),
  constraint opinion_unit_id_place_id_fkey FOREIGN KEY (unit_id, place_id) REFERENCES door_place(unit_id, id),
  constraint opinion_channel_check CHECK ((channel = ANY (ARRAY['door'::text, 'symposium'::text, 'box'::text, 'letter'::text, 'interview'::text, 'phone'::text, 'hotline'::text, 'research'::text]))),
  constraint opinion_code_hash_check CHECK ((code_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint opinion_hour_check CHECK ((((EXTRACT(epoch FROM hour))::bigint % (3600)::bigint) = 0)),
  constraint opinion_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint opinion_order_number_check CHECK (((length(order_number) >= 1) AND (length(order_number) <= 40))),
  constraint opinion_source_kind_check CHECK ((source_kind = ANY (ARRAY['town'::text, 'enterprise'::text, 'public'::text, 'tourist'::text]))),
  constraint opinion_text_check CHECK (((length(text) >= 1) AND (length(text) <= 2000))),
  constraint opinion_text_hash_check CHECK (((length(text_hash) >= 1) AND (length(text_hash) <= 64)))
);
CREATE INDEX opinion_batch ON public.opinion USING btree (unit_id, batch_id) WHERE (batch_id IS NOT NULL);
CREATE UNIQUE INDEX opinion_code ON public.opinion USING btree (unit_id, code_hash);
CREATE INDEX opinion_item ON public.opinion USING btree (unit_id, item_id);
CREATE UNIQUE INDEX opinion_order ON public.opinion USING btree (unit_id, order_number);
CREATE INDEX opinion_text ON public.opinion USING btree (unit_id, text_hash);

create table opinion_contact (
  unit_id uuid not null,
  opinion_id uuid not null,
  sealed bytea not null,
  keep_until_on date not null,
  constraint opinion_contact_pkey PRIMARY KEY (unit_id, opinion_id),
  constraint opinion_contact_unit_id_opinion_id_fkey FOREIGN KEY (unit_id, opinion_id) REFERENCES opinion(unit_id, id)
);
create policy opinion_contact_purpose on opinion_contact for all to public using (current_setting('touyan.purpose'::text, true) = 'contacts'::text) with check (current_setting('touyan.purpose'::text, true) = 'contacts'::text);

create table outlay (
  unit_id uuid not null,
  id uuid not null,
  kind text not null,
  title text not null,
  payee text not null default ''::text,
  amount_fen bigint not null,
  day_on date not null,
  voucher text not null default ''::text,
  item_id uuid,
  entered_by text not null,
  entered_at timestamp(3) with time zone not null,
  constraint outlay_pkey PRIMARY KEY (unit_id, id),
  constraint outlay_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint outlay_unit_id_item_id_fkey FOREIGN KEY (unit_id, item_id) REFERENCES agenda_item(unit_id, id),
  constraint outlay_amount_fen_check CHECK ((amount_fen > 0)),
  constraint outlay_kind_check CHECK ((kind = ANY (ARRAY['payment'::text, 'project'::text]))),
  constraint outlay_payee_check CHECK ((length(payee) <= 100)),
  constraint outlay_title_check CHECK (((length(title) >= 1) AND (length(title) <= 100))),
  constraint outlay_voucher_check CHECK ((length(voucher) <= 60))
);

create table party_addition (
  unit_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  text text not null,
  added_by text not null,
  added_at timestamp(3) with time zone not null,
  constraint party_addition_pkey PRIMARY KEY (unit_id, id),
  constraint party_addition_unit_id_meeting_id_fkey FOREIGN KEY (unit_id, meeting_id) REFERENCES party_meeting(unit_id, id),
  constraint party_addition_text_check CHECK (((length(text) >= 5) AND (length(text) <= 2000)))
);
CREATE INDEX party_addition_by_meeting ON public.party_addition USING btree (unit_id, meeting_id, added_at);

create table party_attendance (
  unit_id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  presence text not null,
  reason text not null default ''::text,
  has_vote boolean not null,
  constraint party_attendance_pkey PRIMARY KEY (unit_id, meeting_id, person_id),
  constraint party_attendance_unit_id_meeting_id_fkey FOREIGN KEY (unit_id, meeting_id) REFERENCES party_meeting(unit_id, id),
  constraint party_attendance_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id),
  constraint party_attendance_check CHECK (((presence = 'present'::text) OR (reason <> ''::text))),
  constraint party_attendance_presence_check CHECK ((presence = ANY (ARRAY['present'::text, 'leave'::text, 'absent'::text, 'exempt'::text]))),
  constraint party_attendance_reason_check CHECK ((length(reason) <= 200))
);
CREATE INDEX party_attendance_by_person ON public.party_attendance USING btree (unit_id, person_id);
CREATE TRIGGER party_attendance_frozen BEFORE INSERT OR DELETE OR UPDATE ON public.party_attendance FOR EACH ROW EXECUTE FUNCTION refuse_attendance_after_review();

create table party_exemption (
  unit_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  period text not null,
  reason text not null,
  asked_by_id uuid,
  asked_by text not null,
  asked_at timestamp(3) with time zone not null,
  state text not null,
  decided_by_id uuid,
  decided_by text,
  decided_at timestamp(3) with time zone,
  constraint party_exemption_pkey PRIMARY KEY (unit_id, id),
  constraint party_exemption_unit_id_asked_by_id_fkey FOREIGN KEY (unit_id, asked_by_id) REFERENCES person(unit_id, id),
  constraint party_exemption_unit_id_decided_by_id_fkey FOREIGN KEY (unit_id, decided_by_id) REFERENCES person(unit_id, id),
  constraint party_exemption_unit_id_organisation_id_fkey FOREIGN KEY (unit_id, organisation_id) REFERENCES party_organisation(unit_id, id),
  constraint party_exemption_check CHECK (((state = 'asked'::text) = (decided_at IS NULL))),
  constraint party_exemption_check1 CHECK ((decided_by_id <> asked_by_id)),
  constraint party_exemption_kind_check CHECK ((kind = ANY (ARRAY['assembly'::text, 'committee'::text, 'cell'::text, 'lecture'::text, 'theme-day'::text, 'organisation-life'::text, 'review'::text, 'study-group'::text, 'ideology'::text]))),
  constraint party_exemption_period_check CHECK ((period ~ '^20\d\d-(0[1-9]|1[0-2]|Q[1-4])$'::text)),
  constraint party_exemption_reason_check CHECK (((length(reason) >= 5) AND (length(reason) <= 200))),
  constraint party_exemption_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'approved'::text, 'refused'::text])))
);
CREATE UNIQUE INDEX party_exemption_once ON public.party_exemption USING btree (unit_id, organisation_id, kind, period) WHERE (state <> 'refused'::text);

create table party_file (
  unit_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  name text not null,
  size integer not null,
  sha256 text not null,
  sealed bytea not null,
  uploaded_by text not null,
  uploaded_at timestamp(3) with time zone not null,
  constraint party_file_pkey PRIMARY KEY (unit_id, id),
  constraint party_file_unit_id_meeting_id_fkey FOREIGN KEY (unit_id, meeting_id) REFERENCES party_meeting(unit_id, id),
  constraint party_file_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint party_file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint party_file_size_check CHECK ((size > 0))
);
CREATE INDEX party_file_by_meeting ON public.party_file USING btree (unit_id, meeting_id);

create table party_group_report (
  unit_id uuid not null,
  id uuid not null,
  reported_on date not null,
  title text not null,
  recipient text not null,
  entered_by text not null,
  constraint party_group_report_pkey PRIMARY KEY (unit_id, id),
  constraint party_group_report_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint party_group_report_recipient_check CHECK (((length(recipient) >= 1) AND (length(recipient) <= 100))),
  constraint party_group_report_title_check CHECK (((length(title) >= 1) AND (length(title) <= 100)))
);

create table party_make_up (
  unit_id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  due_on date not null,
  note text,
  done_on date,
  constraint party_make_up_pkey PRIMARY KEY (unit_id, meeting_id, person_id),
  constraint party_make_up_unit_id_meeting_id_fkey FOREIGN KEY (unit_id, meeting_id) REFERENCES party_meeting(unit_id, id),
  constraint party_make_up_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id),
  constraint party_make_up_check CHECK (((note IS NULL) = (done_on IS NULL))),
  constraint party_make_up_note_check CHECK (((length(note) >= 20) AND (length(note) <= 2000)))
);
CREATE INDEX party_make_up_by_person ON public.party_make_up USING btree (unit_id, person_id, done_on);

create table party_meeting (
  unit_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  also text[] not null default '{}'::text[],
  title text not null,
  state text not null,
  held_on date not null,
  starts_at time without time zone not null,
  planned_on date,
  place text not null,
  host_id uuid,
  recorder_id uuid,
  lecturer_id uuid,
  hours double precision not null default 0,
  days double precision not null default 0,
  content text not null default ''::text,
  decisions text not null default ''::text,
  for_year integer,
  is_approved boolean not null default false,
  excellent integer,
  qualified integer,
  basic integer,
  unqualified integer,
  noticed_at timestamp(3) with time zone,
  recorded_by_id uuid,
  recorded_at timestamp(3) with time zone,
  reviewed_by_id uuid,
  reviewed_by text,
  reviewed_at timestamp(3) with time zone,
  return_reason text,
  created_by text not null,
  created_at timestamp(3) with time zone not null,
  revision integer not null default 1,
  constraint party_meeting_pkey PRIMARY KEY (unit_id, id),
  constraint party_meeting_unit_id_host_id_fkey FOREIGN KEY (unit_id, host_id) REFERENCES person(unit_id, id),
  constraint party_meeting_unit_id_lecturer_id_fkey FOREIGN KEY (unit_id, lecturer_id) REFERENCES person(unit_id, id),
  constraint party_meeting_unit_id_organisation_id_fkey FOREIGN KEY (unit_id, organisation_id) REFERENCES party_organisation(unit_id, id),
  constraint party_meeting_unit_id_recorded_by_id_fkey FOREIGN KEY (unit_id, recorded_by_id) REFERENCES person(unit_id, id),
  constraint party_meeting_unit_id_recorder_id_fkey FOREIGN KEY (unit_id, recorder_id) REFERENCES person(unit_id, id),
  constraint party_meeting_unit_id_reviewed_by_id_fkey FOREIGN KEY (unit_id, reviewed_by_id) REFERENCES person(unit_id, id),
  constraint party_meeting_also_check CHECK ((also <@ ARRAY['lecture'::text, 'theme-day'::text, 'assembly'::text, 'review'::text])),
  constraint party_meeting_basic_check CHECK ((basic >= 0)),
  constraint party_meeting_check CHECK ((NOT (kind = ANY (also)))),
  constraint party_meeting_check1 CHECK (((state <> ALL (ARRAY['recorded'::text, 'reviewed'::text])) OR ((recorded_at IS NOT NULL) AND (content <> ''::text)))),
  constraint party_meeting_check2 CHECK (((state = 'reviewed'::text) = (reviewed_at IS NOT NULL))),
  constraint party_meeting_check3 CHECK (((state <> 'returned'::text) OR (return_reason IS NOT NULL))),
  constraint party_meeting_check4 CHECK ((reviewed_by_id <> recorded_by_id)),
  constraint party_meeting_content_check CHECK ((length(content) <= 10000)),
  constraint party_meeting_days_check CHECK ((((days >= (0)::double precision) AND (days <= (10)::double precision)) AND ((days * (2)::double precision) = floor((days * (2)::double precision))))),
  constraint party_meeting_decisions_check CHECK ((length(decisions) <= 5000)),
  constraint party_meeting_excellent_check CHECK ((excellent >= 0)),
  constraint party_meeting_for_year_check CHECK (((for_year >= 2000) AND (for_year <= 2099))),
  constraint party_meeting_hours_check CHECK ((((hours >= (0)::double precision) AND (hours <= (24)::double precision)) AND ((hours * (2)::double precision) = floor((hours * (2)::double precision))))),
  constraint party_meeting_kind_check CHECK ((kind = ANY (ARRAY['assembly'::text, 'committee'::text, 'cell'::text, 'lecture'::text, 'theme-day'::text, 'organisation-life'::text, 'review'::text, 'study-group'::text, 'ideology'::text]))),
  constraint party_meeting_place_check CHECK (((length(place) >= 1) AND (length(place) <= 100))),
  constraint party_meeting_qualified_check CHECK ((qualified >= 0)),
  constraint party_meeting_return_reason_check CHECK (((length(return_reason) >= 5) AND (length(return_reason) <= 500))),
  constraint party_meeting_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'recorded'::text, 'returned'::text, 'reviewed'::text, 'cancelled'::text]))),
  constraint party_meeting_title_check CHECK (((length(title) >= 1) AND (length(title) <= 100))),
  constraint party_meeting_unqualified_check CHECK ((unqualified >= 0))
);
CREATE INDEX party_meeting_by_day ON public.party_meeting USING btree (unit_id, held_on);
CREATE INDEX party_meeting_by_organisation ON public.party_meeting USING btree (unit_id, organisation_id, held_on);
CREATE TRIGGER party_meeting_frozen BEFORE DELETE OR UPDATE ON public.party_meeting FOR EACH ROW WHEN ((old.state = 'reviewed'::text)) EXECUTE FUNCTION refuse_change_after_review();

create table party_membership (
  unit_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  cell_id uuid,
  formal_on date,
  from_on date not null,
  until_on date,
  note text not null default ''::text,
  revision integer not null default 1,
  constraint party_membership_pkey PRIMARY KEY (unit_id, id),
  constraint party_membership_unit_id_cell_id_fkey FOREIGN KEY (unit_id, cell_id) REFERENCES party_organisation(unit_id, id),
  constraint party_membership_unit_id_organisation_id_fkey FOREIGN KEY (unit_id, organisation_id) REFERENCES party_organisation(unit_id, id),
  constraint party_membership_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id),
  constraint party_membership_check CHECK ((until_on >= from_on)),
  constraint party_membership_note_check CHECK ((length(note) <= 200))
);
CREATE INDEX party_membership_by_branch ON public.party_membership USING btree (unit_id, organisation_id, from_on);
CREATE INDEX party_membership_by_person ON public.party_membership USING btree (unit_id, person_id, from_on);
CREATE TRIGGER party_membership_one_branch AFTER INSERT OR UPDATE ON public.party_membership FOR EACH ROW EXECUTE FUNCTION refuse_second_membership();

create table party_organisation (
  unit_id uuid not null,
  id uuid not null,
  kind text not null,
  name text not null,
  parent_id uuid,
  theme_day integer,
  elected_on date,
  founded_on date not null,
  kept_from_on date not null,
  dissolved_on date,
  position integer not null default 0,
  revision integer not null default 1,
  constraint party_organisation_pkey PRIMARY KEY (unit_id, id),
  constraint party_organisation_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint party_organisation_unit_id_parent_id_fkey FOREIGN KEY (unit_id, parent_id) REFERENCES party_organisation(unit_id, id),
  constraint party_organisation_check CHECK ((parent_id <> id)),
  constraint party_organisation_check1 CHECK (((kind <> 'cell'::text) OR (parent_id IS NOT NULL))),
  constraint party_organisation_check2 CHECK ((kept_from_on >= founded_on)),
  constraint party_organisation_check3 CHECK ((elected_on >= founded_on)),
  constraint party_organisation_check4 CHECK ((dissolved_on >= founded_on)),
  constraint party_organisation_kind_check CHECK ((kind = ANY (ARRAY['leading-group'::text, 'committee'::text, 'branch'::text, 'cell'::text]))),
  constraint party_organisation_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint party_organisation_position_check CHECK ((("position" >= 0) AND ("position" <= 9999))),
  constraint party_organisation_theme_day_check CHECK (((theme_day >= 1) AND (theme_day <= 31)))
);
CREATE UNIQUE INDEX party_organisation_name ON public.party_organisation USING btree (unit_id, name) WHERE (dissolved_on IS NULL);

create table party_position (
  unit_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  rank text not null,
  duty text not null default ''::text,
  from_on date not null,
  until_on date,
  revision integer not null default 1,
  constraint party_position_pkey PRIMARY KEY (unit_id, id),
  constraint party_position_unit_id_organisation_id_fkey FOREIGN KEY (unit_id, organisation_id) REFERENCES party_organisation(unit_id, id),
  constraint party_position_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id),
  constraint party_position_check CHECK ((until_on >= from_on)),
  constraint party_position_duty_check CHECK ((length(duty) <= 40)),
  constraint party_position_rank_check CHECK ((rank = ANY (ARRAY['secretary'::text, 'deputy'::text, 'member'::text, 'leader'::text, 'learner'::text])))
);
CREATE INDEX party_position_by_organisation ON public.party_position USING btree (unit_id, organisation_id, from_on);
CREATE INDEX party_position_by_person ON public.party_position USING btree (unit_id, person_id, from_on);
CREATE TRIGGER party_position_one_holder AFTER INSERT OR UPDATE ON public.party_position FOR EACH ROW EXECUTE FUNCTION refuse_second_position();

create table party_size_approval (
  unit_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  approver text not null,
  document_number text not null,
  approved_on date not null,
  until_on date not null,
  reason text not null,
  file_name text not null,
  file_size integer not null,
  file_sha256 text not null,
  file_sealed bytea not null,
  registered_by text not null,
  registered_at timestamp(3) with time zone not null,
  withdrawn_by text,
  withdrawn_at timestamp(3) with time zone,
  withdrawn_reason text,
  constraint party_size_approval_pkey PRIMARY KEY (unit_id, id),
  constraint party_size_approval_unit_id_organisation_id_fkey FOREIGN KEY (unit_id, organisation_id) REFERENCES party_organisation(unit_id, id),
  constraint party_size_approval_approver_check CHECK (((length(approver) >= 2) AND (length(approver) <= 60))),
  constraint party_size_approval_check CHECK ((until_on >= approved_on)),
  constraint party_size_approval_check1 CHECK ((withdrawn_at >= registered_at)),
  constraint party_size_approval_check2 CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL))),
  constraint party_size_approval_check3 CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))),
  constraint party_size_approval_document_number_check CHECK (((length(document_number) >= 1) AND (length(document_number) <= 60))),
  constraint party_size_approval_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 200))),
  constraint party_size_approval_file_sha256_check CHECK ((file_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint party_size_approval_file_size_check CHECK ((file_size > 0)),
  constraint party_size_approval_reason_check CHECK (((length(reason) >= 5) AND (length(reason) <= 300))),
  constraint party_size_approval_withdrawn_reason_check CHECK (((length(withdrawn_reason) >= 5) AND (length(withdrawn_reason) <= 300)))
);
CREATE UNIQUE INDEX party_size_approval_once ON public.party_size_approval USING btree (unit_id, organisation_id, document_number) WHERE (withdrawn_at IS NULL);
CREATE TRIGGER party_size_approval_stays BEFORE UPDATE ON public.party_size_approval FOR EACH ROW EXECUTE FUNCTION party_size_approval_stays();

create table party_vote (
  unit_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  kind text not null,
  matter text not null,
  base integer not null,
  present integer not null,
  agree integer not null,
  disagree integer not null,
  abstain integer not null,
  is_passed boolean not null,
  because text not null,
  position integer not null,
  constraint party_vote_pkey PRIMARY KEY (unit_id, id),
  constraint party_vote_unit_id_meeting_id_position_key UNIQUE (unit_id, meeting_id, "position"),
  constraint party_vote_unit_id_meeting_id_fkey FOREIGN KEY (unit_id, meeting_id) REFERENCES party_meeting(unit_id, id),
  constraint party_vote_abstain_check CHECK ((abstain >= 0)),
  constraint party_vote_agree_check CHECK ((agree >= 0)),
  constraint party_vote_base_check CHECK ((base >= 0)),
  constraint party_vote_because_check CHECK ((because <> ''::text)),
  constraint party_vote_check CHECK (((present >= 0) AND (present <= base))),
  constraint party_vote_check1 CHECK ((((agree + disagree) + abstain) <= present)),
  constraint party_vote_disagree_check CHECK ((disagree >= 0)),
  constraint party_vote_kind_check CHECK ((kind = ANY (ARRAY['matter'::text, 'election'::text]))),
  constraint party_vote_matter_check CHECK (((length(matter) >= 1) AND (length(matter) <= 200))),
  constraint party_vote_position_check CHECK (("position" >= 0))
);
CREATE TRIGGER party_vote_frozen BEFORE INSERT OR DELETE OR UPDATE ON public.party_vote FOR EACH ROW EXECUTE FUNCTION refuse_attendance_after_review();

create table person (
  unit_id uuid not null,
  id uuid not null,
  name text not null,
  pinyin text not null,
  initials text not null,
  sex text not null,
  birth text not null default ''::text,
  nation text not null,
  native_place text not null,
  birthplace text not null,
  party_joined text not null default ''::text,
  party_regular text not null default ''::text,
  other_party text not null,
  politics text not null,
  work_started text not null default ''::text,
  health text not null,
  technical_title text not null,
  specialty text not null,
  current_post text not null,
  proposed_post text not null,
  removed_post text not null,
  awards text not null,
  assessments text not null,
  appoint_reason text not null,
  reporting_unit text not null,
  age_as_of text not null default ''::text,
  filled_on text not null default ''::text,
  filled_by text not null,
  retirement_month text not null default ''::text,
  former_age_limit text not null,
  phone text not null,
  staff_kind text not null,
  state text not null,
  section_id uuid,
  top_diploma text not null default ''::text,
  top_degree text not null default ''::text,
  current_rank text not null default ''::text,
  id_number_sealed bytea,
  id_number_fingerprint bytea,
  verbatim_sealed bytea,
  photo_id uuid,
  revision integer not null default 1,
  created_at timestamp(3) with time zone not null,
  changed_at timestamp(3) with time zone not null,
  constraint person_pkey PRIMARY KEY (unit_id, id),
  constraint person_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint person_unit_id_section_id_fkey FOREIGN KEY (unit_id, section_id) REFERENCES section(unit_id, id),
  constraint person_age_as_of_check CHECK ((age_as_of ~ '^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$'::text)),
  constraint person_birth_check CHECK ((birth ~ '^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$'::text)),
  constraint person_check CHECK (((id_number_sealed IS NULL) = (id_number_fingerprint IS NULL))),
  constraint person_filled_on_check CHECK ((filled_on ~ '^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$'::text)),
  constraint person_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint person_party_joined_check CHECK ((party_joined ~ '^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$'::text)),
  constraint person_party_regular_check CHECK ((party_regular ~ '^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$'::text)),
  constraint person_retirement_month_check CHECK ((retirement_month ~ '^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$'::text)),
  constraint person_sex_check CHECK ((sex = ANY (ARRAY['男'::text, '女'::text, ''::text]))),
  constraint person_staff_kind_check CHECK ((staff_kind = ANY (ARRAY['行政'::text, '参公'::text, '事业'::text, '工勤'::text, ''::text]))),
  constraint person_state_check CHECK ((state = ANY (ARRAY['在职'::text, '退休'::text, '调出'::text, '离职'::text, '去世'::text]))),
  constraint person_work_started_check CHECK ((work_started ~ '^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$'::text))
);
CREATE INDEX person_by_name ON public.person USING btree (unit_id, name);
CREATE INDEX person_by_pinyin ON public.person USING btree (unit_id, state, pinyin, id);
CREATE INDEX person_by_section ON public.person USING btree (unit_id, section_id);
CREATE UNIQUE INDEX person_id_number ON public.person USING btree (unit_id, id_number_fingerprint);

create table photo (
  unit_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  mime text not null,
  width integer not null,
  height integer not null,
  bytes bytea not null,
  constraint photo_pkey PRIMARY KEY (unit_id, id),
  constraint photo_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id) ON DELETE CASCADE,
  constraint photo_bytes_check CHECK ((length(bytes) <= 5242880)),
  constraint photo_mime_check CHECK ((mime = ANY (ARRAY['image/jpeg'::text, 'image/png'::text, 'image/bmp'::text])))
);
CREATE INDEX photo_person ON public.photo USING btree (unit_id, person_id);

create table portfolio (
  unit_id uuid not null,
  id uuid not null,
  section_id uuid not null,
  leader_id uuid not null,
  substitute_id uuid,
  from_on date not null,
  until_on date,
  basis text not null default ''::text,
  revision integer not null default 1,
  constraint portfolio_pkey PRIMARY KEY (unit_id, id),
  constraint portfolio_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint portfolio_unit_id_leader_id_fkey FOREIGN KEY (unit_id, leader_id) REFERENCES person(unit_id, id),
  constraint portfolio_unit_id_section_id_fkey FOREIGN KEY (unit_id, section_id) REFERENCES section(unit_id, id),
  constraint portfolio_unit_id_substitute_id_fkey FOREIGN KEY (unit_id, substitute_id) REFERENCES person(unit_id, id),
  constraint portfolio_basis_check CHECK ((length(basis) <= 200)),
  constraint portfolio_check CHECK (((until_on IS NULL) OR (until_on >= from_on))),
  constraint portfolio_check1 CHECK ((substitute_id IS DISTINCT FROM leader_id))
);
CREATE INDEX portfolio_leader ON public.portfolio USING btree (unit_id, leader_id);
CREATE INDEX portfolio_section ON public.portfolio USING btree (unit_id, section_id, from_on);
CREATE TRIGGER portfolio_one_leader AFTER INSERT OR UPDATE ON public.portfolio FOR EACH ROW EXECUTE FUNCTION refuse_second_leader();

create table post (
  unit_id uuid not null,
  id uuid not null,
  section_id uuid not null,
  title text not null,
  level text not null,
  is_principal boolean not null default false,
  counts_quota boolean not null default true,
  seats integer not null default 1,
  position integer not null default 0,
  abolished_on date,
  revision integer not null default 1,
  constraint post_pkey PRIMARY KEY (unit_id, id),
  constraint post_unit_id_section_id_fkey FOREIGN KEY (unit_id, section_id) REFERENCES section(unit_id, id),
  constraint post_seats_check CHECK (((seats >= 1) AND (seats <= 999))),
  constraint post_title_check CHECK (((length(title) >= 1) AND (length(title) <= 100)))
);

create table post_held (
  unit_id uuid not null,
  person_id uuid not null,
  position integer not null,
  title text not null,
  level text not null,
  kind text not null,
  post_id uuid,
  started_on text not null default ''::text,
  ended_on text not null default ''::text,
  document text not null,
  confirmed_on text not null default ''::text,
  constraint post_held_pkey PRIMARY KEY (unit_id, person_id, "position"),
  constraint post_held_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id) ON DELETE CASCADE,
  constraint post_held_unit_id_post_id_fkey FOREIGN KEY (unit_id, post_id) REFERENCES post(unit_id, id),
  constraint post_held_check CHECK (((ended_on = ''::text) OR (ended_on >= started_on))),
  constraint post_held_confirmed_on_check CHECK ((confirmed_on ~ '^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$'::text)),
  constraint post_held_ended_on_check CHECK ((ended_on ~ '^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$'::text)),
  constraint post_held_kind_check CHECK ((kind = ANY (ARRAY['任职'::text, '兼任'::text, '挂职'::text]))),
  constraint post_held_position_check CHECK (("position" >= 0)),
  constraint post_held_started_on_check CHECK ((started_on ~ '^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$'::text))
);
CREATE INDEX post_held_post ON public.post_held USING btree (unit_id, post_id) WHERE (post_id IS NOT NULL);

create table problem (
  unit_id uuid not null,
  id uuid not null,
  year integer not null,
  number integer not null,
  title text not null,
  description text not null default ''::text,
  goal text not null default ''::text,
  kind text not null,
  line text not null default ''::text,
  timing text not null,
  lead_section_id uuid,
  leader_id uuid,
  owner_id uuid,
  found_on date not null,
  begun_on date not null,
  due_on date,
  first_due_on date,
  state text not null,
  needs_raiser_answer boolean not null default false,
  raiser_satisfied boolean,
  is_confined boolean not null default false,
  submitted_by_id uuid,
  submitted_on date,
  verifier_id uuid,
  verified_on date,
  closed_on date,
  returns integer not null default 0,
  reopenings integer not null default 0,
  is_rebound boolean not null default false,
  rebound_of_id uuid,
  met_on date,
  note text not null default ''::text,
  created_by text not null,
  created_at timestamp(3) with time zone not null,
  revision integer not null default 1,
  constraint problem_pkey PRIMARY KEY (unit_id, id),
  constraint problem_unit_id_year_number_key UNIQUE (unit_id, year, number),
  constraint problem_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint problem_unit_id_lead_section_id_fkey FOREIGN KEY (unit_id, lead_section_id) REFERENCES section(unit_id, id),
  constraint problem_unit_id_leader_id_fkey FOREIGN KEY (unit_id, leader_id) REFERENCES person(unit_id, id),
  constraint problem_unit_id_owner_id_fkey FOREIGN KEY (unit_id, owner_id) REFERENCES person(unit_id, id),
  constraint problem_unit_id_rebound_of_id_fkey FOREIGN KEY (unit_id, rebound_of_id) REFERENCES problem(unit_id, id),
  constraint problem_unit_id_submitted_by_id_fkey FOREIGN KEY (unit_id, submitted_by_id) REFERENCES person(unit_id, id),
  constraint problem_unit_id_verifier_id_fkey FOREIGN KEY (unit_id, verifier_id) REFERENCES person(unit_id, id),
  constraint problem_check CHECK (((begun_on >= found_on) AND (due_on >= begun_on))),
  constraint problem_check1 CHECK (((due_on IS NULL) = (first_due_on IS NULL))),
  constraint problem_check10 CHECK (((state <> 'closed'::text) OR (NOT needs_raiser_answer) OR (raiser_satisfied IS TRUE))),
  constraint problem_check2 CHECK (((state = ANY (ARRAY['open'::text, 'withdrawn'::text])) OR (owner_id IS NOT NULL))),
  constraint problem_check3 CHECK (((state = 'closed'::text) = (closed_on IS NOT NULL))),
  constraint problem_check4 CHECK (((verifier_id IS NULL) = (verified_on IS NULL))),
  constraint problem_check5 CHECK (((submitted_by_id IS NULL) = (submitted_on IS NULL))),
  constraint problem_check6 CHECK (((state <> ALL (ARRAY['submitted'::text, 'answering'::text, 'closed'::text])) OR (submitted_by_id IS NOT NULL))),
  constraint problem_check7 CHECK (((state <> ALL (ARRAY['answering'::text, 'closed'::text])) OR (verifier_id IS NOT NULL))),
  constraint problem_check8 CHECK ((verifier_id <> owner_id)),
  constraint problem_check9 CHECK ((verifier_id <> submitted_by_id)),
  constraint problem_description_check CHECK ((length(description) <= 2000)),
  constraint problem_goal_check CHECK ((length(goal) <= 500)),
  constraint problem_kind_check CHECK ((kind = ANY (ARRAY['theory'::text, 'work-style'::text, 'service'::text, 'integrity'::text, 'political'::text]))),
  constraint problem_line_check CHECK ((length(line) <= 20)),
  constraint problem_note_check CHECK ((length(note) <= 500)),
  constraint problem_number_check CHECK ((number > 0)),
  constraint problem_reopenings_check CHECK ((reopenings >= 0)),
  constraint problem_returns_check CHECK ((returns >= 0)),
  constraint problem_state_check CHECK ((state = ANY (ARRAY['open'::text, 'in-hand'::text, 'submitted'::text, 'answering'::text, 'closed'::text, 'withdrawn'::text]))),
  constraint problem_timing_check CHECK ((timing = ANY (ARRAY['immediate'::text, 'deadline'::text, 'lasting'::text]))),
  constraint problem_title_check CHECK (((length(title) >= 1) AND (length(title) <= 100))),
  constraint problem_year_check CHECK (((year >= 2000) AND (year <= 2099)))
);
CREATE INDEX problem_by_finding ON public.problem USING btree (unit_id, found_on DESC, year DESC, number DESC);
CREATE INDEX problem_by_owner ON public.problem USING btree (unit_id, owner_id, state);
CREATE INDEX problem_by_section ON public.problem USING btree (unit_id, lead_section_id, kind, state);
CREATE INDEX problem_for_totals ON public.problem USING btree (unit_id, state, due_on) INCLUDE (begun_on, timing, is_rebound, is_confined, owner_id, leader_id, lead_section_id, kind, line, year);
CREATE INDEX problem_in_order ON public.problem USING btree (unit_id, ((state = ANY (ARRAY['closed'::text, 'withdrawn'::text]))), due_on, year DESC, number DESC);
CREATE TRIGGER problem_keeps_first_date BEFORE UPDATE ON public.problem FOR EACH ROW EXECUTE FUNCTION keep_first_date();
CREATE TRIGGER problem_no_deletion BEFORE DELETE ON public.problem FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER problem_with_evidence BEFORE INSERT OR UPDATE ON public.problem FOR EACH ROW EXECUTE FUNCTION insist_on_evidence();

create table problem_cause (
  unit_id uuid not null,
  problem_id uuid not null,
  cause_id uuid not null,
  constraint problem_cause_pkey PRIMARY KEY (unit_id, problem_id, cause_id),
  constraint problem_cause_unit_id_cause_id_fkey FOREIGN KEY (unit_id, cause_id) REFERENCES cause(unit_id, id),
  constraint problem_cause_unit_id_problem_id_fkey FOREIGN KEY (unit_id, problem_id) REFERENCES problem(unit_id, id)
);

create table problem_entry (
  unit_id uuid not null,
  problem_id uuid not null,
  seq integer not null,
  act text not null,
  text text not null,
  by_name text not null,
  at timestamp(3) with time zone not null,
  constraint problem_entry_pkey PRIMARY KEY (unit_id, problem_id, seq),
  constraint problem_entry_unit_id_problem_id_fkey FOREIGN KEY (unit_id, problem_id) REFERENCES problem(unit_id, id),
  constraint problem_entry_act_check CHECK (((length(act) >= 1) AND (length(act) <= 40))),
  constraint problem_entry_seq_check CHECK ((seq > 0)),
  constraint problem_entry_text_check CHECK (((length(text) >= 1) AND (length(text) <= 2500)))
);
CREATE TRIGGER problem_entry_append_only BEFORE DELETE OR UPDATE ON public.problem_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table problem_measure (
  unit_id uuid not null,
  problem_id uuid not null,
  measure_id uuid not null,
  constraint problem_measure_pkey PRIMARY KEY (unit_id, problem_id, measure_id),
  constraint problem_measure_unit_id_measure_id_fkey FOREIGN KEY (unit_id, measure_id) REFERENCES measure(unit_id, id),
  constraint problem_measure_unit_id_problem_id_fkey FOREIGN KEY (unit_id, problem_id) REFERENCES problem(unit_id, id)
);
CREATE INDEX problem_measure_by_measure ON public.problem_measure USING btree (unit_id, measure_id);
CREATE TRIGGER problem_measure_stays BEFORE DELETE ON public.problem_measure FOR EACH ROW EXECUTE FUNCTION refuse_verified_measure();

create table problem_origin (
  unit_id uuid not null,
  id uuid not null,
  problem_id uuid not null,
  kind text not null,
  origin_id text,
  label text not null,
  path text,
  title text not null,
  position integer not null,
  raised_on date not null,
  raised_by text not null,
  constraint problem_origin_pkey PRIMARY KEY (unit_id, id),
  constraint problem_origin_unit_id_problem_id_position_key UNIQUE (unit_id, problem_id, "position"),
  constraint problem_origin_unit_id_problem_id_fkey FOREIGN KEY (unit_id, problem_id) REFERENCES problem(unit_id, id),
  constraint problem_origin_kind_check CHECK ((kind = ANY (ARRAY['meeting'::text, 'life-meeting'::text, 'inspection'::text, 'patrol'::text, 'clue'::text, 'rating'::text, 'opinion'::text, 'analysis'::text, 'duty-check'::text, 'audit'::text, 'checkup'::text, 'research'::text, 'report'::text]))),
  constraint problem_origin_label_check CHECK (((length(label) >= 1) AND (length(label) <= 200))),
  constraint problem_origin_origin_id_check CHECK (((length(origin_id) >= 1) AND (length(origin_id) <= 400))),
  constraint problem_origin_path_check CHECK (((path ~ '^/[^/]'::text) AND (length(path) <= 400))),
  constraint problem_origin_position_check CHECK (("position" >= 0)),
  constraint problem_origin_title_check CHECK (((length(title) >= 1) AND (length(title) <= 100)))
);
CREATE INDEX problem_origin_by_source ON public.problem_origin USING btree (unit_id, kind, origin_id);

create table problem_support (
  unit_id uuid not null,
  problem_id uuid not null,
  section_id uuid not null,
  constraint problem_support_pkey PRIMARY KEY (unit_id, problem_id, section_id),
  constraint problem_support_unit_id_problem_id_fkey FOREIGN KEY (unit_id, problem_id) REFERENCES problem(unit_id, id),
  constraint problem_support_unit_id_section_id_fkey FOREIGN KEY (unit_id, section_id) REFERENCES section(unit_id, id)
);

create table proposal (
  unit_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  field text not null,
  proposed_sealed bytea not null,
  previous_sealed bytea not null,
  reason text not null,
  state text not null,
  proposed_by text not null,
  proposed_at timestamp(3) with time zone not null,
  decided_by text,
  decided_at timestamp(3) with time zone,
  answer text not null default ''::text,
  constraint proposal_pkey PRIMARY KEY (unit_id, id),
  constraint proposal_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES account(id),
  constraint proposal_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES account(id),
  constraint proposal_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id) ON DELETE CASCADE,
  constraint proposal_check CHECK (((state = 'open'::text) = (decided_at IS NULL))),
  constraint proposal_check1 CHECK (((state <> 'refused'::text) OR (answer <> ''::text))),
  constraint proposal_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500))),
  constraint proposal_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'refused'::text, 'withdrawn'::text])))
);
CREATE UNIQUE INDEX proposal_open ON public.proposal USING btree (unit_id, person_id, field) WHERE (state = 'open'::text);

create table published_index (
  unit_id uuid not null,
  published_at timestamp(3) with time zone not null,
  content jsonb not null,
  constraint published_index_pkey PRIMARY KEY (unit_id, published_at),
  constraint published_index_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table raiser_answer (
  unit_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  opinion_id uuid,
  is_satisfied boolean not null,
  text text not null default ''::text,
  on_day date not null,
  constraint raiser_answer_pkey PRIMARY KEY (unit_id, id),
  constraint raiser_answer_unit_id_item_id_fkey FOREIGN KEY (unit_id, item_id) REFERENCES voice_item(unit_id, id),
  constraint raiser_answer_unit_id_opinion_id_fkey FOREIGN KEY (unit_id, opinion_id) REFERENCES opinion(unit_id, id),
  constraint raiser_answer_text_check CHECK ((length(text) <= 2000))
);

create table rank_held (
  unit_id uuid not null,
  person_id uuid not null,
  position integer not null,
  rank text not null,
  started_on text not null default ''::text,
  ended_on text not null default ''::text,
  document text not null,
  constraint rank_held_pkey PRIMARY KEY (unit_id, person_id, "position"),
  constraint rank_held_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id) ON DELETE CASCADE,
  constraint rank_held_check CHECK (((ended_on = ''::text) OR (ended_on >= started_on))),
  constraint rank_held_ended_on_check CHECK ((ended_on ~ '^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$'::text)),
  constraint rank_held_position_check CHECK (("position" >= 0)),
  constraint rank_held_started_on_check CHECK ((started_on ~ '^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$'::text))
);

create table reconsider_consent (
  unit_id uuid not null,
  topic_id uuid not null,
  person_id uuid not null,
  given_at timestamp(3) with time zone not null,
  constraint reconsider_consent_pkey PRIMARY KEY (unit_id, topic_id, person_id),
  constraint reconsider_consent_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id),
  constraint reconsider_consent_unit_id_topic_id_fkey FOREIGN KEY (unit_id, topic_id) REFERENCES topic(unit_id, id) ON DELETE CASCADE
);

create table reflection (
  unit_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  title text not null,
  sealed bytea not null,
  written_on date not null,
  revision integer not null default 1,
  constraint reflection_pkey PRIMARY KEY (unit_id, id),
  constraint reflection_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id),
  constraint reflection_title_check CHECK (((length(title) >= 2) AND (length(title) <= 100)))
);
CREATE INDEX reflection_person ON public.reflection USING btree (unit_id, person_id, written_on);

create table relative_interest (
  unit_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  relative_sealed bytea not null,
  kind text not null,
  organisation text not null,
  credit_code text not null default ''::text,
  share_percent numeric(5,2),
  line text not null default ''::text,
  valid_from date not null,
  valid_until date,
  declared_on date not null,
  standing text not null default 'declared'::text,
  source text not null,
  revision integer not null default 1,
  constraint relative_interest_pkey PRIMARY KEY (unit_id, id),
  constraint relative_interest_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id),
  constraint relative_interest_check CHECK ((valid_until >= valid_from)),
  constraint relative_interest_credit_code_check CHECK ((length(credit_code) <= 30)),
  constraint relative_interest_kind_check CHECK ((kind = ANY (ARRAY['owns'::text, 'shares'::text, 'runs'::text, 'works'::text]))),
  constraint relative_interest_line_check CHECK ((length(line) <= 100)),
  constraint relative_interest_organisation_check CHECK (((length(organisation) >= 1) AND (length(organisation) <= 100))),
  constraint relative_interest_share_percent_check CHECK (((share_percent > (0)::numeric) AND (share_percent <= (100)::numeric))),
  constraint relative_interest_source_check CHECK (((length(source) >= 1) AND (length(source) <= 200))),
  constraint relative_interest_standing_check CHECK ((standing = ANY (ARRAY['declared'::text, 'verified'::text, 'doubtful'::text])))
);

create table report (
  unit_id uuid not null,
  id uuid not null,
  kind text not null,
  year integer not null,
  person_id uuid,
  state text not null default 'draft'::text,
  version integer not null default 0,
  made_by text not null,
  made_at timestamp(3) with time zone not null,
  signed_by text,
  signed_at timestamp(3) with time zone,
  hash text,
  revision integer not null default 1,
  constraint report_pkey PRIMARY KEY (unit_id, id),
  constraint report_unit_id_kind_year_person_id_key UNIQUE NULLS NOT DISTINCT (unit_id, kind, year, person_id),
  constraint report_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint report_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id),
  constraint report_check CHECK (((kind = 'person'::text) = (person_id IS NOT NULL))),
  constraint report_check1 CHECK (((state = 'signed'::text) = (signed_by IS NOT NULL))),
  constraint report_check2 CHECK (((state = 'signed'::text) = (signed_at IS NOT NULL))),
  constraint report_check3 CHECK (((state = 'signed'::text) = (hash IS NOT NULL))),
  constraint report_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint report_kind_check CHECK ((kind = ANY (ARRAY['annual'::text, 'decisions'::text, 'training'::text, 'organisation'::text, 'checkup'::text, 'person'::text]))),
  constraint report_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'review'::text, 'signed'::text]))),
  constraint report_version_check CHECK ((version >= 0)),
  constraint report_year_check CHECK (((year >= 2000) AND (year <= 2099)))
);
CREATE TRIGGER report_no_deletion BEFORE DELETE ON public.report FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER report_signed_for_good BEFORE UPDATE ON public.report FOR EACH ROW EXECUTE FUNCTION refuse_signed_report();

create table report_acceptance (
  unit_id uuid not null,
  report_id uuid not null,
  position integer not null,
  text text not null,
  accepted_by text not null,
  constraint report_acceptance_pkey PRIMARY KEY (unit_id, report_id, "position"),
  constraint report_acceptance_unit_id_report_id_fkey FOREIGN KEY (unit_id, report_id) REFERENCES report(unit_id, id),
  constraint report_acceptance_position_check CHECK (("position" >= 0)),
  constraint report_acceptance_text_check CHECK (((length(text) >= 1) AND (length(text) <= 4000)))
);
CREATE TRIGGER report_acceptance_append_only BEFORE DELETE OR UPDATE ON public.report_acceptance FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER report_acceptance_before_signature BEFORE INSERT ON public.report_acceptance FOR EACH ROW EXECUTE FUNCTION refuse_version_of_signed_report();

create table report_comment (
  unit_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  section_id text not null,
  text text not null,
  made_by text not null,
  made_at timestamp(3) with time zone not null,
  settled_by text,
  settled_at timestamp(3) with time zone,
  constraint report_comment_pkey PRIMARY KEY (unit_id, id),
  constraint report_comment_unit_id_report_id_fkey FOREIGN KEY (unit_id, report_id) REFERENCES report(unit_id, id),
  constraint report_comment_check CHECK (((settled_by IS NULL) = (settled_at IS NULL))),
  constraint report_comment_section_id_check CHECK (((length(section_id) >= 1) AND (length(section_id) <= 60))),
  constraint report_comment_text_check CHECK (((length(text) >= 1) AND (length(text) <= 500)))
);
CREATE INDEX report_comment_by_report ON public.report_comment USING btree (unit_id, report_id, made_at);

create table report_promise (
  unit_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  year integer not null,
  position integer not null,
  text text not null,
  section_id uuid,
  due_on date,
  problem_id uuid,
  state text not null default 'open'::text,
  answer text not null default ''::text,
  answered_by text,
  answered_at timestamp(3) with time zone,
  revision integer not null default 1,
  constraint report_promise_pkey PRIMARY KEY (unit_id, id),
  constraint report_promise_unit_id_report_id_position_key UNIQUE (unit_id, report_id, "position"),
  constraint report_promise_unit_id_problem_id_fkey FOREIGN KEY (unit_id, problem_id) REFERENCES problem(unit_id, id),
  constraint report_promise_unit_id_report_id_fkey FOREIGN KEY (unit_id, report_id) REFERENCES report(unit_id, id),
  constraint report_promise_unit_id_section_id_fkey FOREIGN KEY (unit_id, section_id) REFERENCES section(unit_id, id),
  constraint report_promise_answer_check CHECK ((length(answer) <= 1000)),
  constraint report_promise_check CHECK (((state = 'open'::text) = (answered_by IS NULL))),
  constraint report_promise_check1 CHECK (((state = 'open'::text) = (answered_at IS NULL))),
  constraint report_promise_check2 CHECK (((state = 'open'::text) OR (length(answer) >= 5))),
  constraint report_promise_position_check CHECK (("position" >= 0)),
  constraint report_promise_state_check CHECK ((state = ANY (ARRAY['open'::text, 'kept'::text, 'broken'::text]))),
  constraint report_promise_text_check CHECK (((length(text) >= 5) AND (length(text) <= 1000))),
  constraint report_promise_year_check CHECK (((year >= 2000) AND (year <= 2100)))
);
CREATE INDEX report_promise_by_year ON public.report_promise USING btree (unit_id, year, "position");

create table report_version (
  unit_id uuid not null,
  report_id uuid not null,
  number integer not null,
  document jsonb not null,
  figures jsonb not null,
  note text not null default ''::text,
  made_by text not null,
  made_at timestamp(3) with time zone not null,
  constraint report_version_pkey PRIMARY KEY (unit_id, report_id, number),
  constraint report_version_unit_id_report_id_fkey FOREIGN KEY (unit_id, report_id) REFERENCES report(unit_id, id),
  constraint report_version_note_check CHECK ((length(note) <= 200)),
  constraint report_version_number_check CHECK ((number > 0))
);
CREATE TRIGGER report_version_append_only BEFORE DELETE OR UPDATE ON public.report_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER report_version_before_signature BEFORE INSERT ON public.report_version FOR EACH ROW EXECUTE FUNCTION refuse_version_of_signed_report();

create table report_wording (
  unit_id uuid not null,
  kind text not null,
  wording jsonb not null,
  changed_by text not null,
  changed_at timestamp(3) with time zone not null,
  revision integer not null default 1,
  constraint report_wording_pkey PRIMARY KEY (unit_id, kind),
  constraint report_wording_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint report_wording_kind_check CHECK ((kind = ANY (ARRAY['annual'::text, 'decisions'::text, 'training'::text, 'organisation'::text, 'checkup'::text, 'person'::text])))
);

create table research_advice (
  unit_id uuid not null,
  id uuid not null,
  trip_id uuid not null,
  position integer not null,
  text text not null,
  owner_id uuid not null,
  due_on date not null,
  outcome text,
  item_id uuid,
  rule_name text not null default ''::text,
  reason text not null default ''::text,
  answered_on date,
  answered_by text,
  created_on date not null,
  revision integer not null default 1,
  constraint research_advice_pkey PRIMARY KEY (unit_id, id),
  constraint research_advice_unit_id_trip_id_position_key UNIQUE (unit_id, trip_id, "position"),
  constraint research_advice_unit_id_item_id_fkey FOREIGN KEY (unit_id, item_id) REFERENCES agenda_item(unit_id, id),
  constraint research_advice_unit_id_owner_id_fkey FOREIGN KEY (unit_id, owner_id) REFERENCES person(unit_id, id),
  constraint research_advice_unit_id_trip_id_fkey FOREIGN KEY (unit_id, trip_id) REFERENCES research_trip(unit_id, id),
  constraint research_advice_check CHECK (((outcome IS NULL) = (answered_on IS NULL))),
  constraint research_advice_check1 CHECK (((answered_on IS NULL) = (answered_by IS NULL))),
  constraint research_advice_check2 CHECK (((NOT (outcome IS DISTINCT FROM 'decision'::text)) = (item_id IS NOT NULL))),
  constraint research_advice_check3 CHECK (((NOT (outcome IS DISTINCT FROM 'rule'::text)) = (rule_name <> ''::text))),
  constraint research_advice_check4 CHECK (((outcome IS DISTINCT FROM 'refused'::text) OR (length(reason) >= 5))),
  constraint research_advice_outcome_check CHECK ((outcome = ANY (ARRAY['decision'::text, 'rule'::text, 'refused'::text]))),
  constraint research_advice_position_check CHECK (("position" > 0)),
  constraint research_advice_reason_check CHECK ((length(reason) <= 500)),
  constraint research_advice_rule_name_check CHECK ((length(rule_name) <= 200)),
  constraint research_advice_text_check CHECK (((length(text) >= 5) AND (length(text) <= 500)))
);
CREATE INDEX research_advice_unanswered ON public.research_advice USING btree (unit_id, due_on) WHERE (outcome IS NULL);

create table research_help (
  unit_id uuid not null,
  id uuid not null,
  title text not null,
  owner_id uuid not null,
  due_on date not null,
  answer text not null default ''::text,
  result text not null default ''::text,
  state text not null default 'open'::text,
  created_on date not null,
  closed_on date,
  closed_by text,
  revision integer not null default 1,
  constraint research_help_pkey PRIMARY KEY (unit_id, id),
  constraint research_help_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint research_help_unit_id_owner_id_fkey FOREIGN KEY (unit_id, owner_id) REFERENCES person(unit_id, id),
  constraint research_help_answer_check CHECK ((length(answer) <= 1000)),
  constraint research_help_check CHECK (((state = 'closed'::text) = (closed_on IS NOT NULL))),
  constraint research_help_check1 CHECK (((closed_on IS NULL) = (closed_by IS NULL))),
  constraint research_help_check2 CHECK (((state = 'open'::text) OR (length(result) >= 5))),
  constraint research_help_result_check CHECK ((length(result) <= 1000)),
  constraint research_help_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint research_help_title_check CHECK (((length(title) >= 2) AND (length(title) <= 100)))
);

create table research_idea (
  unit_id uuid not null,
  id uuid not null,
  title text not null,
  state text not null default 'open'::text,
  reason text not null default ''::text,
  created_on date not null,
  decided_on date,
  decided_by text,
  revision integer not null default 1,
  constraint research_idea_pkey PRIMARY KEY (unit_id, id),
  constraint research_idea_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint research_idea_check CHECK (((state = 'open'::text) = (decided_on IS NULL))),
  constraint research_idea_check1 CHECK (((decided_on IS NULL) = (decided_by IS NULL))),
  constraint research_idea_check2 CHECK (((state = 'open'::text) OR (length(reason) >= 5))),
  constraint research_idea_reason_check CHECK ((length(reason) <= 500)),
  constraint research_idea_state_check CHECK ((state = ANY (ARRAY['open'::text, 'taken'::text, 'aside'::text]))),
  constraint research_idea_title_check CHECK (((length(title) >= 2) AND (length(title) <= 100)))
);

create table research_mark (
  unit_id uuid not null,
  id uuid not null,
  note_id uuid not null,
  use text not null,
  start_at integer not null,
  end_at integer not null,
  quote_sealed bytea not null,
  problem_id uuid,
  help_id uuid,
  idea_id uuid,
  marked_by text not null,
  marked_on date not null,
  constraint research_mark_pkey PRIMARY KEY (unit_id, id),
  constraint research_mark_unit_id_help_id_fkey FOREIGN KEY (unit_id, help_id) REFERENCES research_help(unit_id, id),
  constraint research_mark_unit_id_idea_id_fkey FOREIGN KEY (unit_id, idea_id) REFERENCES research_idea(unit_id, id),
  constraint research_mark_unit_id_note_id_fkey FOREIGN KEY (unit_id, note_id) REFERENCES research_note(unit_id, id),
  constraint research_mark_unit_id_problem_id_fkey FOREIGN KEY (unit_id, problem_id) REFERENCES problem(unit_id, id),
  constraint research_mark_check CHECK (((end_at > start_at) AND (end_at <= 5000))),
  constraint research_mark_check1 CHECK (((use = 'problem'::text) = (problem_id IS NOT NULL))),
  constraint research_mark_check2 CHECK (((use = 'help'::text) = (help_id IS NOT NULL))),
  constraint research_mark_check3 CHECK (((use = 'idea'::text) = (idea_id IS NOT NULL))),
  constraint research_mark_start_at_check CHECK ((start_at >= 0)),
  constraint research_mark_use_check CHECK ((use = ANY (ARRAY['problem'::text, 'help'::text, 'idea'::text])))
);
CREATE UNIQUE INDEX research_mark_of_help ON public.research_mark USING btree (unit_id, help_id);
CREATE UNIQUE INDEX research_mark_of_idea ON public.research_mark USING btree (unit_id, idea_id);
CREATE INDEX research_mark_of_note ON public.research_mark USING btree (unit_id, note_id);
CREATE TRIGGER research_mark_kept BEFORE DELETE OR UPDATE ON public.research_mark FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table research_note (
  unit_id uuid not null,
  id uuid not null,
  trip_id uuid not null,
  place_id uuid,
  author_id uuid not null,
  kind text not null,
  source_kind text,
  content_sealed bytea not null,
  taken_at timestamp(3) with time zone not null,
  received_at timestamp(3) with time zone not null,
  late_at timestamp(3) with time zone,
  revision integer not null,
  constraint research_note_pkey PRIMARY KEY (unit_id, id),
  constraint research_note_unit_id_author_id_fkey FOREIGN KEY (unit_id, author_id) REFERENCES person(unit_id, id),
  constraint research_note_unit_id_place_id_fkey FOREIGN KEY (unit_id, place_id) REFERENCES research_place(unit_id, id),
  constraint research_note_unit_id_trip_id_fkey FOREIGN KEY (unit_id, trip_id) REFERENCES research_trip(unit_id, id),
  constraint research_note_check CHECK (((kind <> 'opinion'::text) OR (source_kind IS NOT NULL))),
  constraint research_note_kind_check CHECK ((kind = ANY (ARRAY['observation'::text, 'opinion'::text]))),
  constraint research_note_revision_check CHECK (((revision >= 1) AND (revision <= 1000000))),
  constraint research_note_source_kind_check CHECK ((source_kind = ANY (ARRAY['town'::text, 'enterprise'::text, 'public'::text, 'tourist'::text])))
);
CREATE INDEX research_note_by_trip ON public.research_note USING btree (unit_id, trip_id, taken_at);
CREATE TRIGGER research_note_not_gone BEFORE INSERT ON public.research_note FOR EACH ROW EXECUTE FUNCTION refuse_gone_note();
CREATE TRIGGER research_note_used BEFORE DELETE OR UPDATE ON public.research_note FOR EACH ROW EXECUTE FUNCTION refuse_used_note();

create table research_note_gone (
  unit_id uuid not null,
  note_id uuid not null,
  author_id uuid not null,
  gone_at timestamp(3) with time zone not null,
  constraint research_note_gone_pkey PRIMARY KEY (unit_id, note_id),
  constraint research_note_gone_unit_id_author_id_fkey FOREIGN KEY (unit_id, author_id) REFERENCES person(unit_id, id),
  constraint research_note_gone_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE TRIGGER research_note_gone_for_good BEFORE DELETE OR UPDATE ON public.research_note_gone FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table research_photo (
  unit_id uuid not null,
  id uuid not null,
  note_id uuid not null,
  position smallint not null,
  mime text not null,
  width integer not null,
  height integer not null,
  size integer not null,
  sha256 text not null,
  bytes_sealed bytea not null,
  added_at timestamp(3) with time zone not null,
  constraint research_photo_pkey PRIMARY KEY (unit_id, id),
  constraint research_photo_unit_id_note_id_position_key UNIQUE (unit_id, note_id, "position"),
  constraint research_photo_unit_id_note_id_fkey FOREIGN KEY (unit_id, note_id) REFERENCES research_note(unit_id, id) ON DELETE CASCADE,
  constraint research_photo_height_check CHECK ((height > 0)),
  constraint research_photo_mime_check CHECK ((mime = ANY (ARRAY['image/jpeg'::text, 'image/png'::text]))),
  constraint research_photo_position_check CHECK ((("position" >= 1) AND ("position" <= 9))),
  constraint research_photo_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint research_photo_size_check CHECK (((size >= 1) AND (size <= 2097152))),
  constraint research_photo_width_check CHECK ((width > 0))
);

create table research_place (
  unit_id uuid not null,
  id uuid not null,
  title text not null,
  kind text not null,
  is_on boolean not null default true,
  revision integer not null default 1,
  constraint research_place_pkey PRIMARY KEY (unit_id, id),
  constraint research_place_unit_id_title_key UNIQUE (unit_id, title),
  constraint research_place_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint research_place_kind_check CHECK ((kind = ANY (ARRAY['town'::text, 'enterprise'::text, 'scenic'::text, 'venue'::text]))),
  constraint research_place_title_check CHECK (((length(title) >= 2) AND (length(title) <= 60)))
);

create table research_plan (
  unit_id uuid not null,
  id uuid not null,
  year integer not null,
  theme text not null,
  question text not null,
  leader_id uuid not null,
  section_id uuid,
  from_on date not null,
  until_on date not null,
  output text not null default ''::text,
  created_by text not null,
  created_at timestamp(3) with time zone not null,
  revision integer not null default 1,
  constraint research_plan_pkey PRIMARY KEY (unit_id, id),
  constraint research_plan_unit_id_year_theme_key UNIQUE (unit_id, year, theme),
  constraint research_plan_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint research_plan_unit_id_leader_id_fkey FOREIGN KEY (unit_id, leader_id) REFERENCES person(unit_id, id),
  constraint research_plan_unit_id_section_id_fkey FOREIGN KEY (unit_id, section_id) REFERENCES section(unit_id, id),
  constraint research_plan_check CHECK ((until_on >= from_on)),
  constraint research_plan_check1 CHECK ((EXTRACT(year FROM from_on) = (year)::numeric)),
  constraint research_plan_output_check CHECK ((length(output) <= 200)),
  constraint research_plan_question_check CHECK (((length(question) >= 5) AND (length(question) <= 1000))),
  constraint research_plan_theme_check CHECK (((length(theme) >= 2) AND (length(theme) <= 60))),
  constraint research_plan_year_check CHECK (((year >= 2000) AND (year <= 2099)))
);

create table research_plan_member (
  unit_id uuid not null,
  plan_id uuid not null,
  person_id uuid not null,
  constraint research_plan_member_pkey PRIMARY KEY (unit_id, plan_id, person_id),
  constraint research_plan_member_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id),
  constraint research_plan_member_unit_id_plan_id_fkey FOREIGN KEY (unit_id, plan_id) REFERENCES research_plan(unit_id, id) ON DELETE CASCADE
);

create table research_plan_place (
  unit_id uuid not null,
  plan_id uuid not null,
  place_id uuid not null,
  constraint research_plan_place_pkey PRIMARY KEY (unit_id, plan_id, place_id),
  constraint research_plan_place_unit_id_place_id_fkey FOREIGN KEY (unit_id, place_id) REFERENCES research_place(unit_id, id),
  constraint research_plan_place_unit_id_plan_id_fkey FOREIGN KEY (unit_id, plan_id) REFERENCES research_plan(unit_id, id) ON DELETE CASCADE
);

create table research_trip (
  unit_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  from_on date not null,
  until_on date not null,
  crowd_reason text not null default ''::text,
  findings text not null default ''::text,
  closed_at timestamp(3) with time zone,
  reported_on date,
  created_by text not null,
  created_at timestamp(3) with time zone not null,
  revision integer not null default 1,
  constraint research_trip_pkey PRIMARY KEY (unit_id, id),
  constraint research_trip_unit_id_plan_id_fkey FOREIGN KEY (unit_id, plan_id) REFERENCES research_plan(unit_id, id),
  constraint research_trip_check CHECK (((until_on >= from_on) AND ((until_on - from_on) <= 60))),
  constraint research_trip_check1 CHECK (((reported_on IS NULL) OR ((closed_at IS NOT NULL) AND (length(findings) >= 20)))),
  constraint research_trip_crowd_reason_check CHECK ((length(crowd_reason) <= 300)),
  constraint research_trip_findings_check CHECK ((length(findings) <= 8000))
);
CREATE INDEX research_trip_by_plan ON public.research_trip USING btree (unit_id, plan_id, from_on);
CREATE CONSTRAINT TRIGGER research_trip_within AFTER INSERT OR UPDATE ON public.research_trip DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_visit_outside_trip();

create table research_trip_member (
  unit_id uuid not null,
  trip_id uuid not null,
  person_id uuid not null,
  constraint research_trip_member_pkey PRIMARY KEY (unit_id, trip_id, person_id),
  constraint research_trip_member_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id),
  constraint research_trip_member_unit_id_trip_id_fkey FOREIGN KEY (unit_id, trip_id) REFERENCES research_trip(unit_id, id) ON DELETE CASCADE
);
CREATE INDEX research_trip_of_member ON public.research_trip_member USING btree (unit_id, person_id);

create table research_visit (
  unit_id uuid not null,
  trip_id uuid not null,
  place_id uuid not null,
  on_day date not null,
  constraint research_visit_pkey PRIMARY KEY (unit_id, trip_id, place_id, on_day),
  constraint research_visit_unit_id_place_id_fkey FOREIGN KEY (unit_id, place_id) REFERENCES research_place(unit_id, id),
  constraint research_visit_unit_id_trip_id_fkey FOREIGN KEY (unit_id, trip_id) REFERENCES research_trip(unit_id, id) ON DELETE CASCADE
);
CREATE INDEX research_visit_of_place ON public.research_visit USING btree (unit_id, place_id, on_day);
CREATE CONSTRAINT TRIGGER research_visit_within AFTER INSERT OR UPDATE ON public.research_visit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_visit_outside_trip();

create table resume_period (
  unit_id uuid not null,
  person_id uuid not null,
  position integer not null,
  start text not null default ''::text,
  end text,
  text text not null,
  secondment boolean not null,
  during jsonb not null default '[]'::jsonb,
  constraint resume_period_pkey PRIMARY KEY (unit_id, person_id, "position"),
  constraint resume_period_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id) ON DELETE CASCADE,
  constraint resume_period_end_check CHECK (("end" ~ '^(\d{4}(-\d{2}(-\d{2})?)?)?$'::text)),
  constraint resume_period_position_check CHECK (("position" >= 0)),
  constraint resume_period_start_check CHECK ((start ~ '^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$'::text))
);

create table reward (
  unit_id uuid not null,
  person_id uuid not null,
  position integer not null,
  on text not null default ''::text,
  title text not null,
  issuer text not null,
  document text not null,
  constraint reward_pkey PRIMARY KEY (unit_id, person_id, "position"),
  constraint reward_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id) ON DELETE CASCADE,
  constraint reward_on_check CHECK (("on" ~ '^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$'::text)),
  constraint reward_position_check CHECK (("position" >= 0))
);

create table role_grant (
  unit_id uuid not null,
  id uuid not null,
  account_id text not null,
  duty text not null,
  role text not null,
  section_id uuid,
  valid_from date not null,
  valid_until date,
  granted_by text not null,
  granted_at timestamp(3) with time zone not null,
  revoked_at timestamp(3) with time zone,
  constraint role_grant_pkey PRIMARY KEY (unit_id, id),
  constraint role_grant_account_id_duty_fkey FOREIGN KEY (account_id, duty) REFERENCES account(id, duty),
  constraint role_grant_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint role_grant_check CHECK ((valid_until >= valid_from)),
  constraint role_grant_check1 CHECK ((granted_by <> account_id)),
  constraint role_grant_check2 CHECK (((duty = 'business'::text) = (role <> ALL (ARRAY['system_admin'::text, 'security_admin'::text, 'audit_admin'::text])))),
  constraint role_grant_check3 CHECK (((duty = 'business'::text) OR ((duty || '_admin'::text) = role))),
  constraint role_grant_check4 CHECK (((role = 'section_head'::text) = (section_id IS NOT NULL)))
);
CREATE INDEX role_grant_account ON public.role_grant USING btree (account_id) WHERE (revoked_at IS NULL);
CREATE TRIGGER role_grant_rights AFTER INSERT OR DELETE OR UPDATE ON public.role_grant FOR EACH STATEMENT EXECUTE FUNCTION tell_rights_changed();

create table sanction (
  unit_id uuid not null,
  person_id uuid not null,
  position integer not null,
  kind text not null,
  decided_on text not null default ''::text,
  effect_until text not null default ''::text,
  issuer text not null,
  document text not null,
  reason text not null,
  constraint sanction_pkey PRIMARY KEY (unit_id, person_id, "position"),
  constraint sanction_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id) ON DELETE CASCADE,
  constraint sanction_check CHECK (((effect_until = ''::text) OR (effect_until >= decided_on))),
  constraint sanction_decided_on_check CHECK ((decided_on ~ '^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$'::text)),
  constraint sanction_effect_until_check CHECK ((effect_until ~ '^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$'::text)),
  constraint sanction_position_check CHECK (("position" >= 0))
);

create table saved_view (
  unit_id uuid not null,
  id uuid not null,
  account_id text not null,
  name text not null,
  query text not null,
  constraint saved_view_pkey PRIMARY KEY (unit_id, id),
  constraint saved_view_unit_id_account_id_name_key UNIQUE (unit_id, account_id, name),
  constraint saved_view_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint saved_view_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint saved_view_name_check CHECK (((length(name) >= 1) AND (length(name) <= 40))),
  constraint saved_view_query_check CHECK ((length(query) <= 2000))
);

create table secret_box (
  unit_id uuid not null,
  item_id uuid not null,
  round integer not null,
  box bytea,
  receipts jsonb,
  constraint secret_box_pkey PRIMARY KEY (unit_id, item_id, round),
  constraint secret_box_unit_id_item_id_fkey FOREIGN KEY (unit_id, item_id) REFERENCES agenda_item(unit_id, id),
  constraint secret_box_check CHECK (((box IS NULL) = (receipts IS NOT NULL))),
  constraint secret_box_round_check CHECK ((round > 0))
);
create policy secret_box_purpose on secret_box for all to public using (current_setting('touyan.purpose'::text, true) = 'ballots'::text) with check (current_setting('touyan.purpose'::text, true) = 'ballots'::text);

create table section (
  unit_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null,
  position integer not null default 0,
  admin_headcount integer not null default 0,
  institution_headcount integer not null default 0,
  closed_on date,
  revision integer not null default 1,
  constraint section_pkey PRIMARY KEY (unit_id, id),
  constraint section_unit_id_name_key UNIQUE (unit_id, name),
  constraint section_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint section_admin_headcount_check CHECK (((admin_headcount >= 0) AND (admin_headcount <= 9999))),
  constraint section_institution_headcount_check CHECK (((institution_headcount >= 0) AND (institution_headcount <= 9999))),
  constraint section_kind_check CHECK ((kind = ANY (ARRAY['leadership'::text, 'section'::text, 'institution'::text]))),
  constraint section_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60)))
);

create table service_rating (
  unit_id uuid not null,
  id uuid not null,
  place_id uuid,
  section_id uuid,
  item_id uuid,
  hour timestamp(0) with time zone not null,
  rated_on date not null,
  result integer not null,
  attitude integer not null,
  text text not null default ''::text,
  case_number text not null default ''::text,
  series text,
  seconds_to_fill integer,
  language text not null default 'zh'::text,
  code_hash text,
  follows_id uuid,
  set_aside text,
  is_own_network boolean not null default false,
  constraint service_rating_pkey PRIMARY KEY (unit_id, id),
  constraint service_rating_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint service_rating_unit_id_follows_id_fkey FOREIGN KEY (unit_id, follows_id) REFERENCES service_rating(unit_id, id),
  constraint service_rating_unit_id_item_id_fkey FOREIGN KEY (unit_id, item_id) REFERENCES voice_item(unit_id, id),
  constraint service_rating_unit_id_place_id_fkey FOREIGN KEY (unit_id, place_id) REFERENCES door_place(unit_id, id),
  constraint service_rating_unit_id_section_id_fkey FOREIGN KEY (unit_id, section_id) REFERENCES section(unit_id, id),
  constraint service_rating_attitude_check CHECK (((attitude >= 1) AND (attitude <= 5))),
  constraint service_rating_case_number_check CHECK ((length(case_number) <= 40)),
  constraint service_rating_code_hash_check CHECK ((code_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint service_rating_hour_check CHECK ((((EXTRACT(epoch FROM hour))::bigint % (3600)::bigint) = 0)),
  constraint service_rating_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint service_rating_result_check CHECK (((result >= 1) AND (result <= 5))),
  constraint service_rating_seconds_to_fill_check CHECK ((seconds_to_fill >= 0)),
  constraint service_rating_series_check CHECK ((length(series) <= 64)),
  constraint service_rating_set_aside_check CHECK (((length(set_aside) >= 2) AND (length(set_aside) <= 300))),
  constraint service_rating_text_check CHECK ((length(text) <= 2000))
);
CREATE UNIQUE INDEX service_rating_case ON public.service_rating USING btree (unit_id, case_number) WHERE ((case_number <> ''::text) AND (follows_id IS NULL) AND (set_aside IS NULL));
CREATE INDEX service_rating_day ON public.service_rating USING btree (unit_id, rated_on);
CREATE UNIQUE INDEX service_rating_follow ON public.service_rating USING btree (unit_id, follows_id) WHERE ((follows_id IS NOT NULL) AND (set_aside IS NULL));

create table session (
  id text not null,
  expires_at timestamp(3) with time zone not null,
  token text not null,
  created_at timestamp(3) with time zone not null default now(),
  updated_at timestamp(3) with time zone not null default now(),
  ip_address text,
  user_agent text,
  user_id text not null,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_key UNIQUE (token),
  constraint session_user_id_fkey FOREIGN KEY (user_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX session_by_user ON public.session USING btree (user_id);
CREATE TRIGGER session_rights AFTER DELETE ON public.session FOR EACH STATEMENT EXECUTE FUNCTION tell_rights_changed();

create table sign_in_due (
  unit_id uuid not null,
  opening_id uuid not null,
  person_id uuid not null,
  constraint sign_in_due_pkey PRIMARY KEY (unit_id, opening_id, person_id),
  constraint sign_in_due_unit_id_opening_id_fkey FOREIGN KEY (unit_id, opening_id) REFERENCES sign_in_opening(unit_id, id) ON DELETE CASCADE,
  constraint sign_in_due_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id)
);

create table sign_in_miss (
  unit_id uuid not null,
  opening_id uuid not null,
  source text not null,
  since_window integer not null,
  misses integer not null,
  constraint sign_in_miss_pkey PRIMARY KEY (unit_id, opening_id, source),
  constraint sign_in_miss_unit_id_opening_id_fkey FOREIGN KEY (unit_id, opening_id) REFERENCES sign_in_opening(unit_id, id) ON DELETE CASCADE,
  constraint sign_in_miss_misses_check CHECK ((misses > 0)),
  constraint sign_in_miss_source_check CHECK ((source ~ '^[0-9a-f]{32}$'::text))
);

create table sign_in_opening (
  unit_id uuid not null,
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  title text not null,
  place text not null default ''::text,
  held_on date not null,
  opened_by text not null,
  opened_at timestamp(3) with time zone not null,
  closed_at timestamp(3) with time zone,
  constraint sign_in_opening_pkey PRIMARY KEY (unit_id, id),
  constraint sign_in_opening_unit_id_subject_kind_subject_id_held_on_key UNIQUE (unit_id, subject_kind, subject_id, held_on),
  constraint sign_in_opening_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint sign_in_opening_check CHECK ((closed_at >= opened_at)),
  constraint sign_in_opening_place_check CHECK ((length(place) <= 100)),
  constraint sign_in_opening_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['meeting'::text, 'training'::text]))),
  constraint sign_in_opening_title_check CHECK (((length(title) >= 1) AND (length(title) <= 120)))
);

create table sign_in_runner (
  unit_id uuid not null,
  opening_id uuid not null,
  account_id text not null,
  constraint sign_in_runner_pkey PRIMARY KEY (unit_id, opening_id, account_id),
  constraint sign_in_runner_unit_id_opening_id_fkey FOREIGN KEY (unit_id, opening_id) REFERENCES sign_in_opening(unit_id, id) ON DELETE CASCADE
);

create table sign_in_sign (
  unit_id uuid not null,
  opening_id uuid not null,
  person_id uuid not null,
  way text not null,
  device text,
  ticked_by text,
  is_guest boolean not null default false,
  is_accepted boolean not null default true,
  constraint sign_in_sign_pkey PRIMARY KEY (unit_id, opening_id, person_id),
  constraint sign_in_sign_unit_id_opening_id_fkey FOREIGN KEY (unit_id, opening_id) REFERENCES sign_in_opening(unit_id, id) ON DELETE CASCADE,
  constraint sign_in_sign_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id),
  constraint sign_in_sign_check CHECK (((way = 'own'::text) = (device IS NOT NULL))),
  constraint sign_in_sign_check1 CHECK (((way = 'clerk'::text) = (ticked_by IS NOT NULL))),
  constraint sign_in_sign_check2 CHECK ((is_accepted OR is_guest)),
  constraint sign_in_sign_device_check CHECK ((device ~ '^[0-9a-f]{32}$'::text)),
  constraint sign_in_sign_way_check CHECK ((way = ANY (ARRAY['own'::text, 'clerk'::text])))
);
CREATE INDEX sign_in_sign_person ON public.sign_in_sign USING btree (unit_id, person_id);

create table sign_in_source (
  ip text not null,
  username text not null,
  at timestamp(3) with time zone not null
);
CREATE INDEX sign_in_source_at ON public.sign_in_source USING btree (ip, at);

create table speaker (
  unit_id uuid not null,
  id uuid not null,
  person_id uuid,
  name text,
  employer text not null default ''::text,
  standing text not null default ''::text,
  expertise text not null default ''::text,
  topics text not null default ''::text,
  contact_sealed bytea,
  checked_on date,
  checked_by text,
  retired_on date,
  retired_because text,
  revision integer not null default 1,
  constraint speaker_pkey PRIMARY KEY (unit_id, id),
  constraint speaker_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint speaker_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id),
  constraint speaker_check CHECK (((person_id IS NULL) = (name IS NOT NULL))),
  constraint speaker_check1 CHECK (((person_id IS NULL) OR ((employer = ''::text) AND (standing = ''::text) AND (contact_sealed IS NULL)))),
  constraint speaker_check2 CHECK (((person_id IS NOT NULL) OR (employer <> ''::text))),
  constraint speaker_check3 CHECK (((checked_on IS NULL) = (checked_by IS NULL))),
  constraint speaker_check4 CHECK (((retired_on IS NULL) = (retired_because IS NULL))),
  constraint speaker_employer_check CHECK ((length(employer) <= 100)),
  constraint speaker_expertise_check CHECK ((length(expertise) <= 100)),
  constraint speaker_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint speaker_retired_because_check CHECK (((length(retired_because) >= 2) AND (length(retired_because) <= 200))),
  constraint speaker_standing_check CHECK ((length(standing) <= 60)),
  constraint speaker_topics_check CHECK ((length(topics) <= 500))
);
CREATE UNIQUE INDEX speaker_outside ON public.speaker USING btree (unit_id, regexp_replace(name, '\s'::text, ''::text, 'g'::text), regexp_replace(employer, '\s'::text, ''::text, 'g'::text)) WHERE (person_id IS NULL);
CREATE UNIQUE INDEX speaker_person ON public.speaker USING btree (unit_id, person_id) WHERE (person_id IS NOT NULL);

create table structure_snapshot (
  unit_id uuid not null,
  month text not null,
  taken_at timestamp(3) with time zone not null,
  content jsonb not null,
  constraint structure_snapshot_pkey PRIMARY KEY (unit_id, month),
  constraint structure_snapshot_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint structure_snapshot_month_check CHECK ((month ~ '^\d{4}-(0[1-9]|1[0-2])$'::text))
);

create table study_use (
  unit_id uuid not null,
  id uuid not null,
  topic text not null,
  work text not null,
  owner_id uuid not null,
  activity_id uuid,
  named_on date not null,
  ask_on date not null,
  result text,
  told_on date,
  revision integer not null default 1,
  constraint study_use_pkey PRIMARY KEY (unit_id, id),
  constraint study_use_unit_id_activity_id_fkey FOREIGN KEY (unit_id, activity_id) REFERENCES training_activity(unit_id, id) ON DELETE SET NULL (activity_id),
  constraint study_use_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint study_use_unit_id_owner_id_fkey FOREIGN KEY (unit_id, owner_id) REFERENCES person(unit_id, id),
  constraint study_use_check CHECK ((ask_on >= named_on)),
  constraint study_use_check1 CHECK (((result IS NULL) = (told_on IS NULL))),
  constraint study_use_result_check CHECK (((length(result) >= 5) AND (length(result) <= 1000))),
  constraint study_use_topic_check CHECK (((length(topic) >= 2) AND (length(topic) <= 100))),
  constraint study_use_work_check CHECK (((length(work) >= 2) AND (length(work) <= 200)))
);
CREATE INDEX study_use_owner ON public.study_use USING btree (unit_id, owner_id, ask_on);

create table survey (
  unit_id uuid not null,
  id uuid not null,
  key text not null,
  title text not null,
  intro text not null default ''::text,
  purpose text not null,
  section_id uuid,
  counts_repeats boolean not null default false,
  index_position smallint,
  state text not null default 'draft'::text,
  opened_on date,
  closes_on date,
  closed_on date,
  created_by text not null,
  created_at timestamp(3) with time zone not null,
  revision integer not null default 1,
  constraint survey_pkey PRIMARY KEY (unit_id, id),
  constraint survey_unit_id_key_key UNIQUE (unit_id, key),
  constraint survey_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint survey_unit_id_id_index_position_fkey FOREIGN KEY (unit_id, id, index_position) REFERENCES survey_question(unit_id, survey_id, "position") DEFERRABLE INITIALLY DEFERRED,
  constraint survey_unit_id_section_id_fkey FOREIGN KEY (unit_id, section_id) REFERENCES section(unit_id, id),
  constraint survey_check CHECK ((closes_on >= opened_on)),
  constraint survey_check1 CHECK ((closed_on >= opened_on)),
  constraint survey_check2 CHECK (((state = 'draft'::text) = (opened_on IS NULL))),
  constraint survey_check3 CHECK (((state = 'draft'::text) = (closes_on IS NULL))),
  constraint survey_check4 CHECK (((state = 'closed'::text) = (closed_on IS NOT NULL))),
  constraint survey_intro_check CHECK ((length(intro) <= 500)),
  constraint survey_key_check CHECK ((key ~ '^[a-z2-9]{12}$'::text)),
  constraint survey_purpose_check CHECK ((purpose = ANY (ARRAY['activity'::text, 'opinions'::text, 'staff'::text]))),
  constraint survey_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'closed'::text]))),
  constraint survey_title_check CHECK (((length(title) >= 1) AND (length(title) <= 60)))
);

create table survey_day (
  unit_id uuid not null,
  survey_id uuid not null,
  on_day date not null,
  counted integer not null default 0,
  repeated integer not null default 0,
  unreadable integer not null default 0,
  constraint survey_day_pkey PRIMARY KEY (unit_id, survey_id, on_day),
  constraint survey_day_unit_id_survey_id_fkey FOREIGN KEY (unit_id, survey_id) REFERENCES survey(unit_id, id),
  constraint survey_day_counted_check CHECK ((counted >= 0)),
  constraint survey_day_repeated_check CHECK ((repeated >= 0)),
  constraint survey_day_unreadable_check CHECK ((unreadable >= 0))
);
CREATE TRIGGER survey_day_open_only BEFORE INSERT OR UPDATE ON public.survey_day FOR EACH ROW EXECUTE FUNCTION refuse_unopened_survey();

create table survey_device (
  unit_id uuid not null,
  survey_id uuid not null,
  on_day date not null,
  series text not null,
  constraint survey_device_pkey PRIMARY KEY (unit_id, survey_id, on_day, series),
  constraint survey_device_unit_id_survey_id_fkey FOREIGN KEY (unit_id, survey_id) REFERENCES survey(unit_id, id)
);
CREATE TRIGGER survey_device_open_only BEFORE INSERT OR UPDATE ON public.survey_device FOR EACH ROW EXECUTE FUNCTION refuse_unopened_survey();

create table survey_question (
  unit_id uuid not null,
  survey_id uuid not null,
  position smallint not null,
  kind text not null,
  title text not null,
  is_required boolean not null,
  options jsonb not null default '[]'::jsonb,
  low_label text not null default ''::text,
  high_label text not null default ''::text,
  constraint survey_question_pkey PRIMARY KEY (unit_id, survey_id, "position"),
  constraint survey_question_unit_id_survey_id_fkey FOREIGN KEY (unit_id, survey_id) REFERENCES survey(unit_id, id) ON DELETE CASCADE,
  constraint survey_question_check CHECK (((kind = ANY (ARRAY['single'::text, 'multi'::text])) = (jsonb_array_length(options) >= 2))),
  constraint survey_question_high_label_check CHECK ((length(high_label) <= 20)),
  constraint survey_question_kind_check CHECK ((kind = ANY (ARRAY['single'::text, 'multi'::text, 'scale'::text, 'text'::text]))),
  constraint survey_question_low_label_check CHECK ((length(low_label) <= 20)),
  constraint survey_question_options_check CHECK ((jsonb_array_length(options) <= 12)),
  constraint survey_question_position_check CHECK ((("position" >= 1) AND ("position" <= 12))),
  constraint survey_question_title_check CHECK (((length(title) >= 1) AND (length(title) <= 100)))
);
CREATE TRIGGER survey_question_draft_only BEFORE INSERT OR DELETE OR UPDATE ON public.survey_question FOR EACH ROW EXECUTE FUNCTION refuse_asked_question();

create table survey_score (
  unit_id uuid not null,
  survey_id uuid not null,
  month text not null,
  score smallint not null,
  tally integer not null,
  constraint survey_score_pkey PRIMARY KEY (unit_id, survey_id, month, score),
  constraint survey_score_unit_id_survey_id_fkey FOREIGN KEY (unit_id, survey_id) REFERENCES survey(unit_id, id),
  constraint survey_score_month_check CHECK ((month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'::text)),
  constraint survey_score_score_check CHECK (((score >= 1) AND (score <= 5))),
  constraint survey_score_tally_check CHECK ((tally > 0))
);
CREATE TRIGGER survey_score_open_only BEFORE INSERT OR UPDATE ON public.survey_score FOR EACH ROW EXECUTE FUNCTION refuse_unopened_survey();

create table survey_tally (
  unit_id uuid not null,
  survey_id uuid not null,
  position smallint not null,
  choice smallint not null,
  tally integer not null,
  constraint survey_tally_pkey PRIMARY KEY (unit_id, survey_id, "position", choice),
  constraint survey_tally_unit_id_survey_id_position_fkey FOREIGN KEY (unit_id, survey_id, "position") REFERENCES survey_question(unit_id, survey_id, "position"),
  constraint survey_tally_choice_check CHECK (((choice >= 0) AND (choice <= 12))),
  constraint survey_tally_tally_check CHECK ((tally > 0))
);
CREATE TRIGGER survey_tally_open_only BEFORE INSERT OR UPDATE ON public.survey_tally FOR EACH ROW EXECUTE FUNCTION refuse_unopened_survey();

create table survey_text_box (
  unit_id uuid not null,
  survey_id uuid not null,
  position smallint not null,
  chunk integer not null,
  texts integer not null,
  box bytea not null,
  constraint survey_text_box_pkey PRIMARY KEY (unit_id, survey_id, "position", chunk),
  constraint survey_text_box_unit_id_survey_id_position_fkey FOREIGN KEY (unit_id, survey_id, "position") REFERENCES survey_question(unit_id, survey_id, "position"),
  constraint survey_text_box_chunk_check CHECK ((chunk >= 0)),
  constraint survey_text_box_texts_check CHECK ((texts > 0))
);
CREATE TRIGGER survey_text_box_open_only BEFORE INSERT OR UPDATE ON public.survey_text_box FOR EACH ROW EXECUTE FUNCTION refuse_unopened_survey();
create policy survey_text_box_purpose on survey_text_box for all to public using (current_setting('touyan.purpose'::text, true) = 'survey-texts'::text) with check (current_setting('touyan.purpose'::text, true) = 'survey-texts'::text);

create table suspicion (
  unit_id uuid not null,
  id uuid not null,
  kind text not null,
  place_id uuid,
  on_day date not null,
  because text not null,
  state text not null default 'found'::text,
  found_at timestamp(3) with time zone not null,
  decided_by text,
  decided_at timestamp(3) with time zone,
  reason text not null default ''::text,
  revision integer not null default 1,
  constraint suspicion_pkey PRIMARY KEY (unit_id, id),
  constraint suspicion_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint suspicion_because_check CHECK (((length(because) >= 5) AND (length(because) <= 300))),
  constraint suspicion_check CHECK (((state = 'found'::text) = (decided_at IS NULL))),
  constraint suspicion_check1 CHECK (((decided_at IS NULL) = (decided_by IS NULL))),
  constraint suspicion_check2 CHECK (((state <> 'taken-back'::text) OR (length(reason) >= 5))),
  constraint suspicion_kind_check CHECK ((kind = ANY (ARRAY['burst'::text, 'series'::text, 'fast'::text, 'own-network'::text]))),
  constraint suspicion_reason_check CHECK ((length(reason) <= 300)),
  constraint suspicion_state_check CHECK ((state = ANY (ARRAY['found'::text, 'confirmed'::text, 'taken-back'::text])))
);

create table suspicion_rating (
  unit_id uuid not null,
  suspicion_id uuid not null,
  rating_id uuid not null,
  constraint suspicion_rating_pkey PRIMARY KEY (unit_id, suspicion_id, rating_id),
  constraint suspicion_rating_unit_id_suspicion_id_fkey FOREIGN KEY (unit_id, suspicion_id) REFERENCES suspicion(unit_id, id)
);
CREATE INDEX suspicion_rating_of ON public.suspicion_rating USING btree (unit_id, rating_id);

create table task_report (
  unit_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  text text not null,
  reported_by text not null,
  reported_at timestamp(3) with time zone not null,
  constraint task_report_pkey PRIMARY KEY (unit_id, id),
  constraint task_report_unit_id_task_id_fkey FOREIGN KEY (unit_id, task_id) REFERENCES decision_task(unit_id, id),
  constraint task_report_text_check CHECK (((length(text) >= 1) AND (length(text) <= 2000)))
);

create table technical_title (
  unit_id uuid not null,
  person_id uuid not null,
  position integer not null,
  name text not null,
  level text not null,
  obtained_on text not null default ''::text,
  appointed_on text not null default ''::text,
  constraint technical_title_pkey PRIMARY KEY (unit_id, person_id, "position"),
  constraint technical_title_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id) ON DELETE CASCADE,
  constraint technical_title_appointed_on_check CHECK ((appointed_on ~ '^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$'::text)),
  constraint technical_title_obtained_on_check CHECK ((obtained_on ~ '^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$'::text)),
  constraint technical_title_position_check CHECK (("position" >= 0))
);

create table topic (
  unit_id uuid not null,
  id uuid not null,
  year integer not null,
  number integer not null,
  title text not null,
  category text not null,
  kind text not null,
  matter_id uuid,
  section_id uuid,
  proposer_id uuid not null,
  presenter text not null default ''::text,
  amount_fen bigint,
  summary text not null default ''::text,
  prior_talks text not null default ''::text,
  state text not null default 'draft'::text,
  earlier_id uuid,
  reconsiders_id uuid,
  consented_by text,
  consented_at timestamp(3) with time zone,
  created_by text not null,
  created_at timestamp(3) with time zone not null,
  revision integer not null default 1,
  constraint topic_pkey PRIMARY KEY (unit_id, id),
  constraint topic_unit_id_year_number_key UNIQUE (unit_id, year, number),
  constraint topic_unit_id_earlier_id_fkey FOREIGN KEY (unit_id, earlier_id) REFERENCES topic(unit_id, id),
  constraint topic_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint topic_unit_id_matter_id_fkey FOREIGN KEY (unit_id, matter_id) REFERENCES matter(unit_id, id),
  constraint topic_unit_id_proposer_id_fkey FOREIGN KEY (unit_id, proposer_id) REFERENCES person(unit_id, id),
  constraint topic_unit_id_reconsiders_id_fkey FOREIGN KEY (unit_id, reconsiders_id) REFERENCES topic(unit_id, id),
  constraint topic_unit_id_section_id_fkey FOREIGN KEY (unit_id, section_id) REFERENCES section(unit_id, id),
  constraint topic_amount_fen_check CHECK ((amount_fen >= 0)),
  constraint topic_category_check CHECK ((category = ANY (ARRAY['decision'::text, 'appointment'::text, 'project'::text, 'funds'::text]))),
  constraint topic_check CHECK (((category <> 'appointment'::text) OR (kind = 'cadre'::text))),
  constraint topic_check1 CHECK (((consented_at IS NULL) = (consented_by IS NULL))),
  constraint topic_check2 CHECK (((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'withdrawn'::text])) OR (consented_at IS NOT NULL))),
  constraint topic_kind_check CHECK ((kind = ANY (ARRAY['ordinary'::text, 'cadre'::text, 'sanction'::text, 'report'::text]))),
  constraint topic_number_check CHECK ((number > 0)),
  constraint topic_presenter_check CHECK ((length(presenter) <= 60)),
  constraint topic_prior_talks_check CHECK ((length(prior_talks) <= 2000)),
  constraint topic_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'consented'::text, 'scheduled'::text, 'decided'::text, 'postponed'::text, 'withdrawn'::text]))),
  constraint topic_summary_check CHECK ((length(summary) <= 5000)),
  constraint topic_title_check CHECK (((length(title) >= 1) AND (length(title) <= 100))),
  constraint topic_year_check CHECK (((year >= 2000) AND (year <= 2099)))
);

create table topic_item (
  unit_id uuid not null,
  id uuid not null,
  topic_id uuid not null,
  position integer not null,
  title text not null,
  person_id uuid,
  act text,
  post_id uuid,
  effective_on date,
  constraint topic_item_pkey PRIMARY KEY (unit_id, id),
  constraint topic_item_unit_id_topic_id_position_key UNIQUE (unit_id, topic_id, "position"),
  constraint topic_item_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id),
  constraint topic_item_unit_id_post_id_fkey FOREIGN KEY (unit_id, post_id) REFERENCES post(unit_id, id),
  constraint topic_item_unit_id_topic_id_fkey FOREIGN KEY (unit_id, topic_id) REFERENCES topic(unit_id, id) ON DELETE CASCADE,
  constraint topic_item_act_check CHECK ((act = ANY (ARRAY['appoint'::text, 'remove'::text]))),
  constraint topic_item_check CHECK (((act IS NULL) = (person_id IS NULL))),
  constraint topic_item_check1 CHECK (((act IS DISTINCT FROM 'appoint'::text) OR (post_id IS NOT NULL))),
  constraint topic_item_position_check CHECK (("position" >= 0)),
  constraint topic_item_title_check CHECK (((length(title) >= 1) AND (length(title) <= 100)))
);

create table topic_material (
  unit_id uuid not null,
  id uuid not null,
  topic_id uuid not null,
  name text not null,
  version integer not null,
  sha256 text not null,
  size integer not null,
  sealed bytea not null,
  uploaded_by text not null,
  uploaded_at timestamp(3) with time zone not null,
  removed_at timestamp(3) with time zone,
  constraint topic_material_pkey PRIMARY KEY (unit_id, id),
  constraint topic_material_unit_id_topic_id_name_version_key UNIQUE (unit_id, topic_id, name, version),
  constraint topic_material_unit_id_topic_id_fkey FOREIGN KEY (unit_id, topic_id) REFERENCES topic(unit_id, id) ON DELETE CASCADE,
  constraint topic_material_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint topic_material_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint topic_material_size_check CHECK (((size >= 1) AND (size <= 20971520))),
  constraint topic_material_version_check CHECK ((version > 0))
);

create table topic_opinion (
  unit_id uuid not null,
  id uuid not null,
  topic_id uuid not null,
  kind text not null,
  result text not null,
  text text not null,
  given_by text not null,
  given_on date not null,
  place bigint not null generated always as identity,
  constraint topic_opinion_pkey PRIMARY KEY (unit_id, id),
  constraint topic_opinion_unit_id_topic_id_fkey FOREIGN KEY (unit_id, topic_id) REFERENCES topic(unit_id, id) ON DELETE CASCADE,
  constraint topic_opinion_given_by_check CHECK (((length(given_by) >= 1) AND (length(given_by) <= 60))),
  constraint topic_opinion_kind_check CHECK ((kind = ANY (ARRAY['legality'::text, 'finance'::text, 'consultation'::text, 'risk'::text]))),
  constraint topic_opinion_result_check CHECK ((result = ANY (ARRAY['agree'::text, 'amend'::text, 'disagree'::text]))),
  constraint topic_opinion_text_check CHECK (((length(text) >= 1) AND (length(text) <= 2000)))
);

create table topic_party (
  unit_id uuid not null,
  topic_id uuid not null,
  position integer not null,
  role text not null,
  name text not null,
  credit_code text not null default ''::text,
  person_id uuid,
  constraint topic_party_pkey PRIMARY KEY (unit_id, topic_id, "position"),
  constraint topic_party_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id),
  constraint topic_party_unit_id_topic_id_fkey FOREIGN KEY (unit_id, topic_id) REFERENCES topic(unit_id, id) ON DELETE CASCADE,
  constraint topic_party_credit_code_check CHECK ((length(credit_code) <= 30)),
  constraint topic_party_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint topic_party_position_check CHECK (("position" >= 0)),
  constraint topic_party_role_check CHECK ((role = ANY (ARRAY['person'::text, 'supplier'::text, 'applicant'::text])))
);

create table training_activity (
  unit_id uuid not null,
  id uuid not null,
  kind text not null,
  title text not null,
  organiser text not null,
  place text not null default ''::text,
  speaker text not null default ''::text,
  content text not null default ''::text,
  mode text not null,
  category text not null,
  is_recognised boolean not null,
  is_held boolean not null,
  days numeric(6,1) not null default 0,
  hours numeric(6,1) not null default 0,
  from_on date not null,
  until_on date not null,
  revision integer not null default 1,
  plan_item_id uuid,
  speaker_id uuid,
  constraint training_activity_pkey PRIMARY KEY (unit_id, id),
  constraint training_activity_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint training_activity_unit_id_plan_item_id_fkey FOREIGN KEY (unit_id, plan_item_id) REFERENCES training_plan_item(unit_id, id),
  constraint training_activity_unit_id_speaker_id_fkey FOREIGN KEY (unit_id, speaker_id) REFERENCES speaker(unit_id, id),
  constraint training_activity_category_check CHECK ((category = ANY (ARRAY['full-time'::text, 'assigned'::text, 'online'::text, 'centre'::text, 'lecture'::text, 'initial'::text, 'appointment'::text, 'entry'::text, 'self-study'::text, 'practice'::text, 'other'::text]))),
  constraint training_activity_check CHECK ((((from_on >= '1949-10-01'::date) AND (from_on <= '2099-12-31'::date)) AND ((until_on >= from_on) AND (until_on <= '2099-12-31'::date)))),
  constraint training_activity_check1 CHECK (((days > (0)::numeric) OR (hours > (0)::numeric))),
  constraint training_activity_check2 CHECK (((speaker_id IS NULL) OR (speaker <> ''::text))),
  constraint training_activity_content_check CHECK ((length(content) <= 1000)),
  constraint training_activity_days_check CHECK (((days >= (0)::numeric) AND (days <= (2000)::numeric))),
  constraint training_activity_hours_check CHECK (((hours >= (0)::numeric) AND (hours <= (9999)::numeric))),
  constraint training_activity_kind_check CHECK ((kind = ANY (ARRAY['lecture'::text, 'report'::text, 'class'::text, 'online'::text, 'self-study'::text, 'practice'::text]))),
  constraint training_activity_mode_check CHECK ((mode = ANY (ARRAY['offline'::text, 'online'::text]))),
  constraint training_activity_organiser_check CHECK (((length(organiser) >= 1) AND (length(organiser) <= 100))),
  constraint training_activity_place_check CHECK ((length(place) <= 100)),
  constraint training_activity_speaker_check CHECK ((length(speaker) <= 100)),
  constraint training_activity_title_check CHECK (((length(title) >= 1) AND (length(title) <= 100)))
);
CREATE INDEX training_activity_day ON public.training_activity USING btree (unit_id, from_on);
CREATE INDEX training_activity_plan_item ON public.training_activity USING btree (unit_id, plan_item_id);
CREATE INDEX training_activity_speaker ON public.training_activity USING btree (unit_id, speaker_id) WHERE (speaker_id IS NOT NULL);
CREATE TRIGGER training_activity_plan_guard BEFORE INSERT OR UPDATE OF plan_item_id ON public.training_activity FOR EACH ROW WHEN ((new.plan_item_id IS NOT NULL)) EXECUTE FUNCTION training_activity_plan_guard();

create table training_claim (
  unit_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  activity_id uuid,
  import_id uuid,
  origin integer not null,
  course text not null,
  course_key text not null,
  organiser text not null default ''::text,
  mode text not null,
  category text not null,
  is_recognised boolean not null,
  days numeric(6,1) not null default 0,
  hours numeric(6,1) not null default 0,
  from_on date not null,
  until_on date not null,
  status text not null default 'attended'::text,
  absent_hours numeric(6,1) not null default 0,
  note text not null default ''::text,
  result text not null default ''::text,
  is_counting boolean not null,
  is_chosen boolean not null default false,
  entered_on date not null,
  constraint training_claim_pkey PRIMARY KEY (unit_id, id),
  constraint training_claim_unit_id_activity_id_fkey FOREIGN KEY (unit_id, activity_id) REFERENCES training_activity(unit_id, id) ON DELETE CASCADE,
  constraint training_claim_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint training_claim_unit_id_import_id_fkey FOREIGN KEY (unit_id, import_id) REFERENCES training_import(unit_id, id),
  constraint training_claim_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id),
  constraint training_claim_category_check CHECK ((category = ANY (ARRAY['full-time'::text, 'assigned'::text, 'online'::text, 'centre'::text, 'lecture'::text, 'initial'::text, 'appointment'::text, 'entry'::text, 'self-study'::text, 'practice'::text, 'other'::text]))),
  constraint training_claim_check CHECK ((((from_on >= '1949-10-01'::date) AND (from_on <= '2099-12-31'::date)) AND ((until_on >= from_on) AND (until_on <= '2099-12-31'::date)))),
  constraint training_claim_check1 CHECK (((absent_hours >= (0)::numeric) AND (absent_hours <= hours))),
  constraint training_claim_check2 CHECK (((activity_id IS NULL) <> (import_id IS NULL))),
  constraint training_claim_check3 CHECK (((status = 'attended'::text) OR (NOT is_counting))),
  constraint training_claim_check4 CHECK ((is_counting OR (NOT is_chosen))),
  constraint training_claim_course_check CHECK (((length(course) >= 1) AND (length(course) <= 200))),
  constraint training_claim_course_key_check CHECK (((length(course_key) >= 1) AND (length(course_key) <= 200))),
  constraint training_claim_days_check CHECK (((days >= (0)::numeric) AND (days <= (2000)::numeric))),
  constraint training_claim_hours_check CHECK (((hours >= (0)::numeric) AND (hours <= (9999)::numeric))),
  constraint training_claim_mode_check CHECK ((mode = ANY (ARRAY['offline'::text, 'online'::text]))),
  constraint training_claim_note_check CHECK ((length(note) <= 200)),
  constraint training_claim_organiser_check CHECK ((length(organiser) <= 100)),
  constraint training_claim_origin_check CHECK (((origin >= 0) AND (origin <= 9))),
  constraint training_claim_result_check CHECK ((length(result) <= 60)),
  constraint training_claim_status_check CHECK ((status = ANY (ARRAY['attended'::text, 'absent'::text, 'withdrawn'::text])))
);
CREATE UNIQUE INDEX training_claim_chosen ON public.training_claim USING btree (unit_id, person_id, course_key, from_on) WHERE is_chosen;
CREATE INDEX training_claim_course ON public.training_claim USING btree (unit_id, person_id, course_key, from_on);
CREATE INDEX training_claim_import ON public.training_claim USING btree (unit_id, import_id);
CREATE UNIQUE INDEX training_claim_participant ON public.training_claim USING btree (unit_id, activity_id, person_id) WHERE (activity_id IS NOT NULL);

create table training_course (
  unit_id uuid not null,
  activity_id uuid not null,
  position integer not null,
  title text not null,
  speaker text not null default ''::text,
  held_on date not null,
  hours numeric(6,1) not null,
  id uuid not null default gen_random_uuid(),
  speaker_id uuid,
  constraint training_course_pkey PRIMARY KEY (unit_id, activity_id, "position"),
  constraint training_course_unit_id_id_key UNIQUE (unit_id, id),
  constraint training_course_unit_id_activity_id_fkey FOREIGN KEY (unit_id, activity_id) REFERENCES training_activity(unit_id, id) ON DELETE CASCADE,
  constraint training_course_unit_id_speaker_id_fkey FOREIGN KEY (unit_id, speaker_id) REFERENCES speaker(unit_id, id),
  constraint training_course_check CHECK (((speaker_id IS NULL) OR (speaker <> ''::text))),
  constraint training_course_hours_check CHECK (((hours >= (0)::numeric) AND (hours <= (24)::numeric))),
  constraint training_course_position_check CHECK (("position" >= 0)),
  constraint training_course_speaker_check CHECK ((length(speaker) <= 100)),
  constraint training_course_title_check CHECK (((length(title) >= 1) AND (length(title) <= 100)))
);
CREATE INDEX training_course_speaker ON public.training_course USING btree (unit_id, speaker_id) WHERE (speaker_id IS NOT NULL);

create table training_doubt (
  unit_id uuid not null,
  id uuid not null,
  import_id uuid not null,
  row_number integer not null,
  kind text not null,
  person_name text not null,
  content jsonb not null,
  state text not null default 'open'::text,
  person_id uuid,
  reason text not null default ''::text,
  constraint training_doubt_pkey PRIMARY KEY (unit_id, id),
  constraint training_doubt_unit_id_import_id_fkey FOREIGN KEY (unit_id, import_id) REFERENCES training_import(unit_id, id),
  constraint training_doubt_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id),
  constraint training_doubt_check CHECK (((state = 'matched'::text) = (person_id IS NOT NULL))),
  constraint training_doubt_check1 CHECK (((state <> 'dismissed'::text) OR (length(reason) >= 2))),
  constraint training_doubt_kind_check CHECK ((kind = ANY (ARRAY['unknown'::text, 'namesakes'::text]))),
  constraint training_doubt_person_name_check CHECK ((length(person_name) <= 60)),
  constraint training_doubt_reason_check CHECK ((length(reason) <= 200)),
  constraint training_doubt_row_number_check CHECK ((row_number > 0)),
  constraint training_doubt_state_check CHECK ((state = ANY (ARRAY['open'::text, 'matched'::text, 'dismissed'::text])))
);
CREATE INDEX training_doubt_open ON public.training_doubt USING btree (unit_id, import_id);

create table training_file (
  unit_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  person_id uuid,
  name text not null,
  sha256 text not null,
  size integer not null,
  sealed bytea not null,
  constraint training_file_pkey PRIMARY KEY (unit_id, id),
  constraint training_file_unit_id_activity_id_fkey FOREIGN KEY (unit_id, activity_id) REFERENCES training_activity(unit_id, id) ON DELETE CASCADE,
  constraint training_file_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id),
  constraint training_file_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint training_file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint training_file_size_check CHECK ((size > 0))
);
CREATE INDEX training_file_activity ON public.training_file USING btree (unit_id, activity_id);

create table training_import (
  unit_id uuid not null,
  id uuid not null,
  profile text not null,
  file_name text not null,
  file_hash text not null,
  row_count integer not null,
  state text not null,
  made_by text not null,
  made_at timestamp(3) with time zone not null,
  undone_at timestamp(3) with time zone,
  constraint training_import_pkey PRIMARY KEY (unit_id, id),
  constraint training_import_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint training_import_check CHECK (((state = 'undone'::text) = (undone_at IS NOT NULL))),
  constraint training_import_file_hash_check CHECK ((file_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint training_import_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 200))),
  constraint training_import_profile_check CHECK ((profile = ANY (ARRAY['cadre-network'::text, 'study-app'::text, 'school'::text]))),
  constraint training_import_row_count_check CHECK ((row_count > 0)),
  constraint training_import_state_check CHECK ((state = ANY (ARRAY['applied'::text, 'undone'::text])))
);
CREATE UNIQUE INDEX training_import_file ON public.training_import USING btree (unit_id, file_hash) WHERE (state = 'applied'::text);

create table training_mapping (
  unit_id uuid not null,
  profile text not null,
  heading text not null,
  columns jsonb not null,
  constraint training_mapping_pkey PRIMARY KEY (unit_id, profile, heading),
  constraint training_mapping_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint training_mapping_heading_check CHECK ((length(heading) <= 4000))
);

create table training_plan (
  unit_id uuid not null,
  id uuid not null,
  year integer not null,
  state text not null default 'draft'::text,
  submitted_by text,
  submitted_by_name text,
  submitted_at timestamp(3) with time zone,
  revision integer not null default 1,
  decided_by text,
  decided_by_name text,
  decided_on date,
  decided_at timestamp(3) with time zone,
  way text,
  meeting_on date,
  document text,
  return_reason text,
  constraint training_plan_pkey PRIMARY KEY (unit_id, id),
  constraint training_plan_unit_id_year_key UNIQUE (unit_id, year),
  constraint training_plan_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES account(id),
  constraint training_plan_submitted_by_fkey FOREIGN KEY (submitted_by) REFERENCES account(id),
  constraint training_plan_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint training_plan_check CHECK (((state = ANY (ARRAY['approved'::text, 'returned'::text])) = (decided_by_name IS NOT NULL))),
  constraint training_plan_check1 CHECK ((((decided_by_name IS NULL) = (decided_on IS NULL)) AND ((decided_on IS NULL) = (decided_at IS NULL)))),
  constraint training_plan_check2 CHECK (((state = 'approved'::text) = (way IS NOT NULL))),
  constraint training_plan_check3 CHECK ((COALESCE((way = 'meeting'::text), false) = (meeting_on IS NOT NULL))),
  constraint training_plan_check4 CHECK ((((meeting_on IS NULL) = (document IS NULL)) AND (meeting_on <= decided_on))),
  constraint training_plan_check5 CHECK (((state = 'returned'::text) = (return_reason IS NOT NULL))),
  constraint training_plan_check6 CHECK ((decided_by <> submitted_by)),
  constraint training_plan_check7 CHECK (((state = 'draft'::text) = (submitted_at IS NULL))),
  constraint training_plan_check8 CHECK (((submitted_at IS NULL) = (submitted_by_name IS NULL))),
  constraint training_plan_decided_by_name_check CHECK (((length(decided_by_name) >= 1) AND (length(decided_by_name) <= 60))),
  constraint training_plan_document_check CHECK (((length(document) >= 2) AND (length(document) <= 60))),
  constraint training_plan_return_reason_check CHECK (((length(return_reason) >= 2) AND (length(return_reason) <= 500))),
  constraint training_plan_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'approved'::text, 'returned'::text]))),
  constraint training_plan_submitted_by_name_check CHECK (((length(submitted_by_name) >= 1) AND (length(submitted_by_name) <= 60))),
  constraint training_plan_way_check CHECK ((way = ANY (ARRAY['principal'::text, 'meeting'::text]))),
  constraint training_plan_year_check CHECK (((year >= 2000) AND (year <= 2099)))
);
CREATE TRIGGER training_plan_guard BEFORE DELETE OR UPDATE ON public.training_plan FOR EACH ROW EXECUTE FUNCTION training_plan_guard();

create table training_plan_amendment (
  unit_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  kind text not null,
  item_id uuid,
  content jsonb,
  reason text not null,
  state text not null default 'proposed'::text,
  proposed_by text,
  proposed_by_name text not null,
  proposed_at timestamp(3) with time zone not null,
  decided_by text,
  decided_by_name text,
  decided_on date,
  decided_at timestamp(3) with time zone,
  way text,
  meeting_on date,
  document text,
  return_reason text,
  constraint training_plan_amendment_pkey PRIMARY KEY (unit_id, id),
  constraint training_plan_amendment_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES account(id),
  constraint training_plan_amendment_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES account(id),
  constraint training_plan_amendment_unit_id_item_id_plan_id_fkey FOREIGN KEY (unit_id, item_id, plan_id) REFERENCES training_plan_item(unit_id, id, plan_id),
  constraint training_plan_amendment_unit_id_plan_id_fkey FOREIGN KEY (unit_id, plan_id) REFERENCES training_plan(unit_id, id),
  constraint training_plan_amendment_check CHECK (((state = ANY (ARRAY['approved'::text, 'returned'::text])) = (decided_by_name IS NOT NULL))),
  constraint training_plan_amendment_check1 CHECK ((((decided_by_name IS NULL) = (decided_on IS NULL)) AND ((decided_on IS NULL) = (decided_at IS NULL)))),
  constraint training_plan_amendment_check2 CHECK (((state = 'approved'::text) = (way IS NOT NULL))),
  constraint training_plan_amendment_check3 CHECK ((COALESCE((way = 'meeting'::text), false) = (meeting_on IS NOT NULL))),
  constraint training_plan_amendment_check4 CHECK ((((meeting_on IS NULL) = (document IS NULL)) AND (meeting_on <= decided_on))),
  constraint training_plan_amendment_check5 CHECK (((state = 'returned'::text) = (return_reason IS NOT NULL))),
  constraint training_plan_amendment_check6 CHECK ((decided_by <> proposed_by)),
  constraint training_plan_amendment_check7 CHECK (((kind = 'add'::text) OR (item_id IS NOT NULL))),
  constraint training_plan_amendment_check8 CHECK (((kind <> 'add'::text) OR ((item_id IS NOT NULL) = (state = 'approved'::text)))),
  constraint training_plan_amendment_check9 CHECK (((kind = 'cancel'::text) = (content IS NULL))),
  constraint training_plan_amendment_decided_by_name_check CHECK (((length(decided_by_name) >= 1) AND (length(decided_by_name) <= 60))),
  constraint training_plan_amendment_document_check CHECK (((length(document) >= 2) AND (length(document) <= 60))),
  constraint training_plan_amendment_kind_check CHECK ((kind = ANY (ARRAY['add'::text, 'change'::text, 'cancel'::text]))),
  constraint training_plan_amendment_proposed_by_name_check CHECK (((length(proposed_by_name) >= 1) AND (length(proposed_by_name) <= 60))),
  constraint training_plan_amendment_reason_check CHECK (((length(reason) >= 2) AND (length(reason) <= 500))),
  constraint training_plan_amendment_return_reason_check CHECK (((length(return_reason) >= 2) AND (length(return_reason) <= 500))),
  constraint training_plan_amendment_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'approved'::text, 'returned'::text, 'withdrawn'::text]))),
  constraint training_plan_amendment_way_check CHECK ((way = ANY (ARRAY['principal'::text, 'meeting'::text])))
);
CREATE UNIQUE INDEX training_plan_amendment_open ON public.training_plan_amendment USING btree (unit_id, item_id) WHERE (state = 'proposed'::text);
CREATE INDEX training_plan_amendment_plan ON public.training_plan_amendment USING btree (unit_id, plan_id);
CREATE TRIGGER training_plan_amendment_guard BEFORE INSERT OR DELETE OR UPDATE ON public.training_plan_amendment FOR EACH ROW EXECUTE FUNCTION training_plan_amendment_guard();

create table training_plan_item (
  unit_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  position integer not null,
  cancelled_by uuid,
  cancelled_on date,
  constraint training_plan_item_pkey PRIMARY KEY (unit_id, id),
  constraint training_plan_item_unit_id_id_plan_id_key UNIQUE (unit_id, id, plan_id),
  constraint training_plan_item_unit_id_plan_id_position_key UNIQUE (unit_id, plan_id, "position") DEFERRABLE INITIALLY DEFERRED,
  constraint training_plan_item_unit_id_cancelled_by_fkey FOREIGN KEY (unit_id, cancelled_by) REFERENCES training_plan_amendment(unit_id, id),
  constraint training_plan_item_unit_id_plan_id_fkey FOREIGN KEY (unit_id, plan_id) REFERENCES training_plan(unit_id, id) ON DELETE CASCADE,
  constraint training_plan_item_check CHECK (((cancelled_by IS NULL) = (cancelled_on IS NULL))),
  constraint training_plan_item_position_check CHECK (("position" > 0))
);
CREATE TRIGGER training_plan_item_guard BEFORE INSERT OR DELETE OR UPDATE ON public.training_plan_item FOR EACH ROW EXECUTE FUNCTION training_plan_item_guard();

create table training_plan_wording (
  unit_id uuid not null,
  item_id uuid not null,
  version integer not null,
  amendment_id uuid,
  title text not null,
  kind text not null,
  mode text not null,
  audience text not null,
  people integer not null,
  from_on date not null,
  until_on date not null,
  hours numeric(6,1) not null,
  cost_fen bigint,
  organiser_id uuid not null,
  owner_id uuid not null,
  need text not null,
  question text not null,
  work text not null,
  written_by text,
  constraint training_plan_wording_pkey PRIMARY KEY (unit_id, item_id, version),
  constraint training_plan_wording_unit_id_amendment_id_fkey FOREIGN KEY (unit_id, amendment_id) REFERENCES training_plan_amendment(unit_id, id),
  constraint training_plan_wording_unit_id_item_id_fkey FOREIGN KEY (unit_id, item_id) REFERENCES training_plan_item(unit_id, id) ON DELETE CASCADE,
  constraint training_plan_wording_unit_id_organiser_id_fkey FOREIGN KEY (unit_id, organiser_id) REFERENCES section(unit_id, id),
  constraint training_plan_wording_unit_id_owner_id_fkey FOREIGN KEY (unit_id, owner_id) REFERENCES person(unit_id, id),
  constraint training_plan_wording_written_by_fkey FOREIGN KEY (written_by) REFERENCES account(id),
  constraint training_plan_wording_audience_check CHECK (((length(audience) >= 1) AND (length(audience) <= 200))),
  constraint training_plan_wording_check CHECK ((until_on >= from_on)),
  constraint training_plan_wording_check1 CHECK (((version = 1) OR (amendment_id IS NOT NULL))),
  constraint training_plan_wording_check2 CHECK ((EXTRACT(year FROM from_on) = EXTRACT(year FROM until_on))),
  constraint training_plan_wording_cost_fen_check CHECK (((cost_fen >= 0) AND (cost_fen <= '1000000000000'::bigint))),
  constraint training_plan_wording_hours_check CHECK (((hours >= (0)::numeric) AND (hours <= (9999)::numeric))),
  constraint training_plan_wording_kind_check CHECK ((kind = ANY (ARRAY['lecture'::text, 'report'::text, 'class'::text, 'online'::text, 'self-study'::text, 'practice'::text]))),
  constraint training_plan_wording_mode_check CHECK ((mode = ANY (ARRAY['offline'::text, 'online'::text]))),
  constraint training_plan_wording_need_check CHECK ((need = ANY (ARRAY['organisation'::text, 'post'::text, 'cadre'::text]))),
  constraint training_plan_wording_people_check CHECK (((people >= 1) AND (people <= 99999))),
  constraint training_plan_wording_question_check CHECK (((length(question) >= 2) AND (length(question) <= 200))),
  constraint training_plan_wording_title_check CHECK (((length(title) >= 1) AND (length(title) <= 100))),
  constraint training_plan_wording_version_check CHECK ((version > 0)),
  constraint training_plan_wording_work_check CHECK (((length(work) >= 2) AND (length(work) <= 200)))
);
CREATE INDEX training_plan_wording_owner ON public.training_plan_wording USING btree (unit_id, owner_id);
CREATE TRIGGER training_plan_wording_guard BEFORE INSERT OR DELETE OR UPDATE ON public.training_plan_wording FOR EACH ROW EXECUTE FUNCTION training_plan_wording_guard();

create table training_share (
  unit_id uuid not null,
  person_id uuid not null,
  course_key text not null,
  from_on date not null,
  year integer not null,
  claim_id uuid not null,
  until_on date not null,
  mode text not null,
  category text not null,
  is_recognised boolean not null,
  days numeric(6,1) not null default 0,
  hours numeric(6,1) not null default 0,
  constraint training_share_pkey PRIMARY KEY (unit_id, person_id, course_key, from_on, year),
  constraint training_share_unit_id_claim_id_fkey FOREIGN KEY (unit_id, claim_id) REFERENCES training_claim(unit_id, id) ON DELETE CASCADE,
  constraint training_share_check CHECK ((EXTRACT(year FROM until_on) = (year)::numeric)),
  constraint training_share_days_check CHECK (((days >= (0)::numeric) AND (days <= (2000)::numeric))),
  constraint training_share_hours_check CHECK (((hours >= (0)::numeric) AND (hours <= (9999)::numeric))),
  constraint training_share_mode_check CHECK ((mode = ANY (ARRAY['offline'::text, 'online'::text])))
);
CREATE INDEX training_share_claim ON public.training_share USING btree (unit_id, claim_id);
CREATE INDEX training_share_day ON public.training_share USING btree (unit_id, until_on) INCLUDE (person_id, days, hours, is_recognised, category);
CREATE INDEX training_share_event ON public.training_share USING btree (unit_id, from_on, course_key);

create table training_year (
  unit_id uuid not null,
  year integer not null,
  frozen_on date not null,
  frozen_by text not null,
  frozen_at timestamp(3) with time zone not null,
  constraint training_year_pkey PRIMARY KEY (unit_id, year),
  constraint training_year_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint training_year_check CHECK ((EXTRACT(year FROM frozen_on) > (year)::numeric)),
  constraint training_year_year_check CHECK (((year >= 2000) AND (year <= 2099)))
);
CREATE TRIGGER training_year_append_only BEFORE DELETE OR UPDATE ON public.training_year FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table training_year_line (
  unit_id uuid not null,
  year integer not null,
  person_id uuid not null,
  content jsonb not null,
  constraint training_year_line_pkey PRIMARY KEY (unit_id, year, person_id),
  constraint training_year_line_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id),
  constraint training_year_line_unit_id_year_fkey FOREIGN KEY (unit_id, year) REFERENCES training_year(unit_id, year)
);
CREATE TRIGGER training_year_line_append_only BEFORE DELETE OR UPDATE ON public.training_year_line FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table two_factor (
  id text not null,
  secret text not null,
  backup_codes text not null,
  user_id text not null,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamp(3) with time zone,
  constraint two_factor_pkey PRIMARY KEY (id),
  constraint two_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX two_factor_user ON public.two_factor USING btree (user_id);
CREATE TRIGGER two_factor_rights AFTER INSERT OR DELETE OR UPDATE ON public.two_factor FOR EACH STATEMENT EXECUTE FUNCTION tell_rights_changed();

create table unit (
  id uuid not null,
  name text not null,
  created_at timestamp(3) with time zone not null,
  constraint unit_pkey PRIMARY KEY (id),
  constraint unit_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);

create table verification (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp(3) with time zone not null,
  created_at timestamp(3) with time zone not null default now(),
  updated_at timestamp(3) with time zone not null default now(),
  constraint verification_pkey PRIMARY KEY (id)
);
CREATE INDEX verification_identifier ON public.verification USING btree (identifier);

create table voice_answer (
  unit_id uuid not null,
  item_id uuid not null,
  version integer not null,
  text text not null,
  measures text not null default ''::text,
  result text not null,
  drafted_by uuid not null,
  drafted_at timestamp(3) with time zone not null,
  approved_by uuid,
  approved_at timestamp(3) with time zone,
  sent_back_reason text,
  constraint voice_answer_pkey PRIMARY KEY (unit_id, item_id, version),
  constraint voice_answer_unit_id_item_id_drafted_by_approved_by_version_key UNIQUE (unit_id, item_id, drafted_by, approved_by, version),
  constraint voice_answer_unit_id_approved_by_fkey FOREIGN KEY (unit_id, approved_by) REFERENCES person(unit_id, id),
  constraint voice_answer_unit_id_drafted_by_fkey FOREIGN KEY (unit_id, drafted_by) REFERENCES person(unit_id, id),
  constraint voice_answer_unit_id_item_id_fkey FOREIGN KEY (unit_id, item_id) REFERENCES voice_item(unit_id, id),
  constraint voice_answer_check CHECK (((approved_by IS NULL) = (approved_at IS NULL))),
  constraint voice_answer_check1 CHECK ((approved_by <> drafted_by)),
  constraint voice_answer_check2 CHECK (((approved_by IS NULL) OR (sent_back_reason IS NULL))),
  constraint voice_answer_measures_check CHECK ((length(measures) <= 1000)),
  constraint voice_answer_result_check CHECK ((result = ANY (ARRAY['solved'::text, 'partly'::text, 'planned'::text, 'explained'::text]))),
  constraint voice_answer_sent_back_reason_check CHECK (((length(sent_back_reason) >= 2) AND (length(sent_back_reason) <= 500))),
  constraint voice_answer_text_check CHECK (((length(text) >= 5) AND (length(text) <= 4000))),
  constraint voice_answer_version_check CHECK ((version > 0))
);

create table voice_batch (
  unit_id uuid not null,
  id uuid not null,
  rows integer not null,
  entered_by text not null,
  entered_at timestamp(3) with time zone not null,
  undone_by text,
  undone_at timestamp(3) with time zone,
  constraint voice_batch_pkey PRIMARY KEY (unit_id, id),
  constraint voice_batch_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint voice_batch_check CHECK (((undone_by IS NULL) = (undone_at IS NULL))),
  constraint voice_batch_check1 CHECK ((undone_at >= entered_at)),
  constraint voice_batch_rows_check CHECK ((rows > 0))
);

create table voice_entry (
  unit_id uuid not null,
  item_id uuid not null,
  seq integer not null,
  act text not null,
  text text not null,
  by_name text not null,
  at timestamp(3) with time zone not null,
  constraint voice_entry_pkey PRIMARY KEY (unit_id, item_id, seq),
  constraint voice_entry_unit_id_item_id_fkey FOREIGN KEY (unit_id, item_id) REFERENCES voice_item(unit_id, id),
  constraint voice_entry_act_check CHECK (((length(act) >= 1) AND (length(act) <= 40))),
  constraint voice_entry_seq_check CHECK ((seq > 0)),
  constraint voice_entry_text_check CHECK ((length(text) <= 2500))
);
CREATE TRIGGER voice_entry_append_only BEFORE DELETE OR UPDATE ON public.voice_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table voice_item (
  unit_id uuid not null,
  id uuid not null,
  year integer not null,
  number integer not null,
  kind text not null,
  title text not null,
  target text not null default ''::text,
  category text not null default ''::text,
  section_id uuid,
  leader_id uuid,
  handler_id uuid,
  about_id uuid,
  state text not null,
  merged_into_id uuid,
  received_on date not null,
  settle_nominal_on date,
  settle_on date,
  accepted_on date,
  nominal_on date,
  due_on date,
  first_due_on date,
  extension_asked_by uuid,
  extension_reason text,
  extended_by uuid,
  extended_on date,
  is_complex boolean not null default false,
  contacted_on date,
  answered_on date,
  closed_on date,
  is_satisfied boolean,
  reopenings integer not null default 0,
  problem_id uuid,
  published_on date,
  revision integer not null default 1,
  constraint voice_item_pkey PRIMARY KEY (unit_id, id),
  constraint voice_item_unit_id_year_number_key UNIQUE (unit_id, year, number),
  constraint voice_item_unit_id_about_id_fkey FOREIGN KEY (unit_id, about_id) REFERENCES person(unit_id, id),
  constraint voice_item_unit_id_extended_by_fkey FOREIGN KEY (unit_id, extended_by) REFERENCES person(unit_id, id),
  constraint voice_item_unit_id_extension_asked_by_fkey FOREIGN KEY (unit_id, extension_asked_by) REFERENCES person(unit_id, id),
  constraint voice_item_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint voice_item_unit_id_handler_id_fkey FOREIGN KEY (unit_id, handler_id) REFERENCES person(unit_id, id),
  constraint voice_item_unit_id_leader_id_fkey FOREIGN KEY (unit_id, leader_id) REFERENCES person(unit_id, id),
  constraint voice_item_unit_id_merged_into_id_fkey FOREIGN KEY (unit_id, merged_into_id) REFERENCES voice_item(unit_id, id),
  constraint voice_item_unit_id_problem_id_fkey FOREIGN KEY (unit_id, problem_id) REFERENCES problem(unit_id, id),
  constraint voice_item_unit_id_section_id_fkey FOREIGN KEY (unit_id, section_id) REFERENCES section(unit_id, id),
  constraint voice_item_accepted_check CHECK (((state = ANY (ARRAY['registered'::text, 'returned'::text, 'merged'::text, 'withdrawn'::text])) OR ((accepted_on IS NOT NULL) AND (due_on IS NOT NULL)))),
  constraint voice_item_category_check CHECK ((length(category) <= 20)),
  constraint voice_item_check CHECK ((settle_on >= settle_nominal_on)),
  constraint voice_item_check1 CHECK ((due_on >= nominal_on)),
  constraint voice_item_check10 CHECK (((extension_asked_by IS NULL) = (extension_reason IS NULL))),
  constraint voice_item_check11 CHECK (((extended_on IS NULL) OR ((extended_by IS NOT NULL) AND (extension_asked_by IS NOT NULL)))),
  constraint voice_item_check12 CHECK ((extended_by <> extension_asked_by)),
  constraint voice_item_check2 CHECK ((handler_id <> about_id)),
  constraint voice_item_check3 CHECK ((((state = 'merged'::text) = (merged_into_id IS NOT NULL)) AND (merged_into_id <> id))),
  constraint voice_item_check4 CHECK ((((due_on IS NULL) = (nominal_on IS NULL)) AND ((due_on IS NULL) = (first_due_on IS NULL)))),
  constraint voice_item_check6 CHECK (((state <> ALL (ARRAY['assigned'::text, 'drafted'::text, 'answered'::text, 'closed'::text])) OR (section_id IS NOT NULL))),
  constraint voice_item_check7 CHECK (((state <> ALL (ARRAY['answered'::text, 'closed'::text])) OR (answered_on IS NOT NULL))),
  constraint voice_item_check8 CHECK (((state = 'closed'::text) = (closed_on IS NOT NULL))),
  constraint voice_item_check9 CHECK (((is_satisfied IS NULL) OR (answered_on IS NOT NULL))),
  constraint voice_item_extension_reason_check CHECK (((length(extension_reason) >= 5) AND (length(extension_reason) <= 500))),
  constraint voice_item_kind_check CHECK ((kind = ANY (ARRAY['suggestion'::text, 'appeal'::text, 'tourism'::text, 'hotline'::text, 'rating'::text]))),
  constraint voice_item_number_check CHECK ((number > 0)),
  constraint voice_item_reopenings_check CHECK ((reopenings >= 0)),
  constraint voice_item_state_check CHECK ((state = ANY (ARRAY['registered'::text, 'accepted'::text, 'assigned'::text, 'drafted'::text, 'answered'::text, 'closed'::text, 'returned'::text, 'merged'::text, 'withdrawn'::text]))),
  constraint voice_item_target_check CHECK ((length(target) <= 60)),
  constraint voice_item_title_check CHECK (((length(title) >= 1) AND (length(title) <= 100))),
  constraint voice_item_year_check CHECK (((year >= 2000) AND (year <= 2099)))
);
CREATE INDEX voice_item_by_received ON public.voice_item USING btree (unit_id, received_on, number);
CREATE INDEX voice_item_by_section ON public.voice_item USING btree (unit_id, section_id, state);
CREATE INDEX voice_item_by_state ON public.voice_item USING btree (unit_id, state, due_on);

create table yearly_grade (
  unit_id uuid not null,
  person_id uuid not null,
  position integer not null,
  year integer not null,
  grade text not null,
  note text not null,
  constraint yearly_grade_pkey PRIMARY KEY (unit_id, person_id, "position"),
  constraint yearly_grade_unit_id_person_id_year_key UNIQUE (unit_id, person_id, year),
  constraint yearly_grade_unit_id_person_id_fkey FOREIGN KEY (unit_id, person_id) REFERENCES person(unit_id, id) ON DELETE CASCADE,
  constraint yearly_grade_position_check CHECK (("position" >= 0)),
  constraint yearly_grade_year_check CHECK (((year >= 1950) AND (year <= 2099)))
);

CREATE OR REPLACE FUNCTION public.door_look_up(wanted_unit uuid, wanted_hash bytea)
 RETURNS TABLE(state text, reply text, asks_satisfaction boolean, changed_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
      select s.state, s.reply, s.asks_satisfaction, s.changed_on
        from public.door_status s where s.unit_id = wanted_unit and s.code_hash = wanted_hash
      union all
      select 'received', '', false, (q.hour at time zone 'Asia/Shanghai')::date
        from public.door_queue q
        where q.unit_id = wanted_unit and q.code_hash = wanted_hash and q.kind <> 'follow-up'
          and q.state in ('waiting', 'aside')
      limit 1
    $function$;

CREATE OR REPLACE FUNCTION public.door_room(wanted_unit uuid, most_waiting integer, most_bytes bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
      select (select count(*) from (select 1 from public.door_queue q
          where q.unit_id = wanted_unit and q.state <> 'taken' limit most_waiting) counted) < most_waiting
        and coalesce((select sum(octet_length(a.bytes_sealed)) from public.door_attachment a
          where a.unit_id = wanted_unit), 0) < most_bytes
    $function$;

CREATE OR REPLACE FUNCTION public.insist_on_evidence()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
   begin
     if tg_op = 'INSERT' then
       if new.state not in ('open', 'in-hand') then
         raise exception 'a problem begins open or in hand' using errcode = '23514';
       end if;
       return new;
     end if;
     if new.state = old.state or new.state not in ('submitted', 'answering', 'closed') then return new; end if;
     if not exists (
       select 1 from problem_measure pm where pm.unit_id = new.unit_id and pm.problem_id = new.id
     ) or exists (
       select 1 from problem_measure pm
       join measure m on m.unit_id = pm.unit_id and m.id = pm.measure_id
       where pm.unit_id = new.unit_id and pm.problem_id = new.id and not exists (
         select 1 from measure_evidence me
         join evidence e on e.unit_id = me.unit_id and e.id = me.evidence_id
         where me.unit_id = m.unit_id and me.measure_id = m.id and not (m.is_rule and e.is_photo)
       )
     ) then
       raise exception 'a measure without evidence' using errcode = '23514';
     end if;
     return new;
   end $function$;

CREATE OR REPLACE FUNCTION public.keep_first_date()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
   begin
     if old.first_due_on is not null and new.first_due_on is distinct from old.first_due_on then
       raise exception 'the first date stays' using errcode = '42501';
     end if;
     if old.due_on is not null and new.due_on is distinct from old.due_on and new.reopenings = old.reopenings
       and not exists (
         select 1 from date_change d where d.unit_id = new.unit_id and d.problem_id = new.id
           and d.state = 'agreed' and d.to_on = new.due_on
       )
     then
       raise exception 'the date was not agreed to' using errcode = '42501';
     end if;
     return new;
   end $function$;

CREATE OR REPLACE FUNCTION public.party_size_approval_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    if old.withdrawn_at is not null
      or (to_jsonb(new) - array['withdrawn_by', 'withdrawn_at', 'withdrawn_reason'])
        <> (to_jsonb(old) - array['withdrawn_by', 'withdrawn_at', 'withdrawn_reason'])
    then raise exception 'an approval cannot be changed' using errcode = '23514';
    end if;
    return new;
  end $function$;

CREATE OR REPLACE FUNCTION public.refuse_asked_question()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
   begin
     if (select state from survey where unit_id = coalesce(new.unit_id, old.unit_id)
           and id = coalesce(new.survey_id, old.survey_id)) <> 'draft' then
       raise exception 'the survey has been opened' using errcode = '42501';
     end if;
     return coalesce(new, old);
   end $function$;

CREATE OR REPLACE FUNCTION public.refuse_attendance_after_review()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    declare
      touched record;
    begin
      touched := case when tg_op = 'INSERT' then new else old end;
      if exists (
        select 1 from party_meeting
        where unit_id = touched.unit_id and id = touched.meeting_id and state = 'reviewed'
      ) then
        raise check_violation using message = 'a reviewed meeting does not change', constraint = 'party_meeting_frozen';
      end if;
      return touched;
    end
  $function$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
   begin
     raise exception 'append-only table %', tg_table_name using errcode = '42501';
   end $function$;

CREATE OR REPLACE FUNCTION public.refuse_change_after_review()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      raise check_violation using message = 'a reviewed meeting does not change', constraint = 'party_meeting_frozen';
    end
  $function$;

CREATE OR REPLACE FUNCTION public.refuse_closed_meeting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
   begin
     if (select state from meeting where unit_id = new.unit_id and id = new.meeting_id) <> 'open' then
       raise exception 'the meeting is not open' using errcode = '42501';
     end if;
     return new;
   end $function$;

CREATE OR REPLACE FUNCTION public.refuse_gone_note()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
   begin
     if exists (select 1 from research_note_gone where unit_id = new.unit_id and note_id = new.id) then
       raise exception 'the note was taken back' using errcode = '42501';
     end if;
     return new;
   end $function$;

CREATE OR REPLACE FUNCTION public.refuse_locked_meeting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
   declare found record;
   begin
     found := coalesce(new, old);
     if (select state from meeting where unit_id = found.unit_id and id = found.meeting_id) = 'locked' then
       raise exception 'the record of the meeting is locked' using errcode = '42501';
     end if;
     return found;
   end $function$;

CREATE OR REPLACE FUNCTION public.refuse_mark_of_closed_round()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
   begin
     if (select box from evaluation_round where unit_id = new.unit_id and activity_id = new.activity_id) is null then
       raise exception 'the answering has ended' using errcode = '42501';
     end if;
     return new;
   end $function$;

CREATE OR REPLACE FUNCTION public.refuse_reopened_round()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
   begin
     if old.box is null then
       raise exception 'the answering has ended' using errcode = '42501';
     end if;
     return new;
   end $function$;

CREATE OR REPLACE FUNCTION public.refuse_reopening()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
   begin
     if old.state = 'locked' or (old.state = 'closed' and new.state not in ('closed', 'locked')) then
       raise exception 'the meeting has ended' using errcode = '42501';
     end if;
     return new;
   end $function$;

CREATE OR REPLACE FUNCTION public.refuse_second_leader()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      perform 1 from section where unit_id = new.unit_id and id = new.section_id for update;
      if exists (
        select 1 from portfolio
        where unit_id = new.unit_id and section_id = new.section_id and id <> new.id
          and daterange(from_on, until_on, '[]') && daterange(new.from_on, new.until_on, '[]')
      ) then
        raise exclusion_violation
          using message = 'a section has one leader at a time', constraint = 'portfolio_one_leader';
      end if;
      return new;
    end
  $function$;

CREATE OR REPLACE FUNCTION public.refuse_second_membership()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      perform 1 from person where unit_id = new.unit_id and id = new.person_id for update;
      if exists (
        select 1 from party_membership
        where unit_id = new.unit_id and person_id = new.person_id and id <> new.id
          and daterange(from_on, until_on, '[]') && daterange(new.from_on, new.until_on, '[]')
      ) then
        raise exclusion_violation
          using message = 'a member belongs to one branch at a time', constraint = 'party_membership_one_branch';
      end if;
      if (select kind from party_organisation where unit_id = new.unit_id and id = new.organisation_id) <> 'branch'
        or (new.cell_id is not null and not exists (
          select 1 from party_organisation
          where unit_id = new.unit_id and id = new.cell_id and kind = 'cell' and parent_id = new.organisation_id))
      then
        raise check_violation
          using message = 'members belong to a branch and its cells', constraint = 'party_membership_branch';
      end if;
      return new;
    end
  $function$;

CREATE OR REPLACE FUNCTION public.refuse_second_position()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      perform 1 from party_organisation where unit_id = new.unit_id and id = new.organisation_id for update;
      if exists (
        select 1 from party_position
        where unit_id = new.unit_id and organisation_id = new.organisation_id and id <> new.id
          and (person_id = new.person_id or (rank in ('secretary', 'leader') and rank = new.rank))
          and daterange(from_on, until_on, '[]') && daterange(new.from_on, new.until_on, '[]')
      ) then
        raise exclusion_violation
          using message = 'a position is held by one at a time', constraint = 'party_position_one_holder';
      end if;
      return new;
    end
  $function$;

CREATE OR REPLACE FUNCTION public.refuse_signed_report()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
   begin
     if old.state = 'signed' then
       raise exception 'the report is signed' using errcode = '42501';
     end if;
     return new;
   end $function$;

CREATE OR REPLACE FUNCTION public.refuse_unopened_survey()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
   begin
     if (select state from survey where unit_id = new.unit_id and id = new.survey_id) <> 'open' then
       raise exception 'the survey is not open' using errcode = '42501';
     end if;
     return new;
   end $function$;

CREATE OR REPLACE FUNCTION public.refuse_used_note()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
   begin
     if exists (select 1 from research_mark where unit_id = old.unit_id and note_id = old.id) then
       raise exception 'the note has been used' using errcode = '42501';
     end if;
     return case when tg_op = 'DELETE' then old else new end;
   end $function$;

CREATE OR REPLACE FUNCTION public.refuse_verified_measure()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
   declare found record;
   begin
     found := coalesce(old, new);
     if exists (
       select 1 from problem_measure pm join problem p on p.unit_id = pm.unit_id and p.id = pm.problem_id
       where pm.unit_id = found.unit_id and pm.measure_id = found.measure_id and p.state in ('answering', 'closed')
     ) then
       raise exception 'a verified problem rests on it' using errcode = '42501';
     end if;
     return found;
   end $function$;

CREATE OR REPLACE FUNCTION public.refuse_version_of_signed_report()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
   begin
     if (select state from report where unit_id = new.unit_id and id = new.report_id) = 'signed' then
       raise exception 'the report is signed' using errcode = '42501';
     end if;
     return new;
   end $function$;

CREATE OR REPLACE FUNCTION public.refuse_visit_outside_trip()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
   begin
     if exists (
       select 1 from research_visit v join research_trip t on t.unit_id = v.unit_id and t.id = v.trip_id
       where v.unit_id = new.unit_id
         and v.trip_id = (case when tg_table_name = 'research_trip' then to_jsonb(new) ->> 'id'
                          else to_jsonb(new) ->> 'trip_id' end)::uuid
         and v.on_day not between t.from_on and t.until_on
     ) then
       raise exception 'a visit lies outside its trip' using errcode = '23514';
     end if;
     return null;
   end $function$;

CREATE OR REPLACE FUNCTION public.tell_rights_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
   begin
     perform pg_notify('rights_changed', '');
     return null;
   end $function$;

CREATE OR REPLACE FUNCTION public.training_activity_plan_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
   begin
     if not exists (select 1 from training_plan p
       join training_plan_item i on i.unit_id = p.unit_id and i.plan_id = p.id
       where i.unit_id = new.unit_id and i.id = new.plan_item_id and p.state = 'approved') then
       raise exception 'plan is not approved' using errcode = '42501';
     end if;
     return new;
   end $function$;

CREATE OR REPLACE FUNCTION public.training_plan_amendment_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
   begin
     if tg_op = 'DELETE' or (tg_op = 'UPDATE' and old.state <> 'proposed') then
       raise exception 'amendment is settled' using errcode = '42501';
     end if;
     if not exists (select 1 from training_plan p
       where p.unit_id = new.unit_id and p.id = new.plan_id and p.state = 'approved') then
       raise exception 'plan is not approved' using errcode = '42501';
     end if;
     return new;
   end $function$;

CREATE OR REPLACE FUNCTION public.training_plan_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
   begin
     if tg_op = 'DELETE' then
       if old.state in ('submitted', 'approved') then raise exception 'plan in force' using errcode = '42501'; end if;
       return old;
     end if;
     if old.state = 'approved' and (new.state, new.year, new.submitted_by, new.decided_by, new.decided_at, new.way,
         new.meeting_on, new.document) is distinct from (old.state, old.year, old.submitted_by, old.decided_by,
         old.decided_at, old.way, old.meeting_on, old.document) then
       raise exception 'plan already approved' using errcode = '42501';
     end if;
     if new.state = 'approved' and old.state <> 'approved' and exists (
       select 1 from training_plan_wording w join training_plan_item i on i.unit_id = w.unit_id and i.id = w.item_id
       where i.unit_id = new.unit_id and i.plan_id = new.id and w.written_by = new.decided_by) then
       raise exception 'own plan approved' using errcode = '42501';
     end if;
     return new;
   end $function$;

CREATE OR REPLACE FUNCTION public.training_plan_item_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
   declare plan_state text;
   begin
     select state into plan_state from training_plan
       where unit_id = coalesce(new.unit_id, old.unit_id) and id = coalesce(new.plan_id, old.plan_id);
     if plan_state is null or plan_state in ('draft', 'returned') then
       if tg_op = 'DELETE' then return old; end if;
       return new;
     end if;
     if tg_op = 'INSERT' and plan_state = 'approved' then return new; end if;
     if tg_op = 'UPDATE' and plan_state = 'approved' and old.cancelled_by is null and new.position = old.position
       and exists (select 1 from training_plan_amendment a where a.unit_id = new.unit_id and a.id = new.cancelled_by
         and a.item_id = new.id and a.kind = 'cancel' and a.state = 'approved') then return new; end if;
     raise exception 'item of a plan in force' using errcode = '42501';
   end $function$;

CREATE OR REPLACE FUNCTION public.training_plan_wording_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
   declare plan_state text;
   begin
     select p.state into plan_state from training_plan p
       join training_plan_item i on i.unit_id = p.unit_id and i.plan_id = p.id
       where i.unit_id = coalesce(new.unit_id, old.unit_id) and i.id = coalesce(new.item_id, old.item_id);
     if plan_state is null or plan_state in ('draft', 'returned') then
       if tg_op = 'DELETE' then return old; end if;
       return new;
     end if;
     if tg_op = 'INSERT' and plan_state = 'approved' and exists (select 1 from training_plan_amendment a
       where a.unit_id = new.unit_id and a.id = new.amendment_id and a.item_id = new.item_id
         and a.kind in ('add', 'change') and a.state = 'approved') then return new; end if;
     raise exception 'wording of a plan in force' using errcode = '42501';
   end $function$;
