import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const PACKAGES = [
  'libreoffice-writer-nogui',
  'libreoffice-calc-nogui',
  'poppler-utils',
  'fonts-noto-cjk',
  'fonts-liberation',
  'fonts-arphic-ukai',
  'fonts-arphic-uming',
  'fonts-lxgw-wenkai',
]

const COMMANDS = [
  { command: 'soffice', title: 'LibreOffice（soffice）' },
  { command: 'pdfinfo', title: 'poppler-utils（pdfinfo）' },
  { command: 'pdffonts', title: 'poppler-utils（pdffonts）' },
  { command: 'pdftotext', title: 'poppler-utils（pdftotext）' },
  { command: 'pdftoppm', title: 'poppler-utils（pdftoppm）' },
  { command: 'fc-list', title: 'fontconfig（fc-list）' },
]

const FAMILIES = ['Noto Serif CJK SC', 'Noto Sans CJK SC', 'Liberation Serif']

/** Programs and fonts the page check needs and this computer lacks, in Chinese; empty when all are there. */
export function missingRequirements(): string[] {
  const programs = COMMANDS.filter(({ command }) => !isOnPath(command)).map(({ title }) => title)
  if (!isOnPath('fc-list')) return programs
  const families = installedFamilies()
  return [...programs, ...FAMILIES.filter((family) => !families.has(family)).map((family) => `字体 ${family}`)]
}

/** Families of all fonts that fontconfig finds on this computer. */
export function installedFamilies(): Set<string> {
  const listed = execFileSync('fc-list', ['--format', '%{family}\n'], { encoding: 'utf8', env: systemFontsOnly() })
  return new Set(listed.split(/[\n,]/).map((family) => family.trim()))
}

function systemFontsOnly(): NodeJS.ProcessEnv {
  const { FONTCONFIG_FILE: _, ...rest } = process.env
  return rest
}

function isOnPath(command: string): boolean {
  return (process.env.PATH ?? '').split(':').some((folder) => folder !== '' && existsSync(`${folder}/${command}`))
}

/** Installs what is missing where this may be done (root on Debian or Ubuntu). Throws with a Chinese sentence else. */
export function requirePageTools(): void {
  const missing = missingRequirements()
  if (missing.length === 0) return
  if (isDebianRoot()) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    execFileSync('apt-get', ['update', '-q'], { stdio: 'inherit', env })
    execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...PACKAGES], { stdio: 'inherit', env })
  }
  const left = missingRequirements()
  if (left.length === 0) return
  throw new Error(
    `版面检查缺少：${left.join('、')}。请用系统的软件管理器安装后重试；` +
      `Debian或Ubuntu上的命令是：sudo apt-get install ${PACKAGES.join(' ')}`,
  )
}

function isDebianRoot(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !isOnPath('apt-get')) return false
  return existsSync('/etc/os-release') && /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
}

if (import.meta.main) {
  try {
    requirePageTools()
    console.log('版面检查所需的程序和字体已齐全。')
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
