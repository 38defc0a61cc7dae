import { App, Input } from 'antd'
import { bulkFault, MANY_PEOPLE } from '../bulk.ts'

/**
 * Asks what a copy of many people is for, before it is made. Resolves to the reason, to an empty one where few people
 * need none, and to null when the person thinks better of it.
 */
export function useReason(): (people: number) => Promise<string | null> {
  const { modal, message } = App.useApp()
  return (people) => {
    if (people < MANY_PEOPLE) return Promise.resolve('')
    let reason = ''
    return new Promise((resolve) => {
      // The question stays open until it is answered.
      const answer = () => {
        const fault = bulkFault(people, reason)
        if (fault) return void message.warning(fault)
        asked.destroy()
        resolve(reason.trim())
      }
      const asked = modal.confirm({
        title: `导出${people}人的信息`,
        content: (
          <>
            <p>请写明用途，例如“报市委组织部年度统计”。用途、人数和导出人留在审计记录里。</p>
            <Input
              aria-label="用途"
              maxLength={100}
              autoFocus
              onChange={(event) => {
                reason = event.target.value
              }}
              onPressEnter={answer}
            />
          </>
        ),
        okText: '导出',
        cancelText: '取消',
        autoFocusButton: null,
        onOk: (_close: () => void) => answer(),
        onCancel: () => resolve(null),
      })
    })
  }
}
