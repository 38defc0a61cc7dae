import type { Look } from './photo-look.ts'
import { type Canvas, type Colour, ellipse, fill, mix, type Point, smooth } from './photo-raster.ts'

const CENTRE = 206.5
const jackets: readonly Colour[] = [
  [36, 46, 72],
  [52, 56, 64],
  [30, 32, 38],
  [58, 70, 92],
  [66, 62, 60],
]
const womensJackets: readonly Colour[] = [...jackets, [104, 44, 58], [46, 84, 92], [122, 112, 104]]
const shirts: readonly Colour[] = [
  [250, 250, 250],
  [250, 250, 250],
  [222, 234, 246],
  [240, 234, 226],
]
const ties: readonly Colour[] = [
  [132, 32, 40],
  [40, 62, 112],
  [72, 78, 88],
]

/** The same outline on the other side of the picture. */
const mirrored = (points: readonly Point[]): Point[] => points.map(([x, y]) => [2 * CENTRE - x, y])

/** Fills a shape and its mirror image. */
function both(canvas: Canvas, points: readonly Point[], colour: Colour, alpha = 1): void {
  fill(canvas, points, colour, alpha)
  fill(canvas, mirrored(points), colour, alpha)
}

function drawNeck(canvas: Canvas, look: Look, chin: number): void {
  const half = look.sex === '男' ? 45 : 36
  const right: Point[] = [
    [CENTRE + half + 2, 330],
    [CENTRE + half, 385],
    [CENTRE + half + 7, 417],
    [CENTRE + half + 30, 450],
    [CENTRE, 520],
  ]
  fill(canvas, smooth([...right, ...mirrored(right.slice(0, -1)).reverse()]), look.skin)
  fill(canvas, ellipse([CENTRE, chin - 4], half + 4, 34), look.shade, 0.75)
}

function drawShoulders(canvas: Canvas, look: Look, jacket: Colour): void {
  const reach = look.sex === '男' ? 187 : 168
  const right: Point[] = [
    [CENTRE + 40, 414],
    [CENTRE + 62, 428],
    [CENTRE + reach - 62, 452],
    [CENTRE + reach - 14, 476],
    [CENTRE + reach + 8, 525],
    [CENTRE + reach + 16, 600],
    [CENTRE + reach + 16, 600],
  ]
  const opening: Point[] = [
    [CENTRE, 600],
    [CENTRE, 600],
  ]
  fill(canvas, smooth([...right, ...opening, ...mirrored(right).reverse(), [CENTRE, 440]]), jacket)
  const sleeve: Point[] = [
    [CENTRE + reach - 42, 600],
    [CENTRE + reach - 50, 540],
    [CENTRE + reach - 46, 540],
    [CENTRE + reach - 34, 600],
  ]
  both(canvas, sleeve, mix(jacket, [0, 0, 0], 0.35))
}

function drawShirt(canvas: Canvas, look: Look, shirt: Colour, tie: Colour | null): void {
  const wide = look.sex === '男' ? 50 : 40
  fill(
    canvas,
    [
      [CENTRE - wide, 410],
      [CENTRE, 455],
      [CENTRE + wide, 410],
      [CENTRE + wide + 8, 440],
      [CENTRE, 600],
      [CENTRE - wide - 8, 440],
    ],
    shirt,
  )
  if (tie) {
    const knot: Point[] = [
      [CENTRE - 13, 448],
      [CENTRE + 13, 448],
      [CENTRE + 8, 474],
      [CENTRE - 8, 474],
    ]
    const blade: Point[] = [
      [CENTRE - 8, 474],
      [CENTRE + 8, 474],
      [CENTRE + 20, 600],
      [CENTRE - 20, 600],
    ]
    fill(canvas, blade, tie)
    fill(canvas, knot, mix(tie, [0, 0, 0], 0.18))
  }
  const flap: Point[] = [
    [CENTRE + wide - 4, 402],
    [CENTRE + wide + 8, 424],
    [CENTRE + 30, 482],
    [CENTRE + 1, 450],
  ]
  both(canvas, flap, mix(shirt, [120, 130, 150], 0.1))
  both(canvas, [flap[3]!, flap[2]!, [CENTRE + 28, 485], [CENTRE - 1, 454]], mix(shirt, [60, 70, 90], 0.42), 0.7)
}

function drawLapels(canvas: Canvas, look: Look, jacket: Colour): void {
  const wide = look.sex === '男' ? 52 : 42
  const close = look.sex === '男' ? 600 : 575
  const front: Point[] = [
    [CENTRE + wide, 410],
    [CENTRE + wide + 44, 446],
    [CENTRE + 120, 600],
    [CENTRE, 600],
    [CENTRE + 2, close],
  ]
  both(canvas, front, jacket)
  const lapel: Point[] = [
    [CENTRE + wide - 1, 408],
    [CENTRE + wide + 17, 425],
    [CENTRE + wide + 40, 478],
    [CENTRE + wide + 22, 486],
    [CENTRE + wide + 30, 500],
    [CENTRE + 3, close - 4],
  ]
  both(canvas, lapel, mix(jacket, [255, 255, 255], 0.1))
  const edge: Point[] = [lapel[2]!, [CENTRE + wide + 22, 486], [CENTRE + wide + 30, 500], [CENTRE + 3, close - 4]]
  both(canvas, [...edge, [CENTRE + wide + 33, 501], [CENTRE + wide + 25, 488]], mix(jacket, [0, 0, 0], 0.4))
}

/** A round-necked blouse under an open jacket, the plainest of women's ID-photo clothes. */
function drawBlouse(canvas: Canvas, shirt: Colour): void {
  const right: Point[] = [
    [CENTRE + 46, 420],
    [CENTRE + 46, 420],
    [CENTRE + 52, 450],
    [CENTRE + 30, 600],
    [CENTRE + 30, 600],
  ]
  const neckline: Point[] = [
    [CENTRE - 30, 452],
    [CENTRE, 466],
    [CENTRE + 30, 452],
  ]
  fill(canvas, smooth([...right, ...mirrored(right).reverse(), ...neckline]), shirt)
}

/** Draws neck, shirt and jacket; `chin` is the y at which the chin will be, pixels. */
export function drawClothes(canvas: Canvas, look: Look, chin: number): void {
  const male = look.sex === '男'
  const jacket = look.choices.pick(male ? jackets : womensJackets)
  const shirt = look.choices.pick(shirts)
  const tie = male && look.choices.chance(0.62) ? look.choices.pick(ties) : null
  const roundNeck = !male && look.choices.chance(0.5)
  drawShoulders(canvas, look, jacket)
  drawNeck(canvas, look, chin)
  if (roundNeck) drawBlouse(canvas, shirt)
  else drawShirt(canvas, look, shirt, tie)
  drawLapels(canvas, look, jacket)
}
