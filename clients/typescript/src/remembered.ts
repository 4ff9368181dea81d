// Answers that came with an `ETag`, kept so that what has not changed is not sent again.

const MOST = 64;

/** An answer: its tag and its text. */
export interface Kept {
  readonly tag: string;
  readonly body: string;
}

/**
 * The last answers by their addresses.
 *
 * Whoever asks, the server compares the tag with what it would show to them, so another person's view never comes back.
 */
export class Remembered {
  readonly #kept = new Map<string, Kept>();

  /** What this address answered last, if it is still kept. */
  last(address: string): Kept | undefined {
    return this.#kept.get(address);
  }

  /** Keep this in place of what was; the oldest of too many go. */
  keep(address: string, kept: Kept): void {
    this.#kept.delete(address);
    this.#kept.set(address, kept);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST) return;
      this.#kept.delete(oldest);
    }
  }
}
