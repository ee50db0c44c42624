// A function that has one of the names, deep inside another.
export function animate(frames: number): number {
  const step = (frame: number, by: number): number => frame + by;
  return step(frames, 1);
}
