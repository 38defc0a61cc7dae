import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const SMALLEST = 1024
const compress = promisify(brotliCompress)

/** Beside every script and style its compressed form: a bureau's line is slow, and packing at each request is too. */
const packed: Plugin = {
  name: 'packed',
  apply: 'build',
  // Only what is written is final: the names of other parts are put in last.
  async writeBundle({ dir }, bundle) {
    for (const fileName of Object.keys(bundle).filter((name) => /\.(js|css|svg)$/.test(name))) {
      const file = join(dir!, fileName)
      const content = await readFile(file)
      if (content.length >= SMALLEST) await writeFile(`${file}.br`, await compress(content))
    }
  },
}

export default defineConfig({
  root: 'src/app/web',
  publicDir: '../../../public',
  plugins: [react(), packed],
  build: { outDir: '../../../dist/web', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 900 },
  server: { port: 7710, proxy: { '/api': 'http://127.0.0.1:7700' } },
})
