import { connect, createServer, type Server, type Socket } from 'node:net'
import type { Chance } from './chance.ts'

/** A network between phones and program that breaks: before a request has arrived, or before its answer has. */
export class CutLine {
  cuts = { before: 0, after: 0 }
  /** the share of connections that break */
  share = 0.8
  private readonly server: Server
  private readonly open = new Set<Socket>()

  constructor(target: number, chance: Chance) {
    this.server = createServer((phone) => {
      const program = connect(target, '127.0.0.1')
      for (const socket of [phone, program]) {
        this.open.add(socket)
        socket.on('error', () => {})
        socket.on('close', () => this.open.delete(socket))
      }
      const breaks = chance.next() < this.share
      const isBefore = breaks && chance.next() < 0.5
      phone.on('data', (bytes) => {
        if (isBefore) {
          this.cuts.before += 1
          this.drop(phone, program)
        } else program.write(bytes)
      })
      program.on('data', (bytes) => {
        if (breaks) {
          this.cuts.after += 1
          this.drop(phone, program)
        } else phone.write(bytes)
      })
      phone.on('end', () => program.end())
      program.on('end', () => phone.end())
    })
  }

  async address(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.server.address() as { port: number }).port}`
  }

  close(): void {
    for (const socket of this.open) socket.destroy()
    this.server.close()
  }

  private drop(...sockets: Socket[]): void {
    for (const socket of sockets) socket.destroy()
  }
}
