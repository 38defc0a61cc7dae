import type * as z from 'zod'
import { Basic, Dossier } from './schema.ts'

/** Changed parts of a dossier: single basic fields, whole lists. */
export const DossierPatch = Dossier.extend({ basic: Basic.partial() }).partial().meta({ id: 'DossierPatch' })

export type DossierPatch = z.infer<typeof DossierPatch>
