const LONGEST = 1600
const MOST_BYTES = 2 * 1024 * 1024
const QUALITIES = [0.82, 0.65, 0.45]

/**
 * A photo made small on the phone. It is drawn anew, so that the place and the device written into the file stay here.
 *
 * @throws Error with a Chinese sentence when the browser cannot open it
 */
export async function smallPhoto(file: Blob): Promise<Blob> {
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (!image) throw new Error('这张照片打不开。请换一张，或者在相机设置里把格式改成JPEG后重拍。')
  const scale = Math.min(1, LONGEST / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.width * scale))
  canvas.height = Math.max(1, Math.round(image.height * scale))
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
  image.close()
  for (const quality of QUALITIES) {
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
    if (blob && blob.size <= MOST_BYTES) return blob
  }
  throw new Error('这张照片压缩后仍超过2MB，请换一张。')
}
