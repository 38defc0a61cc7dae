import { buffer } from 'node:stream/consumers'
import yauzl from 'yauzl'

/** One part of a Word or Excel file. */
export function unpacked(bytes: Uint8Array, part: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      zip.on('error', reject)
      zip.on('end', () => reject(new Error(`no part ${part}`)))
      zip.on('entry', (entry: yauzl.Entry) => {
        if (entry.fileName !== part) return zip.readEntry()
        zip.openReadStream(entry, (fault, stream) => (fault ? reject(fault) : resolve(buffer(stream))))
      })
      zip.readEntry()
    })
  })
}
