import type { Choice } from '../../schema/words.ts'
import { useCommand, useDraft } from './acting.ts'
import { choiceList, type Statement } from './words.ts'

/** A statement being written for a member on an item; it starts from what the member said before. */
export function useStatementDraft(itemId: string, memberId: string, said: Statement | null) {
  const [picked, pick] = useDraft(`${itemId}.${memberId}.attitude`)
  const [typed, type] = useDraft(`${itemId}.${memberId}.words`)
  const command = useCommand()
  const attitude = choiceList.find((choice) => choice === picked) ?? said?.attitude ?? null
  const text = typed || (picked ? '' : (said?.text ?? ''))
  const isReady = attitude !== null || text.trim() !== ''
  const send = async () => {
    await command.mutateAsync({ kind: 'state', itemId, memberId, attitude, text: text.trim() })
    pick('')
    type('')
  }
  return { attitude, pick: (choice: Choice) => pick(choice), text, type, isReady, send, command }
}
