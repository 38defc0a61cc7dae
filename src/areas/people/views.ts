import * as z from 'zod'
import { Post, Section } from '../posts/schema.ts'
import { PersonRow } from './list.ts'
import { Dossier } from './schema.ts'

/** What the server answers about people, shared with the pages. */
export const DoubtView = z
  .strictObject({ code: z.string(), field: z.string(), message: z.string() })
  .meta({ id: 'Doubt' })

export const FieldChangeView = z
  .strictObject({ field: z.string(), title: z.string(), before: z.string(), after: z.string() })
  .meta({ id: 'FieldChange' })

export const PeoplePage = z
  .strictObject({ total: z.number().int(), rows: z.array(PersonRow) })
  .meta({ id: 'PeoplePage' })

export const DossierAnswer = z
  .strictObject({
    id: z.uuid(),
    revision: z.number().int(),
    dossier: Dossier,
    sectionName: z.string(),
    photoId: z.uuid().nullable(),
    secretsShown: z.boolean().meta({ title: '是否显示身份证号和家庭成员' }),
    familyCount: z.number().int(),
    age: z.number().int().nullable(),
    doubts: z.array(DoubtView),
    allowed: z.array(z.string()),
  })
  .meta({ id: 'DossierAnswer' })

export const TrailEntry = z
  .strictObject({
    seq: z.number().int(),
    at: z.string(),
    actorName: z.string(),
    actorRoles: z.string(),
    action: z.string(),
    fields: z.array(z.string()),
    changes: z.array(FieldChangeView),
  })
  .meta({ id: 'TrailEntry' })

export const ProposalView = z
  .strictObject({
    id: z.uuid(),
    personId: z.uuid(),
    personName: z.string(),
    field: z.string(),
    title: z.string(),
    before: z.string(),
    after: z.string(),
    reason: z.string(),
    state: z.enum(['open', 'accepted', 'refused', 'withdrawn']),
    proposedAt: z.string(),
    decidedAt: z.string().nullable(),
    answer: z.string(),
  })
  .meta({ id: 'Proposal' })

export const ImportStatus = z.enum(['created', 'updated', 'unchanged', 'refused'])

export const ImportBatch = z
  .strictObject({
    id: z.uuid(),
    state: z.enum(['previewed', 'applied', 'undone', 'discarded']),
    fileCount: z.number().int(),
    madeBy: z.string(),
    madeAt: z.string(),
    appliedAt: z.string().nullable(),
    undoneAt: z.string().nullable(),
  })
  .meta({ id: 'ImportBatch' })

export const ImportItem = z
  .strictObject({
    position: z.number().int(),
    file: z.string(),
    row: z.number().int().nullable(),
    kind: z.enum(['form', 'roster']),
    status: ImportStatus,
    personId: z.uuid().nullable(),
    name: z.string(),
    birth: z.string(),
    currentPost: z.string(),
    hasPhoto: z.boolean(),
    changes: z.array(FieldChangeView),
    doubts: z.array(DoubtView),
  })
  .meta({ id: 'ImportItem' })

export const FileFault = z
  .strictObject({
    file: z.string(),
    code: z.string(),
    message: z.string(),
    line: z.number().int().nullable(),
    column: z.number().int().nullable(),
  })
  .meta({ id: 'FileFault' })

export const ImportPreview = z
  .strictObject({
    batch: ImportBatch,
    items: z.array(ImportItem),
    /** files that could not be read at all; known only right after the upload */
    faults: z.array(FileFault),
    notes: z.array(DoubtView),
  })
  .meta({ id: 'ImportPreview' })

export const EstablishmentView = z
  .strictObject({
    sections: z.array(
      Section.extend({
        adminActual: z.number().int(),
        institutionActual: z.number().int(),
        otherActual: z.number().int(),
        posts: z.array(
          Post.extend({
            holders: z.array(z.strictObject({ personId: z.uuid(), name: z.string(), startedOn: z.string() })),
            vacant: z.number().int(),
            over: z.number().int(),
          }),
        ),
      }),
    ),
    withoutSection: z.number().int(),
  })
  .meta({ id: 'Establishment' })

export const SavedView = z.strictObject({ id: z.uuid(), name: z.string(), query: z.string() }).meta({ id: 'SavedView' })

export type DossierAnswer = z.infer<typeof DossierAnswer>
export type TrailEntry = z.infer<typeof TrailEntry>
export type ProposalView = z.infer<typeof ProposalView>
export type ImportBatch = z.infer<typeof ImportBatch>
export type ImportItem = z.infer<typeof ImportItem>
export type ImportPreview = z.infer<typeof ImportPreview>
export type FileFault = z.infer<typeof FileFault>
export type EstablishmentView = z.infer<typeof EstablishmentView>
export type SavedView = z.infer<typeof SavedView>
