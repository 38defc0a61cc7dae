import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import ts from 'typescript'

export type Pattern = { regex: RegExp; at: string }

/** Every regular expression that is written in a file of the program. */
export function patternsOf(root: string, files: readonly string[]): Pattern[] {
  const patterns: Pattern[] = []
  for (const file of files) {
    const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
    const text = readFileSync(join(root, file), 'utf8')
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, kind)
    const walk = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/')
        const { line } = source.getLineAndCharacterOfPosition(node.pos)
        const regex = new RegExp(node.text.slice(1, end), node.text.slice(end + 1))
        patterns.push({ regex, at: `${file}:${line + 1}` })
      }
      ts.forEachChild(node, walk)
    }
    walk(source)
  }
  return patterns
}

/** First what shows whether time doubles with each character, then whether it grows with a power of the length. */
const LENGTHS = [16, 20, 23, 25, 27, 100, 300, 1000, 3000]
const MOST_MILLISECONDS = 100
const COMMON = ['\t', ' ', '0', 'a', '一', '(', '"', '[', '\n', "'", '0.', '年']

/** The hostile text on which an expression takes long, if there is one: what it looks for, over and over, not quite. */
export function slowOn({ regex }: Pattern): string | null {
  const letters = regex.source.replace(/\\.|[^\p{L}\p{N}]/gu, '')
  // A text that is found at once shows nothing: it has to miss at its end.
  const missing = samplesOf(regex).flatMap((sample) => [sample.slice(0, -1), sample.slice(1)])
  const pieces = new Set([...COMMON, ...missing, letters, ...letters.slice(0, 4)])
  for (const piece of pieces) {
    if (!piece) continue
    for (const length of LENGTHS) {
      const text = `${piece.repeat(Math.ceil(length / piece.length)).slice(0, length)}\u0000`
      // The first time it is compiled, too: only what is slow every time is slow.
      if ([1, 2, 3].every(() => timeOf(regex, text) > MOST_MILLISECONDS)) {
        return `${JSON.stringify(piece)} repeated to ${length} characters`
      }
    }
  }
  return null
}

/** What this thread has worked, whatever else the machine does. */
function timeOf(regex: RegExp, text: string): number {
  const began = process.threadCpuUsage()
  text.search(regex)
  return process.threadCpuUsage(began).user / 1000
}

/** Texts that it matches; none where the generator does not know its grammar. */
function samplesOf(regex: RegExp): string[] {
  try {
    return fc.sample(fc.stringMatching(regex, { size: 'xsmall' }), { seed: 1, numRuns: 2 })
  } catch {
    return []
  }
}
