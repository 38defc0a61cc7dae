import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { installedFamilies } from './requirements.ts'

const run = promisify(execFile)
const LARGE = { maxBuffer: 256 * 1024 * 1024 }
const CONVERSION_MS = 180_000

/** Fonts the documents name, and the free fonts that stand in for them, best first. */
const STAND_INS: Record<string, string[]> = {
  方正小标宋简体: ['Noto Serif CJK SC'],
  宋体: ['Noto Serif CJK SC', 'AR PL UMing CN'],
  SimSun: ['Noto Serif CJK SC', 'AR PL UMing CN'],
  仿宋_GB2312: ['FandolFang', 'AR PL UMing CN', 'Noto Serif CJK SC'],
  仿宋: ['FandolFang', 'AR PL UMing CN', 'Noto Serif CJK SC'],
  楷体_GB2312: ['LXGW WenKai', 'AR PL UKai CN', 'Noto Serif CJK SC'],
  楷体: ['LXGW WenKai', 'AR PL UKai CN', 'Noto Serif CJK SC'],
  黑体: ['Noto Sans CJK SC'],
  'Times New Roman': ['Liberation Serif'],
}

const LAST_RESORT = 'Noto Serif CJK SC'

/**
 * A fontconfig file that sees the system's fonts and maps the documents' fonts to those installed. Characters a
 * stand-in lacks come from a Song face in its mainland forms, never from a Japanese gothic.
 */
export function fontsConf(families: ReadonlySet<string>, cacheFolder: string): string {
  const aliases = Object.entries(STAND_INS).map(([family, choices]) => {
    const present = choices.filter((choice) => families.has(choice)).slice(0, 1)
    const prefer = [...new Set([...present, LAST_RESORT])].map((choice) => `<family>${choice}</family>`)
    return `<alias binding="same"><family>${family}</family><prefer>${prefer.join('')}</prefer></alias>`
  })
  const generic = ['serif', 'sans-serif', 'system-ui'].map(
    (family) => `<alias><family>${family}</family><prefer><family>${LAST_RESORT}</family></prefer></alias>`,
  )
  return [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    '<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir><dir prefix="xdg">fonts</dir>',
    `<cachedir>${cacheFolder}</cachedir>`,
    ...aliases,
    ...generic,
    '</fontconfig>',
    '',
  ].join('\n')
}

/**
 * Converts documents to PDF in one LibreOffice run with a profile and font aliases of its own.
 * Base names must differ. Returns the paths of the PDF files in `outDir`, in the order of `files`.
 * Throws when a document gave no PDF.
 */
export async function renderPdf(files: readonly string[], outDir: string): Promise<string[]> {
  await mkdir(outDir, { recursive: true })
  const work = await mkdtemp(join(tmpdir(), 'pages-'))
  try {
    const conf = join(work, 'fonts.conf')
    await writeFile(conf, fontsConf(installedFamilies(), join(work, 'font-cache')))
    const profile = `-env:UserInstallation=${pathToFileURL(join(work, 'profile')).href}`
    const args = [profile, '--headless', '--norestore', '--convert-to', 'pdf', '--outdir', outDir, ...files]
    const env = { ...process.env, FONTCONFIG_FILE: conf }
    await run('soffice', args, { ...LARGE, env, timeout: CONVERSION_MS })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  const made = files.map((file) => join(outDir, `${basename(file, extname(file))}.pdf`))
  for (const pdf of made) await stat(pdf)
  return made
}

/** Number of pages of a PDF file. */
export async function pageCount(pdf: string): Promise<number> {
  const { stdout } = await run('pdfinfo', [pdf])
  return Number(/^Pages:\s+(\d+)/m.exec(stdout)?.[1])
}

/** Names of the fonts embedded in a PDF file, without their subset prefixes. */
export async function pdfFonts(pdf: string): Promise<string[]> {
  const { stdout } = await run('pdffonts', [pdf])
  const names = stdout
    .split('\n')
    .slice(2)
    .map((row) => row.split(/\s{2,}| (?=CID|Type|TrueType)/)[0]?.trim() ?? '')
  return [...new Set(names.filter(Boolean).map((name) => name.replace(/^[A-Z]{6}\+/, '')))]
}

/** Text of a PDF file in reading order. */
export async function pdfText(pdf: string): Promise<string> {
  const { stdout } = await run('pdftotext', ['-layout', '-enc', 'UTF-8', pdf, '-'], LARGE)
  return stdout
}

/** A word on a page; page counted from 1, box in points from the page's top left corner. */
export type PlacedWord = { page: number; text: string; left: number; top: number; right: number; bottom: number }

/** All words of a PDF file with their boxes. */
export async function pdfWords(pdf: string): Promise<PlacedWord[]> {
  const { stdout } = await run('pdftotext', ['-bbox', '-enc', 'UTF-8', pdf, '-'], LARGE)
  const word = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g
  return stdout
    .split('<page ')
    .slice(1)
    .flatMap((page, index) =>
      [...page.matchAll(word)].map(([, left, top, right, bottom, text]) => ({
        page: index + 1,
        text: (text ?? '')
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&quot;/g, '"')
          .replace(/&amp;/g, '&'),
        left: Number(left),
        top: Number(top),
        right: Number(right),
        bottom: Number(bottom),
      })),
    )
}

/** True when an installed font family has a glyph for a character. */
export async function hasGlyph(family: string, character: string): Promise<boolean> {
  const point = (character.codePointAt(0) ?? 0).toString(16)
  const { stdout } = await run('fc-list', [`${family}:charset=${point}`, 'family'])
  return stdout.trim() !== ''
}

/** Renders each page of a PDF file as PNG at `dpi` dots an inch; one file's bytes per page. */
export async function pageImages(pdf: string, dpi: number): Promise<Uint8Array[]> {
  const folder = await mkdtemp(join(tmpdir(), 'page-images-'))
  try {
    await run('pdftoppm', ['-r', String(dpi), '-png', pdf, join(folder, 'page')])
    const names = (await readdir(folder)).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    return await Promise.all(names.map((name) => readFile(join(folder, name))))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
