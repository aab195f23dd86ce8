/** Why a page cannot be read; `page` counts from 1. */
export class PageUnread extends Error {
  readonly rule: string;
  readonly page: number;

  constructor(rule: string, page: number) {
    super(`${rule} on page ${page}`);
    this.rule = rule;
    this.page = page;
  }
}
