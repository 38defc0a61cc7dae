import { type Marriage, type Relation, type RelationKind, relationOf } from './relation.ts'

/** The words of the family table by the steps they take: u to a parent, d to a child, s to the spouse. */
const words: Record<string, string> = {
  s: '丈夫 妻子 配偶 爱人 夫 妻 老公 老婆',
  u: '父亲 母亲 父 母 爸爸 妈妈 父母 养父 养母 继父 继母',
  d: '儿子 女儿 子 女 子女 儿 孩子 养子 养女 继子 继女',
  uu: '祖父 祖母 爷爷 奶奶 外祖父 外祖母 外公 外婆 姥爷 姥姥',
  dd: '孙子 孙女 孙 外孙 外孙子 外孙女',
  uuu: '曾祖父 曾祖母 外曾祖父 外曾祖母',
  ddd: '曾孙 曾孙子 曾孙女 曾外孙 曾外孙女',
  ud: '哥哥 弟弟 姐姐 妹妹 哥 兄 弟 姐 妹 姊 兄长 兄弟 姐妹',
  uud: '伯父 伯伯 伯 叔父 叔叔 叔 姑姑 姑母 姑妈 姑 舅舅 舅父 舅 姨 姨妈 姨母',
  udd: '侄子 侄女 侄儿 侄 外甥 外甥女 甥 甥女',
  uudd: '堂兄 堂哥 堂弟 堂姐 堂妹 堂兄弟 堂姐妹 表兄 表哥 表弟 表姐 表妹 表兄弟 表姐妹',
  su: '岳父 岳母 丈人 丈母娘 公公 婆婆 公婆',
  sud: '妻兄 妻弟 妻姐 妻妹 内兄 内弟 夫兄 夫弟 夫姐 夫妹 舅子 姨子 伯子 叔子 姑子',
  suds: '连襟 妯娌',
  ds: '儿媳 儿媳妇 女婿',
  dsu: '亲家 亲家公 亲家母',
  uds: '嫂子 嫂嫂 嫂 兄嫂 弟媳 弟媳妇 弟妹 弟妇 姐夫 妹夫',
  uuds: '伯母 婶婶 婶子 婶母 婶 姑父 姑夫 舅妈 舅母 姨父 姨夫',
  udds: '侄媳 侄媳妇 侄婿 侄女婿 外甥媳妇 外甥女婿',
  uudds: '堂嫂 堂弟媳 堂姐夫 堂妹夫 表嫂 表弟媳 表姐夫 表妹夫',
  dds: '孙媳 孙媳妇 孙女婿 外孙媳 外孙女婿',
}

const former = /^前(夫|妻)$/

const stepsOf = new Map(
  Object.entries(words).flatMap(([steps, titles]) => titles.split(' ').map((title) => [title, steps] as const)),
)

/** 长子, 二姐, 小姨, 胞弟, 独生女: the order of birth in front says nothing of the kind. */
const order = /^(独生|长|次|幼|独|大|二|三|四|五|六|七|八|九|小|老|亲|胞)/

const simpleSteps = (title: string): string | undefined => stepsOf.get(title) ?? stepsOf.get(title.replace(order, ''))

/** Walks the steps from 0, each to a person not met before, and asks what the last one is to 0. */
function relationBySteps(steps: string): Relation {
  const parents: { parent: string; child: string }[] = []
  const marriages: Marriage[] = []
  for (const [index, step] of [...steps].entries()) {
    const here = String(index)
    const there = String(index + 1)
    if (step === 'u') parents.push({ parent: there, child: here })
    else if (step === 'd') parents.push({ parent: here, child: there })
    else marriages.push({ one: here, other: there, from: null, until: null })
  }
  return relationOf({ parents, marriages }, '0', String(steps.length), '2021-01-01')
}

const nearKinPaths = ['配偶', '父母', '子女', '兄弟姐妹', '祖父母（外祖父母）', '孙子女（外孙子女）']

/** What a word of the family table says of the relation; `nearKin`: a 近亲属 of the civil code. */
type Reading = { kind: RelationKind; nearKin: boolean }

const readings = new Map<string, Reading | null>()

function readingOf(steps: string): Reading | null {
  const known = readings.get(steps)
  if (known !== undefined) return known
  const { kind, path } = relationBySteps(steps)
  const reading = path === '' ? null : { kind, nearKin: nearKinPaths.includes(path) }
  readings.set(steps, reading)
  return reading
}

/**
 * Reads a 称谓 of the family table: the kind of relation and whether it is a 近亲属 of the civil code.
 * Birth order in front (长子, 二姐, 小姨) and words joined by 的 or 之 (妻子的哥哥) are read too; a former spouse is no
 * relative. Null for any other word.
 */
export function readTitle(written: string): Reading | null {
  const title = written
    .normalize('NFKC')
    .replace(/\([^)]*\)/g, '')
    .replace(/\s+/g, '')
  if (former.test(title)) return { kind: '无', nearKin: false }
  const chain = title.split(/[的之]/).map(simpleSteps)
  if (chain.length > 4 || chain.includes(undefined)) return null
  return readingOf(chain.join(''))
}

/** The kind of relation a 称谓 names, or null where the word is not known. */
export const relationOfTitle = (written: string): RelationKind | null => readTitle(written)?.kind ?? null
