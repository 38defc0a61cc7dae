/** A point in pixels, origin at the top left. */
export type Point = readonly [x: number, y: number]
/** Red, green, blue, each 0–255. */
export type Colour = readonly [red: number, green: number, blue: number]
/** `down` moves everything drawn from now on, in pixels. */
export type Canvas = { width: number; height: number; data: Uint8Array; down: number }

const SUB_LINES = 4

/** A canvas filled with one colour; `data` is RGBA, row by row. */
export function blankCanvas(width: number, height: number, colour: Colour): Canvas {
  const data = new Uint8Array(width * height * 4)
  for (let at = 0; at < data.length; at += 4) {
    data[at] = colour[0]
    data[at + 1] = colour[1]
    data[at + 2] = colour[2]
    data[at + 3] = 255
  }
  return { width, height, data, down: 0 }
}

/** Mixes two colours; share 0 gives the first, 1 the second. */
export function mix(first: Colour, second: Colour, share: number): Colour {
  const channel = (index: 0 | 1 | 2) => Math.round(first[index] + (second[index] - first[index]) * share)
  return [channel(0), channel(1), channel(2)]
}

/** Adds the part of every pixel of one sub-line that lies between two x positions. */
function addSpan(cover: Float32Array, from: number, to: number): void {
  const left = Math.max(0, from)
  const right = Math.min(cover.length, to)
  if (right <= left) return
  const first = Math.floor(left)
  const last = Math.min(cover.length - 1, Math.floor(right))
  const part = 1 / SUB_LINES
  if (first === last) {
    cover[first]! += (right - left) * part
    return
  }
  cover[first]! += (first + 1 - left) * part
  for (let x = first + 1; x < last; x++) cover[x]! += part
  cover[last]! += (right - last) * part
}

type Edge = { top: number; bottom: number; x: number; slope: number }

function edgesOf(shape: readonly Point[], down: number): Edge[] {
  const edges: Edge[] = []
  let from = shape[shape.length - 1]!
  for (const to of shape) {
    const [upper, lower] = from[1] < to[1] ? [from, to] : [to, from]
    if (upper[1] < lower[1]) {
      const slope = (lower[0] - upper[0]) / (lower[1] - upper[1])
      edges.push({ top: upper[1] + down, bottom: lower[1] + down, x: upper[0], slope })
    }
    from = to
  }
  return edges.sort((one, other) => one.top - other.top)
}

function crossings(active: readonly Edge[], y: number): number[] {
  const found: number[] = []
  for (const edge of active) {
    if (edge.top <= y && y < edge.bottom) found.push(edge.x + (y - edge.top) * edge.slope)
  }
  return found.sort((one, other) => one - other)
}

function blendRow(canvas: Canvas, row: number, cover: Float32Array, colour: Colour, alpha: number): void {
  for (let x = 0; x < canvas.width; x++) {
    const covered = cover[x]!
    if (covered === 0) continue
    const share = Math.min(1, covered) * alpha
    const at = (row * canvas.width + x) * 4
    for (let channel = 0; channel < 3; channel++) {
      const below = canvas.data[at + channel]!
      canvas.data[at + channel] = below + (colour[channel]! - below) * share + 0.5
    }
  }
}

/** Fills a closed shape (even-odd) with anti-aliased edges; `alpha` is 0–1. */
export function fill(canvas: Canvas, shape: readonly Point[], colour: Colour, alpha = 1): void {
  const waiting = edgesOf(shape, canvas.down)
  let active: Edge[] = []
  let next = 0
  const cover = new Float32Array(canvas.width)
  for (let row = Math.max(0, Math.floor(waiting[0]?.top ?? 0)); row < canvas.height; row++) {
    active = active.filter((edge) => edge.bottom > row)
    while (next < waiting.length && waiting[next]!.top < row + 1) active.push(waiting[next++]!)
    if (active.length === 0 && next === waiting.length) return
    cover.fill(0)
    for (let sub = 0; sub < SUB_LINES; sub++) {
      const xs = crossings(active, row + (sub + 0.5) / SUB_LINES)
      for (let index = 0; index + 1 < xs.length; index += 2) addSpan(cover, xs[index]!, xs[index + 1]!)
    }
    blendRow(canvas, row, cover, colour, alpha)
  }
}

/** One point of the Catmull–Rom curve between `b` and `c`. */
function between(a: Point, b: Point, c: Point, d: Point, share: number): Point {
  const along = (axis: 0 | 1) => {
    const [p, q, r, s] = [a[axis], b[axis], c[axis], d[axis]]
    const square = share * share
    return (
      0.5 * (2 * q + (r - p) * share + (2 * p - 5 * q + 4 * r - s) * square + (3 * q - p - 3 * r + s) * square * share)
    )
  }
  return [along(0), along(1)]
}

/** A smooth closed outline through the points; a point given twice makes a corner. */
export function smooth(points: readonly Point[], steps = 8): Point[] {
  const count = points.length
  const outline: Point[] = []
  for (let index = 0; index < count; index++) {
    const [a, b] = [points[(index + count - 1) % count]!, points[index]!]
    const [c, d] = [points[(index + 1) % count]!, points[(index + 2) % count]!]
    if (b[0] === c[0] && b[1] === c[1]) continue
    for (let step = 0; step < steps; step++) outline.push(between(a, b, c, d, step / steps))
  }
  return outline
}

/** An ellipse as an outline. */
export function ellipse([x, y]: Point, radiusX: number, radiusY: number): Point[] {
  return Array.from({ length: 36 }, (_, index) => {
    const angle = (index / 36) * 2 * Math.PI
    return [x + radiusX * Math.cos(angle), y + radiusY * Math.sin(angle)]
  })
}

/** The outline of a stroke along a smooth open line; `width` gives its breadth in pixels at 0–1 of its length. */
export function stroke(points: readonly Point[], width: (along: number) => number): Point[] {
  const line: Point[] = []
  const last = points.length - 1
  for (let index = 0; index < last; index++) {
    const [a, d] = [points[Math.max(0, index - 1)]!, points[Math.min(last, index + 2)]!]
    for (let step = 0; step < 8; step++) line.push(between(a, points[index]!, points[index + 1]!, d, step / 8))
  }
  line.push(points[last]!)
  const left: Point[] = []
  const right: Point[] = []
  line.forEach(([x, y], index) => {
    const [beforeX, beforeY] = line[Math.max(0, index - 1)]!
    const [afterX, afterY] = line[Math.min(line.length - 1, index + 1)]!
    const length = Math.hypot(afterX - beforeX, afterY - beforeY) || 1
    const half = width(index / (line.length - 1)) / 2
    const [aside, down] = [(-(afterY - beforeY) / length) * half, ((afterX - beforeX) / length) * half]
    left.push([x + aside, y + down])
    right.push([x - aside, y - down])
  })
  return [...left, ...right.reverse()]
}
