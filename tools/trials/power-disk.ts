import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, closeSync, existsSync, ftruncateSync, mkdirSync, openSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** FS_IOC_SHUTDOWN without flushing the journal: from this moment no byte reaches the disk. */
const CUT =
  'open(my $d, "<", $ARGV[0]) or die; sysread(STDIN, my $b, 1); ' +
  'my $how = pack("L", 2); ioctl($d, 0x8004587d, $how) or die "$!"'

const MEGABYTES = 640

/** A disk of its own (ext4 with a journal, in a file) whose power can be cut; needs root and loop devices. */
export class PowerDisk {
  readonly mount: string
  private readonly image: string
  private helper: ChildProcess | null = null

  constructor(folder: string) {
    this.image = join(folder, 'disk.img')
    this.mount = join(folder, 'disk')
    mkdirSync(this.mount)
    const file = openSync(this.image, 'w')
    ftruncateSync(file, MEGABYTES * 1024 * 1024)
    closeSync(file)
    run('mkfs.ext4', ['-q', '-F', this.image])
    this.attach()
    chmodSync(this.mount, 0o711)
  }

  /** Where it cannot be done, why. */
  static missing(): string | null {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return '需要Linux和root'
    if (!existsSync('/dev/loop-control')) return '没有loop设备'
    for (const name of ['mkfs.ext4', 'perl']) {
      if (spawnSync('which', [name]).status !== 0) return `没有${name}`
    }
    return null
  }

  attach(): void {
    run('mount', ['-o', 'loop', this.image, this.mount])
    // Started before it is needed: starting a process takes longer than many a commit.
    this.helper = spawn('perl', ['-e', CUT, this.mount], { stdio: ['pipe', 'pipe', 'inherit'] })
  }

  /** Cuts the power; answers when the disk is dead. */
  async cut(): Promise<void> {
    const { helper } = this
    this.helper = null
    const dead = new Promise((resolve) => helper!.once('close', resolve))
    helper!.stdin!.end('x')
    if ((await dead) !== 0) throw new Error('the power could not be cut')
  }

  /** Brings all of it onto the disk. */
  flush(): void {
    run('sync', ['-f', this.mount])
  }

  /** Lets some file of the disk reach it before others, as the kernel does when it writes back by itself. */
  writeBack(path: string): void {
    spawn('sync', [path], { stdio: 'ignore' })
  }

  /** The disk after the power is back: its journal is replayed by mounting it. */
  async reattach(): Promise<void> {
    await this.detach()
    this.attach()
  }

  async detach(): Promise<void> {
    this.helper?.kill('SIGKILL')
    this.helper = null
    for (let tries = 0; tries < 300; tries += 1) {
      if (spawnSync('umount', [this.mount], { stdio: 'ignore' }).status === 0) return
      await sleep(50)
    }
    throw new Error('the disk is still in use')
  }

  remove(): void {
    rmSync(this.image, { force: true })
  }
}

function run(program: string, args: string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program}: ${stderr}`)
}
