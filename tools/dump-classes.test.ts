import { expect, test } from 'vitest'
import { dumpClasses, dumpClassOf } from './dump-classes.ts'
import { markdownOf } from './dump-reference.ts'

const column = (table: string, name: string, type = 'text', isOfPerson = false) => ({
  ...{ table, column: name, type, isOfPerson },
})

test.each([
  ['person', 'id_number_sealed', 'bytea', 'sealed'],
  ['audit_entry', 'sealed_detail', 'bytea', 'sealed'],
  ['secret_box', 'box', 'bytea', 'apart'],
  ['survey_text_box', 'box', 'bytea', 'sealed'],
  ['person', 'id_number_fingerprint', 'bytea', 'digest'],
  ['credential', 'password', 'text', 'digest'],
  ['person', 'birth', 'text', 'personal'],
  ['relative_interest', 'share_percent', 'numeric(5,2)', 'personal'],
  ['party_membership', 'formal_on', 'date', 'personal'],
  ['photo', 'bytes', 'bytea', 'personal'],
  ['topic', 'created_by', 'text', 'personal'],
  ['opinion', 'text', 'text', 'words'],
  ['unit', 'name', 'text', 'words'],
  ['account', 'name', 'text', 'personal'],
  ['meeting_ballot', 'person_id', 'uuid', 'link'],
  ['problem', 'due_on', 'date', 'plain'],
  ['problem', 'state', 'text', 'plain'],
])('%s.%s (%s) is %s to whoever holds a dump', (table, name, type, is) => {
  expect(dumpClassOf(column(table, name, type))).toBe(is)
})

test('a column of text or bytes that nobody has thought about has no class', () => {
  for (const type of ['text', 'jsonb', 'bytea', 'text[]'])
    expect(dumpClassOf(column('problem', 'diary', type))).toBeNull()
  expect(dumpClassOf(column('problem', 'diary_sealed', 'bytea'))).toBeNull()
  expect(() => markdownOf([column('problem', 'diary')])).toThrow('says nothing of problem.diary')
  expect(() => markdownOf([column('problem', 'state')])).toThrow(/names what is gone: .*session\.token/)
  expect(Object.keys(dumpClasses)).toHaveLength(7)
})
