type Props = { personId: string; photoId?: string | null; hasPhoto: boolean; name: string; own?: boolean }

/** The photo as on the form; a blank of the same size where there is none. */
export function Photo({ personId, photoId, hasPhoto, name, own }: Props) {
  if (!hasPhoto) return <div className="photo photo-none">照片</div>
  const address = `/api/people/${personId}/${own ? 'dossier-photo' : 'photo'}`
  return <img className="photo" src={photoId ? `${address}?v=${photoId}` : address} alt={`${name}的照片`} />
}
