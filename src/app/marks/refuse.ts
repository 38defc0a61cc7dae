import { Refusal } from '../../platform/errors.ts'
import type { Uploaded } from '../../platform/upload.ts'
import { type Ctx, write } from '../../platform/write.ts'
import { textsOf } from './texts.ts'
import { isMarked } from './words.ts'

const ADVICE =
  '没有收取。本系统为非涉密系统，严禁存储、处理、传输国家秘密。请不要再上传，按保密规定处理这份文件并告诉保密员；' +
  '只是行文里引用这些字样的，删去标志以后再上传'

/**
 * Refuses an upload that carries a mark of the state's secrets, in a file's name or in its text. The trail says that
 * it happened and where the mark stood, nothing of the file: its very name may be secret.
 */
export async function refuseMarked(
  ctx: Ctx,
  files: readonly Uploaded[],
  { marks, path }: { marks: readonly string[]; path: string },
): Promise<void> {
  for (const [index, { name, bytes }] of files.entries()) {
    const where = await markIn(name, bytes, marks)
    if (!where) continue
    const entry = { action: 'upload.marked-refused', subjectKind: 'endpoint', subjectId: path }
    const detail = { where, file: index + 1, of: files.length, size: bytes.length }
    await write(ctx, async () => ({ result: null, audit: [{ ...entry, detail, outcome: 'refused' }] }))
    const which = files.length > 1 ? `第${index + 1}个文件` : '文件'
    throw new Refusal('file_refused', `${which}的${where === 'name' ? '名称' : '内容'}带有国家秘密标志，${ADVICE}`)
  }
}

async function markIn(name: string, bytes: Uint8Array, marks: readonly string[]): Promise<'name' | 'text' | null> {
  if (isMarked(name.replaceAll('/', '\n'), marks)) return 'name'
  return (await textsOf(bytes)).some((text) => isMarked(text, marks)) ? 'text' : null
}
