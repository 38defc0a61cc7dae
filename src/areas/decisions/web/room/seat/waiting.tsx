import { Button } from 'antd'
import { sentenceTime } from '../../../../../ui/format.ts'
import { useCommand } from '../acting.ts'
import { Refused } from '../frame.tsx'
import { ResultNote } from '../item-parts.tsx'
import { useRoom } from '../live.ts'
import { lastFinished } from '../turn.ts'
import { CountedReceipt } from './receipt-note.tsx'
import { Results } from './results.tsx'

/** Nothing to do now, and why. */
export function Waiting({ title, text }: { title: string; text?: string }) {
  return (
    <div className="seat-waiting" role="status">
      <p className="seat-question">{title}</p>
      {text && <p className="quiet">{text}</p>}
    </div>
  )
}

export function NotOpen() {
  const { view } = useRoom()
  return (
    <>
      <Waiting
        title="会议还没有开始"
        text={`${sentenceTime(view.plannedAt)}，${view.place || '地点另行通知'}。宣布开会后，请在这里签到。`}
      />
      <Results />
    </>
  )
}

export function SignIn({ isBack }: { isBack: boolean }) {
  const { view } = useRoom()
  const command = useCommand()
  const memberId = view.me.memberId
  if (!memberId) return null
  return (
    <>
      <Waiting title={isBack ? '您已离席' : '会议已经开始'} text={isBack ? '回到会场后，请重新签到。' : '请签到。'} />
      <div className="seat-buttons">
        <Button
          type="primary"
          className="seat-button"
          loading={command.isPending}
          onClick={() => command.mutate({ kind: 'sign-in', memberId })}
        >
          {isBack ? '重新签到' : '签到'}
        </Button>
      </div>
      <Refused error={command.error} />
    </>
  )
}

/** Between two items: the last result, with the check of one's own receipt. */
export function Between() {
  const { view } = useRoom()
  const last = lastFinished(view)
  return (
    <>
      {last?.result && (
        <section className="seat-item">
          <p className="quiet">第{last.position + 1}项</p>
          <h2>{last.title}</h2>
          <ResultNote result={last.result} />
          <CountedReceipt item={last} />
        </section>
      )}
      <Waiting
        title={last ? '等待下一议题' : '已签到，等待开始议题'}
        {...(view.items.every(({ state }) => state === 'finished') ? { text: '各项议程都有了结果，等待散会。' } : {})}
      />
      <Results but={last?.id ?? null} />
    </>
  )
}
