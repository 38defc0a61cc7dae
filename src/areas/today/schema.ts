import * as z from 'zod'

export const TodayItem = z
  .strictObject({
    kind: z.enum([
      'proposals',
      'imports',
      'no-role',
      'retiring',
      'day-head',
      'decided',
      'readers',
      'suspicions',
      'checkup',
      'own-finding',
      'meeting',
      'task',
      'topic',
      'voice',
      'problem',
      'research',
      'party',
      'learning',
      'backup',
      'unused-accounts',
      'security',
    ]),
    title: z.string(),
    detail: z.string(),
    /** since when it waits, or when it happened */
    since: z.iso.datetime().nullable(),
    lamp: z.enum(['green', 'amber', 'red', 'grey']),
    /** address of the page where it is dealt with */
    link: z.string(),
  })
  .meta({ id: 'TodayItem' })

export const Today = z
  .strictObject({
    /** the oldest first */
    waiting: z.array(TodayItem),
    ahead: z.array(TodayItem),
    aboutMe: z.array(TodayItem),
  })
  .meta({ id: 'Today' })

export type TodayItem = z.infer<typeof TodayItem>
export type Today = z.infer<typeof Today>
