import type { CadreRecord } from '../../people/facts.ts'

const WORDS = [
  ['研究生', /研究生|博士|硕士/],
  ['大学', /大学|本科/],
  ['大专', /大专|专科|高职/],
  ['中专', /中专|中师|中技|技校|职高/],
  ['高中', /高中/],
  ['初中及以下', /初中|小学/],
] as const

/** The highest diploma in the words rules use; null when none is known. */
export function diplomaOf({ educations }: Pick<CadreRecord, 'educations'>) {
  const said = educations.map(({ diploma }) => diploma)
  return WORDS.find(([, words]) => said.some((diploma) => words.test(diploma)))?.[0] ?? null
}
