// What every refusal tells, as RFC 9457 writes it.

/** One place of a request that is wrong, and what is wrong with it. */
export interface Fault {
  readonly where: string;
  readonly what: string;
}

/** The API answered with a problem; those that the contract names have classes of their own in `refusals`. */
export class Refused extends Error {
  override readonly name: string = "Refused";
  /** The HTTP status. */
  readonly status: number;
  /** The problem's stable address, where its meaning and remedy can be read. */
  readonly type: string;
  /** The refusal in one line. */
  readonly title: string;
  /** What is particular to this case; may be empty. */
  readonly detail: string;
  /** How to mend it; may be empty. */
  readonly remedy: string;
  /** The places at fault. */
  readonly errors: readonly Fault[];
  /** What to name when asking for help. */
  readonly requestId: string;
  /** In how many seconds the same request may be sent again, if that was said. */
  readonly retryAfter: number | undefined;

  constructor(status: number, problem: Readonly<Record<string, unknown>>, retryAfter?: number) {
    const [type, title, detail, remedy] = ["type", "title", "detail", "remedy"].map((name) => text(problem, name));
    const errors = faults(problem["errors"]);
    const places = errors.map(({ where, what }) => `${where}: ${what}`).join("; ");
    super(`${status}: ${[title || type, detail, places, remedy].filter(Boolean).join(" · ")}`);
    this.status = status;
    this.type = type || "about:blank";
    this.title = title ?? "";
    this.detail = detail ?? "";
    this.remedy = remedy ?? "";
    this.errors = errors;
    this.requestId = text(problem, "request_id");
    this.retryAfter = retryAfter;
  }
}

function text(problem: Readonly<Record<string, unknown>>, name: string): string {
  const said = problem[name];
  return typeof said === "string" ? said : "";
}

function faults(said: unknown): readonly Fault[] {
  const places: unknown[] = Array.isArray(said) ? said : [];
  return places.filter(isRecord).map((each) => ({ where: text(each, "where"), what: text(each, "what") }));
}

/** @internal */
export function isRecord(said: unknown): said is Record<string, unknown> {
  return typeof said === "object" && said !== null && !Array.isArray(said);
}
