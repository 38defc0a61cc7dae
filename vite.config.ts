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
  async generateBundle(_options, bundle) {
    const parts = Object.values(bundle).filter(({ fileName }) => /\.(js|css|svg)$/.test(fileName))
    for (const part of parts) {
      const content = part.type === 'chunk' ? part.code : part.source
      if (content.length < SMALLEST) continue
      this.emitFile({ type: 'asset', fileName: `${part.fileName}.br`, source: await compress(content) })
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
