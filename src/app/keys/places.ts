/**
 * Where sealed values lie. `place` is what a value was bound to when it was closed, `of` the columns whose values end
 * it: `family_member.sealed.<person_id>.<position>`.
 */
export type SealedPlace = { table: string; column: string; place: string; of: string[] }

const at = (table: string, column: string, word = column, of = ['id']): SealedPlace => ({
  ...{ table, column, place: `${table}.${word}`, of },
})

/** Every column that the field keys close, and that a new key can close again. */
export const sealedPlaces: readonly SealedPlace[] = [
  at('absent_opinion', 'text_sealed', 'text', ['item_id', 'person_id']),
  at('checkup_run', 'findings_sealed', 'findings'),
  at('conduct_report', 'sealed'),
  at('conduct_report', 'contact_sealed'),
  at('evaluation_round', 'result_sealed', 'result_sealed', ['activity_id']),
  at('evidence_file', 'sealed', 'content'),
  at('family_member', 'sealed', 'sealed', ['person_id', 'position']),
  at('import_item', 'before_sealed', 'before', ['person_id']),
  at('import_item', 'content_sealed', 'content', ['batch_id', 'position']),
  at('meeting', 'record_sealed', 'record'),
  at('meeting_event', 'content_sealed', 'content', ['meeting_id', 'seq']),
  at('minutes_words', 'text_sealed', 'text', ['item_id', 'person_id', 'version']),
  at('opinion_contact', 'sealed', 'sealed', ['opinion_id']),
  at('party_file', 'sealed', 'content'),
  at('party_size_approval', 'file_sealed', 'file'),
  at('person', 'id_number_sealed', 'id_number'),
  at('person', 'verbatim_sealed', 'verbatim'),
  at('proposal', 'previous_sealed', 'previous'),
  at('proposal', 'proposed_sealed', 'proposed'),
  at('reflection', 'sealed'),
  at('relative_interest', 'relative_sealed', 'relative'),
  at('research_mark', 'quote_sealed'),
  at('research_note', 'content_sealed'),
  at('research_photo', 'bytes_sealed'),
  at('speaker', 'contact_sealed'),
  at('survey_text_box', 'box', 'box', ['survey_id', 'position', 'chunk']),
  at('topic_material', 'sealed', 'content'),
  at('training_file', 'sealed', 'content'),
]

/** Closed by the key of the audit trail or, before there was one, by the first field key; never closed again. */
export const auditPlace = at('audit_entry', 'sealed_detail')

/** What a value of a row is bound to. */
export const placeIn = ({ place, of }: SealedPlace, row: Record<string, unknown>): string =>
  [place, ...of.map((column) => String(row[column]))].join('.')
