// Tests of printed pages: they need LibreOffice and fonts, which are installed where that may be done.
import { ensureInstalled, root, runPinned } from './launch.mjs'
import { conclude, runVitest } from './vitest.mjs'

ensureInstalled()
process.chdir(root)
const missing = await runPinned('tools/pages/requirements.ts', [])
if (missing) conclude([{ passed: 0, failed: 1 }])
conclude([await runVitest('pages', 'vitest.pages.config.ts', process.argv.slice(2))])
