/**
 * The name of a course as far as it tells courses apart: no spaces, punctuation, brackets' width and letters' size.
 * Two lists that write the same course with other brackets mean one course.
 */
export function courseKey(course: string): string {
  const key = course
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '')
    .slice(0, 200)
  // A name of nothing but signs is still a name.
  return key || course.trim().slice(0, 200)
}
