// Works out the proof of work when a form is sent, makes photos small, and helps to keep the code. Nothing is sent
// anywhere but with the form itself, and nothing is stored on the device.
const K = new Int32Array(64)
const START = new Int32Array(8)

function root(value, power) {
  const part = value ** (1 / power)
  return ((part - Math.floor(part)) * 4294967296) | 0
}

for (let n = 2, found = 0; found < 64; n++) {
  let isPrime = true
  for (let by = 2; by * by <= n; by++) if (n % by === 0) isPrime = false
  if (!isPrime) continue
  if (found < 8) START[found] = root(n, 2)
  K[found++] = root(n, 3)
}

const turn = (x, by) => (x >>> by) | (x << (32 - by))

/** SHA-256 of a short text in ASCII; the browser's own is missing on pages without TLS. Returns the first two words. */
export function sha256Head(text) {
  const blocks = Math.ceil((text.length + 9) / 64)
  const words = new Int32Array(blocks * 16)
  for (let n = 0; n < text.length; n++) words[n >> 2] |= text.charCodeAt(n) << (24 - (n % 4) * 8)
  words[text.length >> 2] |= 0x80 << (24 - (text.length % 4) * 8)
  words[words.length - 1] = text.length * 8
  const h = Int32Array.from(START)
  const w = new Int32Array(64)
  for (let block = 0; block < words.length; block += 16) {
    let [a, b, c, d, e, f, g, i] = h
    for (let n = 0; n < 64; n++) {
      if (n < 16) w[n] = words[block + n]
      else {
        const s0 = turn(w[n - 15], 7) ^ turn(w[n - 15], 18) ^ (w[n - 15] >>> 3)
        const s1 = turn(w[n - 2], 17) ^ turn(w[n - 2], 19) ^ (w[n - 2] >>> 10)
        w[n] = (w[n - 16] + s0 + w[n - 7] + s1) | 0
      }
      const t1 = (i + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[n] + w[n]) | 0
      const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
      i = g
      g = f
      f = e
      e = (d + t1) | 0
      d = c
      c = b
      b = a
      a = (t1 + t2) | 0
    }
    for (const [n, value] of [a, b, c, d, e, f, g, i].entries()) h[n] = (h[n] + value) | 0
  }
  return [h[0] >>> 0, h[1] >>> 0]
}

/** Looks for the number in small steps, so that the page stays alive on a slow phone. */
function solve(token, bits, done) {
  let n = 0
  const step = () => {
    const until = performance.now() + 30
    while (performance.now() < until) {
      for (let often = 0; often < 50; often++, n++) {
        const nonce = n.toString(36)
        if (Math.clz32(sha256Head(`${token}:${nonce}`)[0]) >= bits) {
          done(nonce)
          return
        }
      }
    }
    setTimeout(step, 0)
  }
  step()
}

function prepareForm(form) {
  const nonce = form.querySelector('input[name=nonce]')
  const token = form.querySelector('input[name=token]')
  if (!nonce || !token) return
  const button = form.querySelector('button[type=submit]')
  const title = button.textContent
  let wanted = false
  solve(token.value, Number(nonce.dataset.bits), (found) => {
    nonce.value = found
    if (wanted) form.submit()
  })
  form.addEventListener('submit', (event) => {
    if (wanted || !nonce.value) event.preventDefault()
    wanted = true
    button.disabled = true
    button.textContent = button.dataset.busy
  })
  // Coming back with the browser's own button finds the form ready again.
  window.addEventListener('pageshow', () => {
    wanted = false
    button.disabled = false
    button.textContent = title
  })
}

const MOST_SIDE = 1600

/** A photo of a phone is ten times what is needed; smaller ones go through a slow line, without place and time. */
async function smaller(file) {
  if (!/^image\//.test(file.type) || !window.createImageBitmap) return file
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, MOST_SIDE / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.82))
    return blob ? new File([blob], 'photo.jpg', { type: 'image/jpeg' }) : file
  } catch {
    return file
  }
}

function prepareFiles(input) {
  input.addEventListener('change', async () => {
    const made = new DataTransfer()
    for (const file of input.files) made.items.add(await smaller(file))
    input.files = made.files
  })
}

function imageOf(code) {
  const canvas = document.createElement('canvas')
  canvas.width = 900
  canvas.height = 300
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, 900, 300)
  pen.fillStyle = '#1f2328'
  pen.font = '32px sans-serif'
  pen.fillText(code.dataset.unit, 40, 80)
  pen.font = 'bold 36px monospace'
  pen.fillText(code.textContent.trim(), 40, 180)
  pen.font = '26px sans-serif'
  pen.fillText(location.host, 40, 250)
  return canvas
}

const acts = {
  copy(code, button) {
    const text = code.textContent.trim()
    const said = () => {
      button.textContent = button.dataset.done
    }
    if (navigator.clipboard) return navigator.clipboard.writeText(text).then(said)
    getSelection().selectAllChildren(code)
    if (document.execCommand('copy')) said()
  },
  image(code) {
    imageOf(code).toBlob((blob) => {
      const anchor = document.createElement('a')
      anchor.href = URL.createObjectURL(blob)
      anchor.download = 'code.png'
      anchor.click()
    })
  },
  print() {
    window.print()
  },
}

if (typeof document !== 'undefined') {
  for (const form of document.querySelectorAll('form[method=post]')) prepareForm(form)
  for (const input of document.querySelectorAll('input[type=file]')) prepareFiles(input)
  const code = document.getElementById('code')
  for (const button of document.querySelectorAll('button[data-act]')) {
    button.hidden = false
    button.addEventListener('click', () => acts[button.dataset.act](code, button))
  }
  document.getElementById('faults')?.focus()
}
