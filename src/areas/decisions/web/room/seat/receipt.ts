import { sha256 } from '../sha256.ts'

const PLACE = 'touyan.receipt.'

type Kept = { round: number; receipt: string }

/**
 * The receipt of a secret ballot, made once per item and round on the voter's own device and kept there.
 * It is kept before it is sent, so that a lost answer leaves the voter with the receipt that was counted.
 */
export function receiptFor(itemId: string, round: number): string {
  const kept = keptReceipt(itemId, round)
  if (kept) return kept
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const receipt = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  localStorage.setItem(PLACE + itemId, JSON.stringify({ round, receipt } satisfies Kept))
  return receipt
}

/** The receipt this device keeps for an item's round, or nothing. */
export function keptReceipt(itemId: string, round: number): string | null {
  const text = localStorage.getItem(PLACE + itemId)
  if (!text) return null
  const kept = JSON.parse(text) as Kept
  return kept.round === round ? kept.receipt : null
}

/** Four by four, as it is read aloud or written down. */
export const inGroups = (receipt: string): string => receipt.match(/.{1,4}/g)?.join(' ') ?? ''

/** Whether a ballot is among those counted: the hash of its receipt is in the published list. */
export const isCounted = (receipt: string, published: readonly string[]): boolean => published.includes(sha256(receipt))
