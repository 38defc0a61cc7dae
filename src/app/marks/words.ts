/** How a document of the state's secrets is marked (GB/T 9704-2012 7.2.2): the word, a star, the time. */
export const usualMarks: readonly string[] = ['绝密★', '机密★', '秘密★']

const STARS = /[☆✩✪✫✬✭✮✯✰⭐🌟]/gu
/** Nothing to see: blanks of every width, joiners, marks of direction, variants. */
const UNSEEN = /[\s\p{Default_Ignorable_Code_Point}]/gu
/** A typed asterisk stands for the star only where the time follows, as in 秘密*10年. */
const TYPED_STAR = /[*·](?=\d{1,2}(?:年|个月|月|天|日)|[一二三四五六七八九十]{1,3}年|长期)/gu

/** A line as it is compared: one width, one kind of star, no blanks. */
export const plain = (line: string): string =>
  line.normalize('NFKC').replace(UNSEEN, '').replace(STARS, '★').replace(TYPED_STAR, '★')

/** Whether a line of text carries one of the marks, whatever stands between their letters. */
export function isMarked(text: string, marks: readonly string[]): boolean {
  const wanted = marks.map(plain)
  return text.split(/[\n\r\v\f\u2028\u2029]/).some((line) => {
    const seen = plain(line)
    return wanted.some((mark) => seen.includes(mark))
  })
}
