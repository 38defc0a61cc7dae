import { Refusal } from '../../../platform/errors.ts'
import type { Ctx, Platform } from '../../../platform/write.ts'

/** A file of the folder as it lies there. */
export type Lying = { file: string; madeAt: Date; size: number; hasPassphrase: boolean | null }

/** What makes backups and drills; only the program knows the owner's way to the database and the settings. */
export type Machine = {
  settings: { folder: string; isDaily: boolean; hasPassphrase: boolean; keeps: string; push: string | null }
  archives(): Promise<Lying[]>
  /** the bytes of a file of the folder; null when it is not there */
  read(file: string): Promise<Uint8Array | null>
  /** begin in the background; refuse while one of the same kind runs in any process */
  backUp(ctx: Ctx): Promise<{ id: string }>
  drill(ctx: Ctx, file: string): Promise<{ id: string }>
}

const machines = new WeakMap<Platform, Machine>()

export const provideMachine = (platform: Platform, machine: Machine): void => void machines.set(platform, machine)

export function machineOf(platform: Platform): Machine {
  const machine = machines.get(platform)
  if (!machine) throw new Refusal('unavailable', '备份功能没有启动，请重新启动头雁')
  return machine
}

export const hasMachine = (platform: Platform): boolean => machines.has(platform)
