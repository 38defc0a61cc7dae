import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { RoomItem } from '../../../schema/room.ts'
import { inGroups, isCounted, keptReceipt } from './receipt.ts'

/** The receipt to be written down or copied; it proves that a ballot is counted and tells nothing of its content. */
export function ReceiptNote({ itemId, round }: { itemId: string; round: number }) {
  const shown = useRef<HTMLElement>(null)
  const [isCopied, setCopied] = useState<boolean | null>(null)
  const receipt = keptReceipt(itemId, round)
  if (!receipt) return <p className="quiet">回执留在投票时用的设备上。</p>
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(receipt)
      setCopied(true)
    } catch {
      // Without a certificate the browser does not copy by itself; the text is marked for the finger.
      if (shown.current) getSelection()?.selectAllChildren(shown.current)
      setCopied(false)
    }
  }
  return (
    <div className="receipt">
      <p>您的投票回执：</p>
      <code ref={shown}>{inGroups(receipt)}</code>
      <Button onClick={() => void copy()}>复制回执</Button>
      <p className="quiet" role="status">
        {isCopied === true && '已复制。'}
        {isCopied === false && '已选中，请长按复制。'}
        回执已存在这台设备上，只用来核对选票是否计入，看不出投了什么。
      </p>
    </div>
  )
}

/** After a secret vote: whether the receipt kept here is among those counted. Nothing where no receipt is kept. */
export function CountedReceipt({ item }: { item: RoomItem }) {
  const { vote } = item
  if (vote?.state !== 'closed' || !vote.receipts) return null
  const receipt = keptReceipt(item.id, vote.round)
  if (!receipt) return null
  return isCounted(receipt, vote.receipts) ? (
    <p className="receipt-check">
      <span aria-hidden>●</span> 您的选票已经计入：公布的{vote.receipts.length}个校验码里有您的回执。
    </p>
  ) : (
    <p className="receipt-check quorum-short" role="alert">
      <span aria-hidden>▲</span> 公布的校验码里没有您的回执。请当场向会务人员提出，核对后可以宣布本次表决作废。
    </p>
  )
}
