// Lists that read on by themselves.

interface PageOfSome {
  readonly items: readonly unknown[];
  readonly next_cursor?: string | null;
}

/** Everything on a list, asked for page by page while it is looped over; each loop begins at the front. */
export class Listed<Page extends PageOfSome> implements AsyncIterable<Page["items"][number]> {
  readonly #ask: (cursor: { cursor?: string }) => Promise<Page>;

  /** @internal */
  constructor(ask: (cursor: { cursor?: string }) => Promise<Page>) {
    this.#ask = ask;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Page["items"][number], void, undefined> {
    for await (const page of this.pages()) {
      for (const item of page.items) yield item as Page["items"][number];
    }
  }

  /** Page after page; the `next_cursor` of one, given as `cursor`, goes on there another day. */
  async *pages(): AsyncGenerator<Page, void, undefined> {
    let page = await this.#ask({});
    yield page;
    while (page.next_cursor !== null && page.next_cursor !== undefined) {
      page = await this.#ask({ cursor: page.next_cursor });
      yield page;
    }
  }
}
