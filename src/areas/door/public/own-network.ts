import { BlockList, isIP } from 'node:net'
import { networkRange } from '../schema.ts'

/** A proxy on the same machine speaks from here, whoever stands behind it. */
const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4')
LOOPBACK.addAddress('::1', 'ipv6')

/** Whether an address lies in one of the ranges. What is no address, or that of this very machine, never does. */
export function isInNetworks(address: string, networks: readonly string[]): boolean {
  const version = isIP(address)
  const family = version === 4 ? 'ipv4' : 'ipv6'
  if (version === 0 || LOOPBACK.check(address, family)) return false
  const list = new BlockList()
  for (const range of networks.map(networkRange)) {
    if (range) list.addSubnet(range.address, range.bits, range.family)
  }
  return list.check(address, family)
}
