import { type Bureau, makeBureau } from '../attack/bureau.ts'
import { fill } from '../attack/fill.ts'
import { startScratch } from '../scratch-database.ts'

/** The filled demo bureau on a server of its own, which goes with it. */
export async function openAttacked(): Promise<Bureau> {
  const scratch = await startScratch()
  const { host, port, user, password } = scratch.connection
  const place = { host: String(host), port: Number(port), user: String(user), password: String(password) }
  const bureau = await makeBureau(place)
  await fill(bureau)
  const close = async () => {
    await bureau.close()
    await scratch.stop()
  }
  return { ...bureau, close }
}
