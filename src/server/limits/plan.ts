/**
 * How many things an operation may come to: sizes of pages multiplied along the way down. What depends on variables is
 * kept as a small plan, so that a request adds and multiplies and walks no document.
 */

/** Where a page's size comes from. */
export type Source = number | { variable: string };

/** The largest that is said counts; a list says how long it is. */
export interface Size {
  sources: readonly Source[];
  otherwise: number;
}

interface Part {
  size: Size;
  /** The thing itself, which counts beside what is in it; 0 for a fragment. */
  self: 0 | 1;
  each: Plan;
}

export interface Plan {
  fixed: number;
  parts: readonly Part[];
}

/** Values of variables as they were sent, and their defaults. */
export interface Given {
  variables: Record<string, unknown> | null | undefined;
  defaults: Record<string, unknown>;
}

export const NOTHING: Plan = { fixed: 0, parts: [] };

const ONCE: Size = { sources: [], otherwise: 1 };

/** So many things, each with so much in it. */
export function times(size: Size, each: Plan, self: 0 | 1 = 1): Plan {
  const isFixed = each.parts.length === 0 && !size.sources.some((source) => typeof source === 'object');
  if (!isFixed) return { fixed: 0, parts: [{ size, self, each }] };
  const count = countOf(size, { variables: null, defaults: {} });
  return { fixed: count * (self + each.fixed), parts: [] };
}

/** Plans beside each other. Parts of parts are referred to: copied, fragments that spread fragments would double them. */
export function together(plans: readonly Plan[]): Plan {
  let fixed = 0;
  const parts: Part[] = [];
  for (const plan of plans) {
    if (plan.parts.length > 1) parts.push({ size: ONCE, self: 0, each: plan });
    else {
      fixed += plan.fixed;
      parts.push(...plan.parts);
    }
  }
  return { fixed, parts };
}

/** One thing with so much in it. */
export const once = (each: Plan): Plan => times(ONCE, each);

export function evaluate(plan: Plan, given: Given): number {
  let sum = plan.fixed;
  for (const { size, self, each } of plan.parts) sum += countOf(size, given) * (self + evaluate(each, given));
  return sum;
}

function countOf({ sources, otherwise }: Size, given: Given): number {
  let most = -1;
  for (const source of sources) {
    const value = typeof source === 'number' ? source : valueOf(source.variable, given);
    if (value == null) continue;
    const size = Array.isArray(value) ? value.length : isSize(value) ? value : otherwise;
    if (size > most) most = size;
  }
  return most < 0 ? otherwise : most;
}

/** What is no Int, or below nothing, is refused when it is executed. */
const isSize = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 31;

function valueOf(name: string, { variables, defaults }: Given): unknown {
  const value = variables?.[name];
  return value === undefined ? defaults[name] : value;
}
