import type { Config } from './config.ts'
import type { Runtime } from './runtime.ts'

export async function prepareInstallation(
  _runtime: Runtime,
  _config: Config,
): Promise<{ isDemo: boolean; path: string }> {
  return { isDemo: false, path: '/' }
}
