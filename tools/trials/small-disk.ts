import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, statfsSync } from 'node:fs'

/** A disk of a fixed size in memory; needs root on Linux. */
export class SmallDisk {
  readonly mount: string

  constructor(mount: string, megabytes: number) {
    this.mount = mount
    mkdirSync(mount)
    this.run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', mount])
    chmodSync(mount, 0o711)
  }

  static missing(): string | null {
    return process.platform === 'linux' && process.getuid?.() === 0 ? null : '需要Linux和root'
  }

  enlarge(megabytes: number): void {
    this.run('mount', ['-o', `remount,size=${megabytes}m`, this.mount])
  }

  setReadOnly(isReadOnly: boolean): void {
    this.run('mount', ['-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, this.mount])
  }

  freeMegabytes(): number {
    const { bavail, bsize } = statfsSync(this.mount)
    return (bavail * bsize) / 1024 / 1024
  }

  remove(): void {
    for (let tries = 0; tries < 100; tries += 1) {
      if (spawnSync('umount', [this.mount], { stdio: 'ignore' }).status === 0) return
      spawnSync('sleep', ['0.1'])
    }
    throw new Error('the disk is still in use')
  }

  private run(program: string, args: string[]): void {
    const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' })
    if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`)
  }
}
