import { ageOnForm, dottedMonth, type PartialDate, readPartialDate } from '../../../../law/dates.ts'
import type { Basic, Education, FamilyMember, ResumePeriod } from '../../schema.ts'

/** One line of the résumé: with a time column, or (`time` null) a 其间 bracket that belongs to the line above. */
export type ResumeLine = { time: string | null; text: string }

/** `1998.09--2002.07`; an open end stays open, a missing start stays missing. */
export function timeRange(start: PartialDate, end: PartialDate | null): string {
  if (start === '' && (end ?? '') === '') return ''
  return `${dottedMonth(start)}--${dottedMonth(end ?? '')}`
}

/** The résumé as the form prints it: each period, then its 其间 periods in one bracket. */
export function resumeLines(resume: readonly ResumePeriod[]): ResumeLine[] {
  return resume.flatMap((period) => {
    const line: ResumeLine = { time: timeRange(period.start, period.end), text: printable(period.text) }
    const sides = period.during.map((side) => `${timeRange(side.start, side.end)}${printable(side.text)}`)
    return sides.length === 0 ? [line] : [line, { time: null, text: `（其间：${sides.join('；')}）` }]
  })
}

/** The date cell of birth with the age under it, and whether the age was counted on the day of printing. */
export function birthLines(basic: Basic, printedOn: PartialDate): { lines: string[]; ageOnPrinting: boolean } {
  if (basic.birth === '') return { lines: [], ageOnPrinting: false }
  const age = ageOnForm(basic.birth, basic.ageAsOf || printedOn)
  if (age === null || age < 0) return { lines: [dottedMonth(basic.birth)], ageOnPrinting: false }
  return { lines: [dottedMonth(basic.birth), `（${age}岁）`], ageOnPrinting: basic.ageAsOf === '' }
}

const WIDEST_PART = 6

/**
 * A long name with a middle dot breaks after the dot nearest its middle, as such names are read, unless a part is so
 * long that it would have to be printed much smaller than the rest.
 */
export function nameLines(name: string): string[] {
  const text = printable(name)
  const letters = Array.from(text)
  const dots = letters.flatMap((letter, index) => (/[·•・‧]/.test(letter) ? [index + 1] : []))
  if (letters.length <= 4 || dots.length === 0) return text.split('\n')
  const fromMiddle = (at: number): number => Math.abs(at - letters.length / 2)
  const at = dots.reduce((best, dot) => (fromMiddle(dot) < fromMiddle(best) ? dot : best))
  const parts = [letters.slice(0, at), letters.slice(at)].filter((part) => part.length > 0)
  return parts.some((part) => part.length > WIDEST_PART) ? [text] : parts.map((part) => part.join(''))
}

/** 入党时间; the name of another party stands on a line of its own. */
export function partyLines(basic: Basic): string[] {
  return [dottedMonth(basic.partyJoined), ...printable(basic.otherParty).split('\n')].filter((line) => line !== '')
}

/** What the form shows of one mode of education: 学历 and 学位 lines, and the school lines beside them. */
export function educationLines(
  educations: readonly Education[],
  mode: Education['mode'],
): { titles: string[]; schools: string[] } {
  const shown = educations.filter((one) => one.onForm && one.mode === mode)
  return { titles: shown.flatMap((one) => split([one.diploma, one.degree])), schools: unique(shown.flatMap(schools)) }
}

function schools(one: Education): string[] {
  return split(one.diplomaSchool === one.degreeSchool ? [one.diplomaSchool] : [one.diplomaSchool, one.degreeSchool])
}

function split(texts: readonly string[]): string[] {
  return texts.flatMap((text) => printable(text).split('\n')).filter((line) => line.trim() !== '')
}

function unique(lines: readonly string[]): string[] {
  return lines.filter((line, index) => line !== lines[index - 1])
}

/** A relative's cells. A birth that is no date is printed as written. */
export function relativeCells(member: FamilyMember): FamilyMember {
  const born = readPartialDate(member.birth)
  return {
    relation: printable(member.relation),
    name: printable(member.name),
    birth: born === null ? printable(member.birth) : dottedMonth(born),
    politics: printable(member.politics),
    work: printable(member.work),
  }
}

/** `2026年3月1日`, as precise as the date. */
export function chineseDate(date: PartialDate): string {
  const [year, month, day] = date.split('-')
  return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`
}

/**
 * Text as it may stand in a Word file: line ends as \n, tabs as blanks, outer blank lines off. Code points that XML
 * forbids become U+FFFD, so that a lost character is seen and the file still opens.
 */
export function printable(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd')
    .trim()
}
