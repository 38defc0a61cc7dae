import type { AttachmentHead, BodyOf, SubmissionKind } from './schema.ts'

type Of<K extends SubmissionKind> = {
  id: string
  kind: K
  /** cut to the hour */
  receivedAt: Date
  placeId: string | null
  /** hash of the code the raiser holds, hex; what `tellRaiser` asks for */
  codeHash: string | null
  /** keyed hash of device and network of that day; never an address */
  series: string | null
  /** keyed hash of the text without spaces and punctuation, to fold what was sent again and again */
  textHash: string | null
  secondsToFill: number | null
  /** of ratings: it came from the bureau's own offices */
  isOwnNetwork: boolean
  language: 'zh' | 'en'
  body: BodyOf<K>
  attachments: AttachmentHead[]
}

/** One thing that came in, opened and checked. */
export type Submission<K extends SubmissionKind = SubmissionKind> = { [Kind in K]: Of<Kind> }[K]
