import type { Locator, Page } from 'playwright-core';

/** The page as its reader knows it; the only place that knows how GraphiQL builds its markup. */
export class PlaygroundPage {
  /** Everything the browser complained about; a good page leaves it empty. */
  readonly complaints: string[] = [];
  /** Every address that was asked, sockets included. */
  readonly addresses: string[] = [];

  constructor(readonly page: Page) {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('request', (request) => this.addresses.push(request.url()));
    page.on('websocket', (socket) => this.addresses.push(socket.url()));
  }

  get answer(): Locator {
    return this.page.locator('.graphiql-response .CodeMirror');
  }

  get status(): Locator {
    return this.page.locator('.desk-status');
  }

  get tabs(): Locator {
    return this.page.getByRole('tab');
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.page.locator('.graphiql-query-editor .CodeMirror').waitFor();
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'Sign in' }).click();
    const form = this.page.getByRole('form', { name: 'Account' });
    await form.getByLabel('E-mail').fill(email);
    await form.getByLabel('Password').fill(password);
    await form.getByRole('button', { name: 'Sign in' }).click();
  }

  async openTab(name: string): Promise<void> {
    await this.tabs.filter({ hasText: name }).click();
  }

  async run(): Promise<void> {
    await this.page.getByRole('button', { name: /Execute query/ }).click();
  }

  /** Asked hosts other than the desk's own. `data:` and `blob:` never leave the browser. */
  strangers(url: string): string[] {
    const { host } = new URL(url);
    return this.addresses.filter((address) => !/^(data|blob):/.test(address) && new URL(address).host !== host);
  }
}
