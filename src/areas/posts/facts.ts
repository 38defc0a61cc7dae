import type { Reader } from '../../platform/db.ts'
import type { Post, Section } from './schema.ts'
import { allPosts, allSections, idsOfUnits, nameOfUnit } from './server/queries.ts'

/** All sections of a unit in their own order, closed ones included. */
export const sections = (db: Reader, unitId: string): Promise<Section[]> => allSections(db, unitId)

/** All posts of a unit in their own order, abolished ones included. */
export const posts = (db: Reader, unitId: string): Promise<Post[]> => allPosts(db, unitId)

/** The unit's full name. */
export const unitName = (db: Reader, unitId: string): Promise<string> => nameOfUnit(db, unitId)

/** Every unit this installation serves. */
export const unitIds = (db: Reader): Promise<string[]> => idsOfUnits(db)
