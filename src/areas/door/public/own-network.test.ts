import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { networkRange } from '../schema.ts'
import { sourceAddress } from './limits.ts'
import { isInNetworks } from './own-network.ts'

describe('a range of the own network', () => {
  it.each(['10.20.0.0/16', '10.0.0.0/8', '192.0.2.7', '192.0.2.7/32', '2001:db8:12::/48', '2001:db8::/16', 'fe80::1'])(
    '%s is one',
    (text) => expect(networkRange(text)).not.toBeNull(),
  )

  it.each([
    ...['', '10.20.0.0/7', '0.0.0.0/0', '::/0', '2001:db8::/15', '10.20.0.0/33', '10.20.0.0/-1', '10.20.0.0/1e1'],
    ...[
      '10.20.0/16',
      '10.20.0.0/16/8',
      '256.1.1.1/16',
      'office',
      '10.20.0.0-10.20.0.9',
      '2001:db8::/129',
      '１０.20.0.0/16',
    ],
  ])('“%s” is none', (text) => expect(networkRange(text)).toBeNull())

  it.each<[string, string[], boolean]>([
    ['10.20.255.255', ['10.20.0.0/16'], true],
    ['10.21.0.0', ['10.20.0.0/16'], false],
    ['10.19.255.255', ['10.20.0.0/16'], false],
    ['192.0.2.7', ['10.20.0.0/16', '192.0.2.7'], true],
    ['2001:db8:12::9', ['2001:db8:12::/48'], true],
    ['2001:db8:13::9', ['2001:db8:12::/48'], false],
    ['10.20.1.1', [], false],
    ['', ['10.20.0.0/16'], false],
    ['10.20.1.1, 1.2.3.4', ['10.20.0.0/16'], false],
    ['127.0.0.1', ['127.0.0.0/8'], false],
    ['::1', ['::1'], false],
  ])('%s in %j: %s', (address, networks, isIn) => expect(isInNetworks(address, networks)).toBe(isIn))
})

describe('the address of whoever asks', () => {
  const proxies = ['192.0.2.1', '192.0.2.2']
  it.each<[string, string | undefined, string]>([
    ['203.0.113.7', undefined, '203.0.113.7'],
    ['::ffff:203.0.113.7', undefined, '203.0.113.7'],
    ['203.0.113.7', '10.20.1.1', '203.0.113.7'],
    ['192.0.2.1', '203.0.113.7', '203.0.113.7'],
    ['192.0.2.1', '10.20.1.1, 203.0.113.7', '203.0.113.7'],
    ['192.0.2.1', '10.20.1.1, 203.0.113.7, 192.0.2.2', '203.0.113.7'],
    ['192.0.2.1', '10.20.1.1, ::ffff:203.0.113.7', '203.0.113.7'],
    ['192.0.2.1', undefined, '192.0.2.1'],
    ['192.0.2.1', ' , ', '192.0.2.1'],
  ])('from %s saying %s is %s', (peer, forwarded, address) => {
    expect(sourceAddress(peer, forwarded, proxies)).toBe(address)
  })

  it('is never what a visitor wrote in front of what our proxy adds', () => {
    fc.assert(
      fc.property(fc.string(), fc.ipV4(), (written, visitor) => {
        fc.pre(!proxies.includes(visitor))
        expect(sourceAddress('192.0.2.1', `${written},${visitor}`, proxies)).toBe(visitor)
        expect(sourceAddress(visitor, written, proxies)).toBe(visitor)
      }),
    )
  })
})
