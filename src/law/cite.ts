import type { Instrument } from './instrument.ts'
import { delayedRetirement2024 } from './instruments/delayed-retirement-2024.ts'
import { retirement1978 } from './instruments/retirement-1978.ts'

/** Every instrument the rules may cite. */
export const instruments = {
  'delayed-retirement-2024': delayedRetirement2024,
  'retirement-1978': retirement1978,
} as const satisfies Record<string, Instrument>

type Instruments = typeof instruments
export type InstrumentKey = keyof Instruments

/** A reference to an article that is held; anything else does not compile. */
export type Citation = { instrument: InstrumentKey; article: string }

/** Cites an article by the instrument's key and the article's number as written in its file. */
export function cite<K extends InstrumentKey>(
  instrument: K,
  article: keyof Instruments[K]['articles'] & string,
): Citation {
  return { instrument, article }
}

/** What a page shows of a citation: title, number, article and its text, and how sure the source is. */
export function citationText({ instrument, article }: Citation) {
  const held: Instrument = instruments[instrument]
  const { title, number, verifiedOn, status } = held
  return { title, number, article, text: held.articles[article] ?? '', verifiedOn, status }
}
