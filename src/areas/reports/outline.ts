import type { Chart } from './schema.ts'

/** A comparison of a figure with a number or with another figure. */
export type Condition = readonly [figure: string, is: '=' | '≠' | '<' | '≤' | '>' | '≥', than: number | string]

/** One way to say a claim. Figures stand in braces: `召开党组会议{decisions.meetings}次。` */
export type Variant = { when?: readonly Condition[]; text: string }

/**
 * What a section claims. The first variant that holds is said, if records stand under it. With `each` the text is
 * said once for every record of that figure, whose words stand in braces after a dot: `“{.title}”由{.section}牵头。`
 */
export type Claim = {
  id: string
  /** what the claim is about, for the list of what is missing: `干部选拔任用` */
  about: string
  each?: string
  variants: readonly Variant[]
}

/** Whether a section tells what was done, what is wrong or what is intended. */
export type Stance = 'done' | 'problem' | 'plan'

export type OutlineSection = {
  id: string
  title: string
  level: 0 | 1 | 2 | 3
  stance: Stance
  /** claims of one paragraph stand together */
  paragraphs: readonly (readonly Claim[])[]
  charts?: readonly Chart[]
}

export type Outline = { title: string; sections: readonly OutlineSection[] }

/** Every figure a text names. */
export const figuresIn = (text: string): string[] => [...text.matchAll(/\{([^{}.][^{}]*)\}/g)].map(([, name]) => name!)
