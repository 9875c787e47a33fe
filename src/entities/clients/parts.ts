/** Takes the parts that are given, and answers whether that was any change. */
export function takeParts<Thing extends object>(thing: Thing, parts: Partial<Thing>): boolean {
  const changed = (Object.keys(parts) as (keyof Thing)[]).some((name) => thing[name] !== parts[name]);
  Object.assign(thing, parts);
  return changed;
}
