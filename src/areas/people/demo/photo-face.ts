import type { Look } from './photo-look.ts'
import { type Canvas, type Colour, ellipse, fill, mix, type Point, smooth, stroke } from './photo-raster.ts'

const CENTRE = 206.5
const EYES = 250
const LIPS: Colour = [184, 92, 84]
const WHITE: Colour = [252, 250, 248]

/** Draws ears and the face without features. */
export function drawHead(canvas: Canvas, look: Look): void {
  for (const side of [-1, 1]) {
    const x = CENTRE + side * (look.cheek + 3)
    fill(canvas, ellipse([x, 262], 13, 25), mix(look.skin, look.shade, 0.25))
    fill(canvas, ellipse([x - side * 1, 262], 6, 14), look.shade, 0.55)
  }
  const right: Point[] = [
    [CENTRE, 132],
    [CENTRE + look.cheek * 0.82, 150],
    [CENTRE + look.cheek * 0.99, 205],
    [CENTRE + look.cheek, 250],
    [CENTRE + look.cheek * 0.92, 296],
    [CENTRE + look.jaw * 1.12, 334],
    [CENTRE + look.jaw * 0.56, look.chin - 6],
  ]
  const left = right
    .slice(1)
    .map(([x, y]): Point => [2 * CENTRE - x, y])
    .reverse()
  fill(canvas, smooth([...right, [CENTRE, look.chin], ...left]), look.skin)
  for (const side of [-1, 1]) {
    fill(
      canvas,
      ellipse([CENTRE + side * look.cheek * 0.6, 297], 19, 13),
      [232, 140, 120],
      look.sex === '女' ? 0.2 : 0.1,
    )
  }
}

function drawEye(canvas: Canvas, look: Look, side: number, kind: { half: number; open: number; tilt: number }): void {
  const x = CENTRE + side * look.cheek * 0.46
  const outer = x + side * kind.half
  const inner = x - side * kind.half
  const white = smooth([
    [inner, EYES + 2],
    [inner, EYES + 2],
    [x, EYES - kind.open],
    [outer, EYES - kind.tilt],
    [outer, EYES - kind.tilt],
    [x, EYES + kind.open * 0.75],
  ])
  fill(canvas, white, WHITE)
  fill(canvas, ellipse([x, EYES - 0.5], 7, kind.open * 0.98), [62, 42, 34])
  fill(canvas, ellipse([x, EYES - 0.5], 3.6, 3.8), [18, 14, 14])
  fill(canvas, ellipse([x + 2.4, EYES - 3], 1.7, 1.7), [255, 255, 255])
  const lid: Point[] = [
    [inner - side, EYES + 2],
    [x, EYES - kind.open - 1],
    [outer + side * 2, EYES - kind.tilt - 1],
  ]
  const thick = look.sex === '女' ? 4.4 : 3.2
  fill(
    canvas,
    stroke(lid, (along) => 1.6 + Math.sin(along * Math.PI) * thick * 0.4 + along * thick * 0.4),
    [44, 32, 32],
  )
  const fold = lid.map(([px, py]): Point => [px, py - 5.5])
  fill(
    canvas,
    stroke(fold, (along) => 0.6 + Math.sin(along * Math.PI) * 1.4),
    look.shade,
  )
}

function drawBrow(canvas: Canvas, look: Look, side: number, kind: { lift: number; thick: number }): void {
  const x = CENTRE + side * look.cheek * 0.46
  const line: Point[] = [
    [x - side * 20, EYES - 24],
    [x + side * 2, EYES - 29 - kind.lift],
    [x + side * 22, EYES - 23],
  ]
  fill(
    canvas,
    stroke(line, (along) => kind.thick * (1 - along * 0.62)),
    mix(look.hair, look.skin, 0.12),
  )
}

function drawNoseAndMouth(canvas: Canvas, look: Look): void {
  const { choices, shade } = look
  const nose = choices.whole(11, 15)
  const wing = (side: number): Point[] => [
    [CENTRE + side * (nose + 1), 296],
    [CENTRE + side * (nose - 1), 303],
    [CENTRE + side * (nose - 7), 302],
  ]
  const bridge: Point[] = [
    [CENTRE + 7, 256],
    [CENTRE + 6, 275],
    [CENTRE + nose - 3, 294],
  ]
  fill(
    canvas,
    stroke(bridge, (along) => 1 + along * 2.5),
    shade,
    0.5,
  )
  for (const side of [-1, 1])
    fill(
      canvas,
      stroke(wing(side), () => 3),
      mix(shade, [120, 70, 52], 0.35),
    )
  fill(canvas, ellipse([CENTRE, 303], nose - 6, 2.6), shade, 0.8)

  const half = choices.whole(22, 27)
  const smile = choices.whole(1, 5)
  const lips = mix(LIPS, look.skin, look.sex === '女' ? 0.05 : 0.42)
  const corner = (side: number): Point => [CENTRE + side * half, 327 - smile]
  const upper: Point[] = [corner(-1), corner(-1), [CENTRE - 7, 322], [CENTRE, 323.5], [CENTRE + 7, 322], corner(1)]
  fill(canvas, smooth([...upper, corner(1), [CENTRE + 9, 336], [CENTRE, 338], [CENTRE - 9, 336]]), lips)
  const parting: Point[] = [corner(-1), [CENTRE, 329], corner(1)]
  fill(
    canvas,
    stroke(parting, (along) => 1.4 + Math.sin(along * Math.PI) * 1.6),
    mix(lips, [80, 30, 30], 0.55),
  )
}

/** Lines from the wings of the nose and at the eyes, from the late forties on. */
function drawLines(canvas: Canvas, look: Look): void {
  const depth = Math.min(0.9, (look.age - 44) * 0.06)
  if (depth <= 0) return
  for (const side of [-1, 1]) {
    const fold: Point[] = [
      [CENTRE + side * 20, 300],
      [CENTRE + side * 31, 314],
      [CENTRE + side * 35, 330],
    ]
    fill(
      canvas,
      stroke(fold, (along) => 0.6 + Math.sin(along * Math.PI) * 2),
      look.shade,
      depth,
    )
    const bag: Point[] = [
      [CENTRE + side * (look.cheek * 0.46 - 13), 265],
      [CENTRE + side * look.cheek * 0.46, 270],
      [CENTRE + side * (look.cheek * 0.46 + 13), 266],
    ]
    fill(
      canvas,
      stroke(bag, (along) => 0.6 + Math.sin(along * Math.PI) * 1.5),
      look.shade,
      depth * 0.8,
    )
  }
}

function drawGlasses(canvas: Canvas, look: Look): void {
  const frame: Colour = look.choices.pick([
    [40, 40, 44],
    [92, 70, 52],
    [120, 122, 128],
  ])
  const [rx, ry, rim] = [31, look.choices.whole(20, 25), 3]
  for (const side of [-1, 1]) {
    const [x, y] = [CENTRE + side * look.cheek * 0.47, EYES + 2]
    const outline = (reach: number) =>
      smooth([
        [x - rx - reach, y],
        [x - rx * 0.78 - reach * 0.7, y - ry - reach * 0.8],
        [x + rx * 0.78 + reach * 0.7, y - ry - reach * 0.8],
        [x + rx + reach, y],
        [x + rx * 0.7 + reach * 0.7, y + ry + reach * 0.8],
        [x - rx * 0.7 - reach * 0.7, y + ry + reach * 0.8],
      ])
    fill(canvas, outline(0), [255, 255, 255], 0.1)
    const outer = outline(rim / 2)
    const inner = outline(-rim / 2)
    fill(canvas, [...outer, outer[0]!, inner[0]!, ...inner.slice(1), inner[0]!], frame)
    const arm: Point[] = [
      [x + side * rx, y - 5],
      [CENTRE + side * (look.cheek + 8), y - 6],
    ]
    fill(
      canvas,
      stroke(arm, () => 3),
      frame,
    )
  }
  const gap = look.cheek * 0.47 - rx
  const nosePiece: Point[] = [
    [CENTRE - gap, EYES - 1],
    [CENTRE, EYES - 6],
    [CENTRE + gap, EYES - 1],
  ]
  fill(
    canvas,
    stroke(nosePiece, () => 3),
    frame,
  )
}

/** Draws brows, eyes, nose, mouth, lines of age and sometimes glasses. */
export function drawFeatures(canvas: Canvas, look: Look): void {
  const { choices } = look
  const male = look.sex === '男'
  const eye = { half: choices.whole(17, 19), open: choices.whole(7, 9), tilt: choices.whole(0, 3) }
  const brow = { lift: choices.whole(0, 4), thick: male ? choices.whole(8, 10) : choices.whole(5, 6) }
  for (const side of [-1, 1]) {
    drawEye(canvas, look, side, eye)
    drawBrow(canvas, look, side, brow)
  }
  drawNoseAndMouth(canvas, look)
  drawLines(canvas, look)
  if (choices.chance(male ? 0.42 : 0.3)) drawGlasses(canvas, look)
}
