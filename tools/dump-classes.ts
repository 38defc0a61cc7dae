import { auditPlace, sealedPlaces } from '../src/app/keys/places.ts'

/** What somebody who holds a dump of the database, and no key, can make of a column. */
export const dumpClasses = {
  sealed: '加密（密钥在库外）',
  apart: '加密（另有密钥，用完销毁或者只在库外）',
  digest: '指纹、校验值（不能还原，相同的看得出相同）',
  personal: '个人信息，读得出',
  words: '工作文字，读得出，可能提到人',
  link: '指向人或账号的编号',
  plain: '编号、日期、数量、状态',
} as const
export type DumpClass = keyof typeof dumpClasses

export type DumpColumn = { table: string; column: string; type: string; isOfPerson: boolean }

const list = (text: string) => new Set(text.split(/\s+/).filter(Boolean))

/** Boxes of their own: of the door, of ballots and evaluations that go on, of the second factor. */
const APART = list(`door_attachment.bytes_sealed door_queue.sealed evaluation_round.box secret_box.box
  two_factor.secret two_factor.backup_codes`)

const DIGESTS =
  list(`mac hash previous key_check sha256 file_sha256 file_hash text_hash code_hash record_hash secret_hash
  source_fingerprint id_number_fingerprint receipts mark`)

/** The same name means something else there. */
const DIGESTS_IN = list(`credential.password account.former_passwords sign_in_sign.device sign_in_miss.source
  service_rating.series survey_device.series verification.identifier`)

/** Of these everything but numbers of rows is about a person. */
const PERSONAL_TABLES = list(`education interest_declaration party_membership party_position person post_held rank_held
  relative_interest resume_period reward sanction sign_in_source technical_title yearly_grade`)

/** Names of officials as they acted, and where they came from. */
const PERSONAL = list(`actor_name by_name email username display_username ip ip_address user_agent phone person_name
  presenter recorder image recipient payee`)
const PERSONAL_IN = list(`account.name group_member.title meeting_ballot.choice meeting_member.name meeting_member.title
  meeting_member.reply meeting_member.reply_reason meeting_observer.name meeting_observer.title
  party_attendance.presence party_attendance.reason photo.bytes speaker.name
  speaker.employer speaker.standing speaker.expertise
  speaker.retired_because topic_party.name training_activity.speaker training_course.speaker training_year_line.content
  emergency_decision.decided_by training_claim.result`)

/** Sentences and titles that people write at work. */
const WORDS = list(`address also answer approver audience basis because body content course crowd_reason decisions
  description detail disabled_because document document_number extension_reason field figures file file_name findings
  goal heading high_label intro item_ids label low_label matter measures minutes_number name need note notice off on
  options organisation organiser output outcome path period place prior_talks purpose push_note query question reason
  reply resolution result return_reason routed_to rule_name sent_back_reason settings set_aside summary supporting_ids
  tally target text theme title title_en topic topics value voucher withdrawn_reason wording work`)

const PLAIN = list(`access_token act action actor_roles areas_off case_number category channel columns compared
  course_key credit_code duty form hit_key id id_token identifier key kind language level line method mime mode month
  networks order_number origin_id profile provider_id push_state rank refresh_token request_id role scope section_id
  source_kind state status subject_id subject_kind timing token use way`)

/** Also where the way to the person leads through another table, or is kept as a text. */
const OF_SOMEBODY =
  /(^|_)(person|account|user|actor|drafter|approver|handler|caller|owner|leader|verifier|proposer|author)_id$|_by_id$/

/** What the class alone does not say. */
export const dumpNotes: Record<string, string> = {
  'session.token': '会话编号；登录凭据还要用库外的密钥签名，只有它登不进去',
  'meeting_ballot.choice': '记名表决的选择；无记名的为空，票在箱子里',
  'opinion.text': '群众写的话；联系方式另外加密',
  'conduct_report.about_section_id': '所反映的科室；内容和提出人加密',
  'relative_interest.organisation': '亲属所在的企业；称谓和姓名加密',
  'credential.password': '口令的 scrypt 值',
  'person.id_number_fingerprint': '没有密钥不能还原；有1号密钥的人可以逐个试',
  'photo.bytes': '照片没有加密',
}

/** The class of a column, or null where nobody has thought about it. */
export function dumpClassOf({ table, column, type, isOfPerson }: DumpColumn): DumpClass | null {
  const name = `${table}.${column}`
  if ([...sealedPlaces, auditPlace].some((one) => `${one.table}.${one.column}` === name)) return 'sealed'
  if (APART.has(name)) return 'apart'
  if (DIGESTS.has(column) || DIGESTS_IN.has(name)) return 'digest'
  const isText = /^(text|jsonb|bytea)/.test(type)
  if (isOfPerson || OF_SOMEBODY.test(column)) return 'link'
  if (PERSONAL_TABLES.has(table) && !isOrder(column, type)) return 'personal'
  if (!isText) return 'plain'
  if (PERSONAL.has(column) || PERSONAL_IN.has(name) || /_by(_name)?$/.test(column)) return 'personal'
  if (WORDS.has(column)) return 'words'
  return PLAIN.has(column) ? 'plain' : null
}

const isOrder = (column: string, type: string) =>
  type === 'uuid' || /^(position|revision|state|created_at|changed_at)$/.test(column)

/** Words of the lists that name no column any more. */
export function staleDumpWords(columns: readonly DumpColumn[]): string[] {
  const names = new Set(columns.map(({ column }) => column))
  const places = new Set(columns.map(({ table, column }) => `${table}.${column}`))
  const tables = new Set(columns.map(({ table }) => table))
  return [
    ...[DIGESTS, PERSONAL, WORDS, PLAIN].flatMap((one) => [...one].filter((name) => !names.has(name))),
    ...[APART, DIGESTS_IN, PERSONAL_IN, new Set(Object.keys(dumpNotes))].flatMap((one) =>
      [...one].filter((name) => !places.has(name)),
    ),
    ...[...PERSONAL_TABLES].filter((table) => !tables.has(table)),
  ]
}
