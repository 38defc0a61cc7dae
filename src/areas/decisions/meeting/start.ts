import type { Setup, State } from './state.ts'

/** The room as the meeting is opened: nobody has signed in, no item has begun. */
export function start({ settings, members, items }: Setup): State {
  return {
    settings,
    phase: 'open',
    members: members.map((member) => ({ ...member, presence: 'absent', isLate: false })),
    items: items.map((item) => ({
      ...item,
      state: 'waiting',
      recused: {},
      statements: [],
      isRevealed: !settings.sealedStatements,
      override: null,
      votes: [],
      result: null,
    })),
    currentItemId: null,
  }
}
