/** A text without people's names: the family name and 某某 stand for each, the longest names first. */
export function withoutNames(text: string, names: readonly string[]): string {
  const longest = [...new Set(names)].filter((name) => name.length >= 2).sort((one, other) => other.length - one.length)
  return longest.reduce(
    (rest, name) => rest.replaceAll(name, `${[...name][0]}某${[...name].length > 2 ? '某' : ''}`),
    text,
  )
}
