// Loaded before the program: writes down wherever it wants to connect and whatever name it looks up.
import { appendFileSync } from 'node:fs'
import { createRequire, syncBuiltinESMExports } from 'node:module'

const require = createRequire(import.meta.url)
const file = process.env.OUTBOUND_FILE
const note = (what) => appendFileSync(file, `${JSON.stringify(what)}\n`)

const net = require('node:net')
const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function connectNoted(...args) {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0]
  const isPath = typeof first === 'string' && Number.isNaN(Number(first))
  const given = isPath ? { path: first } : { port: first, host: args[1] }
  const { path, host, port } = typeof first === 'object' && first !== null ? first : given
  note({ kind: 'connect', to: path ?? `${host ?? 'localhost'}:${port}` })
  return connect.apply(this, args)
}
const dns = require('node:dns')
for (const resolver of [dns, dns.promises]) {
  for (const name of Object.keys(resolver)) {
    if (!/^(lookup|resolve)/.test(name) || typeof resolver[name] !== 'function') continue
    const original = resolver[name]
    resolver[name] = function noted(host, ...rest) {
      note({ kind: 'lookup', to: String(host) })
      return original.call(this, host, ...rest)
    }
  }
}
const dgram = require('node:dgram')
const send = dgram.Socket.prototype.send
dgram.Socket.prototype.send = function sendNoted(...args) {
  note({ kind: 'send', to: args.filter((one) => typeof one === 'string').join() })
  return send.apply(this, args)
}
syncBuiltinESMExports()
note({ kind: 'watching', to: '' })
