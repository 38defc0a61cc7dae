import * as z from 'zod'

/** A number or choice that the law leaves to the unit or its superior. Used by rules as a fact with a default. */
type LocalSetting<T extends z.ZodType> = { title: string; why: string; schema: T; standard: z.output<T> }

export const setting = <T extends z.ZodType>(declared: LocalSetting<T>): LocalSetting<T> => declared
export const whole = (most: number) => z.number().int().min(0).max(most)
