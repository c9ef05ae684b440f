/**
 * Small readers of JSON that are put together into the shape of a configuration. Each gives the value it stands for, or
 * says what is wrong and where; none stops at the first problem.
 */

type Path = readonly (string | number)[];

export interface Problem {
  /** Empty for the whole. */
  readonly path: Path;
  readonly reason: string;
}

/** As `receivers.grpc.port must be …`. */
export function problemText({ path, reason }: Problem): string {
  const steps = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
  return `${steps.replace(/^\./, "") || "the configuration"} ${reason}`;
}

/** @returns the value; after a problem, what could be read of it */
export type Reader<Value> = (json: unknown, path: Path, problems: Problem[]) => Value | undefined;

/** What a reader reads: the types of a configuration follow from its shape. */
export type ReadBy<R> = R extends Reader<infer Value> ? Value : never;

/** Optional members may be left out or be null. */
export function optional<Value>(reader: Reader<Value>): Reader<Value | undefined> {
  return (json, path, problems) => (json === undefined || json === null ? undefined : reader(json, path, problems));
}

export function text(accepts: RegExp = /^[\s\S]+$/, what = "text that is not empty"): Reader<string> {
  return single((json): json is string => typeof json === "string" && accepts.test(json), what);
}

export function number({ min, max, whole = false }: { min: number; max: number; whole?: boolean }): Reader<number> {
  return single(
    (json): json is number =>
      typeof json === "number" && json >= min && json <= max && (!whole || Number.isInteger(json)),
    `${whole ? "a whole number" : "a number"} from ${min} to ${max}`,
  );
}

export function oneOf<const Word extends string | number>(...words: readonly Word[]): Reader<Word> {
  return single((json): json is Word => words.some((word) => word === json), `one of ${words.join(", ")}`);
}

function single<Value>(accepts: (json: unknown) => json is Value, what: string): Reader<Value> {
  return (json, path, problems) => {
    if (accepts(json)) return json;
    problems.push({ path, reason: `must be ${what}, not ${shown(json)}` });
    return undefined;
  };
}

export function list<Value>(reader: Reader<Value>, { max }: { max: number }): Reader<readonly Value[]> {
  return (json, path, problems) => {
    if (!Array.isArray(json) || json.length > max) {
      problems.push({ path, reason: `must be a list of at most ${max}, not ${shown(json)}` });
      return undefined;
    }
    return json.flatMap((item: unknown, index) => {
      const value = reader(item, [...path, index], problems);
      return value === undefined ? [] : [value];
    });
  };
}

/** What keys must be, and what is said of one that is not. */
export interface KeyForm {
  readonly accepts: RegExp;
  readonly otherwise: string;
}

export function record<Value>(
  reader: Reader<Value>,
  ...forms: readonly KeyForm[]
): Reader<Readonly<Record<string, Value>>> {
  return (json, path, problems) => {
    const members = membersOf(json, path, problems);
    const read: [string, Value][] = [];
    for (const [key, member] of Object.entries(members ?? {})) {
      const form = forms.find(({ accepts }) => !accepts.test(key));
      if (form) problems.push({ path: [...path, key], reason: form.otherwise });
      const value = reader(member, [...path, key], problems);
      if (value !== undefined) read.push([key, value]);
    }
    return Object.fromEntries(read);
  };
}

/** Exactly these members; of others the names are reported. */
export function object<Readers extends Readonly<Record<string, Reader<unknown>>>>(
  readers: Readers,
): Reader<{ readonly [Key in keyof Readers]: ReadBy<Readers[Key]> }> {
  return (json, path, problems) => {
    const members = membersOf(json, path, problems);
    if (!members) return undefined;
    for (const key of Object.keys(members)) {
      if (!Object.hasOwn(readers, key)) {
        const known = Object.keys(readers).join(", ");
        problems.push({ path: [...path, key], reason: `is not known here; there are ${known}` });
      }
    }
    // eslint-disable-next-line fairlead/no-lookup-by-text -- the names are those of our readers
    const read = Object.entries(readers).map(([key, reader]) => [key, reader(members[key], [...path, key], problems)]);
    // Member by member what its reader reads.
    return Object.fromEntries(read) as { readonly [Key in keyof Readers]: ReadBy<Readers[Key]> };
  };
}

/** A union told apart by the word in `kind`. */
export function byKind<Readers extends Readonly<Record<string, Reader<{ readonly kind: string }>>>>(
  readers: Readers,
): Reader<ReadBy<Readers[keyof Readers]>> {
  return (json, path, problems) => {
    const members = membersOf(json, path, problems);
    if (!members) return undefined;
    const { kind } = members;
    const reader = typeof kind === "string" && Object.hasOwn(readers, kind) ? readers[kind] : undefined;
    // One of the readers reads what one of them reads.
    if (reader) return reader(json, path, problems) as ReadBy<Readers[keyof Readers]>;
    const kinds = Object.keys(readers).join(", ");
    problems.push({ path: [...path, "kind"], reason: `must be one of ${kinds}, not ${shown(kind)}` });
    return undefined;
  };
}

export function either<Left, Right>(left: Reader<Left>, right: Reader<Right>): Reader<Left | Right> {
  return (json, path, problems) => {
    const attempts: Problem[] = [];
    const first = left(json, path, attempts);
    if (attempts.length === 0) return first;
    const others: Problem[] = [];
    const second = right(json, path, others);
    if (others.length > 0) problems.push(...attempts);
    return second;
  };
}

function membersOf(json: unknown, path: Path, problems: Problem[]): Readonly<Record<string, unknown>> | undefined {
  if (typeof json === "object" && json !== null && !Array.isArray(json)) return { ...json };
  problems.push({ path, reason: `must be an object, not ${shown(json)}` });
  return undefined;
}

/** Of a value no more than this is shown. */
const shownCharsMax = 40;

function shown(json: unknown): string {
  if (json === undefined) return "missing";
  if (Array.isArray(json)) return `a list of ${json.length}`;
  if (typeof json === "object" && json !== null) return "an object";
  const whole = JSON.stringify(json);
  return whole.length > shownCharsMax ? `${whole.slice(0, shownCharsMax)}…` : whole;
}
