import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const planted = join(root, 'src/law/rules/planted.ts')

const rule = (more: string) => `import * as z from 'zod'
import { cite } from '../cite.ts'
import { met, rule } from '../rule.ts'
export const planted = rule({
  id: 'planted', title: '种下的规则', area: 'ranks', force: 'info', from: '2020-01-01', simplification: '',
  facts: z.strictObject({ people: z.number() }),
  judge: ({ people }) => met(String(people.toFixed())),
  ${more}
})`

/** [what is planted, its text, the property the compiler must complain about; null where it must not] */
const cases: [string, string, RegExp | null][] = [
  ['a sound rule', rule("cites: [cite('civil-servant-law-2018', '第六十四条')],"), null],
  ['a rule without citations', rule(''), /cites/],
  ['a rule with an empty list of citations', rule('cites: [],'), /cites|Source has 0 element/],
  ['an article that is not held', rule("cites: [cite('civil-servant-law-2018', '第九千条')],"), /第九千条/],
  ['an instrument that is not held', rule("cites: [cite('hearsay-1999', '第一条')],"), /hearsay-1999/],
  [
    'a fact the schema does not have',
    rule("cites: [cite('civil-servant-law-2018', '第六十四条')],")
      .replace('{ people }', '{ rooms }')
      .replace('people.toFixed', 'rooms.toFixed'),
    /rooms/,
  ],
]

const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config,
  ts.sys,
  root,
)

/** What the compiler says of a file that is not there, as if it were. */
function complaints(text: string): string {
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = (path) => path === planted || fileExists.call(host, path)
  host.getSourceFile = (path, languageVersion, ...rest) =>
    path === planted
      ? ts.createSourceFile(path, text, languageVersion)
      : getSourceFile.call(host, path, languageVersion, ...rest)
  const program = ts.createProgram([planted], options, host)
  const found = program.getSemanticDiagnostics(program.getSourceFile(planted))
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')).join('\n')
}

test.each(cases)(
  'the compiler on %s',
  (_name, text, expected) => {
    const said = complaints(text)
    if (expected) expect(said).toMatch(expected)
    else expect(said).toBe('')
  },
  60_000,
)
