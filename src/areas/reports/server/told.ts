import type { FileOut } from '../../../platform/endpoint.ts'
import type { Ctx } from '../../../platform/write.ts'
import { unitName } from '../../posts/facts.ts'
import { redList } from '../red.ts'
import { sentencesOf } from '../scan.ts'
import type { Document, Kind, Red } from '../schema.ts'
import { reportWord } from './documents/word.ts'
import { periodOf } from './figures.ts'
import { promiseRows } from './queries/promises.ts'
import { drafted } from './reports.ts'

type Sentence = { text: string; figures: { id: string; value: string; rows: number }[]; supported: boolean }

export type Told = {
  sections: { id: string; title: string; sentences: Sentence[] }[]
  red: Red[]
}

const toldSections = ({ sections }: Document): Told['sections'] =>
  sections.map(({ id, title, paragraphs }) => ({
    id,
    title,
    sentences: paragraphs.flatMap(sentencesOf).map(({ text, figures }) => ({
      text,
      figures: figures.map(({ figure, value, rows }) => ({ id: figure, value, rows })),
      supported: figures.length > 0,
    })),
  }))

/** A report straight from outline and records, without keeping it: for the command line. */
export async function tellReport(ctx: Ctx, { kind, year }: { kind: Kind; year: number }) {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const { document, frozen, figures, unsaid } = await drafted(db, ctx, { kind, year, personId: null, personName: null })
  const promises = kind === 'annual' ? await promiseRows(db, unitId, year) : []
  const open = promises.filter(({ state }) => state === 'open')
  const red = redList({ document, figures, unsaid, differences: [], promises: open, comments: [] })
  const told: Told = { sections: toldSections(document), red }
  const day = periodOf(ctx, year).until
  const word = async (): Promise<FileOut> =>
    reportWord({
      ...{ document, figures: frozen, edition: 'full', unitName: await unitName(db, unitId), day },
      ...{ signed: null, names: [] },
    })
  return { told, word }
}
