import * as z from 'zod'

export const signWays = { own: '本人手机', clerk: '办会人代登记' } as const
export type SignWay = keyof typeof signWays

/** A code and its picture are shown this long. */
export const WINDOW_SECONDS = 30

export const CodeInput = z
  .strictObject({
    code: z
      .string()
      .transform((typed) => typed.normalize('NFKC').replace(/\s/g, ''))
      .pipe(z.string().regex(/^\d{8}$/, '签到码是8位数字，请照屏幕上的输入'))
      .meta({ title: '签到码' }),
  })
  .meta({ id: 'SignInCode' })

export const TickInput = z
  .strictObject({ personId: z.uuid('请从名单里选择'), isPresent: z.boolean().meta({ title: '到场' }) })
  .meta({ id: 'SignInTick' })

export const GuestAnswer = z.strictObject({ accept: z.boolean() }).meta({ id: 'SignInGuestAnswer' })

/** What somebody who signs sees. */
export const SignView = z
  .strictObject({
    title: z.string(),
    heldOn: z.string(),
    place: z.string(),
    isOpen: z.boolean(),
    /** not on the list: the one who runs it has to agree */
    isGuest: z.boolean(),
    state: z.enum(['none', 'waiting', 'signed']),
    mayRun: z.boolean(),
  })
  .meta({ id: 'SignInView' })

const BoardPerson = z.strictObject({
  personId: z.uuid(),
  name: z.string(),
  way: z.enum(['own', 'clerk']).nullable(),
  tickedBy: z.string(),
  /** others whose presence came from the same phone */
  sharedWith: z.array(z.string()),
})

/** What the one who runs it sees. */
export const Board = z
  .strictObject({
    id: z.uuid(),
    title: z.string(),
    heldOn: z.string(),
    place: z.string(),
    isOpen: z.boolean(),
    /** may be opened again today */
    mayReopen: z.boolean(),
    code: z.string().nullable(),
    secondsLeft: z.number().int(),
    people: z.array(BoardPerson),
    guests: z.array(z.strictObject({ ...BoardPerson.shape, isAccepted: z.boolean() })),
    signed: z.number().int(),
    /** where the record is */
    path: z.string(),
    /** the record itself, which keeps the photograph of the paper list */
    subject: z.strictObject({ kind: z.enum(['meeting', 'training']), id: z.uuid() }),
  })
  .meta({ id: 'SignInBoard' })

export type SignView = z.infer<typeof SignView>
export type Board = z.infer<typeof Board>
export type BoardPerson = z.infer<typeof BoardPerson>
